import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type EarliestCall, earliestCall, type GateVerdict, gate } from '../../shared/domain/call-gate.ts';
import { type CallPolicy, callPolicy } from '../../shared/domain/call-policy.ts';
import type { CallingArea } from '../../shared/domain/calling-area.ts';
import type { HoursVerdict } from '../../shared/domain/calling-hours.ts';
import type { CallLimits, ConsentNeeded } from '../../shared/domain/dial-rules.ts';
import type { Refusal, RuleRefusalCode } from '../../shared/domain/gate.ts';
import { type CallPurpose, currentNumber, type Lead, type PlacedCall } from '../../shared/domain/lead.ts';
import { isBad } from '../../shared/domain/lead-number.ts';
import type { RulesFields } from '../../shared/domain/rules-fields.ts';
import { type LawfulLimits, rulesInForce } from '../../shared/domain/rules-in-force.ts';
import { aStage } from '../support/lead-arbitraries.ts';
import { aLead, aNumber, anOtherCall, aPlacedCall } from '../support/lead-builders.ts';

/** Areas in which local days begin and end oddly: clocks that change at midnight, by half an hour, by two hours, often. */
const AREAS: readonly CallingArea[] = (
  [
    ['US', 'America/New_York'],
    ['US', 'America/Los_Angeles', 'America/New_York', 'Pacific/Honolulu'],
    ['GB', 'Europe/London'],
    ['DE', 'Europe/Berlin'],
    ['PT', 'Atlantic/Azores', 'Europe/Lisbon'],
    ['CU', 'America/Havana'],
    ['EG', 'Africa/Cairo'],
    ['LB', 'Asia/Beirut'],
    ['CL', 'America/Santiago', 'Pacific/Easter'],
    ['GL', 'America/Nuuk'],
    ['AU', 'Australia/Lord_Howe'],
    ['NZ', 'Pacific/Auckland', 'Pacific/Chatham'],
    ['MA', 'Africa/Casablanca'],
    ['AQ', 'Antarctica/Troll'],
    ['NP', 'Asia/Kathmandu'],
    ['CA', 'America/St_Johns'],
  ] as const
).map(([country, ...zones]) => ({ key: `${country}:${zones.join(',')}`, country, zones }));

interface Case {
  readonly lead: Lead;
  readonly purpose: CallPurpose;
  readonly policy: CallPolicy;
  readonly at: Temporal.Instant;
}

/** Often within a day of a change of clocks somewhere: March and the last days of October are asked for most. */
const aMoment = fc
  .oneof(
    { weight: 2, arbitrary: fc.integer({ min: Date.parse('2026-03-01Z'), max: Date.parse('2026-04-30Z') }) },
    { weight: 2, arbitrary: fc.integer({ min: Date.parse('2026-09-01Z'), max: Date.parse('2026-11-08Z') }) },
    { weight: 1, arbitrary: fc.integer({ min: Date.parse('2025-06-01Z'), max: Date.parse('2027-12-31Z') }) },
  )
  .map((epochMs) => Temporal.Instant.fromEpochMilliseconds(epochMs));

const someRules: fc.Arbitrary<RulesFields> = fc.record(
  {
    maxAttemptsPerDay: fc.integer({ min: 1, max: 4 }),
    rollingCaps: fc.array(
      fc.record({
        count: fc.integer({ min: 1, max: 5 }),
        windowHours: fc.integer({ min: 1, max: 168 }),
        per: fc.constantFrom('lead' as const, 'number' as const),
      }),
      { maxLength: 3 },
    ),
    minGapMinutes: fc.integer({ min: 0, max: 3_000 }),
    dropLockoutHours: fc.integer({ min: 0, max: 80 }),
    quietAfterConversationDays: fc.integer({ min: 0, max: 40 }),
    leadTtlDays: fc.integer({ min: 1, max: 60 }),
    maxAttemptsEver: fc.integer({ min: 1, max: 20 }),
    maxAttemptsPerNumber: fc.integer({ min: 1, max: 8 }),
    unknownTimezone: fc.constantFrom('intersect' as const, 'block' as const),
    consent: fc.constantFrom('not-required' as const, 'express' as const, 'written' as const),
  },
  { requiredKeys: [] },
);

const PRESETS: RulesFields = { compliancePresets: ['us-florida', 'uk', 'eu'] };

