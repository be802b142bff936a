import type { SettingsRepository } from '../shared/application/ports/settings-repository.ts';
import { publishStructure } from '../shared/application/structure-versions.ts';
import { salesStructure, type TierNumber } from '../shared/domain/sales-structure.ts';
import type { StructureDocument } from '../shared/domain/structure-fields.ts';
import type { VirtualClock } from './clock/virtual-clock.ts';
import { campaignsOf, equipmentOf, usualPeople } from './company.ts';
import type { ContactCentre } from './contact-centre.ts';
import { deployedFlows } from './deployed-flows.ts';
import type { RunCompany, StructureSwitch } from './run-company.ts';

export interface SwitchingCompany {
  readonly settings: SettingsRepository;
  readonly centre: ContactCentre;
  readonly clock: VirtualClock;
}

/**
 * Divides the company otherwise at the moments planned, as its administrator would: the campaigns of the new tiers are put
 * first, people move, and then the structure is published.
 * @param onSwitched told after each, with what is in force then.
 */
export function planSwitches(
  run: SwitchingCompany,
  company: RunCompany,
  onSwitched: (done: StructureSwitch) => Promise<void>,
): void {
  for (const planned of company.switches) {
    run.clock.at(planned.at, async () => {
      await switchStructure(run, planned.structure, company.agents);
      await onSwitched(planned);
    });
  }
}

async function switchStructure(
  { settings, centre, clock }: SwitchingCompany,
  document: StructureDocument,
  agents: ReadonlyMap<TierNumber, number>,
): Promise<void> {
  const structure = salesStructure(document);
  for (const campaign of campaignsOf(structure)) await settings.putCampaign(campaign);
  const numbers = structure.tiers.flatMap(({ callerNumbers = [] }) => callerNumbers);
  centre.switchTo(equipmentOf(structure), numbers, sharesOf(structure.tiers, agents), deployedFlows(structure));
  const expectedVersion = (await settings.read()).structure.version;
  const signature = { expectedVersion, author: 'simulated', note: 'as the run was told to' };
  const result = await publishStructure(
    { repository: settings, clock: () => clock.now() },
    { ...signature, input: document },
  );
  if (result.kind === 'published' || result.kind === 'unchanged') return;
  const why = result.kind === 'invalid' ? result.problems.map(({ message }) => message).join(', ') : '';
  throw new Error(`The sales structure could not be published at ${clock.now().toString()}: ${result.kind} ${why}`);
}

/** People as the run was given them, where that says something of every tier; else as usual. */
function sharesOf(
  tiers: readonly { readonly number: TierNumber }[],
  agents: ReadonlyMap<TierNumber, number>,
): ReadonlyMap<TierNumber, number> {
  return tiers.every(({ number }) => (agents.get(number) ?? 0) > 0) ? agents : usualPeople(tiers.length);
}
