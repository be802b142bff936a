import type { Temporal } from 'temporal-polyfill';
import { withCallBegun } from '../domain/customers-call.ts';
import type { Lead } from '../domain/lead.ts';
import { tierHolding } from '../domain/sales-structure.ts';
import type { Stage } from '../domain/stage.ts';
import type { TierNumber } from '../domain/tier-number.ts';
import { StaleLeadError } from './errors.ts';
import type { Journal } from './ports/journal.ts';
import type { LeadRepository } from './ports/lead-repository.ts';
import type { NumberHasher } from './ports/number-hasher.ts';
import type { Telephony } from './ports/telephony.ts';
import type { SettingsCache } from './settings-in-force.ts';
import { stopRingingCall } from './stop-ringing-call.ts';

export interface LookUpDependencies {
  readonly leads: LeadRepository;
  readonly settings: SettingsCache;
  readonly telephony: Telephony;
  readonly journal: Journal;
  readonly clock: () => Temporal.Instant;
  readonly hasher: NumberHasher;
}

/** A call that a customer has just begun. */
export interface CallFromCustomer {
  /** The first contact of the call's chain. */
  readonly contactId: string;
  readonly e164: string;
}

export type Caller =
  | {
      readonly kind: 'known';
      readonly leadId: string;
      readonly stage: Stage;
      /** That works the stage now. */
      readonly tier: TierNumber;
      /** Who promised to call the customer, who keeps them, or who last wrote about them: the first of these that is known. */
      readonly agentId?: string;
      readonly rulesVersion: number;
    }
  | { readonly kind: 'unknown' };

const MAX_TRIES = 6;

/**
 * Tells who calls us, and keeps the dialler from calling them meanwhile: the call stands among the lead's calls from here
 * on and holds the lead until it is told to be over, and a call of ours to them that nobody has answered yet is stopped.
 * Whoever said stop is served all the same, and stays suppressed. Neither state nor timer of the lead is touched.
 *
 * A claim that is written at the same moment is met in either order: one that comes later finds another version of the
 * lead, and one that came first has its call stopped, here when it is linked already, else when it is linked. A repeat
 * adds nothing and stops what still rings. A call of ours that cannot be stopped leaves the caller to be served.
 *
 * @throws StaleLeadError when other writers kept changing the lead.
 */
export async function lookUpCaller(deps: LookUpDependencies, call: CallFromCustomer): Promise<Caller> {
  const { contactId } = call;
  const numberKey = deps.hasher.keyOf(call.e164);
  const settings = await deps.settings.current();
  let leadId = '';
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const lead = await deps.leads.leadWithNumber(numberKey);
    if (lead === undefined) {
      deps.journal.note({ kind: 'caller-looked-up', contactId });
      return { kind: 'unknown' };
    }
    leadId = lead.id;
    const now = deps.clock();
    const { stage } = lead;
    const { number: tier } = tierHolding(settings.structure, stage);
    const begun = { contactId, at: now, numberKey, tier, stage };
    const recentCalls = withCallBegun(lead.recentCalls, begun, now);
    const isHeld = recentCalls === lead.recentCalls || (await deps.leads.save({ ...lead, recentCalls })) === 'saved';
    if (!isHeld) continue;
    await stopOurCall(deps, lead);
    deps.journal.note({ kind: 'caller-looked-up', contactId, leadId });
    const agentId = agentFor(lead);
    const { rulesVersion } = settings.versions;
    return { kind: 'known', leadId, stage, tier, rulesVersion, ...(agentId !== undefined && { agentId }) };
  }
  throw new StaleLeadError(leadId);
}

async function stopOurCall({ telephony, journal }: LookUpDependencies, { id: leadId, state }: Lead): Promise<void> {
  if (state.kind !== 'dialling' || state.phase.kind !== 'in-the-air') return;
  try {
    await stopRingingCall(telephony, state.phase.contactId);
  } catch (error) {
    journal.note({ kind: 'work-failed', what: 'stop-call', leadId, error });
  }
}

function agentFor(lead: Lead): string | undefined {
  const { state, agentId, notes = [] } = lead;
  const planned = state.kind === 'dialling' ? state.planned : state;
  const promised =
    planned.kind === 'ready' && planned.purpose.kind === 'callback' ? planned.purpose.agentId : undefined;
  return promised ?? agentId ?? notes.findLast((note) => note.agentId !== undefined)?.agentId;
}
