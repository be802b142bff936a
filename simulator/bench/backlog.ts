import { Temporal } from 'temporal-polyfill';
import { type CallPolicy, callPolicy } from '../../shared/domain/call-policy.ts';
import type { CallingArea } from '../../shared/domain/calling-area.ts';
import { PUBLIC_HOLIDAYS } from '../../shared/domain/holidays.ts';
import type { CallPurpose, DialledCall, Lead, LeadNumber } from '../../shared/domain/lead.ts';
import type { RulesDocument } from '../../shared/domain/rules-document.ts';
import { rulesInForce } from '../../shared/domain/rules-in-force.ts';
import { SALES_STRUCTURES, tierHolding } from '../../shared/domain/sales-structure.ts';
import type { Stage } from '../../shared/domain/stage.ts';
import { type Random, randomFor } from '../random.ts';
import { AREAS } from './areas.ts';

/** What the gate is asked about one lead of the backlog. */
export interface GateQuestion {
  readonly lead: Lead;
  readonly purpose: CallPurpose;
  readonly policy: CallPolicy;
  readonly at: Temporal.Instant;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The week of 5 March 2026: clocks in the United States go forward on its fourth day. */
const WEEK_START_MS = Date.parse('2026-03-05T00:00Z');

const QUARTER_HOURS = Array.from({ length: 7 * 96 }, (_, quarter) => moment(WEEK_START_MS + quarter * 15 * MINUTE_MS));

const RULES: RulesDocument = {
  organisation: {
    compliancePresets: ['us-federal', 'us-florida', 'us-california', 'canada', 'uk', 'eu'],
    closedDates: [{ date: '2026-03-09', country: 'GB' }],
    maxAttemptsEver: 40,
  },
  tiers: { 2: { rollingCaps: [{ count: 2, windowHours: 24, per: 'number' }] } },
};

const POLICIES: Readonly<Record<Stage, CallPolicy>> = {
  prospecting: policyOf('prospecting'),
  selling: policyOf('selling'),
  'account-care': policyOf('account-care'),
};

interface Partition {
  readonly stage: Stage;
  readonly place: (typeof AREAS)[number];
}

/** Leads are read campaign by campaign and area by area; half of them are prospects. */
const PARTITIONS: readonly Partition[] = (['prospecting', 'prospecting', 'selling', 'account-care'] as const).flatMap(
  (stage) => AREAS.map((place) => ({ stage, place })),
);

/**
 * Leads as a company has them after some weeks of calling, each with a moment of one week at which it is judged; about a
 * third may be called then, a third is outside hours, and a third is held back by other rules. They come as the index of
 * timers gives them, by campaign and area. The same size and seed give the same backlog.
 *
 * Every lead and every moment in it is an object of its own, as if it had just been read. Areas, policies and the 672
 * moments of judgement, a quarter of an hour apart, are shared.
 */
export function backlog(size: number, seed: number): readonly GateQuestion[] {
  return Array.from({ length: size }, (_, index) => {
    const partition = PARTITIONS[Math.floor((index * PARTITIONS.length) / size)];
    if (partition === undefined) throw new RangeError(`Lead ${index} of ${size} is in no partition.`);
    return questionFor(index, partition, randomFor(seed, 'backlog', String(index)));
  });
}

function questionFor(index: number, { stage, place }: Partition, random: Random): GateQuestion {
  const at = momentIn(place, random);
  const atMs = at.epochMilliseconds;
  const numbers = Array.from({ length: random.whole(1, 3) }, (_, at) => numberOf(index, at, place, random));
  const calls = callsBefore(atMs, stage, numbers, random);
  const cycleDays = random.chance(0.01) ? 400 : random.whole(1, 20);
  const purpose = purposeFor(stage, atMs, random);
  const dueAt = moment(atMs - random.whole(0, 120) * MINUTE_MS);
  const lead: Lead = {
    id: `lead-${index}`,
    generation: 1,
    version: calls.length * 4 + 1,
    listId: 'list-1',
    attributes: {},
    ...(random.chance(0.95) ? { consent: 'written' as const } : {}),
    ...(random.chance(0.05) ? { wishes: { callWindow: { start: '16:00', end: '20:00' } } } : {}),
    numbers,
    numberIndex: 0,
    stage,
    campaignId: `campaign-${tierOf(stage)}`,
    state: { kind: 'ready', dueAt, wantedAt: dueAt, urgency: 'normal', purpose },
    attemptNumber: calls.length,
    placed: calls.length,
    counted: Math.min(calls.length, 5),
    countedByOutcome: { 'no-answer': Math.min(calls.length, 5) },
    countedByNumber: countedByNumber(numbers, calls.length, random),
    cycleStartedAt: moment(atMs - cycleDays * DAY_MS),
    recentCalls: calls,
    purchases: { count: stage === 'account-care' ? 1 : 0, total: stage === 'account-care' ? 120 : 0 },
    touches: purpose.kind === 'touch' ? purpose.touch : 0,
  };
  return { lead, purpose, policy: POLICIES[stage], at };
}

/** Every second moment lies between nine in the morning and seven in the evening where the number is, the others anywhere. */
function momentIn({ offsetMs }: { readonly offsetMs: number }, random: Random): Temporal.Instant {
  const hour = random.chance(0.5) ? random.whole(9, 18) - offsetMs / HOUR_MS : random.whole(0, 23);
  const quarter = Math.floor(random.whole(0, 6) * 96 + hour * 4 + random.whole(0, 3));
  return QUARTER_HOURS[(quarter + QUARTER_HOURS.length) % QUARTER_HOURS.length] ?? moment(WEEK_START_MS);
}

function numberOf(index: number, at: number, { area }: { readonly area: CallingArea }, random: Random): LeadNumber {
  return { e164: '+12025550100', key: `number-${index}-${at}`, area, badSignals: random.chance(0.005) ? 2 : 0 };
}

/** Up to twelve calls, oldest first. Of the leads that were called at all, three of four were called within the last day. */
function callsBefore(
  atMs: number,
  stage: Stage,
  numbers: readonly LeadNumber[],
  random: Random,
): readonly DialledCall[] {
  if (random.chance(0.2)) return [];
  const calls: DialledCall[] = [];
  let callMs = atMs - (random.chance(0.75) ? random.whole(5, 1_440) : random.whole(1_440, 15 * 1_440)) * MINUTE_MS;
  for (let attemptNumber = random.whole(1, 12); attemptNumber > 0; attemptNumber -= 1) {
    calls.push({
      via: 'dialler',
      at: moment(callMs),
      attemptNumber,
      contactId: `contact-${attemptNumber}`,
      numberKey: random.pick(numbers).key,
      tier: tierOf(stage),
      stage,
      ...(random.chance(0.1) ? { conversationEndedAt: moment(callMs + 4 * MINUTE_MS) } : {}),
      ...(random.chance(0.02) ? { abandoned: true as const } : {}),
    });
    callMs -= (random.chance(0.35) ? random.whole(65, 360) : random.whole(1_000, 3_000)) * MINUTE_MS;
  }
  return calls.reverse();
}

function countedByNumber(
  numbers: readonly LeadNumber[],
  calls: number,
  random: Random,
): Readonly<Record<string, number>> {
  const most = random.chance(0.02) ? 12 : 3;
  return calls === 0 ? {} : Object.fromEntries(numbers.map(({ key }) => [key, Math.min(calls, most)]));
}

function purposeFor(stage: Stage, atMs: number, random: Random): CallPurpose {
  if (random.chance(0.08)) return { kind: 'callback', agreedAt: moment(atMs + random.whole(-600, 60) * MINUTE_MS) };
  switch (stage) {
    case 'prospecting':
      return { kind: 'approach' };
    case 'selling':
      return { kind: 'handover' };
    case 'account-care':
      return {
        kind: 'touch',
        programme: 'repeat',
        touch: random.whole(1, 5),
        plannedAt: moment(atMs - random.whole(0, 3) * DAY_MS),
        delayDays: random.pick([7, 30]),
      };
  }
}

function policyOf(stage: Stage): CallPolicy {
  const scope = { stage, tier: tierOf(stage), campaignId: `campaign-${tierOf(stage)}` };
  return callPolicy(rulesInForce(RULES, 1, scope), scope, PUBLIC_HOLIDAYS);
}

function tierOf(stage: Stage): 1 | 2 | 3 {
  return tierHolding(SALES_STRUCTURES.three, stage).number;
}

function moment(atMs: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(atMs);
}
