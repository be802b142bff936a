import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { AlarmDefinition } from '../../../../simulator/alarms/deployed-alarms.ts';
import { MetricStore, statisticOf } from '../../../../simulator/alarms/metric-store.ts';
import { rungAlarms } from '../../../../simulator/alarms/rung-alarms.ts';

const START = Temporal.Instant.from('2026-01-05T00:00:00Z');
const METRIC = { namespace: 'Tierline', name: 'WorkFailed' };

function anAlarm(fields: Partial<AlarmDefinition>): AlarmDefinition {
  return {
    name: 'an alarm',
    text: 'Somebody waits. Runbook: docs/runbook.md#failing-work',
    comparison: 'GreaterThanOrEqualToThreshold',
    threshold: 1,
    periodSeconds: 60,
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    missingData: 'notBreaching',
    metrics: [{ id: 'm', ...METRIC, statistic: 'Sum' }],
    ...fields,
  };
}

/** From which minute to which the alarm rings within an hour, when values are told in these minutes. */
function rings(fields: Partial<AlarmDefinition>, told: readonly (readonly [number, number])[]): readonly string[] {
  const store = new MetricStore();
  for (const [minute, value] of told) store.add(METRIC, value, START.add({ minutes: minute }).epochMilliseconds);
  const minuteOf = (at: Temporal.Instant | undefined) => at?.since(START).total('minutes') ?? 'the end';
  return rungAlarms([anAlarm(fields)], store, START, START.add({ hours: 1 })).map(
    ({ from, until }) => `${minuteOf(from)} to ${minuteOf(until)}`,
  );
}

describe('an alarm', () => {
  it('rings once a period is over in which its metric reached the threshold, and is quiet after the next', () => {
    expect(rings({}, [[10, 1]])).toEqual(['11 to 12']);
    expect(rings({ threshold: 2 }, [[10, 1]])).toEqual([]);
  });

  it('adds up the values of a period, wherever in it they came', () => {
    const quarter = { periodSeconds: 900, threshold: 5 };

    expect(
      rings(quarter, [
        [10, 3],
        [20, 2],
      ]),
    ).toEqual(['21 to 26']);
    expect(
      rings(quarter, [
        [10, 3],
        [30, 2],
      ]),
    ).toEqual([]);
  });

  it('rings only when so many periods in a row breach', () => {
    const three = { evaluationPeriods: 3, datapointsToAlarm: 3 };

    expect(
      rings(three, [
        [10, 1],
        [11, 1],
        [12, 1],
      ]),
    ).toEqual(['13 to 14']);
    expect(
      rings(three, [
        [10, 1],
        [11, 1],
        [13, 1],
      ]),
    ).toEqual([]);
  });

  it('rings when some of the periods breach, where some suffice', () => {
    expect(
      rings({ evaluationPeriods: 3, datapointsToAlarm: 2 }, [
        [10, 1],
        [12, 1],
      ]),
    ).toEqual(['13 to 14']);
  });

  it('on silence rings once nothing was told for as long as it waits, and rings to the end', () => {
    const silent = {
      comparison: 'LessThanThreshold',
      missingData: 'breaching',
      evaluationPeriods: 3,
      datapointsToAlarm: 3,
    } as const;
    const until = (last: number) => Array.from({ length: last + 1 }, (_, minute) => [minute, 1] as const);

    expect(rings(silent, until(30))).toEqual(['34 to the end']);
    expect(rings(silent, until(60))).toEqual([]);
    expect(rings(silent, [...until(20), ...until(60).slice(30)])).toEqual(['24 to 31']);
    expect(rings(silent, [])).toEqual(['3 to the end']);
  });

  it('on an expression is quiet in a period in which one of its metrics is missing', () => {
    const expression = 'IF(m > 0 AND gone == 0, 1, 0)';
    const metrics = [
      { id: 'm', ...METRIC, statistic: 'Sum' },
      { id: 'gone', ...METRIC, name: 'CallsStarted', statistic: 'Sum' },
    ] as const;

    expect(rings({ expression, metrics: [...metrics] }, [[10, 1]])).toEqual([]);
  });

  it('tells its section of the runbook', () => {
    const store = new MetricStore();
    store.add(METRIC, 1, START.epochMilliseconds);

    expect(rungAlarms([anAlarm({})], store, START, START.add({ hours: 1 }))[0]?.section).toBe('failing-work');
  });
});

describe('the statistic of a period', () => {
  const values = [5, 1, 2, 3, 4, 6, 7, 8, 9, 40];

  it.each([
    ['Sum', 85],
    ['Average', 8.5],
    ['SampleCount', 10],
    ['Minimum', 1],
    ['Maximum', 40],
    ['p90', 9],
  ] as const)('%s', (statistic, wanted) => {
    expect(statisticOf(statistic, values)).toBe(wanted);
    expect(statisticOf(statistic, [])).toBeUndefined();
  });
});
