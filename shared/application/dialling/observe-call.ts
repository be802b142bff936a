import type { EquippedCampaign } from '../../domain/equipment.ts';
import type { Lead } from '../../domain/lead.ts';
import type { Observations } from './observations.ts';
import { mayCall, type PlaceDependencies, type Placed, type Turn } from './place-call.ts';

export interface ObserveDependencies extends PlaceDependencies {
  readonly observations: Observations;
}

/**
 * Decides about one lead as if it were called: one that may not be called is planned anew, one that may is noted as called
 * and left as it is. No claim, no start.
 * @param peopleFree people of the campaign's profile whom Connect tells to be free.
 */
export async function observeCall(
  deps: ObserveDependencies,
  campaign: EquippedCampaign,
  lead: Lead,
  turn: Pick<Turn, 'comes'>,
  peopleFree: number,
): Promise<Placed> {
  const { observations, clock } = deps;
  const { state } = lead;
  if (state.kind !== 'ready') return { kind: 'passed-over' };
  const journal = observations.journalFor(campaign, deps.journal);
  const allowance = await mayCall({ ...deps, journal }, campaign, lead, state);
  if (allowance.kind !== 'allowed') return allowance;
  if (!(await turn.comes())) return { kind: 'stopped' };
  const { purpose } = state;
  observations.add({
    leadId: lead.id,
    dueAt: state.dueAt,
    at: clock(),
    campaignId: campaign.id,
    tier: campaign.tier,
    stage: lead.stage,
    purpose: purpose.kind,
    ...(purpose.kind === 'touch' && { programme: purpose.programme }),
    peopleFree,
  });
  return { kind: 'observed' };
}
