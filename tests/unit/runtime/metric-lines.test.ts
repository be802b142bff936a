import { describe, expect, it } from 'vitest';
import type { Measurement } from '../../../shared/runtime/measurements.ts';
import { metricLines } from '../../../shared/runtime/metric-lines.ts';

const BY = { deployment: 'tierline', requestId: 'request-1', atMilliseconds: 1_767_632_400_000 };

function lines(...measurements: readonly Measurement[]): readonly unknown[] {
  return metricLines(measurements, BY).map((line) => JSON.parse(line));
}

describe('lines that CloudWatch takes metrics from', () => {
  it('add up what is counted, keep each value of what is observed, and name unit and dimension', () => {
    expect(
      lines(
        { of: 'deployment', name: 'CallsStarted', value: 1 },
        { of: 'deployment', name: 'EventLagSeconds', value: 2 },
        { of: 'deployment', name: 'CallsStarted', value: 1 },
        { of: 'deployment', name: 'EventLagSeconds', value: 9 },
      ),
    ).toEqual([
      {
        _aws: {
          Timestamp: 1_767_632_400_000,
          CloudWatchMetrics: [
            {
              Namespace: 'Tierline',
              Dimensions: [['deployment']],
              Metrics: [
                { Name: 'CallsStarted', Unit: 'Count' },
                { Name: 'EventLagSeconds', Unit: 'Seconds' },
              ],
            },
          ],
        },
        deployment: 'tierline',
        requestId: 'request-1',
        CallsStarted: [2],
        EventLagSeconds: [2, 9],
      },
    ]);
  });

  it('are one for each tier, beside that of the deployment', () => {
    expect(
      lines(
        { of: 'deployment', name: 'WorkFailed', value: 1 },
        { of: 'tier', tier: '1', name: 'Calls', value: 2 },
        { of: 'tier', tier: '3', name: 'Calls', value: 5 },
      ),
    ).toEqual([
      expect.not.objectContaining({ tier: expect.anything() }),
      expect.objectContaining({ deployment: 'tierline', tier: '1', Calls: [2] }),
      expect.objectContaining({ deployment: 'tierline', tier: '3', Calls: [5] }),
    ]);
  });

  it('hold at most a hundred values of a metric', () => {
    const many = Array.from(
      { length: 205 },
      (_, value) => ({ of: 'deployment', name: 'EventLagSeconds', value }) as const,
    );
    const told = metricLines([...many, { of: 'deployment', name: 'CallsStarted', value: 1 }], BY).map(
      (line): Record<string, number[]> => JSON.parse(line),
    );

    expect(told.map(({ EventLagSeconds }) => EventLagSeconds?.length)).toEqual([100, 100, 5]);
    expect(told.map(({ CallsStarted }) => CallsStarted)).toEqual([[1], undefined, undefined]);
  });

  it('are none when nothing was measured', () => {
    expect(metricLines([], BY)).toEqual([]);
  });
});
