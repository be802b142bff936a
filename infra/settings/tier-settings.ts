import type { SalesStructure } from '../../shared/domain/sales-structure.ts';
import type { Stage } from '../../shared/domain/stage.ts';
import type { TierNumber } from '../../shared/domain/tier-number.ts';
import type { SettingsFields } from './settings-fields.ts';

/** Where the numbers that a tier calls from come from. */
export type CallerNumbers =
  /** E.164, claimed to the instance already; at least one. */
  { readonly kind: 'given'; readonly numbers: readonly string[] } | NumberClaim;

/** A number that is claimed when the deployment is made. */
export interface NumberClaim {
  readonly kind: 'claim';
  /** ISO 3166-1, two capital letters. */
  readonly country: string;
  readonly type: 'DID' | 'TOLL_FREE';
  /** Whether the tier has it for itself or shares it with the others. */
  readonly sharedBy: 'this-tier' | 'all-tiers';
}

/** A tier of the sales structure with what it calls with. Ids are those of parts that exist already. */
export interface TierSettings {
  readonly number: TierNumber;
  readonly name: string;
  readonly stages: readonly Stage[];
  readonly queueId?: string;
  readonly routingProfileId?: string;
  readonly callerNumbers: CallerNumbers;
}

type Written = Pick<SettingsFields, 'tiers' | 'callerNumbers'>;

/**
 * Each tier of the structure: what the settings say of it before what the structure's document says. Undefined in place of
 * a tier for which nothing names a number to call from.
 */
export function tierSettings(
  structure: SalesStructure,
  { tiers, callerNumbers }: Written,
): readonly (TierSettings | undefined)[] {
  return structure.tiers.map(({ number, name, stages, ...fromDocument }) => {
    const own = tiers[number];
    const queueId = own?.queueId ?? fromDocument.queueId;
    const routingProfileId = own?.routingProfileId ?? fromDocument.routingProfileId;
    const numbers =
      numbersFrom(own?.callerNumbers ?? fromDocument.callerNumbers, 'this-tier') ??
      numbersFrom(callerNumbers, 'all-tiers');
    if (numbers === undefined) return undefined;
    return {
      number,
      name,
      stages,
      ...(queueId === undefined ? {} : { queueId }),
      ...(routingProfileId === undefined ? {} : { routingProfileId }),
      callerNumbers: numbers,
    };
  });
}

function numbersFrom(
  written: Written['callerNumbers'] | readonly string[],
  sharedBy: NumberClaim['sharedBy'],
): CallerNumbers | undefined {
  if (written === undefined) return undefined;
  if ('claim' in written) return { kind: 'claim', ...written.claim, sharedBy };
  return { kind: 'given', numbers: written };
}
