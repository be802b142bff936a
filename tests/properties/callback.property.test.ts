import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dialDueLeads } from '../../shared/application/dialling/dial-due-leads.ts';
import { callPolicy } from '../../shared/domain/call-policy.ts';
import { rulesInForce } from '../../shared/domain/rules-in-force.ts';
import { waitingCallback } from '../../shared/domain/waiting-callback.ts';
import { aMoment, anArea } from '../support/lead-arbitraries.ts';
import { aNumber, aReadyLead } from '../support/lead-builders.ts';
import { aDiallingBench } from '../support/scripted-telephony.ts';

const RELEASE_MINUTES = 60;
const NO_HOLIDAY = { isHoliday: () => false };
const SCOPE = { stage: 'selling', tier: 2, campaignId: 'campaign-2' } as const;
const POLICY = callPolicy(rulesInForce({}, 1, SCOPE), SCOPE, NO_HOLIDAY);

const compare = Temporal.Instant.compare;

describe('a callback that an agent promised', () => {
  it('is called never before its moment, never outside hours, never when suppressed, and is released exactly when told', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          agreedAt: aMoment,
          area: anArea,
          /** When the agent comes free, counted from the agreed moment; never when absent. */
          freeAfterMinutes: fc.option(fc.integer({ min: -100, max: 2_000 }), { nil: undefined }),
          isSuppressed: fc.boolean(),
          stepMinutes: fc.integer({ min: 3, max: 40 }),
        }),
        async ({ agreedAt, area, freeAfterMinutes, isSuppressed, stepMinutes }) => {
          const bench = await aDiallingBench();
          bench.board.counts.set('profile-2', { available: 1, onContact: 0 });
          const purpose = { kind: 'callback', agreedAt, agentId: 'ada' } as const;
          const number = aNumber({ area });
          const lead = await bench.stored(
            aReadyLead(
              { stage: 'selling', campaignId: 'campaign-2', numbers: [number], cycleStartedAt: agreedAt },
              { dueAt: agreedAt, urgency: 'promised', purpose },
            ),
          );
          if (isSuppressed) await bench.leads.suppressNumbers([number.key], 'do-not-call', agreedAt);
          const freeFrom = freeAfterMinutes === undefined ? undefined : agreedAt.add({ minutes: freeAfterMinutes });

          const standing = waitingCallback(lead, POLICY, agreedAt);
          const firstLegal = standing?.kind === 'waiting' ? standing.until : agreedAt;
          const releasedAt = firstLegal.add({ minutes: RELEASE_MINUTES });

          const asked: Temporal.Instant[] = [];
          bench.clock.now = agreedAt.subtract({ minutes: 90 });
          const end = agreedAt.add({ hours: 24 * 5 });
          while (bench.telephony.started.length === 0 && compare(bench.clock.now, end) < 0) {
            bench.clock.now = bench.clock.now.add({ minutes: stepMinutes });
            if (freeFrom !== undefined && compare(bench.clock.now, freeFrom) >= 0) bench.board.free.add('ada');
            asked.push(bench.clock.now);
            await dialDueLeads(bench.deps, []);
          }

          const [call] = bench.telephony.started;
          expect(call === undefined).toBe(isSuppressed);
          if (call === undefined) return;
          const startedAt = bench.clock.now;
          expect(compare(startedAt, agreedAt)).toBeGreaterThanOrEqual(0);
          expect(POLICY.hours.verdict(area, startedAt).kind).toBe('open');
          const isOffered = call.attributes['tierline_agent'] === 'ada';
          expect(isOffered).toBe(compare(startedAt, releasedAt) < 0);
          const first = asked.find((now) => {
            const mayBegin = compare(now, releasedAt) >= 0 || (freeFrom !== undefined && compare(now, freeFrom) >= 0);
            return compare(now, agreedAt) >= 0 && mayBegin && POLICY.hours.verdict(area, now).kind === 'open';
          });
          expect(startedAt).toEqual(first);
        },
      ),
      { numRuns: 60 },
    );
  });
});
