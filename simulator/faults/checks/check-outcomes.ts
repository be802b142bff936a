import type { FlowAnswer } from '../../contact-centre.ts';
import type { TrueCall } from '../../ground-truth.ts';
import type { Breach, LivedRun } from './lived-run.ts';

/** Every decision is one that what truly happened allows. */
export function checkOutcomes({ truth, records, flowAnswers }: LivedRun): readonly Breach[] {
  const calls = new Map(truth.calls.map((call) => [call.contactId, call]));
  return records.attempts.flatMap((attempt) => {
    const call = calls.get(attempt.contactId);
    if (call === undefined || attempt.decision === undefined) return [];
    const ofLead = flowAnswers.filter(({ attributes }) => attributes['tierline_lead'] === attempt.leadId);
    const allowed = codesFor(call, ofLead, String(attempt.attemptNumber));
    const { code } = attempt.decision.outcome;
    if (allowed.includes(code)) return [];
    const sentence = `Call ${call.contactId} was decided ${code}; what happened allows ${allowed.join(' or ')}.`;
    return [{ rule: 'misread' as const, leadId: attempt.leadId, contactId: call.contactId, sentence }];
  });
}

/**
 * A wish that was heard while the call lasted decides it, unless nobody knew of the call yet and no form followed: then
 * the customer alone is suppressed. One that came at another moment may have met the call or not.
 */
function codesFor(call: TrueCall, ofLead: readonly FlowAnswer[], attemptNumber: string): readonly string[] {
  const wishes = ofLead.filter(({ functionName }) => functionName === 'opt-out');
  const ownWishes = wishes.filter(
    ({ at, status, attributes }) =>
      status === 'suppressed' &&
      attributes['tierline_attempt'] === attemptNumber &&
      at > call.startedAt &&
      at < call.endedAt,
  );
  const forms = ofLead.filter(
    ({ functionName, attributes }) =>
      functionName === 'record-disposition' && attributes['tierline_attempt'] === attemptNumber,
  );
  if (ownWishes.length > 0) return forms.length > 0 ? ['do-not-call'] : ['do-not-call', 'answered-without-disposition'];
  const wished = wishes.length > 0 ? ['do-not-call'] : [];
  return [...wished, ...(forms.length > 0 ? codesFromForms(forms) : codesWithoutForm(call))];
}

/** The agent's last word, when it was taken; a form that ended in the error branch may have been taken or not. */
function codesFromForms(forms: readonly FlowAnswer[]): readonly string[] {
  const said = forms.flatMap(({ parameters: { disposition } }) => disposition ?? []);
  const last = forms.at(-1);
  const isLastTaken = last !== undefined && (last.status === 'decided' || last.status === 'waiting');
  return isLastTaken ? said.slice(-1) : [...said, 'answered-without-disposition'];
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
