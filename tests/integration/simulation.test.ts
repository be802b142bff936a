import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type ControlChange, changeControls } from '../../shared/application/change-controls.ts';
import type { FunctionsUnderTest } from '../../simulator/functions-under-test.ts';
import { callsCsv, inCallOrder } from '../../simulator/report/calls-csv.ts';
import { leadsCsv } from '../../simulator/report/leads-csv.ts';
import type { RunningSimulation, SimulationOutcome } from '../../simulator/simulation.ts';
import { moment, shortRun, smallList } from '../support/short-run.ts';

const TWO_DAYS = ['--days', '2', '--start', '2026-01-05'];

function violations({ result }: SimulationOutcome) {
  return result.audit.violations;
}

/** Throws a switch when the virtual clock reaches a moment. */
function throwing(change: ControlChange, at: Temporal.Instant) {
  return (functions: FunctionsUnderTest, { clock, settings }: RunningSimulation) => {
    clock.at(at, async () => {
      await changeControls(settings, change, { author: 'Kim', note: 'why', at });
    });
    return functions;
  };
}

describe('a simulated run', () => {
  it('calls leads of all stages, keeps every promise, forgets nobody and buries nothing', async () => {
    const run = await shortRun([...TWO_DAYS, '--agents', '1=2,2=1,3=1'], smallList(60, 20, 20));

    expect(violations(run)).toEqual([]);
    expect(run.journal.failures()).toEqual([]);
    expect(run.deadLetters).toEqual([]);
    expect(run.rejected).toEqual([]);
    expect(run.flowAnswers.filter(({ status }) => status === 'error-branch')).toEqual([]);
    expect(new Set(run.result.calls.map(({ stage }) => stage))).toEqual(
      new Set(['prospecting', 'selling', 'account-care']),
    );
    expect(run.result.calls.length).toBe(run.groundTruth.calls.length);
    const timed = ['ready', 'dialling', 'wrapping', 'resting'];
    expect(run.result.leads.filter(({ status, timerAt }) => timed.includes(status) && timerAt === undefined)).toEqual(
      [],
    );
    expect(run.result.leads).toHaveLength(100);
  });

  it('gives the same bytes for the same seed, and others for another', async () => {
    const list = smallList(40, 10, 10);
    const [one, same, other] = [
      await shortRun([...TWO_DAYS, '--seed', '7'], list),
      await shortRun([...TWO_DAYS, '--seed', '7'], list),
      await shortRun([...TWO_DAYS, '--seed', '8'], list),
    ];

    expect(callsCsv(same.result.calls)).toBe(callsCsv(one.result.calls));
    expect(leadsCsv(same.result.leads)).toBe(leadsCsv(one.result.leads));
    expect(callsCsv(other.result.calls)).not.toBe(callsCsv(one.result.calls));
  });

  it('makes the same calls when every minute is run as when idle minutes are left out', async () => {
    const list = smallList(40, 10, 10);
    const skipping = await shortRun(TWO_DAYS, list);
    const everyTick = await shortRun([...TWO_DAYS, '--every-tick'], list);

    expect(callsCsv(everyTick.result.calls)).toBe(callsCsv(skipping.result.calls));
    expect(everyTick.counts.invocations['dial-due-leads']).toBeGreaterThan(
      skipping.counts.invocations['dial-due-leads'],
    );
  });

  it.each(['one', 'two'])('works with %s tiers', async (structure) => {
    const run = await shortRun([...TWO_DAYS, '--structure', structure], smallList(40, 15, 15));

    expect(violations(run)).toEqual([]);
    expect(new Set(run.result.calls.map(({ stage }) => stage))).toEqual(
      new Set(['prospecting', 'selling', 'account-care']),
    );
  });
});

describe('a switch thrown while calls run', () => {
  const AT = moment('2026-01-05T15:30:07Z');
  const startsAfter = (run: SimulationOutcome, from: Temporal.Instant) =>
    run.groundTruth.calls.filter(({ startedAt }) => Temporal.Instant.compare(moment(startedAt), from) > 0);
  const busyDay = ['--days', '1', '--start', '2026-01-05', '--agents', '1=8,2=1,3=2', '--calls-in-air', '20'];

  it('stops every start within five seconds when it is the emergency stop', async () => {
    const run = await shortRun(busyDay, smallList(99, 10, 40), { around: throwing({ kind: 'stop-everything' }, AT) });

    expect(startsAfter(run, AT.subtract({ minutes: 1 })).length).toBeGreaterThan(0);
    expect(startsAfter(run, AT.add({ seconds: 5 }))).toEqual([]);
  });

  it('stops the starts of a paused campaign, and of no other', async () => {
    const change = { kind: 'pause-campaign', campaignId: 'prospecting' } as const;
    const early = moment('2026-01-05T14:05:07Z');
    const run = await shortRun(busyDay, smallList(99, 10, 40), { around: throwing(change, early) });
    const after = startsAfter(run, early.add({ seconds: 5 }));

    expect(after.filter(({ tier }) => tier === 1)).toEqual([]);
    expect(after.filter(({ tier }) => tier === 3).length).toBeGreaterThan(0);
  });

  it('stops the starts of a paused tier until it is resumed', async () => {
    const resumeAt = AT.add({ hours: 1 });
    const run = await shortRun(busyDay, smallList(99, 10, 40), {
      around: (functions, running) => {
        throwing({ kind: 'pause-tier', tier: 1 }, AT)(functions, running);
        return throwing({ kind: 'resume-tier', tier: 1 }, resumeAt)(functions, running);
      },
    });
    const ofTier = startsAfter(run, AT.add({ seconds: 5 })).filter(({ tier }) => tier === 1);

    expect(ofTier.length).toBeGreaterThan(0);
    expect(ofTier.every(({ startedAt }) => Temporal.Instant.compare(moment(startedAt), resumeAt) >= 0)).toBe(true);
  });
});

describe('replaying how people really behaved', () => {
  it('reaches each person on the call that reached them, and not before', async () => {
    const needed = new Map([
      ['C-0', 1],
      ['C-1', 2],
      ['C-2', 3],
    ]);
    const trace = new Map(
      [...needed].map(([id, attemptsNeeded]) => [id, { attemptsNeeded, talkSeconds: 61, result: 'sale' as const }]),
    );
    const run = await shortRun(['--days', '40', '--start', '2026-01-05'], smallList(0, 0, 3), { trace });

    for (const [id, attemptsNeeded] of needed) {
      const calls = run.result.calls.filter(({ externalId }) => externalId === id).toSorted(inCallOrder);
      expect(calls.map(({ outcome }) => outcome?.code)).toEqual([
        ...Array.from({ length: attemptsNeeded - 1 }, () => 'no-answer'),
        'sale',
      ]);
      expect(calls.at(-1)?.talkSeconds).toBe(61);
    }
    expect(run.result.leads.map(({ status }) => status)).toEqual(['closed', 'closed', 'closed']);
  });
});
