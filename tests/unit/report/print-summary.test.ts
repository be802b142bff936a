import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { printedSummary } from '../../../simulator/report/print-summary.ts';
import { summarise } from '../../../simulator/report/summary.ts';
import { aBusyRun } from '../../support/a-busy-run.ts';
import { aCallRow, aRunResult } from '../../support/a-run-result.ts';

const closing = { look: ['out/report.html', 'calls.csv'], tryNext: 'npm run simulate -- --structure one' };

describe('the printed summary', () => {
  it('tells a run in lines that a sales manager understands', () => {
    expect(printedSummary(summarise(aBusyRun(1, 1200)), closing)).toMatchSnapshot();
  });

  it('tells of callbacks for each tier that had any', () => {
    const agreedAt = Temporal.Instant.from('2026-01-06T15:00:00Z');
    const call = aCallRow('c1', '2026-01-06T15:01:00Z', {
      purpose: { kind: 'callback', agreedAt, agentId: 'ada' },
      offeredTo: 'ada',
      agent: 'ada',
    });
    const lines = printedSummary(summarise(aRunResult({ calls: [call] })), closing).split('\n');

    expect(lines.filter((line) => line.startsWith('Callbacks'))).toEqual([
      'Callbacks  1 prospecting: 1 due: 1 kept in time, 0 late; 1 reached (1 by the agent who promised), 0 missed, 0 released',
    ]);
  });

  it('tells which alarms would have rung, how often and how long, and where to read on', () => {
    const from = Temporal.Instant.from('2026-01-06T15:00:00Z');
    const alarm = {
      name: 'calls-in OptOutErrors',
      text: 'Stop. Runbook: docs/runbook.md#opt-outs',
      section: 'opt-outs',
    };
    const rung = [
      { ...alarm, from, until: from.add({ minutes: 3 }) },
      { ...alarm, from: from.add({ hours: 1 }), until: from.add({ minutes: 61 }) },
    ];
    const summary = summarise(aRunResult({ alarms: { listening: 41, rung } }));

    expect(printedSummary(summary, closing).split('\n')).toContain(
      'Alarms     calls-in OptOutErrors: 2 times, 4 min; docs/runbook.md#opt-outs',
    );
    expect(summary.alarms.rung).toEqual([{ ...alarm, times: 2, from: '2026-01-06T15:00:00Z', minutes: 4 }]);
  });

  it('fits a wide terminal and leaves no trailing spaces', () => {
    const lines = printedSummary(summarise(aBusyRun(2, 1200)), closing).split('\n');
    expect(lines.filter((line) => line.length > 160 || line !== line.trimEnd())).toEqual([]);
  });

  it('tells nothing of an empty run but zeros', () => {
    const text = printedSummary(summarise(aRunResult({ programmes: [] })), { look: [], tryNext: 'npm run simulate' });
    expect(text).toBe(
      `${[
        'Tierline   60 days, 3 tiers, 4 people, 0 leads, seed 1. Simulated people; real Lambda handlers, Dynoxide, AWS SDK',
        'Assumed    gain from specialisation 0 %: the same people convince alike in every structure',
        'List       0 rows, 0 loaded, 0 rejected',
        'Tier            calls  reached       what came of it  moved on           hours',
        '1 prospecting       0        0  0 %                   0 to selling           0',
        '2 selling           0        0  0 %                   0 to account care      0',
        '3 account care      0        0  0 %                                          0',
        'Whole way  0 leads from cold call to sale to a later programme call; 0 bought again',
        'Leads now  0; forgotten 0',
        'Held back  0 over 2 min for a free person or line',
        'Promises   outside hours 0, twice at once 0, after stop 0, over a cap 0, without permission 0 of 0 calls; left in silence 0 of 0 answered (auditor)',
        'Reports    0 of 0 hourly figures wrong, by a recount of the calls (auditor)',
        'Alarms     none of those that are deployed would have rung',
        'Try        npm run simulate',
      ].join('\n')}\n`,
    );
  });
});
