import type { AttemptFacts, DispositionFact, EndedFact } from './attempt.ts';
import { DISPOSITION_CODES, OUTCOMES, type Outcome, type OutcomeCode } from './outcome.ts';

export type OutcomeVerdict =
  | { readonly kind: 'known'; readonly outcome: Outcome }
  /** The facts do not suffice yet: the call goes on, or the agent has not said what came of it. */
  | { readonly kind: 'waiting'; readonly for: 'end' | 'disposition' };

/**
 * What Amazon Connect's DisconnectReason says of a call that nobody answered, in contact events and contact records
 * alike (Administrator Guide, "Contact records data model"; OUTBUND is AWS's own spelling).
 * Any other reason, and none, means no answer: such a call was placed, so it costs an attempt and is repeated politely.
 */
const UNANSWERED: ReadonlyMap<string, OutcomeCode> = new Map<string, OutcomeCode>([
  ['TELECOM_BUSY', 'busy'],
  ['TELECOM_NUMBER_INVALID', 'invalid-number'],
  ['TELECOM_POTENTIAL_BLOCKING', 'blocked'],
  ['TELECOM_PROBLEM', 'network-failure'],
  ['CUSTOMER_DISCONNECT', 'declined'],
  ['EXPIRED', 'not-placed'],
  ['DISCARDED', 'not-placed'],
  ['OUTBOUND_RESOURCE_ERROR', 'not-placed'],
  ['OUTBOUND_ATTEMPT_FAILED', 'not-placed'],
  ['OUTBOUND_PREVIEW_DISCARDED', 'not-placed'],
  ['OUTBUND_PREVIEW_DISCARDED', 'not-placed'],
  ['OUTBOUND_DESTINATION_ENDPOINT_ERROR', 'not-allowed'],
]);

/** What answering-machine detection says beyond doubt; every other status leaves the call to be judged without it. */
const MACHINES: ReadonlyMap<string, OutcomeCode> = new Map<string, OutcomeCode>([
  ['VOICEMAIL_BEEP', 'voicemail'],
  ['VOICEMAIL_NO_BEEP', 'voicemail'],
  ['VOICEMAIL_NOBEEP', 'voicemail'],
  ['FAX_MACHINE_DETECTED', 'dead-air'],
  ['AMD_UNRESOLVED_SILENCE', 'dead-air'],
  ['AMD_UNANSWERED', 'no-answer'],
  ['SIT_TONE_BUSY', 'busy'],
  ['SIT_TONE_INVALID_NUMBER', 'invalid-number'],
  ['SIT_TONE_DETECTED', 'network-failure'],
]);

const DISPOSITIONS: ReadonlySet<OutcomeCode> = new Set(DISPOSITION_CODES);

/**
 * What came of the call, as soon as the facts suffice; nothing before the call is over. The wish not to be called
 * decides whatever else is known. An unanswered call is decided by telephony alone, an answered one by its agent;
 * answered and never brought to an agent is `abandoned`, unless a machine was there. An agent who tells of a person
 * nobody reached, and a disposition no agent can give, are `unknown`: a person must look.
 * Depends on what the facts are, never on the order in which they came.
 */
export function outcomeFromFacts(facts: AttemptFacts): OutcomeVerdict {
  const call = accountOf(facts);
  if (call === undefined) return { kind: 'waiting', for: 'end' };
  if (facts.optOut !== undefined) return known('do-not-call');
  if (facts.disposition !== undefined) return known(fromDisposition(facts.disposition, call));
  if (call.agentConnectedAt !== undefined) return { kind: 'waiting', for: 'disposition' };
  return known(fromTelephony(call));
}

/** The end of the call as far as anybody told: the record is the fuller account, the event fills what it leaves out. */
export function accountOf({ ended, record }: AttemptFacts): EndedFact | undefined {
  if (ended === undefined) return record;
  return { ...ended, ...record };
}

function fromDisposition({ code }: DispositionFact, call: EndedFact): OutcomeCode {
  if (!DISPOSITIONS.has(code)) return 'unknown';
  const { answeredBy } = OUTCOMES[code].flags;
  if (isAnswered(call) || OUTCOMES[code].flags.leadUncallable) return code;
  return answeredBy === 'human' ? 'unknown' : fromTelephony(call);
}

function fromTelephony(call: EndedFact): OutcomeCode {
  const byMachine = MACHINES.get(call.machineDetection ?? '');
  if (byMachine !== undefined) return byMachine;
  if (isAnswered(call)) return 'abandoned';
  return UNANSWERED.get(call.disconnectReason ?? '') ?? 'no-answer';
}

function isAnswered(call: EndedFact): boolean {
  return call.connectedAt !== undefined || call.agentConnectedAt !== undefined;
}

function known(code: OutcomeCode): OutcomeVerdict {
  return { kind: 'known', outcome: OUTCOMES[code] };
}
