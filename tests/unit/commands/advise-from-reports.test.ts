import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { parseWords } from '../../../console/advise/options.ts';
import { runCommand } from '../../../console/advise/run-command.ts';
import type { ReportCounter } from '../../../shared/domain/reports/report-counter.ts';
import { InMemoryReportLedger } from '../../support/in-memory-report-ledger.ts';
import { aTierCounter, COUNTED_TIERS } from '../../support/tier-counters.ts';

const PEOPLE = ['--people', '1=2,2=2,3=2'];
const WRAP_UP = ['--wrap-up-seconds', '1=20,2=60,3=40'];

describe('npm run advise -- --from-reports', () => {
  let ledger: InMemoryReportLedger;

  beforeEach(() => {
    ledger = new InMemoryReportLedger();
  });

  async function advice(words: readonly string[], isAtRest = false) {
    const parsed = parseWords(['--from-reports', '--shift-hours', '8', '--data', 'demo', ...words]);
    if (parsed.kind !== 'run') throw new Error(parsed.kind === 'bad' ? parsed.message : 'help');
    return runCommand(parsed.request.command, {
      ledger,
      clock: () => Temporal.Instant.from('2026-01-12T15:00:00Z'),
      zone: 'America/New_York',
      isAtRest,
    });
  }

  const count = (...additions: readonly ReportCounter[]) => ledger.enter({ marks: [], additions, recordings: [] });

  it('advises by what was counted, and says what was not', async () => {
    await count(...COUNTED_TIERS);

    const { text, isDone } = await advice([...PEOPLE, ...WRAP_UP]);

    expect(isDone).toBe(true);
    expect(text).toMatch(/^Counted from 2025-12-15 to 2026-01-11 \(America\/New_York\)\n\nProspecting\n/);
    expect(text).toMatch(/^ {2}calls +30 new leads x 1\.7, counted +50 {2}a day$/m);
    expect(text).toMatch(/^ {2}work +12\.5 x 140 s \+ 37\.5 x 20 s +0\.69 {2}hours a day$/m);
    expect(text).toMatch(/^1 prospecting +2 +2 +6 % {2}starves$/m);
    const sentences = text.replaceAll(/\n {4}/g, ' ');
    for (const taken of [
      'Not counted, but as you gave it: 6 people, 8 paid hours a day, and after each call that reached a person a wrap-up of 20 s in tier 1, 60 s in tier 2 and 40 s in tier 3.',
      'the same for each call (20 s in prospecting, 10 s in selling and 15 s in account care).',
      'new leads are first calls (60), opportunities are leads handed over or first called in selling (13), and every call of a programme is taken as a touch of its own (8).',
      'Of 1 of 5 sales nobody told the value: they are taken to be worth what the others were.',
      'the usual 30 % of the paid time are taken.',
    ]) {
      expect(sentences).toContain(taken);
    }
  });

  it('answers as JSON in words and as data', async () => {
    await count(...COUNTED_TIERS);

    const { data } = await advice([...PEOPLE, ...WRAP_UP]);

    expect(data).toMatchObject({
      workloads: {
        prospecting: {
          steps: [
            {
              what: 'calls',
              formula: '30 new leads x 1.7, counted',
              unit: 'a day',
              result: 50,
              calculation: { kind: 'calls', of: 'new-leads', items: 30 },
            },
            { what: 'reached' },
            { what: 'work' },
            { what: 'people' },
          ],
        },
      },
      sentences: expect.arrayContaining([
        expect.objectContaining({ about: 'caution', point: { kind: 'sales-without-value', unpriced: 1, sales: 5 } }),
      ]),
    });
  });

  it('takes no breaks from the people of a simulated company', async () => {
    await count(...COUNTED_TIERS);

    const { data, text } = await advice([...PEOPLE, ...WRAP_UP], true);

    expect(data).toMatchObject({
      counted: { from: '2025-12-15', to: '2026-01-11', zone: 'America/New_York' },
      figures: {
        source: { kind: 'counted', workingDays: 2, callsOnBusiestDay: 90, isWithoutBreaks: true },
        working: { shiftHours: 8, shrinkage: 0 },
        people: { kind: 'by-tier', structure: 'three', byTier: { 1: 2, 2: 2, 3: 2 } },
        orderValue: { first: 300, repeat: 80 },
      },
    });
    expect(text).not.toContain('the usual 30 %');
  });

  it('leaves out today and what came before the weeks asked for', async () => {
    const counts = { attempts: 5, 'stage#prospecting': 5 };
    await count(
      aTierCounter('1', counts, '2026-01-12T14:00:00Z'),
      aTierCounter('1', counts, '2026-01-12T04:00:00Z'),
      aTierCounter('1', counts, '2026-01-05T04:00:00Z'),
    );

    const { data } = await advice(['--people', '6', '--weeks', '1', ...WRAP_UP]);

    expect(data).toMatchObject({
      counted: { from: '2026-01-05', to: '2026-01-11' },
      figures: { source: { workingDays: 1, callsOnBusiestDay: 5 } },
    });
  });

  it('refuses where nothing was counted', async () => {
    await expect(advice([...PEOPLE, ...WRAP_UP])).rejects.toThrow(
      'No call was counted from 2025-12-15 to 2026-01-11 (America/New_York): there is nothing to learn from. Ask for more weeks (--weeks), as of another moment (--now), or enter figures: npm run advise -- --figures FILE.',
    );
  });

  it('refuses where a tier worked several stages, and says what to do instead', async () => {
    await count(aTierCounter('2', { attempts: 27, 'stage#selling': 20, 'stage#account-care': 7 }));

    await expect(advice(['--people', '1=4,2=3', ...WRAP_UP])).rejects.toThrow(
      'Tier 2 made 20 calls in selling and 7 calls in account care. Who answered and how long calls took is counted by tier, so that it cannot be told apart by stage. If the tiers were divided anew within these weeks, ask for fewer (--weeks 1); else write what you know by stage into a file: npm run advise -- --figures FILE.',
    );
  });

  it.each([
    [[...PEOPLE, '--wrap-up-seconds', '1=20'], 'Tier 2 and 3 called too from 2025-12-15 to 2026-01-11'],
    [
      ['--people', '1=4', ...WRAP_UP],
      '--people does not fit the calls: tier 2 worked selling, which a department of one tier deals out otherwise',
    ],
    [['--people', '0', ...WRAP_UP], 'What was given cannot be used:\n  people (0): is no number of people'],
    [[...PEOPLE, ...WRAP_UP, '--shift-hours', '25'], 'working.shiftHours (25): is more than a day'],
  ])('refuses %j, which does not fit', async (words, message) => {
    await count(...COUNTED_TIERS);

    await expect(advice(words)).rejects.toThrow(message);
  });
});
