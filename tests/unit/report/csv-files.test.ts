import { parse } from 'csv-parse/sync';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../../shared/domain/csv-text.ts';
import { callsCsv } from '../../../simulator/report/calls-csv.ts';
import { leadsCsv } from '../../../simulator/report/leads-csv.ts';
import { rejectedCsv } from '../../../simulator/report/rejected-csv.ts';
import { aBusyRun } from '../../support/a-busy-run.ts';
import { aCallRow, aLeadRow, anOutcome, anUnansweredCallRow, aTouch, callAgain } from '../../support/a-run-result.ts';

describe('calls.csv', () => {
  it('has its columns in the agreed order, moments in UTC and the time of the customer in every zone', () => {
    const call = aCallRow('C1', '2026-03-09T15:00:00.250Z', {
      dueAt: Temporal.Instant.from('2026-03-09T14:55:00Z'),
      stage: 'account-care',
      tier: 3,
      campaign: 'care',
      zones: ['America/Adak', 'America/Anchorage'],
      outcome: anOutcome('sale'),
      disposition: 'sale',
      orderValue: 95,
      purpose: aTouch('repeat', 2, '2026-03-09T14:00:00Z'),
      nextStep: callAgain('2026-04-08T15:00:00Z', aTouch('repeat', 3, '2026-04-08T15:00:00Z')),
      rulesVersion: 4,
    });
    expect(callsCsv([call])).toBe(
      `${[
        'contact_id,lead_id,external_id,phone,tier,campaign,stage,attempt_number,due_at,started_at,customer_local_times,connected_at,ended_at,talk_seconds,agent,outcome,disposition,order_value,programme,touch,next_step,next_due_at,rules_version',
        'C1,lead-1,P-0001,+12125550101,3,care,account-care,1,2026-03-09T14:55:00Z,2026-03-09T15:00:00.25Z,2026-03-09T06:00:00.25-09:00|2026-03-09T07:00:00.25-08:00,2026-03-09T15:00:12.25Z,2026-03-09T15:02:12.25Z,120,agent-1-1,sale,sale,95,repeat,2,call-again,2026-04-08T15:00:00Z,4',
      ].join('\r\n')}\r\n`,
    );
  });

  it('leaves empty what did not happen', () => {
    const row = callsCsv([anUnansweredCallRow('C1', '2026-01-05T15:00:00Z')]).split('\r\n')[1];
    expect(row).toBe(
      'C1,lead-1,P-0001,+12125550101,1,prospecting,prospecting,1,2026-01-05T15:00:00Z,2026-01-05T15:00:00Z,2026-01-05T10:00:00-05:00,,2026-01-05T15:02:12Z,,,no-answer,,,,,close,,1',
    );
  });

  it('tells the moment a rest ends as the next due moment', () => {
    const until = Temporal.Instant.from('2026-04-05T15:00:00Z');
    const then = { stage: 'prospecting', purpose: { kind: 'approach' } } as const;
    const call = aCallRow('C1', '2026-01-05T15:00:00Z', { nextStep: { kind: 'rest', why: 'nurture', until, then } });
    expect(callsCsv([call])).toContain(',rest,2026-04-05T15:00:00Z,');
  });

  it('orders calls by their start, then by contact id', () => {
    const calls = [
      aCallRow('B', '2026-01-05T15:00:00Z'),
      aCallRow('C', '2026-01-05T14:00:00Z'),
      aCallRow('A', '2026-01-05T15:00:00Z'),
    ];
    const ids = callsCsv(calls)
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line[0]);
    expect(ids).toEqual(['C', 'A', 'B']);
  });

  it('has one row per call, and the same bytes whatever order the calls came in', () => {
    const { calls } = aBusyRun(1, 60);
    expect(callsCsv(calls.toReversed())).toBe(callsCsv(calls));
    expect(callsCsv(calls).trim().split('\r\n')).toHaveLength(calls.length + 1);
  });
});

describe('leads.csv', () => {
  it('has its columns in the agreed order, and zone and region only where the list gave them', () => {
    const leads = [
      aLeadRow({
        leadId: 'lead-2',
        timezone: 'America/New_York',
        region: 'NY',
        stage: 'account-care',
        tier: 3,
        status: 'ready',
        timerAt: Temporal.Instant.from('2026-04-08T15:00:00Z'),
        placed: 7,
        counted: 0,
        lastOutcome: 'sale',
        lastCalledAt: Temporal.Instant.from('2026-03-09T15:00:00Z'),
        orders: 2,
        orderTotal: 335,
      }),
      aLeadRow({ status: 'suppressed', suppressed: true }),
    ];
    expect(leadsCsv(leads)).toBe(
      `${[
        'lead_id,external_id,phone,timezone,region,stage,tier,status,timer_at,placed,counted,last_outcome,last_called_at,suppressed,orders,order_total',
        'lead-1,P-0001,+12125550101,,,prospecting,1,suppressed,,1,1,,,true,0,0',
        'lead-2,P-0001,+12125550101,America/New_York,NY,account-care,3,ready,2026-04-08T15:00:00Z,7,0,sale,2026-03-09T15:00:00Z,false,2,335',
      ].join('\r\n')}\r\n`,
    );
  });
});

describe('rejected.csv', () => {
  it('gives back the original row, quoted so that any reader finds it whole', () => {
    const row = 'P-7,"Smith, ""Jo""",\n+12125550101';
    const text = rejectedCsv([
      { line: 9, code: 'no-number', reason: 'The row has no phone number.', row: 'P-9' },
      { line: 7, code: 'duplicate-number', reason: 'The number stands on line 3 too.', row },
    ]);
    expect(parse(text)).toEqual([
      ['line', 'reason', 'original_row'],
      ['7', 'The number stands on line 3 too.', row],
      ['9', 'The row has no phone number.', 'P-9'],
    ]);
  });
});

it('quotes a CSV field only when a comma, quote or line break is in it', () => {
  expect(csvText(['a'], [['plain'], ['a,b'], ['say "hi"'], ['two\nlines'], [undefined], [0]])).toBe(
    'a\r\nplain\r\n"a,b"\r\n"say ""hi"""\r\n"two\nlines"\r\n\r\n0\r\n',
  );
});
