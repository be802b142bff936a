import { describe, expect, it } from 'vitest';
import { adviceAnswer } from '../../../functions/api/routes/advice-answer.ts';
import { reportAnswer } from '../../../functions/api/routes/report-answer.ts';
import { DynamoReportLedger } from '../../../shared/adapters/dynamodb/dynamo-report-ledger.ts';
import { adviceSentence } from '../../../shared/domain/advice/advice-words.ts';
import { calculationInWords } from '../../../shared/domain/advice/workload-words.ts';
import type { ReportCounter } from '../../../shared/domain/reports/report-counter.ts';
import { type AnApi, apis } from '../../support/an-api.ts';
import { NOON } from '../../support/lead-builders.ts';
import { aTierCounter, COUNTED_TIERS } from '../../support/tier-counters.ts';

const anApi = apis();

async function count({ table }: AnApi, ...additions: readonly ReportCounter[]): Promise<void> {
  const ledger = new DynamoReportLedger(table.client, table.name);
  await ledger.enter({ marks: [{ of: 'calls', change: '1' }], additions, recordings: [] }, NOON);
}

async function reported(api: AnApi, query: string) {
  const answer = await api.ask('viewer', 'GET', `/reports?${query}`);
  expect(answer.status).toBe(200);
  return reportAnswer.parse(answer.json);
}

const OBJECTED = { attempts: 40, humans: 10, 'objection#=price': 2, 'outcome#no-answer': 30 } as const;

describe('reports', () => {
  it('show tiers side by side over the last seven days, or one of them day by day', async () => {
    const api = await anApi();
    await count(
      api,
      aTierCounter('1', { attempts: 40, humans: 10 }),
      aTierCounter('1', { attempts: 2 }, '2026-01-05T03:00:00Z'),
      aTierCounter('2', { attempts: 4, sales: 1 }),
      aTierCounter('2', { attempts: 9 }, '2025-12-29T16:00:00Z'),
    );

    expect(await reported(api, '')).toMatchObject({
      dimension: 'tier',
      from: '2025-12-30',
      to: '2026-01-05',
      rows: [
        { name: '1', counts: { attempts: 42 } },
        { name: '2', counts: { attempts: 4 } },
      ],
      total: { counts: { attempts: 46, sales: 1 } },
      known: ['1', '2'],
    });
    const daily = await reported(api, 'key=1&by=day&zone=America/New_York');
    expect(daily.rows.map(({ name, counts }) => [name, counts['attempts']])).toEqual([
      ['2026-01-04', 2],
      ['2026-01-05', 40],
    ]);
    expect(daily.total.figures[0]?.figures).toContainEqual({
      kind: 'share',
      key: 'contact-rate',
      name: 'contact rate',
      part: 10,
      of: 42,
      basis: 'attempts',
      what: 'attempts',
    });
    expect(await reported(api, 'key=3')).toMatchObject({ rows: [], known: ['1', '2'] });
  });

  it('refuse days that are none, that run backwards, or are too many', async () => {
    const api = await anApi();
    const asked = async (query: string) => {
      const { status, json } = await api.ask('viewer', 'GET', `/reports?${query}`);
      return [status, json['faults']];
    };

    expect(await asked('from=2026-02-30')).toMatchObject([400, [{ message: 'is no day of the calendar' }]]);
    expect(await asked('from=2026-01-05&to=2026-01-04')).toMatchObject([
      400,
      [{ path: 'query.from', finding: { of: 'report', trouble: { kind: 'begins-after-end', lastDay: '2026-01-04' } } }],
    ]);
    expect(await asked('from=2025-01-04&to=2026-01-05')).toMatchObject([
      400,
      [{ message: 'is 367 days before the end of 2026-01-05' }],
    ]);
  });

  it('leave as a CSV file that no spreadsheet carries out, and stand in the audit log', async () => {
    const api = await anApi();
    await count(api, aTierCounter('1', OBJECTED), {
      ...aTierCounter('1', { attempts: 1 }),
      subject: { dimension: 'list', key: '=1+1' },
    });
    const { status, text, headers } = await api.ask('supervisor', 'GET', '/reports/export');
    const [head = '', line = ''] = text.split('\r\n');

    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/csv/);
    const cells = new Map(head.split(',').map((name, index) => [name, line.split(',')[index]]));
    expect(Object.fromEntries(cells)).toMatchObject({ tier: '1', attempts: '40', sales: '0', 'objection#=price': '2' });
    expect((await api.ask('supervisor', 'GET', '/reports/export?dimension=list')).text).toContain("\r\n'=1+1,1,");
    const { json } = await api.ask('supervisor', 'GET', '/audit');
    expect(json['entries']).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ subject: 'reports', deed: 'exported by tier' })]),
    );
    expect((await api.ask('viewer', 'GET', '/reports/export')).status).toBe(403);
  });
});

describe('advice', () => {
  const asked = (api: AnApi, query: string) => api.ask('viewer', 'GET', `/advice?shiftHours=8&${query}`);

  it('is worked out from the counted weeks, with what no counter tells', async () => {
    const api = await anApi();
    await count(api, ...COUNTED_TIERS);
    api.pass(7 * 86_400);
    const { json } = await asked(
      api,
      'people=1%3D2,2%3D2,3%3D2&wrapUpSeconds=1%3D20,2%3D60,3%3D40&zone=America/New_York',
    );
    const advice = adviceAnswer.parse(json);

    expect(advice).toMatchObject({
      kind: 'advice',
      from: '2025-12-15',
      to: '2026-01-11',
      workloads: [{ stage: 'prospecting', calls: 50 }, { stage: 'selling' }, { stage: 'account-care' }],
      structures: [{ structure: 'one' }, { structure: 'two' }, { structure: 'three' }],
      tiers: [{ tier: 1, stages: ['prospecting'], verdict: 'starves', people: 2 }, { tier: 2 }, { tier: 3 }],
    });
    if (advice.kind !== 'advice') return;
    expect(advice.sentences.map(({ about, text, point }) => ({ about, text, point }))).toEqual(
      advice.sentences.map(({ point }) => adviceSentence(point)),
    );
    for (const { calculation, result, ...said } of advice.workloads.flatMap(({ steps }) => steps)) {
      expect(said).toEqual(calculationInWords(calculation));
      expect(result).toBeGreaterThanOrEqual(0);
    }
  });

  it('says why there is none, and what of the question cannot be used', async () => {
    const api = await anApi();

    expect((await asked(api, 'people=6&wrapUpSeconds=30')).json).toMatchObject({
      kind: 'none',
      cause: { kind: 'nothing-counted', firstDay: '2025-12-08', lastDay: '2026-01-04' },
    });
    expect(await asked(api, 'people=many&wrapUpSeconds=30')).toMatchObject({ status: 400 });
    await count(api, ...COUNTED_TIERS);
    api.pass(7 * 86_400);
    expect(await asked(api, 'people=6&wrapUpSeconds=1%3D20&zone=America/New_York')).toMatchObject({
      status: 422,
      json: {
        faults: [
          {
            path: 'query.wrapUpSeconds',
            message: 'says nothing of tier 2 and 3, which called too',
            finding: { of: 'advice', trouble: { kind: 'wrap-up-unknown', tiers: [2, 3] } },
          },
        ],
      },
    });
    const byTier = 'people=1%3D2,2%3D2&wrapUpSeconds=30&zone=America/New_York';
    expect(await asked(api, byTier)).toMatchObject({
      json: {
        faults: [{ path: 'query.people', finding: { of: 'advice', trouble: { kind: 'other-tiers', tier: 3 } } }],
      },
    });
  });
});
