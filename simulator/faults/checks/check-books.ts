import { Temporal } from 'temporal-polyfill';
import type { Lead } from '../../../shared/domain/lead.ts';
import { type Breach, isLongOver, type LivedRun } from './lived-run.ts';

/**
 * Every call is written down once and decided once, and counted neither twice nor for a fault of AWS. A call of which
 * nothing was ever heard may be missing from the count of a lead that is suppressed: nobody asks for that count again.
 */
export function checkBooks(run: LivedRun): readonly Breach[] {
  return [...run.records.leads.flatMap((lead) => countersOf(lead, run)), ...attemptsOf(run)];
}

function countersOf(lead: Lead, { truth, records, unknownFates, heardOfAt }: LivedRun): readonly Breach[] {
  const found: Breach[] = [];
  const own = truth.calls.filter(({ personId }) => personId === lead.externalId);
  const calls = own.length;
  const fewest =
    lead.state.kind === 'suppressed' ? own.filter(({ contactId }) => heardOfAt.has(contactId)).length : calls;
  const unknown = unknownFates.filter((leadId) => leadId === lead.id).length;
  if (lead.placed < fewest || lead.placed > calls + unknown) {
    const sentence = `Lead ${lead.id} was called ${calls} times, ${unknown} fates were unknown, and ${lead.placed} calls are counted as placed.`;
    found.push({ rule: 'placed-miscounted', leadId: lead.id, sentence });
  }
  const counting = records.attempts.filter(({ leadId }) => leadId === lead.id);
  if (lead.counted > counting.length) {
    const sentence = `Lead ${lead.id} has ${counting.length} recorded calls, and ${lead.counted} of its retry budget are spent.`;
    found.push({ rule: 'budget-miscounted', leadId: lead.id, sentence });
  }
  return found;
}

function attemptsOf({ truth, records, heardOfAt, decisionsStored, end }: LivedRun): readonly Breach[] {
  const found: Breach[] = [];
  const attempts = new Map(records.attempts.map((attempt) => [attempt.contactId, attempt]));
  const leadIds = new Map(records.leads.map(({ externalId, id }) => [externalId, id]));
  for (const call of truth.calls) {
    const { contactId, personId } = call;
    const leadId = leadIds.get(personId) ?? personId;
    const attempt = attempts.get(contactId);
    const versions = 1 + (attempt?.earlierDecisions?.length ?? 0);
    const stored = decisionsStored.get(contactId) ?? 0;
    const isRedecided = attempt?.decision !== undefined && versions > 1 && attempt.decision.because !== 'correction';
    if (attempt?.decision !== undefined && (stored !== versions || isRedecided)) {
      const sentence = `Decisions on call ${contactId} were stored ${stored} times; ${versions} stand in its history.`;
      found.push({ rule: 'decided-twice', leadId, contactId, sentence });
    }
    if (!isLongOver(call, end)) continue;
    const heardAt = heardOfAt.get(contactId);
    const isHeard = heardAt !== undefined && Temporal.Instant.compare(heardAt, end.subtract({ hours: 24 })) < 0;
    if (attempt === undefined && isHeard) {
      const sentence = `Call ${contactId} to ${personId} at ${call.startedAt} stands nowhere, although its end was told at ${heardAt}.`;
      found.push({ rule: 'call-not-recorded', leadId, contactId, sentence });
    }
    if (attempt !== undefined && attempt.decision === undefined && isHeard) {
      const sentence = `Call ${contactId} to ${personId} ended at ${call.endedAt} and is not decided.`;
      found.push({ rule: 'call-not-decided', leadId, contactId, sentence });
    }
  }
  return found;
}
