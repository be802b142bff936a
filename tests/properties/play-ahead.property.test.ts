import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { gate } from '../../shared/domain/call-gate.ts';
import { type CallPolicy, callPolicy } from '../../shared/domain/call-policy.ts';
import { DEFAULT_TRANSITIONS } from '../../shared/domain/default-transitions.ts';
import type { CallWindow } from '../../shared/domain/dial-rules.ts';
import { forecast } from '../../shared/domain/forecast.ts';
import { FORECAST_ASSUMPTIONS } from '../../shared/domain/forecast-assumptions.ts';
import type { Lead, LeadState } from '../../shared/domain/lead.ts';
import { type PlayedCall, type PlayInput, playAhead } from '../../shared/domain/play-ahead.ts';
import type { RulesFields } from '../../shared/domain/rules-fields.ts';
import { rulesInForce } from '../../shared/domain/rules-in-force.ts';
import { SALES_STRUCTURES, tierHolding } from '../../shared/domain/sales-structure.ts';
import type { Staffing } from '../../shared/domain/staffing.ts';
import type { Stage } from '../../shared/domain/stage.ts';
import { weekOf } from '../../shared/domain/weekly-windows.ts';
import { aMoment, anArea, aPurpose, aStage, callsBefore } from '../support/lead-arbitraries.ts';
import { aLead, aNumber, aReadyState } from '../support/lead-builders.ts';

const TWELFTHS = { isHoliday: (_country: string, _region: string | undefined, date: string) => date.endsWith('-12') };
const DAYS = 7;

function policiesOf(...levels: readonly [RulesFields, RulesFields?]): PlayInput['policyFor'] {
  const [organisation, tier = {}] = levels;
  const document = { organisation, tiers: { 1: tier, 2: tier, 3: tier } };
  const policies = new Map<Stage, CallPolicy>();
  return (stage, campaignId) => {
    const known = policies.get(stage);
    if (known !== undefined) return known;
    const scope = { stage, tier: tierHolding(SALES_STRUCTURES.three, stage).number, campaignId };
    const policy = callPolicy(rulesInForce(document, 1, scope), scope, TWELFTHS);
    policies.set(stage, policy);
    return policy;
  };
}

/** Whole hours, some of them over midnight. */
const aWindow: fc.Arbitrary<CallWindow> = fc
  .tuple(fc.integer({ min: 0, max: 22 }), fc.integer({ min: 3, max: 20 }))
  .map(([from, hours]) => ({ start: clock(from), end: clock((from + hours) % 24) }));

const aWeek = fc
  .array(fc.option(aWindow, { nil: undefined, freq: 4 }), { minLength: 7, maxLength: 7 })
  .map((windows) => {
    const rest = [...windows];
    return weekOf(() => {
      const window = rest.shift();
      return window === undefined ? [] : [window];
    });
  });

const limits = {
  callWindows: aWeek,
  holidays: fc.constantFrom('block', 'ignore'),
  maxAttemptsPerDay: fc.integer({ min: 1, max: 4 }),
  maxAttemptsPerCycle: fc.integer({ min: 1, max: 9 }),
  rollingCaps: fc.constantFrom([{ count: 2, windowHours: 30 }], [{ count: 5, windowHours: 168, per: 'number' }]),
  minGapMinutes: fc.integer({ min: 0, max: 600 }),
  quietAfterConversationDays: fc.integer({ min: 0, max: 9 }),
  leadTtlDays: fc.integer({ min: 1, max: 40 }),
  consent: fc.constantFrom('not-required', 'express'),
} as const;

const someLimits: fc.Arbitrary<RulesFields> = fc.record(limits, { requiredKeys: [] });

/** What a level sets takes the default's place; only against other levels does it narrow. */
const everyLimit: fc.Arbitrary<RulesFields> = fc.record(limits);

/** How calls are repeated; nothing of it is a limit. */
const someRetries: fc.Arbitrary<RulesFields> = fc.record({
  retry: fc.record({
    'no-answer': fc.record({
      delaysMinutes: fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 3 }),
      maxCount: fc.integer({ min: 1, max: 20 }),
      next: fc.constantFrom('same-number', 'next-number'),
      clock: fc.constantFrom('wall', 'callable'),
    }),
  }),
  exhaust: fc.constantFrom({ kind: 'close' }, { kind: 'nurture', days: 1 }, { kind: 'next-cycle' }),
});

