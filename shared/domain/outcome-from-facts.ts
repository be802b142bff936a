import { Temporal } from 'temporal-polyfill';
import type { AttemptFacts, DispositionFact, EndedFact } from './attempt.ts';
import { legsOf } from './legs.ts';
import { lastSaid } from './merge-facts.ts';
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
 * What came of the call, as soon as the facts suffice; nothing before the call is over, which it is when all of its
 * legs are: as long as one goes on, the customer is still on the line. The wish not to be called
 * decides whatever else is known. An unanswered call is decided by telephony alone, an answered one by its agent;
 * answered and never brought to an agent is `abandoned`, unless a machine was there. An agent who tells of a person
 * nobody reached, and a disposition no agent can give, are `unknown`: a person must look.
 * Depends on what the facts are, never on the order in which they came.
 */
export function outcomeFromFacts(facts: AttemptFacts): OutcomeVerdict {
  const call = accountOf(facts);
  if (call === undefined) return { kind: 'waiting', for: 'end' };
  if (facts.optOut !== undefined) return known('do-not-call');
  const said = lastSaid(facts);
  if (said !== undefined) return known(fromDisposition(said, call));
  if (call.agentConnectedAt !== undefined) return { kind: 'waiting', for: 'disposition' };
  return known(fromTelephony(call));
}

/**
 * The account of the whole call, or undefined while one of its legs goes on: who was connected first and when, and the
 * end of the last leg with its reason.
 */
export function accountOf(facts: AttemptFacts): EndedFact | undefined {
  const legs = legsOf(facts);
  const accounts = legs.flatMap(({ account }) => account ?? []);
  const last = lastOf(accounts);
  if (last === undefined || accounts.length < legs.length) return undefined;
  const connectedAt = earliest(accounts.flatMap((account) => account.connectedAt ?? []));
  const agentConnectedAt = earliest(accounts.flatMap((account) => account.agentConnectedAt ?? []));
  const agentId = agentOf(accounts, agentConnectedAt);
  const machineDetection = accounts.find((account) => account.machineDetection !== undefined)?.machineDetection;
  return {
    endedAt: last.endedAt,
    ...(connectedAt !== undefined && { connectedAt }),
    ...(agentConnectedAt !== undefined && { agentConnectedAt }),
    ...(agentId !== undefined && { agentId }),
    ...(last.disconnectReason !== undefined && { disconnectReason: last.disconnectReason }),
    ...(machineDetection !== undefined && { machineDetection }),
  };
}

/** The latest end; of legs that ended together the one that came later in the chain. */
function lastOf(accounts: readonly EndedFact[]): EndedFact | undefined {
  return accounts.toSorted((one, other) => Temporal.Instant.compare(one.endedAt, other.endedAt)).at(-1);
}

/** The agent who was connected at that moment, or any that a leg names. */
function agentOf(accounts: readonly EndedFact[], at: Temporal.Instant | undefined): string | undefined {
  const connected = accounts.filter((account) => at !== undefined && account.agentConnectedAt?.equals(at));
  return [...connected, ...accounts].find((account) => account.agentId !== undefined)?.agentId;
}

function earliest(moments: readonly Temporal.Instant[]): Temporal.Instant | undefined {
  return moments.toSorted(Temporal.Instant.compare)[0];
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
