import { suppressedLead } from '../domain/lead-transitions.ts';
import { LeadMissingError, StaleLeadError } from './errors.ts';
import type { Telephony } from './ports/telephony.ts';
import type { RecordDependencies } from './record-contact.ts';
import { settleAttempt } from './settle-attempt.ts';

export interface OptOutDependencies extends RecordDependencies {
  readonly telephony: Pick<Telephony, 'stop'>;
}

const MAX_TRIES = 6;

/**
 * The customer asked not to be called any more. Every number of the lead is suppressed first and unconditionally;
 * from then on no claim succeeds. Then the lead: during its own call it is suppressed by that call's decision, at any
 * other moment at once, and a call that still rings is stopped. A call that was decided before it heard of the wish leaves
 * the lead to be suppressed at once. Repeats change nothing.
 *
 * @throws LeadMissingError when the lead is not stored; StaleLeadError when it kept changing (its numbers are
 *   suppressed all the same).
 */
export async function optOut(
  deps: OptOutDependencies,
  leadId: string,
  duringContactId: string | undefined,
): Promise<void> {
  const at = deps.clock();
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const lead = await deps.leads.get(leadId);
    if (lead === undefined) throw new LeadMissingError(leadId);
    await deps.leads.suppressNumbers(
      lead.numbers.map((number) => number.key),
      'do-not-call',
      at,
    );
    const { state } = lead;
    if (state.kind === 'suppressed') return;
    const inTheAir = state.kind === 'dialling' && state.phase.kind === 'in-the-air' ? state.phase.contactId : undefined;
    const calledNow = inTheAir ?? (state.kind === 'wrapping' ? state.contactId : undefined);
    if (calledNow !== undefined) {
      const known = await deps.leads.addFact(calledNow, { kind: 'opt-out', fact: { at } }, at);
      if (inTheAir !== undefined && inTheAir !== duringContactId) await deps.telephony.stop(inTheAir);
      const settled = known.kind === 'linked' ? await settleAttempt(deps, known.attempt) : undefined;
      if (settled?.kind !== 'decided' || settled.decision.nextStep.kind === 'suppress') return;
    } else if ((await deps.leads.save(suppressedLead(lead, at, 'do-not-call'))) === 'saved') return;
  }
  throw new StaleLeadError(leadId);
}
