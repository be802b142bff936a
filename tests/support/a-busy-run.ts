import type { CallPurpose } from '../../shared/domain/lead.ts';
import type { NextStep } from '../../shared/domain/next-step.ts';
import type { OutcomeCode } from '../../shared/domain/outcome.ts';
import type { CallRow, LeadRow, PeopleSeconds, RunResult, SkippedTouch } from '../../simulator/report/run-result.ts';
import {
  aCallRow,
  advance,
  aLeadRow,
  anOutcome,
  anUnansweredCallRow,
  aRunResult,
  aTouch,
  callAgain,
  RUN_START,
} from './a-run-result.ts';

/** Numbers between 0 and 1 that depend on the seed alone. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Wanted {
  readonly stage: 'prospecting' | 'selling' | 'account-care';
  readonly at: string;
  readonly purpose: CallPurpose;
}

const TIER = { prospecting: 1, selling: 2, 'account-care': 3 } as const;
const DAYS = 60;

const later = (at: string, days: number, minutes = 0) =>
  new Date(Date.parse(at) + days * 86_400_000 + minutes * 60_000).toISOString();

/**
 * A run of sixty days in the shape of a real one: leads are called until they refuse, buy or run out of time, and
 * customers are called again. Every plan, call and lead fits the others, whatever the seed.
 */
export function aBusyRun(seed: number, leadCount = 400): RunResult {
  const roll = dice(seed);
  const calls: CallRow[] = [];
  const leads: LeadRow[] = [];
  const skippedTouches: SkippedTouch[] = [];
  const end = RUN_START.add({ hours: 24 * DAYS }).epochMilliseconds;
  for (let index = 1; index <= leadCount; index += 1) {
    const leadId = `lead-${String(index).padStart(4, '0')}`;
    const externalId = `P-${String(index).padStart(4, '0')}`;
    const first = new Date(RUN_START.epochMilliseconds + (14 + roll() * 9 + 24 * Math.floor(roll() * 40)) * 3_600_000);
    let wanted: Wanted | undefined = { stage: 'prospecting', at: first.toISOString(), purpose: { kind: 'approach' } };
    let status: LeadRow['status'] = 'closed';
    let placed = 0;
    let orders = 0;
    let orderTotal = 0;
    let touch = 0;
    let stage: Wanted['stage'] = 'prospecting';
    let lastOutcome: OutcomeCode | undefined;
    while (wanted !== undefined && Date.parse(wanted.at) < end) {
      const now: Wanted = wanted;
      stage = now.stage;
      placed += 1;
      const lateMinutes = roll() < 0.1 ? 60 * 26 : roll() < 0.3 ? 5 : 0;
      const startedAt = later(now.at, 0, lateMinutes);
      if (Date.parse(startedAt) >= end) {
        placed -= 1;
        break;
      }
      const shared = {
        leadId,
        externalId,
        tier: TIER[now.stage],
        campaign: now.stage,
        stage: now.stage,
        attemptNumber: placed,
        purpose: now.purpose,
        dueAt: RUN_START.add({ milliseconds: Date.parse(now.at) - RUN_START.epochMilliseconds }),
      };
      const contactId = `contact-${leadId}-${placed}`;
      const luck = roll();
      let next: NextStep;
      let code: OutcomeCode = 'no-answer';
      let orderValue: number | undefined;
      if (luck < 0.6) {
        next =
          placed >= 9 ? { kind: 'close', why: 'attempts-spent' } : callAgain(later(startedAt, 1, 180), now.purpose);
      } else if (luck < 0.66) {
        code = 'do-not-call';
        next = { kind: 'suppress', why: 'do-not-call' };
      } else if (luck < (now.stage === 'account-care' ? 0.75 : 0.8)) {
        code = 'not-interested';
        next = { kind: 'close', why: 'not-interested' };
      } else if (now.stage === 'prospecting') {
        code = 'interested';
        next = advance('selling', later(startedAt, 0, 61), { kind: 'handover' });
      } else {
        code = 'sale';
        orderValue = 50 + Math.floor(roll() * 400);
        orders += 1;
        orderTotal += orderValue;
        touch += 1;
        const programme = touch === 1 ? 'welcome' : touch === 2 ? 'repeat' : 'win-back';
        const at = later(startedAt, touch === 1 ? 7 : touch === 2 ? 12 : 180);
        if (roll() < 0.1) {
          skippedTouches.push({ leadId, programme, touch, at: shared.dueAt, why: 'bought-recently' });
          touch += 1;
        }
        next =
          now.stage === 'selling'
            ? advance('account-care', at, aTouch(programme, touch, at))
            : callAgain(at, aTouch(programme, touch, at));
      }
      lastOutcome = code;
      calls.push(
        code === 'no-answer'
          ? anUnansweredCallRow(contactId, startedAt, { ...shared, nextStep: next })
          : aCallRow(contactId, startedAt, {
              ...shared,
              outcome: anOutcome(code),
              disposition: code,
              nextStep: next,
              ...(orderValue === undefined ? {} : { orderValue }),
            }),
      );
      wanted = undefined;
      status = next.kind === 'suppress' ? 'suppressed' : 'closed';
      if (next.kind === 'advance' || next.kind === 'call-again') {
        status = 'ready';
        wanted = {
          stage: next.kind === 'advance' && next.to !== 'prospecting' ? next.to : now.stage,
          at: next.call.at.toString(),
          purpose: next.call.purpose,
        };
        stage = wanted.stage;
      }
    }
    leads.push(
      aLeadRow({
        leadId,
        externalId,
        stage,
        tier: TIER[stage],
        status: wanted === undefined ? status : 'ready',
        placed,
        counted: placed,
        suppressed: status === 'suppressed',
        orders,
        orderTotal,
        ...(lastOutcome === undefined ? {} : { lastOutcome }),
        ...(wanted === undefined
          ? {}
          : {
              timerAt: RUN_START.add({ milliseconds: Date.parse(wanted.at) - RUN_START.epochMilliseconds }),
              nextPurpose: wanted.purpose,
            }),
      }),
    );
  }
  const judged = { violations: 0, judged: calls.length };
  const seconds = (talking: number): PeopleSeconds => ({ ringing: talking / 3, talking, wrappingUp: talking / 5 });
  return aRunResult({
    calls,
    leads,
    skippedTouches,
    list: {
      fileName: 'sample.csv',
      rows: leadCount + 3,
      loaded: leadCount,
      rejected: [
        { line: 7, code: 'duplicate-number', reason: 'The number stands on line 3 too.', row: 'P-0007,+12125550103' },
        { line: 9, code: 'no-number', reason: 'The row has no phone number.', row: 'P-0009,' },
        { line: 11, code: 'duplicate-number', reason: 'The number stands on line 4 too.', row: 'P-0011,+12125550104' },
      ],
    },
    heldBack: { 'outside-hours': 1204, 'min-gap': 31, 'quiet-after-conversation': 88, holiday: 0 },
    secondsByTier: { 1: seconds(98_000), 2: seconds(141_000), 3: seconds(77_000) },
    audit: {
      violations: [],
      counts: {
        'outside-hours': judged,
        'twice-at-once': judged,
        'after-stop': judged,
        'over-cap': judged,
        'not-permitted': judged,
        'after-purchase': { violations: 0, judged: 0 },
        'left-in-silence': { violations: 0, judged: calls.filter(({ agent }) => agent !== undefined).length },
        'callback-not-kept': { violations: 0, judged: 0 },
      },
    },
  });
}
