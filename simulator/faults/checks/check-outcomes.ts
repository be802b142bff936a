import { Temporal } from 'temporal-polyfill';
import type { FlowAnswer } from '../../connect/flow-functions.ts';
import type { GroundTruth, TrueCall } from '../../ground-truth.ts';
import type { Breach, LivedRun } from './lived-run.ts';

/** Every decision is one that what truly happened allows. */
export function checkOutcomes({ truth, records, flowAnswers }: LivedRun): readonly Breach[] {
  const calls = new Map(truth.calls.map((call) => [call.contactId, call]));
  return records.attempts.flatMap((attempt) => {
    const call = calls.get(attempt.contactId);
    if (call === undefined || attempt.decision === undefined) return [];
    const ofLead = flowAnswers.filter(({ attributes }) => attributes['tierline_lead'] === attempt.leadId);
    const stopped = mayBeStopped(call, truth) ? ['no-answer'] : [];
    const allowed = [...codesFor(call, ofLead, String(attempt.attemptNumber)), ...stopped];
    const { code } = attempt.decision.outcome;
    if (allowed.includes(code)) return [];
    const sentence = `Call ${call.contactId} was decided ${code}; what happened allows ${allowed.join(' or ')}.`;
    return [{ rule: 'misread' as const, leadId: attempt.leadId, contactId: call.contactId, sentence }];
  });
}

/** A claim is older than its call by no more than a start may take and the moments of its requests. */
const CLAIMED_BEFORE_SECONDS = 10;

/**
 * A call that is about to start or rings is given up when a purchase of that person is told of, whatever the network
 * would have made of it.
 */
function mayBeStopped({ answeredBy, personId, startedAt, endedAt }: TrueCall, { purchases }: GroundTruth): boolean {
  const claimedAt = Temporal.Instant.from(startedAt).subtract({ seconds: CLAIMED_BEFORE_SECONDS }).toString();
  return (
    answeredBy === 'nobody' &&
    purchases.some(
      ({ personId: buyer, at, deliveredAt = endedAt }) =>
        buyer === personId && compareMoments(at, endedAt) <= 0 && compareMoments(deliveredAt, claimedAt) >= 0,
    )
  );
}

/**
 * What the agent said, or telephony where nobody said anything. A wish never to be called again decides the call that it
 * meets; whether it met this one depends on who knew of the call by then.
 */
function codesFor(call: TrueCall, ofLead: readonly FlowAnswer[], attemptNumber: string): readonly string[] {
  const wished = ofLead.some(({ functionName }) => functionName === 'opt-out') ? ['do-not-call'] : [];
  const forms = ofLead.filter(
    ({ functionName, attributes }) =>
      functionName === 'record-disposition' && attributes['tierline_attempt'] === attemptNumber,
  );
  return [...wished, ...(forms.length > 0 ? codesFromForms(forms) : codesWithoutForm(call))];
}

/**
 * The agent's last word, when it was taken; a form that ended in the error branch may have been taken or not. An earlier
 * form that the flow still tried to deliver while the last one was under way may have been the later of the two to arrive.
 */
function codesFromForms(forms: readonly FlowAnswer[]): readonly string[] {
  const last = forms.toSorted((one, other) => compareMoments(one.askedAt, other.askedAt)).at(-1);
  if (last === undefined || !isTaken(last)) return [...forms.flatMap(saidIn), 'answered-without-disposition'];
  return forms.filter((form) => form === last || compareMoments(form.at, last.askedAt) > 0).flatMap(saidIn);
}

function saidIn({ parameters: { disposition } }: FlowAnswer): readonly string[] {
  return disposition === undefined ? [] : [disposition];
}

function isTaken({ status }: FlowAnswer): boolean {
  return status === 'decided' || status === 'waiting';
}

function compareMoments(one: string, other: string): number {
  return Temporal.Instant.compare(Temporal.Instant.from(one), Temporal.Instant.from(other));
}

function codesWithoutForm(call: TrueCall): readonly string[] {
  if (call.withAgentAt !== undefined) return ['answered-without-disposition'];
  if (call.answeredBy !== 'nobody') return ['abandoned'];
  return UNANSWERED[call.network] ?? [];
}

const UNANSWERED: Readonly<Record<TrueCall['network'], readonly string[]>> = {
  answered: ['no-answer', 'declined'],
  unanswered: ['no-answer'],
  busy: ['busy'],
  'invalid-number': ['invalid-number'],
  'network-failure': ['network-failure'],
};
