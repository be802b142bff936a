import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { earliestCall, gate } from '../../shared/domain/call-gate.ts';
import type { CallPolicy } from '../../shared/domain/call-policy.ts';
import type { CallPurpose, Lead } from '../../shared/domain/lead.ts';
import { rememberedCalls } from '../../shared/domain/remembered-calls.ts';
import { containing } from '../support/containing.ts';
import { aMoment, anArea, aPurpose, aStage, callsBefore, STAGE_HOURS } from '../support/lead-arbitraries.ts';
import { aLead, aNumber, aPolicy } from '../support/lead-builders.ts';

interface Case {
  readonly lead: Lead;
  readonly purpose: CallPurpose;
  readonly policy: CallPolicy;
  readonly wanted: Temporal.Instant;
}

const aCase: fc.Arbitrary<Case> = fc.tuple(aMoment, aStage, anArea).chain(([wanted, stage, area]) =>
  fc.record({
    wanted: fc.constant(wanted),
    policy: fc.constant(aPolicy({ stage, hours: STAGE_HOURS[stage], rules: { leadTtlDays: 100_000 } })),
    purpose: aPurpose(wanted),
    lead: callsBefore(wanted).map((recentCalls) =>
      aLead({ stage, recentCalls, numbers: [aNumber({ area })], cycleStartedAt: wanted }),
    ),
  }),
);

const isAllowed = ({ lead, purpose, policy }: Case, at: Temporal.Instant) =>
  gate(lead, purpose, policy, at).kind === 'allowed';

describe('the earliest call', () => {
  it('passes the gate, is not before the wanted moment, and is its own earliest', () => {
    fc.assert(
      fc.property(aCase, (given) => {
        const found = earliestCall(given.lead, given.purpose, given.policy, given.wanted);
        if (found.kind === 'never') throw new Error('the default weeks always open again');

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
        const found = earliestCall(given.lead, given.purpose, given.policy, given.wanted);
        if (found.kind === 'never') throw new Error('the default weeks always open again');
        const waitMs = found.at.epochMilliseconds - given.wanted.epochMilliseconds;
        if (waitMs === 0) return;
        const moments = shares.map((share) => given.wanted.add({ milliseconds: Math.floor(share * waitMs) }));

        for (const at of [...moments, found.at.subtract({ milliseconds: 1 })]) expect(isAllowed(given, at)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves no minute before it, walked one by one', () => {
    fc.assert(
      fc.property(aCase, (given) => {
        const found = earliestCall(given.lead, given.purpose, given.policy, given.wanted);
        if (found.kind === 'never') throw new Error('the default weeks always open again');
        const lastMinute = Math.min(Math.ceil(found.at.since(given.wanted).total('minutes')), 1_500);
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
          expect(found).toEqual(containing({ kind: 'at', at: verdict.until }));
          expect(found.movedBy).toEqual(expect.arrayContaining(verdict.refusals.map(({ code }) => code)));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('whatever the gate allows', () => {
  it('keeps every rolling cap in every window, the gap and the day, callbacks excepted', () => {
    fc.assert(
      fc.property(aCase, (given) => {
        if (given.purpose.kind === 'callback' || !isAllowed(given, given.wanted)) return;
        const { rules } = given.policy;
        const zones = given.lead.numbers[0]?.area.zones ?? [];
        const since = (at: Temporal.Instant) => given.wanted.epochMilliseconds - at.epochMilliseconds;
        const ages = given.lead.recentCalls.map(({ at }) => since(at));

        for (const { count, windowHours } of rules.rollingCaps) {
          expect(ages.filter((age) => age < windowHours * 3_600_000).length).toBeLessThan(count);
        }
        for (const age of ages) expect(age).toBeGreaterThanOrEqual(rules.minGapMinutes * 60_000);
        for (const zone of zones) {
          const dateOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate().toString();
          const today = given.lead.recentCalls.filter(({ at }) => dateOf(at) === dateOf(given.wanted));
          expect(today.length).toBeLessThan(rules.maxAttemptsPerDay);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('is inside the hours, callbacks included', () => {
    fc.assert(
      fc.property(aCase, (given) => {
        const area = given.lead.numbers[0]?.area;
        if (area === undefined || !isAllowed(given, given.wanted)) return;
        expect(given.policy.hours.verdict(area, given.wanted).kind).toBe('open');
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
