import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Request } from '../../../console/documents/words.ts';
import { parseWords, type ReportCommand } from '../../../console/reports/options.ts';
import { runCommand } from '../../../console/reports/run-command.ts';
import type { Counts, ReportCounter, ReportDimension } from '../../../shared/domain/reports/report-counter.ts';
import { InMemoryReportLedger } from '../../support/in-memory-report-ledger.ts';
import { NOON } from '../../support/lead-builders.ts';

const DEMO = ['--data', '.data/demo'];

function request(...words: readonly string[]): Request<ReportCommand> {
  const parsed = parseWords([...words, ...DEMO]);
  if (parsed.kind !== 'run') throw new Error(parsed.kind === 'bad' ? parsed.message : 'help');
  return parsed.request;
}

function fault(...words: readonly string[]): string {
  const parsed = parseWords(words);
  return parsed.kind === 'bad' ? parsed.message : parsed.kind;
}

describe('the words after reports', () => {
  it('ask for a report or for recordings of a company', () => {
    const target = { kind: 'local', data: '.data/demo' };

    expect(request('tier')).toEqual({
      command: { kind: 'report', dimension: 'tier', days: {} },
      target,
      json: false,
    });
    expect(
      request('agent', 'agent-1', '--by', 'hour', '--cost-per-hour', '27.5', '--from', '2026-01-05', '--json'),
    ).toEqual({
      command: {
        kind: 'report',
        dimension: 'agent',
        key: 'agent-1',
        by: 'hour',
        costPerHour: 27.5,
        days: { from: Temporal.PlainDate.from('2026-01-05') },
      },
      target,
      json: true,
    });
    expect(request('recordings', '--tier', '2', '--outcome', 'success,complaint', '--limit', '3').command).toEqual({
      kind: 'recordings',
      tier: 2,
      outcomes: new Set(['interested', 'sale', 'complaint']),
      limit: 3,
      days: {},
    });
  });

  it.each([
    [['tiers', ...DEMO], '"tiers" is no report: write tier, campaign, list, source, programme, agent, recordings. Did'],
    [['tier'], 'tier reads the counters of a company: name it with --data FOLDER'],
    [['tier', '1', '2', ...DEMO], 'tier takes one of them, not "1 2"'],
    [['tier', '--outcome', 'sale', ...DEMO], 'tier does not take --outcome.'],
    [['recordings', '--by', 'day', ...DEMO], 'recordings does not take --by.'],
    [['recordings', '--outcome', 'sale', ...DEMO], 'recordings takes --tier 1, 2 or 3.'],
    [
      ['recordings', '--tier', '2', '--outcome', 'sales', ...DEMO],
      '--outcome "sales" is no outcome: did you mean sale',
    ],
    [['tier', '--by', 'week', ...DEMO], '--by "week" is not possible: write day or hour.'],
    [['tier', '--from', '5 Jan', ...DEMO], '--from "5 Jan" is no date: write it like 2026-01-05.'],
    [['tier', '--from', '2026-02-30', ...DEMO], '--from "2026-02-30" is no day of the calendar.'],
    [['tier', '--from', '2026-01-06', '--to', '2026-01-05', ...DEMO], '--from 2026-01-06 comes after --to 2026-01-05.'],
    [['tier', '--cost-per-hour', 'much', ...DEMO], '--cost-per-hour "much" is no amount'],
    [['tier', '--zone', 'Berlin', ...DEMO], '--zone "Berlin" is no time zone'],
    [['tier', '--data', 'x', '--target', 'tierline'], '--data is for a table on this machine'],
  ])('are refused when they cannot be carried out: %j', (words, message) => {
    expect(fault(...words)).toContain(message);
  });
});