function callsBefore(at: Temporal.Instant): fc.Arbitrary<readonly PlacedCall[]> {
  const aCall = fc.record({
    ageMs: fc.oneof(fc.integer({ min: 0, max: 30 * 3_600_000 }), fc.integer({ min: 0, max: 40 * 86_400_000 })),
    numberKey: fc.constantFrom('number-1', 'number-2'),
    stage: aStage,
    talkMs: fc.option(fc.integer({ min: 0, max: 3_600_000 }), { nil: undefined }),
    isAbandoned: fc.boolean(),
    heldMs: fc.option(fc.integer({ min: 0, max: 2 * 3_600_000 }), { nil: undefined, freq: 4 }),
  });
  return fc.array(aCall, { maxLength: 12 }).map((calls) =>
    calls
      .toSorted((one, other) => other.ageMs - one.ageMs)
      .map(({ ageMs, numberKey, stage, talkMs, isAbandoned, heldMs }) => {
        const calledAt = at.subtract({ milliseconds: ageMs });
        const call = {
          at: calledAt,
          numberKey,
          stage,
          ...(talkMs === undefined ? {} : { conversationEndedAt: calledAt.add({ milliseconds: talkMs }) }),
          ...(isAbandoned ? { abandoned: true as const } : {}),
        };
        if (heldMs === undefined) return aPlacedCall(call);
        return anOtherCall({ ...call, via: 'inbound', hold: { until: calledAt.add({ milliseconds: heldMs }) } });
      }),
  );
}

function aPurpose(at: Temporal.Instant): fc.Arbitrary<CallPurpose> {
  return fc.oneof(
    fc.constant<CallPurpose>({ kind: 'approach' }),
    fc
      .record({
        milliseconds: fc.integer({ min: -2 * 86_400_000, max: 3_600_000 }),
        missed: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      })
      .map(({ milliseconds, missed }): CallPurpose => {
        return { kind: 'callback', agreedAt: at.add({ milliseconds }), ...(missed !== undefined && { missed }) };
      }),
    fc.record({ delayDays: fc.integer({ min: 0, max: 45 }), daysAgo: fc.integer({ min: 0, max: 70 }) }).map(
      ({ delayDays, daysAgo }): CallPurpose => ({
        kind: 'touch',
        programme: 'repeat',
        touch: 1,
        plannedAt: at.subtract({ hours: daysAgo * 24 }),
        delayDays,
      }),
    ),
  );
}

const aCase: fc.Arbitrary<Case> = fc
  .tuple(aMoment, aStage, someRules, fc.boolean())
  .chain(([at, stage, rules, lawful]) =>
    fc.record({
      at: fc.constant(at),
      purpose: aPurpose(at),
      policy: fc.constant(policyOf(stage, lawful ? { ...rules, ...PRESETS } : rules)),
      lead: fc
        .record({
          area: fc.constantFrom(...AREAS),
          badSignals: fc.constantFrom(0, 0, 0, 1, 2),
          recentCalls: callsBefore(at),
          cycleDays: fc.integer({ min: 0, max: 70 }),
          placed: fc.integer({ min: 0, max: 20 }),
          counted: fc.integer({ min: 0, max: 8 }),
          consent: fc.constantFrom(undefined, 'express' as const, 'written' as const),
          wish: fc.constantFrom(
            undefined,
            undefined,
            { start: '17:00', end: '20:00' },
            { start: '22:00', end: '02:00' },
          ),
        })
        .map(({ area, badSignals, recentCalls, cycleDays, placed, counted, consent, wish }) =>
          aLead({
            stage,
            recentCalls,
            placed,
            numbers: [aNumber({ area, badSignals }), aNumber({ key: 'number-2', area })],
            countedByNumber: counted === 0 ? {} : { 'number-1': counted },
            cycleStartedAt: at.subtract({ hours: cycleDays * 24 }),
            ...(consent === undefined ? {} : { consent }),
            ...(wish === undefined ? {} : { wishes: { callWindow: wish } }),
          }),
        ),
    }),
  );

function policyOf(stage: Lead['stage'], organisation: RulesFields): CallPolicy {
  const scope = { stage, tier: 1, campaignId: 'campaign-1' } as const;
  const twelfths = { isHoliday: (_country: string, _region: string | undefined, date: string) => date.endsWith('-12') };
  return callPolicy(rulesInForce({ organisation }, 1, scope), scope, twelfths);
}

