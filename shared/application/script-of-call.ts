import type { Placement } from '../domain/attempt.ts';
import type { Programme } from '../domain/dial-rules.ts';
import { type Tier, tierHolding } from '../domain/sales-structure.ts';
import type { Script } from '../domain/structure-fields.ts';
import type { SettingsInForce } from './settings-in-force.ts';

/** What the call was placed with, as far as it says what its agent has before them. */
type PlacedCall = Pick<Placement, 'stage' | 'tier' | 'purpose' | 'campaignId'>;

/** The tier that placed the call; where the structure has it no more, the one that works the stage now. */
export function tierOfCall({ tier, stage }: PlacedCall, { structure }: SettingsInForce): Tier {
  return structure.tiers.find(({ number }) => number === tier) ?? tierHolding(structure, stage);
}

/** The script of the programme whose touch the call is, where it has one of its own that exists, else the tier's. */
export function scriptOfCall(call: PlacedCall, settings: SettingsInForce): Script | undefined {
  const { purpose } = call;
  const { scripts } = settings.structure;
  const programmes = programmesOfCall(call, settings);
  const { script } = tierOfCall(call, settings);
  const programme = purpose.kind === 'touch' ? programmes.find(({ id }) => id === purpose.programme) : undefined;
  const own = programme?.script === undefined ? undefined : scripts[programme.script];
  return own ?? (script === undefined ? undefined : scripts[script]);
}

/** None when the campaign that placed the call is gone or works the stage no more. */
export function programmesOfCall({ campaignId, stage }: PlacedCall, settings: SettingsInForce): readonly Programme[] {
  return settings.rulesOf(campaignId, stage)?.programmes ?? [];
}
