import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { earliestCall, gate } from '../../shared/domain/call-gate.ts';
import { type CallPolicy, callPolicy } from '../../shared/domain/call-policy.ts';
import { STAGE_DEFAULTS } from '../../shared/domain/default-rules.ts';
import type { CallPurpose, Lead } from '../../shared/domain/lead.ts';
import { rememberedCalls } from '../../shared/domain/remembered-calls.ts';
import { minuteIsWithin } from '../../shared/domain/weekly-windows.ts';
import { containing } from '../support/containing.ts';
import {
  aMoment,
  anArea,
  aPurpose,
  aRegulatedArea,
  aStage,
  aWishedWindow,
  callsBefore,
  SOME_PRESETS,
  TWELFTHS,
} from '../support/lead-arbitraries.ts';
import { aLead, aNumber } from '../support/lead-builders.ts';

interface Case {
  readonly lead: Lead;
  readonly purpose: CallPurpose;
  readonly policy: CallPolicy;
  readonly wanted: Temporal.Instant;
}

const HOUR_MS = 3_600_000;
const ROLLING_CAPS = [
  { count: 3, windowHours: 24 },
  { count: 2, windowHours: 30, per: 'number' },
] as const;

const aCase: fc.Arbitrary<Case> = fc
  .tuple(aMoment, aStage, fc.oneof(anArea, aRegulatedArea))
  .chain(([wanted, stage, area]) =>
    fc
      .record({
        purpose: aPurpose(wanted),
        recentCalls: callsBefore(wanted),
        wish: fc.option(aWishedWindow, { nil: undefined }),
        cycleDays: fc.nat({ max: 40 }),
        isShortLived: fc.boolean(),
      })
      .map(({ purpose, recentCalls, wish, cycleDays, isShortLived }): Case => {
        const defaults = STAGE_DEFAULTS[stage];
        const rules = {
          ...defaults,
          version: 1,
          compliancePresets: SOME_PRESETS,
          rollingCaps: [...defaults.rollingCaps, ...ROLLING_CAPS],
          dropLockoutHours: 30,
          leadTtlDays: isShortLived ? 31 : 3_650,
        };
        const lead = aLead({
          stage,
          recentCalls,
          numbers: [aNumber({ area })],
          consent: 'written',
          cycleStartedAt: wanted.subtract({ hours: 24 * cycleDays }),
          ...(wish === undefined ? {} : { wishes: { callWindow: wish } }),
        });
        const policy = callPolicy({ rules, sources: new Map() }, { tier: 1, campaignId: 'campaign-1' }, TWELFTHS);
        return { wanted, purpose, lead, policy };
      }),
  );

const isAllowed = ({ lead, purpose, policy }: Case, at: Temporal.Instant) =>
  gate(lead, purpose, policy, at).kind === 'allowed';

/** Where no call is ever allowed any more, looked for a year ahead. */
const YEAR_MS = 365 * 24 * HOUR_MS;

/** How long the call has to wait, all the time that is looked at when it never comes. */
function waitMsOf({ lead, purpose, policy, wanted }: Case): number {
  const found = earliestCall(lead, purpose, policy, wanted);
  return found.kind === 'never' ? YEAR_MS : found.at.epochMilliseconds - wanted.epochMilliseconds;
}