describe('the gate, which counts in milliseconds and keeps what it knows of leads and days', () => {
  it('answers what a judgement answers that looks every moment up in the calendar', () => {
    fc.assert(
      fc.property(aCase, ({ lead, purpose, policy, at }) => {
        expect(gate(lead, purpose, policy, at)).toEqual(slowGate(lead, purpose, policy, at));
        expect(earliestCall(lead, purpose, policy, at)).toEqual(slowEarliestCall(lead, purpose, policy, at));
      }),
      { numRuns: 1_500 },
    );
  });

  it('is asked about leads that meet every rule', () => {
    const met = new Set<string>();
    for (const { lead, purpose, policy, at } of fc.sample(aCase, { seed: 1, numRuns: 3_000 })) {
      const verdict = gate(lead, purpose, policy, at);
      if (verdict.kind === 'refused') for (const { code } of verdict.refusals) met.add(code);
      else for (const code of verdict.overrides) met.add(`${code} set aside`);
    }

    expect([...met]).toEqual(
      expect.arrayContaining([
        ...[
          'no-consent',
          'timezone-unknown',
          'number-bad',
          'customer-calls',
          'outside-hours',
          'holiday',
          'outside-wished-hours',
        ],
        ...['cap-lifetime', 'cap-number', 'cap-day', 'cap-rolling', 'min-gap', 'drop-lockout'],
        ...['quiet-after-conversation', 'lead-expired', 'cap-day set aside', 'min-gap set aside'],
      ]),
    );
  });

  it('answers the same of a lead that it knows as of one that it meets for the first time', () => {
    fc.assert(
      fc.property(aCase, aMoment, ({ lead, purpose, policy, at }, before) => {
        gate(lead, purpose, policy, before);

        expect(gate(lead, purpose, policy, at)).toEqual(gate({ ...lead }, purpose, policy, at));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a day whose midnight does not exist', () => {
  it('begins when the clocks have jumped: a call before counts for the day before', () => {
    const havana = AREAS.find(({ country }) => country === 'CU') ?? aNumber().area;
    const jump = Temporal.Instant.from('2026-03-08T05:00:00Z');
    const policy = { ...policyOf('prospecting', { maxAttemptsPerDay: 1, rollingCaps: [], minGapMinutes: 0 }) };
    const codesOf = (calledAt: Temporal.Instant) => {
      const lead = aLead({ numbers: [aNumber({ area: havana })], recentCalls: [aPlacedCall({ at: calledAt })] });
      const verdict = gate(lead, { kind: 'approach' }, policy, jump.add({ hours: 1 }));
      return verdict.kind === 'refused' ? verdict.refusals : [];
    };

    expect(codesOf(jump.subtract({ milliseconds: 1 })).map(({ code }) => code)).not.toContain('cap-day');
    expect(codesOf(jump)).toContainEqual({ code: 'cap-day', until: Temporal.Instant.from('2026-03-09T04:00:00Z') });
  });
});

describe('a day of 25 hours', () => {
  it('counts whole: a call in its first moment is of the same day as its last moment', () => {
    const first = Temporal.Instant.from('2026-11-01T04:00:00Z');
    const last = Temporal.Instant.from('2026-11-02T04:59:59.999Z');
    const lead = aLead({ cycleStartedAt: first, recentCalls: [aPlacedCall({ at: first })] });
    const verdict = gate(lead, { kind: 'approach' }, policyOf('prospecting', { maxAttemptsPerDay: 1 }), last);

    expect(verdict.kind === 'refused' && verdict.refusals).toContainEqual({
      code: 'cap-day',
      until: last.add({ milliseconds: 1 }),
    });
  });
});

describe('a promise', () => {
  it('is kept by a call in the very moment that was agreed', () => {
    const at = Temporal.Instant.from('2026-05-05T15:00:00Z');
    const lead = aLead({ cycleStartedAt: at, recentCalls: [aPlacedCall({ at })] });
    const kindOf = (agreedAt: Temporal.Instant) =>
      gate(lead, { kind: 'callback', agreedAt }, policyOf('prospecting', {}), at.add({ minutes: 1 })).kind;

    expect([kindOf(at), kindOf(at.add({ milliseconds: 1 }))]).toEqual(['refused', 'allowed']);
  });
});

/* The same rules said slowly: every question goes to the calendar, nothing is kept. */

const HOUR_MS = 3_600_000;

function slowGate(lead: Lead, purpose: CallPurpose, policy: CallPolicy, now: Temporal.Instant): GateVerdict {
  const { refusals, overrides } = slowJudgement(lead, purpose, policy, now);
  if (refusals.length === 0) return { kind: 'allowed', overrides: overrides.map(({ code }) => code) };
  const next = slowEarliestCall(lead, purpose, policy, now);
  return next.kind === 'at' ? { kind: 'refused', refusals, until: next.at } : { kind: 'refused', refusals };
}

function slowEarliestCall(
  lead: Lead,
  purpose: CallPurpose,
  policy: CallPolicy,
  wanted: Temporal.Instant,
): EarliestCall {
  const movedBy = new Set<RuleRefusalCode>();
  let at = wanted;
  for (let move = 0; move < 1_000; move += 1) {
    const { refusals } = slowJudgement(lead, purpose, policy, at);
    if (refusals.length === 0) return { kind: 'at', at, movedBy: [...movedBy] };
    const lasting = refusals.filter(({ until }) => until === undefined);
    if (lasting.length > 0) return { kind: 'never', movedBy: lasting.map(({ code }) => code) };
    for (const { code, until } of refusals) {
      movedBy.add(code);
      at = later(at, until ?? at);
    }
  }
  return { kind: 'never', movedBy: [...movedBy] };
}

interface Judgement {
  readonly refusals: readonly Refusal[];
  readonly overrides: readonly Refusal[];
}

function slowJudgement(lead: Lead, purpose: CallPurpose, policy: CallPolicy, at: Temporal.Instant): Judgement {
  const { limits, lawful } = policy.limitsIn(currentNumber(lead).area);
  const firm = firmRefusals(lead, policy, limits, at);
  const held = heldRefusals(lead, at);
  const wish = wishRefusals(lead, policy, at);
  const age = ageRefusals(lead, purpose, limits, at);
  const counted = countRefusals(lead, limits);
  const limited = limitRefusals(lead, limits, at);
  const quiet = quietRefusals(lead, purpose, limits, at);
  if (purpose.kind !== 'callback') {
    return { refusals: [...firm, ...held, ...wish, ...age, ...counted, ...limited, ...quiet], overrides: [] };
  }
  const { agreedAt, missed = 0 } = purpose;
  const since = lead.recentCalls.filter((call) => Temporal.Instant.compare(call.at, agreedAt) >= 0);
  if (missed >= policy.rules.callback.missed.tries || since.length > missed) {
    return { refusals: [...firm, ...held, ...wish, ...counted, ...limited], overrides: quiet };
  }
  const byLaw = limitRefusals(lead, lawful, at);
  const aside = [...counted, ...limited].filter(({ code }) => !byLaw.some((other) => other.code === code));
  return { refusals: [...firm, ...held, ...wish, ...byLaw], overrides: [...aside, ...quiet] };
}

function firmRefusals(lead: Lead, policy: CallPolicy, limits: CallLimits, at: Temporal.Instant): readonly Refusal[] {
  const number = currentNumber(lead);
  const verdict = policy.hours.verdict(number.area, at);
  return [
    ...onlyIf(limits.dialMode === 'manual', { code: 'dialled-by-hand' }),
    ...onlyIf(!hasConsent(lead, limits.consent), { code: 'no-consent' }),
    ...onlyIf(limits.unknownTimezone === 'block' && number.area.zones.length > 1, { code: 'timezone-unknown' }),
    ...onlyIf(isBad(number), { code: 'number-bad' }),
    ...(verdict.kind === 'closed' ? [closedRefusal(verdict.why, verdict)] : []),
  ];
}

function hasConsent({ consent }: Lead, needed: ConsentNeeded): boolean {
  if (needed === 'written') return consent === 'written';
  return needed === 'not-required' || consent !== undefined;
}

function heldRefusals({ recentCalls }: Lead, at: Temporal.Instant): readonly Refusal[] {
  const ends = recentCalls.flatMap((call) => (call.via === 'inbound' && call.hold ? [call.hold.until] : []));
  const until = ends.toSorted(Temporal.Instant.compare).at(-1);
  return until === undefined || Temporal.Instant.compare(until, at) <= 0 ? [] : [{ code: 'customer-calls', until }];
}

function wishRefusals({ wishes, ...lead }: Lead, policy: CallPolicy, at: Temporal.Instant): readonly Refusal[] {
  if (wishes?.callWindow === undefined) return [];
  const verdict = policy.wishedHours(wishes.callWindow).verdict(currentNumber(lead).area, at);
  return verdict.kind === 'closed' ? [closedRefusal('outside-wished-hours', verdict)] : [];
}

function closedRefusal(code: RuleRefusalCode, { opensAt }: Extract<HoursVerdict, { kind: 'closed' }>): Refusal {
  return opensAt === undefined ? { code } : { code, until: opensAt };
}

function ageRefusals(
  lead: Lead,
  purpose: CallPurpose,
  { leadTtlDays }: CallLimits,
  at: Temporal.Instant,
): readonly Refusal[] {
  if (purpose.kind === 'callback') return [];
  const from = purpose.kind === 'touch' ? later(lead.cycleStartedAt, purpose.plannedAt) : lead.cycleStartedAt;
  const endsAt = from.add({ hours: leadTtlDays * 24 });
  return onlyIf(Temporal.Instant.compare(at, endsAt) > 0, { code: 'lead-expired' });
}

function countRefusals(lead: Lead, limits: CallLimits): readonly Refusal[] {
  const onNumber = lead.countedByNumber[currentNumber(lead).key] ?? 0;
  return [
    ...onlyIf(lead.placed >= (limits.maxAttemptsEver ?? Number.POSITIVE_INFINITY), { code: 'cap-lifetime' }),
    ...onlyIf(onNumber >= limits.maxAttemptsPerNumber, { code: 'cap-number' }),
  ];
}

function limitRefusals(lead: Lead, limits: LawfulLimits, at: Temporal.Instant): readonly Refusal[] {
  const { recentCalls } = lead;
  const { area, key } = currentNumber(lead);
  const dayEnds = area.zones.map((zone) => {
    const dayStart = at.toZonedDateTimeISO(zone).startOfDay();
    const today = recentCalls.filter((call) => Temporal.Instant.compare(call.at, dayStart.toInstant()) >= 0);
    return today.length < limits.maxAttemptsPerDay ? undefined : dayStart.add({ days: 1 }).startOfDay().toInstant();
  });
  const windowEnds = limits.rollingCaps.map(({ count, windowHours, per }) => {
    const counting = per === 'number' ? recentCalls.filter(({ numberKey }) => numberKey === key) : recentCalls;
    return counting.at(-count)?.at.add({ hours: windowHours });
  });
  const gapEnd = recentCalls.at(-1)?.at.add({ minutes: limits.minGapMinutes });
  const abandoned = recentCalls.findLast((call) => call.abandoned);
  const lockoutEnd = abandoned?.at.add({ milliseconds: limits.dropLockoutHours * HOUR_MS });
  return [
    ...ahead('cap-day', dayEnds, at),
    ...ahead('cap-rolling', windowEnds, at),
    ...ahead('min-gap', [gapEnd], at),
    ...ahead('drop-lockout', [lockoutEnd], at),
  ];
}

function quietRefusals(lead: Lead, purpose: CallPurpose, limits: CallLimits, at: Temporal.Instant): readonly Refusal[] {
  const days = purpose.kind === 'touch' ? purpose.delayDays : limits.quietAfterConversationDays;
  const talk = lead.recentCalls.findLast((call) => call.stage === lead.stage && call.conversationEndedAt !== undefined);
  if (days === 0 || talk?.conversationEndedAt === undefined) return [];
  const zone = currentNumber(lead).area.zones[0] ?? 'UTC';
  const end = talk.conversationEndedAt.toZonedDateTimeISO(zone).add({ days }).toInstant();
  return ahead('quiet-after-conversation', [end], at);
}

/** The refusal until the last of the moments, when that is still to come. */
function ahead(
  code: RuleRefusalCode,
  moments: readonly (Temporal.Instant | undefined)[],
  at: Temporal.Instant,
): readonly Refusal[] {
  const until = moments.filter((moment) => moment !== undefined).reduce<Temporal.Instant>(later, at);
  return onlyIf(Temporal.Instant.compare(until, at) > 0, { code, until });
}

function onlyIf(holds: boolean, refusal: Refusal): readonly Refusal[] {
  return holds ? [refusal] : [];
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) >= 0 ? one : other;
}
