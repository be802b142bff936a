import { describe, expect, it } from 'vitest';
import { workloadsOf } from '../../../shared/domain/advice/workload.ts';
import { countedRun } from '../../../simulator/report/counted-run.ts';
import { adviceOfRun, figuresOfRun } from '../../../simulator/report/run-advice.ts';
import { aBusyRun } from '../../support/a-busy-run.ts';
import {
  aCallRow,
  advance,
  aLeadRow,
  anOutcome,
  anUnansweredCallRow,
  aRunResult,
  aTouch,
} from '../../support/a-run-result.ts';

const handover = advance('selling', '2026-01-06T15:00:00Z', { kind: 'handover' });
const welcome = aTouch('welcome', 1, '2026-01-13T15:00:00Z');
const selling = { stage: 'selling', tier: 2, purpose: { kind: 'handover' } } as const;
const care = { stage: 'account-care', tier: 3, purpose: welcome } as const;

/** Reached calls ring for 12 s and talk for 119.6 s; unanswered ones ring for 132 s. */
const RUN = aRunResult({
  calls: [
    anUnansweredCallRow('C1', '2026-01-05T15:00:00Z'),
    aCallRow('C2', '2026-01-05T16:00:00Z', { outcome: anOutcome('interested'), nextStep: handover }),
    aCallRow('C3', '2026-01-05T16:30:00Z', { leadId: 'lead-2' }),
    aCallRow('C4', '2026-01-06T15:00:00Z', { ...selling, outcome: anOutcome('sale'), orderValue: 90 }),
    aCallRow('C5', '2026-01-06T16:00:00Z', { ...selling, leadId: 'lead-3' }),
    anUnansweredCallRow('C6', '2026-01-13T15:00:00Z', care),
    aCallRow('C7', '2026-01-14T15:00:00Z', { ...care, outcome: anOutcome('sale'), orderValue: 40 }),
  ],
  leads: [
    aLeadRow({ orders: 2, orderTotal: 130 }),
    aLeadRow({ leadId: 'lead-2' }),
    aLeadRow({ leadId: 'lead-3', orders: 1, orderTotal: 10 }),
  ],
  secondsByTier: {
    1: { ringing: 36, talking: 239, wrappingUp: 60 },
    2: { ringing: 24, talking: 239, wrappingUp: 100 },
    3: { ringing: 24, talking: 120, wrappingUp: 20 },
  },
});

describe('a run, counted', () => {
  it('is calls, people reached and their time by stage, a tier’s wrap-up shared among the calls that agents took', () => {
    expect(countedRun(RUN)).toEqual({
      workingDays: 4,
      callsOnBusiestDay: 3,
      prospecting: {
        calls: 3,
        reached: 2,
        reachedSeconds: expect.closeTo(2 * (12 + 119.6 + 30), 6),
        failedSeconds: 132,
        newLeads: 2,
        handovers: 1,
      },
      selling: {
        calls: 2,
        reached: 2,
        reachedSeconds: expect.closeTo(2 * (12 + 119.6 + 50), 6),
        failedSeconds: 0,
        opportunities: 2,
        sales: 1,
        orderTotal: 90,
      },
      accountCare: {
        calls: 2,
        reached: 1,
        reachedSeconds: expect.closeTo(12 + 119.6 + 20, 6),
        failedSeconds: 132,
        touches: 1,
        sales: 1,
        orderTotal: 40,
      },
      purchases: { everBought: 1, boughtAgain: 1, orders: 2 },
    });
  });

  it.each([1, 2, 3])('gives back the time that people spent in the busy run of seed %i', (seed) => {
    const run = aBusyRun(seed);
    const spent = run.calls.reduce((sum, call) => {
      const until = call.connectedAt ?? call.endedAt ?? call.startedAt;
      return sum + Math.round(until.since(call.startedAt).total('seconds')) + (call.talkSeconds ?? 0);
    }, 0);
    const wrappedUp = Object.values(run.secondsByTier).reduce((sum, { wrappingUp }) => sum + wrappingUp, 0);
    const found = figuresOfRun(run);
    if (found.kind !== 'figures') throw new Error('Nobody was called.');
    const { workingDays } = countedRun(run);
    const worked = Object.values(workloadsOf(found.figures)).reduce((sum, { seconds }) => sum + seconds, 0);
    expect(worked * workingDays).toBeCloseTo(spent + wrappedUp, 3);
  });

  it('is judged by the hours of its shift and its people, who take no breaks', () => {
    expect(figuresOfRun(RUN)).toMatchObject({
      figures: {
        working: { shiftHours: 9, daysPerWeek: 5, shrinkage: 0 },
        people: { kind: 'by-tier', structure: 'three', byTier: { 1: 2, 2: 1, 3: 1 } },
      },
    });
  });
});

describe('whether the split of a run is right', () => {
  it('is said in two to five sentences', () => {
    const sentences = adviceOfRun(aBusyRun(1));
    expect(sentences.length).toBeGreaterThanOrEqual(2);
    expect(sentences.length).toBeLessThanOrEqual(5);
    expect(sentences[0]).toContain('One tier fits, where everybody does everything');
    expect(sentences.join(' ')).toContain('Calls to customers are worth their time');
  });

  it('is not said when nobody was called', () => {
    expect(adviceOfRun(aRunResult())).toEqual([]);
  });
});