describe('npm run reports', () => {
  let ledger: InMemoryReportLedger;

  function aCounter(dimension: ReportDimension, key: string, counts: Counts, hour = '2026-01-05T16:00:00Z') {
    return { subject: { dimension, key }, hour: Temporal.Instant.from(hour), counts } satisfies ReportCounter;
  }

  beforeEach(async () => {
    ledger = new InMemoryReportLedger();
    const counts: Counts = { attempts: 40, humans: 12, rightParties: 10, handovers: 3, 'stage#prospecting': 40 };
    const additions = [
      aCounter('tier', '1', counts),
      aCounter('tier', '1', { attempts: 4, humans: 1 }, '2026-01-06T03:00:00Z'),
      aCounter('tier', '2', { attempts: 8, humans: 8, sales: 2, revenue: 1_500, talkSeconds: 600 }),
      aCounter('tier', '2', { attempts: 99 }, '2025-12-29T16:00:00Z'),
    ];
    const recordings = (['sale', 'not-interested', 'sale'] as const).map((outcome, index) => ({
      revision: 2,
      recording: {
        tier: 2 as const,
        campaignId: 'campaign-2',
        contactId: `contact-${index}`,
        startedAt: NOON.add({ minutes: index }),
        outcome,
        agentId: 'agent-1',
        locations: [`bucket/${index}.wav`] as const,
      },
    }));
    await ledger.enter({ marks: [], additions, recordings });
  });

  const run = (...words: readonly string[]) =>
    runCommand(request(...words).command, { ledger, clock: () => NOON.add({ hours: 24 }), zone: 'America/New_York' });

  it('sets tiers side by side, of the last seven days unless told otherwise', async () => {
    const { text, isDone } = await run('tier');

    expect(isDone).toBe(true);
    expect(text.split('\n')).toEqual([
      'tier, 2025-12-31 to 2026-01-06 (America/New_York)',
      '   attempts  reached        right party  hand-overs  sales  revenue  stop  abandoned  talk min',
      '1        44       13  30 %           10           3      0        0     0          0         0',
      '2         8        8                  0           0      2    1,500     0          0        10',
      '',
    ]);
  });

  it('says of one tier what it is judged by, and calls few what is few', async () => {
    const { text } = await run('tier', '1', '--to', '2026-01-05');

    expect(text.split('\n')).toEqual([
      'tier 1, 2025-12-30 to 2026-01-05 (America/New_York)',
      '',
      'All calls',
      '  attempts                              44',
      '  contact rate                        30 %  13 of 44 attempts',
      '  right-party rate                     few  10 of 13 answered by people',
      '  answering machines                   0 %  0 of 44 attempts',
      '  abandoned                            few  0 of 13 answered by people',
      '  callbacks kept                         -  no promised callbacks yet',
      '  callback calls that reached nobody     0',
      '  talking, of the time on the line       -  no seconds yet',
      '  length of a talk                       -  no talks yet',
      '',
      'Prospecting',
      '  hand-overs                     3',
      '  qualified, of right parties  few  3 of 10 right parties',
      '  attempts for a contact       3.4  of 13 contacts, few',
      '  attempts for a hand-over      15  of 3 hand-overs, few',
      '  wait for the first attempt     -  no new leads yet',
      '  said stop                    few  0 of 10 right parties',
      '',
    ]);
  });

  it('tells orders of the company itself in a line of their own, beside others and by themselves', async () => {
    const counts: Counts = { recordedOrders: 12, recordedRevenue: 3_400, recordedRepeatOrders: 8 };
    const additions = (['tier', 'list', 'source'] as const).map((dimension) => aCounter(dimension, '3', counts));
    await ledger.enter({ marks: [], additions, recordings: [] });
    const line =
      "orders told by the company's own systems: 12, worth 3,400, 8 after another purchase (not to be added to sales)";

    for (const dimension of ['tier', 'list', 'source']) {
      const [beside, alone] = [await run(dimension), await run(dimension, '3')];
      expect(beside.text.split('\n').slice(-2)).toEqual([`3: ${line}`, '']);
      expect(alone.text.split('\n').slice(-3)).toEqual(['', line, '']);
    }
    expect((await run('tier', '1')).text).not.toContain('orders told');
  });

  it('tells days of the company, and as data the counts themselves', async () => {
    const { data } = await run('tier', '1', '--by', 'day');

    expect(data).toMatchObject({
      dimension: 'tier',
      key: '1',
      rows: [{ name: '2026-01-05', counts: { attempts: 44, humans: 13, handovers: 3 } }],
    });
  });

  it('is not done where nothing was counted, and names what there is', async () => {
    expect(await run('tier', '3')).toMatchObject({
      isDone: false,
      text: 'Nothing was counted for tier 3 from 2025-12-31 to 2026-01-06. There is: 1, 2.\n',
    });
    expect(await run('agent')).toMatchObject({ isDone: false });
  });

  it('tells where recordings lie by outcome, the latest when there are many', async () => {
    const sales = await run('recordings', '--tier', '2', '--outcome', 'success', '--limit', '1');

    expect(sales.text).toBe(
      '2026-01-05 12:02  sale  success  agent-1  contact-2  bucket/2.wav\n1 earlier ones: --limit, --to\n',
    );
    expect((await run('recordings', '--tier', '2', '--outcome', 'failure')).text).toContain('bucket/1.wav');
    expect(await run('recordings', '--tier', '1')).toMatchObject({ isDone: false });
    expect(await run('recordings', '--tier', '2', '--agent', 'agent-9')).toMatchObject({ isDone: false });
  });
});