function aPlayedLead(now: Temporal.Instant): fc.Arbitrary<Lead> {
  const aCall = fc.record({
    purpose: aPurpose(now),
    wantedAt: fc.integer({ min: -3_000, max: 3_000 }).map((minutes) => now.add({ minutes })),
    urgency: fc.constantFrom('promised', 'normal'),
  });
  const aState = fc.oneof(
    { weight: 4, arbitrary: aCall.map((call): LeadState => aReadyState({ ...call, dueAt: call.wantedAt })) },
    {
      weight: 1,
      arbitrary: fc.record({ call: aCall, stage: aStage }).map(
        ({ call, stage }): LeadState => ({
          kind: 'resting',
          until: call.wantedAt,
          why: 'not-callable',
          refusals: ['no-consent'],
          stalled: { stage, ...call },
        }),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.record({ call: aCall, stage: aStage }).map(
        ({ call, stage }): LeadState => ({
          kind: 'resting',
          until: call.wantedAt,
          why: 'nurture',
          then: { stage, purpose: { kind: 'approach' } },
        }),
      ),
    },
  );
  return fc
    .record({ state: aState, stage: aStage, area: anArea, calls: callsBefore(now), consents: fc.boolean() })
    .map(({ state, stage, area, calls, consents }) =>
      aLead({
        stage,
        state,
        numbers: [aNumber({ area })],
        recentCalls: calls,
        attemptNumber: calls.length,
        placed: calls.length,
        cycleStartedAt: now.subtract({ hours: 24 * 20 }),
        ...(consents && { consent: 'express' }),
      }),
    );
}

function someLeads(now: Temporal.Instant): fc.Arbitrary<readonly Lead[]> {
  return fc
    .array(aPlayedLead(now), { minLength: 1, maxLength: 6 })
    .map((leads) => leads.map((lead, index) => ({ ...lead, id: `lead-${index}` })));
}

const staffing: fc.Arbitrary<Staffing | undefined> = fc.constantFrom(
  undefined,
  { 1: { people: 1 } },
  {
    1: { people: 1, shifts: { zone: 'Europe/Berlin', windows: weekOf(() => [{ start: '08:15', end: '16:00' }]) } },
    2: { people: 0 },
  },
);

interface Case {
  readonly now: Temporal.Instant;
  readonly leads: readonly Lead[];
  readonly limits: RulesFields;
  readonly retries: RulesFields;
  readonly staffing: Staffing | undefined;
}

const aCase: fc.Arbitrary<Case> = aMoment.chain((now) =>
  fc.record({ now: fc.constant(now), leads: someLeads(now), limits: someLimits, retries: someRetries, staffing }),
);

function inputOf(given: Case, policyFor = policiesOf({ ...given.limits, ...given.retries })): PlayInput {
  return {
    leads: given.leads,
    policyFor,
    transitions: DEFAULT_TRANSITIONS,
    now: given.now,
    days: DAYS,
    assumptions: FORECAST_ASSUMPTIONS,
    ...(given.staffing === undefined ? {} : { staffing: given.staffing }),
  };
}

function callsOf(input: PlayInput): readonly PlayedCall[] {
  return [...playAhead(input)].filter((event) => event.kind === 'called');
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

describe('every call that is played', () => {
  it('passes the gate at its moment, for the lead as it stands then', () => {
    fc.assert(
      fc.property(aCase, (given) => {
        for (const { lead, purpose, policy, at } of callsOf(inputOf(given))) {
          expect(gate(lead, purpose, policy, at).kind).toBe('allowed');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('lies between now and the end, after the calls of its lead before, the last of which was not answered', () => {
    fc.assert(
      fc.property(aCase, (given) => {
        const ends = given.now.add({ hours: 24 * DAYS });
        const latest = new Map<string, PlayedCall>();
        for (const call of callsOf(inputOf(given))) {
          const before = latest.get(call.lead.id);
          expect(Temporal.Instant.compare(call.at, before?.at ?? given.now)).toBeGreaterThanOrEqual(0);
          expect(Temporal.Instant.compare(call.at, ends)).toBeLessThan(0);
          expect(before?.reached ?? false).toBe(false);
          expect(call.lead.attemptNumber).toBe((before?.lead.attemptNumber ?? call.lead.attemptNumber - 1) + 1);
          latest.set(call.lead.id, call);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is allowed by wider rules, too: what the narrower add only takes away', () => {
    fc.assert(
      fc.property(aCase, everyLimit, someLimits, (given, all, more) => {
        const wide = policiesOf({ ...all, ...given.retries });
        const narrow = policiesOf({ ...all, ...given.retries }, more);
        for (const { lead, purpose, at, policy } of callsOf(inputOf(given, narrow))) {
          expect(gate(lead, purpose, wide(lead.stage, policy.campaignId), at).kind).toBe('allowed');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is placed in every play of the same input, whatever the order of the leads', () => {
    fc.assert(
      fc.property(aCase, (given) => {
        const once = forecast({ ...inputOf(given), zone: 'UTC' });
        const again = forecast({ ...inputOf({ ...given, leads: given.leads.toReversed() }), zone: 'UTC' });

        expect(again).toEqual(once);
      }),
      { numRuns: 100 },
    );
  });
});

it('a forecast counts every call once in its days, hours, tiers and areas', () => {
  fc.assert(
    fc.property(aCase, fc.constantFrom('UTC', 'Asia/Kathmandu', 'Australia/Lord_Howe'), (given, zone) => {
      const input = inputOf(given);
      const { calls, reached, tiers, areas, leads, notPlayed, notCallable } = forecast({ ...input, zone });
      const played = callsOf(input);
      const days = tiers.flatMap((tier) => tier.days);
      const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

      expect(calls).toBe(played.length);
      expect(reached).toBe(played.filter((call) => call.reached).length);
      expect(total(days.map((day) => day.calls))).toBe(calls);
      expect(total(days.flatMap((day) => day.callsByHour))).toBe(calls);
      expect(total(areas.map((area) => area.calls))).toBe(calls);
      expect(total(areas.map((area) => area.leads))).toBe(leads);
      expect(notPlayed + notCallable.size).toBeLessThanOrEqual(leads);
      for (const { lead, policy, at } of played) {
        const date = at.toZonedDateTimeISO(zone).toPlainDate().toString();
        const day = tiers.find(({ tier }) => tier === policy.tier)?.days.find((one) => one.date === date);
        expect(day?.calls, lead.id).toBeGreaterThan(0);
      }
    }),
    { numRuns: 100 },
  );
});
