import { describe, expect, it } from 'vitest';
import type { AttemptFacts, EndedFact } from '../../shared/domain/attempt.ts';
import { DISPOSITION_CODES, OUTCOME_CODES, OUTCOMES, type OutcomeCode } from '../../shared/domain/outcome.ts';
import { outcomeFromFacts } from '../../shared/domain/outcome-from-facts.ts';
import { NOON } from '../support/lead-builders.ts';

const unanswered = (disconnectReason?: string): EndedFact => ({
  endedAt: NOON,
  ...(disconnectReason === undefined ? {} : { disconnectReason }),
});
const answered: EndedFact = {
  endedAt: NOON,
  connectedAt: NOON.subtract({ minutes: 3 }),
  disconnectReason: 'CUSTOMER_DISCONNECT',
};
const talked: EndedFact = { ...answered, agentConnectedAt: NOON.subtract({ minutes: 3 }), agentId: 'agent-1' };
const said = (code: OutcomeCode) => ({ code, givenAt: NOON });

/** Every disconnect reason of voice calls that AWS publishes, and what it says of a call that nobody answered. */
const REASONS: readonly (readonly [string, OutcomeCode])[] = [
  ['TELECOM_BUSY', 'busy'],
  ['TELECOM_NUMBER_INVALID', 'invalid-number'],
  ['TELECOM_POTENTIAL_BLOCKING', 'blocked'],
  ['TELECOM_UNANSWERED', 'no-answer'],
  ['TELECOM_TIMEOUT', 'no-answer'],
  ['TELECOM_ORIGINATOR_CANCEL', 'no-answer'],
  ['TELECOM_PROBLEM', 'network-failure'],
  ['CUSTOMER_NEVER_ARRIVED', 'no-answer'],
  ['CUSTOMER_DISCONNECT', 'declined'],
  ['THIRD_PARTY_DISCONNECT', 'no-answer'],
  ['AGENT_DISCONNECT', 'no-answer'],
  ['BARGED', 'no-answer'],
  ['CONTACT_FLOW_DISCONNECT', 'no-answer'],
  ['OTHER', 'no-answer'],
  ['EXPIRED', 'not-placed'],
  ['DISCARDED', 'not-placed'],
  ['OUTBOUND_RESOURCE_ERROR', 'not-placed'],
  ['OUTBOUND_ATTEMPT_FAILED', 'not-placed'],
  ['OUTBOUND_PREVIEW_DISCARDED', 'not-placed'],
  ['OUTBUND_PREVIEW_DISCARDED', 'not-placed'],
  ['OUTBOUND_DESTINATION_ENDPOINT_ERROR', 'not-allowed'],
];

/** The code, or what is waited for. */
function verdictOf(facts: AttemptFacts): string {
  const verdict = outcomeFromFacts(facts);
  if (verdict.kind === 'waiting') return `waiting for ${verdict.for}`;
  expect(verdict.outcome).toEqual(OUTCOMES[verdict.outcome.code]);
  return verdict.outcome.code;
}

describe('a call nobody answered is decided by telephony alone', () => {
  it.each<readonly [string | undefined, OutcomeCode]>([
    ...REASONS,
    ['SOMETHING_NEW', 'no-answer'],
    ['constructor', 'no-answer'],
    [undefined, 'no-answer'],
  ])('%s is %s, from the event as from the record', (reason, code) => {
    expect(verdictOf({ ended: unanswered(reason) })).toBe(code);
    expect(verdictOf({ record: { ...unanswered(reason), lastUpdatedAt: NOON } })).toBe(code);
  });

  it('with the record telling the reason that the event left out', () => {
    expect(verdictOf({ ended: unanswered(), record: { ...unanswered('TELECOM_BUSY'), lastUpdatedAt: NOON } })).toBe(
      'busy',
    );
  });
});

