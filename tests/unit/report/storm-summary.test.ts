import { describe, expect, it } from 'vitest';
import type { Strike } from '../../../simulator/faults/strikes.ts';
import { progressOf, StormTally } from '../../../simulator/report/storm-summary.ts';
import type { StormReport, StormViolation } from '../../../simulator/storm-run.ts';

function aReport(fields: Partial<StormReport> = {}): StormReport {
  return { seed: 1, calls: 100, strikes: new Map(), violations: [], digest: 'd', ...fields };
}

function aViolation(fields: Partial<StormViolation> = {}): StormViolation {
  return { rule: 'stalled', sentence: 'Lead 7 is ready.', trail: ['12:00  stored ready'], ...fields };
}

function strikesAt(site: string, ...counts: readonly [Strike, number][]): StormReport['strikes'] {
  return new Map([[site, new Map(counts)]]);
}

function tallyOf(...reports: readonly StormReport[]): StormTally {
  const tally = new StormTally();
  for (const report of reports) tally.add(report);
  return tally;
}

describe('the summary of runs of faults', () => {
  it('shows how often what struck where, added up over the runs, requests and deliveries apart', () => {
    const tally = tallyOf(
      aReport({ strikes: strikesAt('opt-out PutItem', ['throttled', 1_000], ['killed-after', 2]) }),
      aReport({ seed: 2, calls: 1_150, strikes: strikesAt('opt-out PutItem', ['throttled', 234]) }),
      aReport({ seed: 3, strikes: strikesAt('dial-due-leads Query', ['failed-before', 3]) }),
      aReport({ seed: 4, strikes: strikesAt('tick', ['dropped', 5], ['duplicated', 6]) }),
      aReport({ seed: 5, strikes: strikesAt('contact-event', ['delayed', 7]) }),
    );

    expect(tally.printed()).toBe(
      [
        'Faults of AWS calls, by the function that made the call',
        '                      throttled  failed-before  failed-after  conflict  repeated  killed-before  killed-after',
        'dial-due-leads Query          -              3             -         -         -              -             -',
        'opt-out PutItem           1,234              -             -         -         -              -             2',
        '',
        'Faults of deliveries',
        '               duplicated  reordered  delayed  dropped  twice-at-once  refused',
        'contact-event           -          -        7        -              -        -',
        'tick                    6          -        -        5              -        -',
        '',
        '5 runs, 1,550 calls, 1,257 faults.',
        'Every promise was kept and every book is right.',
        '',
      ].join('\n'),
    );
  });

  it('names every violation with its seed, in the order of the seeds, and tells the first three stories', () => {
    const violations = ['one', 'two'].map((name) => aViolation({ sentence: name, trail: [`the story of ${name}`] }));
    const tally = tallyOf(
      aReport({ seed: 9, violations: [aViolation({ rule: 'misread', sentence: 'last', trail: ['untold'] })] }),
      aReport({ seed: 4, violations: [aViolation({ sentence: 'third', trail: ['the third story'] })] }),
      aReport({ seed: 2, violations }),
    );

    expect(tally.printed().split('\n').slice(6)).toEqual([
      '3 runs, 300 calls, 0 faults.',
      '4 violations.',
      '',
      'Seed 2, stalled: one',
      '  the story of one',
      '',
      'Seed 2, stalled: two',
      '  the story of two',
      '',
      'Seed 4, stalled: third',
      '  the third story',
      '',
      'Seed 9, misread: last',
      '',
    ]);
  });

  it('tells the end of a story that is too long', () => {
    const trail = Array.from({ length: 200 }, (_, index) => `line ${index}`);
    const told = tallyOf(aReport({ violations: [aViolation({ trail })] }))
      .printed()
      .split('\n');

    expect(told.filter((line) => line.startsWith('  line'))).toEqual(trail.slice(-80).map((line) => `  ${line}`));
  });

  it('tells its progress in one line', () => {
    const reports = Array.from({ length: 1_001 }, (_, seed) => aReport({ seed }));

    expect(tallyOf(...reports, aReport({ violations: [aViolation()] })).progress).toBe(
      '1,002 runs, 100,200 calls, 1 violations',
    );
  });

  it('tells at once what a run has broken', () => {
    const report = aReport({ seed: 5, violations: [aViolation(), aViolation({ rule: 'misread', sentence: 'No.' })] });

    expect(progressOf(report, tallyOf(aReport(), report))).toBe(
      'seed 5 done: 2 runs, 200 calls, 2 violations\nseed 5, stalled: Lead 7 is ready.\nseed 5, misread: No.\n',
    );
    expect(progressOf(aReport(), tallyOf(aReport()))).toBe('seed 1 done: 1 runs, 100 calls, 0 violations\n');
  });

  it('adds up the same whatever the order in which runs end', () => {
    const reports = [
      aReport({ seed: 2, violations: [aViolation({ sentence: 'two' })] }),
      aReport({ seed: 1, violations: [aViolation({ sentence: 'one' })] }),
    ];

    expect(tallyOf(...reports).totals()).toEqual({
      runs: 2,
      calls: 200,
      strikes: new Map(),
      violations: [
        { seed: 1, rule: 'stalled', sentence: 'one' },
        { seed: 2, rule: 'stalled', sentence: 'two' },
      ],
    });
    expect(tallyOf(...reports).printed()).toBe(tallyOf(...reports.toReversed()).printed());
  });
});