describe('the earliest call', () => {
  it('passes the gate, is not before the wanted moment, and is its own earliest', () => {
    fc.assert(
      fc.property(aCase, (given) => {
        const found = earliestCall(given.lead, given.purpose, given.policy, given.wanted);
        if (found.kind === 'never') {
          expect(found.movedBy).toEqual(
            expect.arrayContaining([expect.stringMatching(/^(lead-expired|outside-wished-hours)$/)]),
          );
          return;
        }

        expect(isAllowed(given, found.at)).toBe(true);
        expect(Temporal.Instant.compare(found.at, given.wanted)).toBeGreaterThanOrEqual(0);
        expect(earliestCall(given.lead, given.purpose, given.policy, found.at)).toEqual({ ...found, movedBy: [] });
        expect(found.movedBy.length === 0).toBe(found.at.equals(given.wanted));
      }),
      { numRuns: 300 },
    );
  });

  it('leaves no moment before it at which the gate would have passed', () => {
    const aShare = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(aCase, fc.array(aShare, { minLength: 10, maxLength: 10 }), (given, shares) => {
        const waitMs = waitMsOf(given);
        if (waitMs === 0) return;
        const moments = [...shares.map((share) => Math.floor(share * waitMs)), waitMs - 1];

        for (const milliseconds of moments) expect(isAllowed(given, given.wanted.add({ milliseconds }))).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves no minute before it, walked one by one', () => {
    fc.assert(
      fc.property(aCase, (given) => {
        const lastMinute = Math.min(Math.ceil(waitMsOf(given) / 60_000), 1_500);
        for (let minute = 0; minute < lastMinute; minute += 1) {
          if (isAllowed(given, given.wanted.add({ minutes: minute }))) throw new Error(`minute ${minute} passes`);
        }
      }),
      { numRuns: 5 },
    );
  });

  it('is what a refusal names as its end, and refusals are exactly what moves a call', () => {
    fc.assert(
      fc.property(aCase, (given) => {
        const verdict = gate(given.lead, given.purpose, given.policy, given.wanted);
        const found = earliestCall(given.lead, given.purpose, given.policy, given.wanted);
        if (verdict.kind === 'allowed') {
          expect(found).toEqual(containing({ kind: 'at', at: given.wanted }));
        } else {
          const { refusals, until } = verdict;
          expect(found).toEqual(containing(until === undefined ? { kind: 'never' } : { kind: 'at', at: until }));
          const ending = refusals.filter((refusal) => (refusal.until === undefined) === (until === undefined));
          if (until !== undefined || ending.length > 0)
            expect(found.movedBy).toEqual(expect.arrayContaining(ending.map(({ code }) => code)));
          for (const refusal of refusals) {
            if (until === undefined || refusal.until === undefined) continue;
            expect(Temporal.Instant.compare(refusal.until, given.wanted)).toBe(1);
            expect(Temporal.Instant.compare(refusal.until, until)).not.toBe(1);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('whatever the gate allows', () => {
  it('keeps caps, gaps, lock-outs and the time to live, callbacks excepted', () => {
    fc.assert(
      fc.property(aCase, (given) => {
        const { lead, purpose, wanted } = given;
        if (purpose.kind === 'callback' || !isAllowed(given, wanted)) return;
        const { rules } = given.policy;
        const zones = lead.numbers[0]?.area.zones ?? [];
        const ageMs = (at: Temporal.Instant) => wanted.epochMilliseconds - at.epochMilliseconds;

        for (const { count, windowHours, per } of rules.rollingCaps) {
          const counting = lead.recentCalls.filter(({ numberKey }) => per !== 'number' || numberKey === 'number-1');
          expect(counting.filter(({ at }) => ageMs(at) < windowHours * HOUR_MS).length).toBeLessThan(count);
        }
        for (const { at, abandoned } of lead.recentCalls) {
          expect(ageMs(at)).toBeGreaterThanOrEqual(rules.minGapMinutes * 60_000);
          if (abandoned) expect(ageMs(at)).toBeGreaterThanOrEqual(rules.dropLockoutHours * HOUR_MS);
        }
        const bornAt = purpose.kind === 'touch' ? purpose.plannedAt : lead.cycleStartedAt;
        expect(ageMs(bornAt)).toBeLessThanOrEqual(rules.leadTtlDays * 24 * HOUR_MS);
        for (const zone of zones) {
          const dateOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate().toString();
          const today = lead.recentCalls.filter(({ at }) => dateOf(at) === dateOf(wanted));
          expect(today.length).toBeLessThan(rules.maxAttemptsPerDay);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps what the presets ask, callbacks included', () => {
    const aRegulatedCase = aCase.filter(({ lead }) => lead.numbers[0]?.area.country !== 'XX');
    fc.assert(
      fc.property(aRegulatedCase, (given) => {
        const { lead, wanted } = given;
        if (!isAllowed(given, wanted)) return;
        const { country, zones } = lead.numbers[0]?.area ?? { country: '', zones: [] };
        const local = wanted.toZonedDateTimeISO(zones[0] ?? 'UTC');
        const within = (hours: number) =>
          lead.recentCalls.filter(({ at }) => wanted.epochMilliseconds - at.epochMilliseconds < hours * HOUR_MS);
        const today = lead.recentCalls.filter(({ at }) =>
          at.toZonedDateTimeISO(local.timeZoneId).toPlainDate().equals(local.toPlainDate()),
        );

        if (country === 'US') {
          expect(within(24).length).toBeLessThan(3);
          expect(local.hour).toBeLessThan(20);
        } else if (country === 'DE') {
          expect([today.length, local.dayOfWeek === 7, local.day === 12]).toEqual([0, false, false]);
        } else {
          expect([within(72).some(({ abandoned }) => abandoned), local.dayOfWeek === 7]).toEqual([false, false]);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('is inside the hours, the wished ones too, callbacks included', () => {
    fc.assert(
      fc.property(aCase, (given) => {
        const area = given.lead.numbers[0]?.area;
        if (area === undefined || !isAllowed(given, given.wanted)) return;
        expect(given.policy.hours.verdict(area, given.wanted).kind).toBe('open');
        const wish = given.lead.wishes?.callWindow;
        for (const zone of wish === undefined ? [] : area.zones) {
          const { hour, minute } = given.wanted.toZonedDateTimeISO(zone);
          expect(wish === undefined || minuteIsWithin(hour * 60 + minute, wish)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is the same when older calls are forgotten', () => {
    fc.assert(
      fc.property(aCase, (given) => {
        const pruned = { ...given.lead, recentCalls: rememberedCalls(given.lead.recentCalls, given.wanted) };

        expect(gate(pruned, given.purpose, given.policy, given.wanted)).toEqual(
          gate(given.lead, given.purpose, given.policy, given.wanted),
        );
      }),
      { numRuns: 300 },
    );
  });
});