describe('a call that was answered and never brought to an agent', () => {
  it.each(REASONS)('is abandoned though it ended with %s', (disconnectReason) => {
    expect(verdictOf({ ended: { ...answered, disconnectReason } })).toBe('abandoned');
    expect(verdictOf({ ended: { ...talked, disconnectReason }, disposition: said('sale') })).toBe('sale');
    expect(verdictOf({ ended: { ...talked, disconnectReason } })).toBe('waiting for disposition');
  });

  it.each([
    'HUMAN_ANSWERED',
    'AMD_UNRESOLVED',
    'AMD_NOT_APPLICABLE',
    'AMD_ERROR',
    'ANSWERED',
    'UNDETECTED',
    'ERROR',
    'SOMETHING_NEW',
    'constructor',
  ])('is abandoned when detection says %s: a person may have been there', (machineDetection) => {
    expect(verdictOf({ ended: { ...answered, machineDetection } })).toBe('abandoned');
    expect(verdictOf({ ended: answered })).toBe('abandoned');
  });

  it.each([
    ['VOICEMAIL_BEEP', 'voicemail'],
    ['VOICEMAIL_NO_BEEP', 'voicemail'],
    ['VOICEMAIL_NOBEEP', 'voicemail'],
    ['FAX_MACHINE_DETECTED', 'dead-air'],
    ['AMD_UNRESOLVED_SILENCE', 'dead-air'],
    ['AMD_UNANSWERED', 'no-answer'],
    ['SIT_TONE_BUSY', 'busy'],
    ['SIT_TONE_INVALID_NUMBER', 'invalid-number'],
    ['SIT_TONE_DETECTED', 'network-failure'],
  ])('is what detection says of %s, and so is one that nobody answered', (machineDetection, code) => {
    expect(verdictOf({ ended: { ...answered, machineDetection } })).toBe(code);
    expect(verdictOf({ ended: { endedAt: NOON, machineDetection } })).toBe(code);
  });
});

describe('a conversation', () => {
  it('is decided by the agent, once the call is over', () => {
    expect(verdictOf({ disposition: said('sale') })).toBe('waiting for end');
    expect(verdictOf({ ended: talked })).toBe('waiting for disposition');
    expect(verdictOf({ ended: talked, disposition: said('sale') })).toBe('sale');
    expect(verdictOf({ record: { ...talked, lastUpdatedAt: NOON }, disposition: said('sale') })).toBe('sale');
  });

  it('is decided by the agent even where telephony left the agent out', () => {
    expect(verdictOf({ ended: answered, disposition: said('interested') })).toBe('interested');
  });

  it.each(DISPOSITION_CODES)('may come to %s', (code) => {
    expect(verdictOf({ ended: talked, disposition: said(code) })).toBe(code);
  });

  it.each(
    OUTCOME_CODES.filter((code) => !DISPOSITION_CODES.some((given) => given === code)),
  )('cannot come to %s: a person must look', (code) => {
    expect(verdictOf({ ended: talked, disposition: said(code) })).toBe('unknown');
  });
});

describe('contradictions', () => {
  it('between an agent who tells of a person and telephony that reached nobody are for a person to look at', () => {
    expect(verdictOf({ ended: unanswered('TELECOM_BUSY'), disposition: said('sale') })).toBe('unknown');
  });

  it('about a machine are settled by telephony', () => {
    expect(verdictOf({ ended: unanswered('TELECOM_BUSY'), disposition: said('voicemail') })).toBe('busy');
  });

  it.each(['do-not-call', 'deceased', 'minor'] as const)('never outweigh %s', (code) => {
    expect(verdictOf({ ended: unanswered('TELECOM_BUSY'), disposition: said(code) })).toBe(code);
  });
});

describe('an opt-out', () => {
  it('decides whatever else is known, once the call is over', () => {
    expect(verdictOf({ optOut: { at: NOON } })).toBe('waiting for end');
    expect(verdictOf({ optOut: { at: NOON }, disposition: said('sale') })).toBe('waiting for end');
    expect(verdictOf({ optOut: { at: NOON }, ended: unanswered() })).toBe('do-not-call');
    expect(verdictOf({ optOut: { at: NOON }, ended: talked })).toBe('do-not-call');
    expect(verdictOf({ optOut: { at: NOON }, ended: talked, disposition: said('sale') })).toBe('do-not-call');
  });
});

describe('outcomes', () => {
  it.each(OUTCOME_CODES)('%s has its own code and flags that agree with each other', (code) => {
    const { flags } = OUTCOMES[code];

    expect(OUTCOMES[code].code).toBe(code);
    expect(flags.conversation && flags.answeredBy !== 'human').toBe(false);
    expect(flags.rightParty && flags.answeredBy !== 'human').toBe(false);
    expect(flags.abandoned && flags.conversation).toBe(false);
  });

  it('that were no fault of the person cost no attempt', () => {
    expect(OUTCOME_CODES.filter((code) => !OUTCOMES[code].flags.countsAsAttempt)).toEqual([
      'not-placed',
      'network-failure',
      'not-allowed',
    ]);
  });
});
