import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type Bill, monthlyBill, totalOf } from '../../../console/cost/monthly-bill.ts';
import { ASSUMED, type DeployedResources, monthlyUse, type Workload } from '../../../console/cost/monthly-use.ts';
import { type CostCommand, parseWords } from '../../../console/cost/options.ts';
import { listPriceTable, priceTableFrom } from '../../../console/cost/price-table.ts';
import { runCommand } from '../../../console/cost/run-command.ts';
import { secondsToNextPoll } from '../../../shared/domain/poll-pace.ts';
import type { CountedUse } from '../../../simulator/bench/counted-use.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'tierline-cost-'));
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

/** Numbers that a hand can reckon with. */
const COUNTED: CountedUse = {
  pace: 60,
  answered: {
    invocations: { 'dial-due-leads': 1, 'record-contact-event': 1 },
    requests: { 'dynamodb:Query': 5, 'dynamodb:PutItem': 5 },
    readUnits: 4,
    writeUnits: 40,
    busEvents: 2,
  },
  unanswered: {
    invocations: { 'dial-due-leads': 1 },
    requests: { 'dynamodb:Query': 5 },
    readUnits: 2,
    writeUnits: 20,
    busEvents: 1,
  },
  idleMinute: { requests: 4 },
  stored: { lead: 1_500, leadInIndex: 500, call: 2_500 },
};
const DEPLOYED: DeployedResources = {
  alarms: 20,
  dashboards: 1,
  keys: 2,
  secrets: 1,
  streams: 1,
  streamMode: 'on-demand',
  tracedFunctions: 1,
  queueFedFunctions: 3,
  phoneNumbers: 3,
  metrics: 10,
};
const WORK: Workload = {
  leads: 1_000_000,
  callsPerDay: 1_000,
  workingDays: 20,
  answered: 0.5,
  talkMinutes: 2,
  monthsKept: 10,
};
/** Sixteen hours of twenty days, 360 an hour. */
const CONSOLES = 16 * 20 * 360;
const bill = (work: Workload = WORK): Bill => monthlyBill(work, DEPLOYED, COUNTED, listPriceTable());
const amountsOf = (lines: Bill['services'], service: string) =>
  lines.filter((line) => line.service === service).reduce((sum, { amount }) => sum + amount, 0);

describe('what a month uses', () => {
  const use = monthlyUse(WORK, DEPLOYED, COUNTED);

  it('is what each answered and each unanswered call was counted to use', () => {
    expect(use).toMatchObject({ calls: 20_000, answeredCalls: 10_000, writeUnits: 600_000, busEvents: 30_000 });
  });

  it('is what every minute of the month uses besides, night or day', () => {
    expect(use.schedules).toBeCloseTo(43_776);
    expect(use.readUnits).toBeCloseTo(60_000 + 4 * 43_776 + 14 * CONSOLES);
    expect(use.invocations).toBeCloseTo(30_000 + 43_776 + CONSOLES);
  });

  it('is what open consoles ask for, as often as a page asks at the most', () => {
    expect(use.consoleRequests).toBe(CONSOLES);
    expect(secondsToNextPoll(0) * ASSUMED.consoleRequestsPerHour).toBe(3_600);
  });

  it('is what is kept of leads and calls', () => {
    expect(use.tableGb).toBeCloseTo(2 + 0.5);
  });

  it('is what functions wait for: 30 ms an invocation and 10 ms a request, in half a GB', () => {
    expect(use.gbSeconds).toBeCloseTo((((73_776 + CONSOLES) * 30 + (150_000 + 175_104) * 10) / 1_000) * 0.5);
  });

  it('counts at least a minute of telephony for a call, and the real length for Connect', () => {
    expect(monthlyUse({ ...WORK, talkMinutes: 0.5 }, DEPLOYED, COUNTED)).toMatchObject({
      talkMinutes: 5_000,
      telephonyMinutes: 10_000,
    });
  });
});

describe('the bill', () => {
  it('is right where a hand reckons it: DynamoDB, CloudWatch, keys, secret and telephony', () => {
    const { services, telephony } = bill();

    expect(amountsOf(services, 'DynamoDB')).toBeCloseTo(
      0.375 + (235_104 + 14 * CONSOLES) * 0.000000125 + 2.5 * 0.45,
      4,
    );
    expect(amountsOf(services, 'Secrets Manager')).toBeCloseTo(0.4);
    expect(amountsOf(services, 'CloudFront') + amountsOf(services, 'API Gateway')).toBeCloseTo(CONSOLES * 0.000002, 4);
    expect(amountsOf(services, 'Cognito')).toBeCloseTo(5 * 0.015);
    expect(amountsOf(services, 'KMS')).toBeCloseTo(2 + 730 * 120 * 0.000003, 2);
    expect(amountsOf(telephony, 'Connect')).toBeCloseTo(20_000 * 0.018);
    expect(amountsOf(telephony, 'Telephony')).toBeCloseTo(20_000 * 0.0048 + 3 * 30.4 * 0.03);
  });

  it('is of a stream by the hour and the GB, or of a shard by the hour and the record', () => {
    const oneShard = monthlyBill(WORK, { ...DEPLOYED, streamMode: 'one-shard' }, COUNTED, listPriceTable());

    expect(amountsOf(bill().services, 'Kinesis')).toBeCloseTo(729.6 * 0.04 + 0.12 * 0.12);
    expect(amountsOf(oneShard.services, 'Kinesis')).toBeCloseTo(729.6 * 0.015 + 20_000 * 0.000000014);
  });

  it('names the dearest service first, and nothing that costs nothing', () => {
    const amounts = bill().services.map(({ amount }) => amount);

    expect(amounts).toEqual(amounts.toSorted((one, other) => other - one));
    expect(amounts.every((amount) => amount > 0)).toBe(true);
  });

  it('never becomes less with more leads, calls, answers, minutes or months', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const work = fc.record<Workload>({
      leads: fc.nat(10_000_000),
      callsPerDay: fc.nat(100_000),
      workingDays: fc.integer({ min: 1, max: 31 }),
      answered: share,
      talkMinutes: fc.double({ min: 0.1, max: 60, noNaN: true }),
      monthsKept: fc.nat(120),
    });
    const more = fc.record({
      leads: fc.nat(1_000),
      callsPerDay: fc.nat(1_000),
      talkMinutes: share,
      monthsKept: fc.nat(12),
      answered: share,
    });
    fc.assert(
      fc.property(work, more, (less, added) => {
        const greater = {
          ...less,
          leads: less.leads + added.leads,
          callsPerDay: less.callsPerDay + added.callsPerDay,
          talkMinutes: less.talkMinutes + added.talkMinutes,
          monthsKept: less.monthsKept + added.monthsKept,
          answered: Math.min(1, less.answered + added.answered),
        };
        const all = (one: Workload) => totalOf(bill(one).services) + totalOf(bill(one).telephony);
        expect(all(greater)).toBeGreaterThanOrEqual(all(less) - 1e-9);
      }),
    );
  });
});

function command(...words: readonly string[]): CostCommand {
  const parsed = parseWords(words);
  if (parsed.kind !== 'run') throw new Error(parsed.kind === 'bad' ? parsed.message : 'help');
  return parsed.request.command;
}

function fileWith(content: unknown): string {
  const path = join(FOLDER, 'prices.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
}

describe('npm run cost', () => {
  it('prints services, telephony apart, what dominates and what would change it', async () => {
    const { text, isDone } = await runCommand(command('--leads', '100000', '--calls-per-day', '5000'));

    expect(isDone).toBe(true);
    expect(text).toMatch(/^A month with 100,000 leads and 5,000 calls on each of 22 days, 35 % answered/);
    expect(text).toMatch(/\n {2}DynamoDB .*\$/);
    expect(text).toMatch(/\n {2}Tierline +\$[\d,.]+\n {2}Connect /);
    expect(text).toMatch(/\nMost of it: Connect \d+ %/);
    expect(text).toMatch(/\n {2}twice the calls +\+\$/);
    expect(text).toMatch(/\n {2}no calls at all +-\$/);
  });

  it('gives the same as data', async () => {
    const { data } = await runCommand(command('--leads', '0', '--calls-per-day', '0'));

    expect(data).toMatchObject({
      region: 'us-east-1',
      currency: 'USD',
      work: { leads: 0 },
      total: { services: expect.any(Number) },
    });
  });

  it('takes prices of one’s own in place of the list’s, one by one', async () => {
    const prices = await priceTableFrom(fileWith({ currency: 'EUR', prices: { outboundMinute: 0.012 } }));

    expect([prices.currency, prices.of('outboundMinute'), prices.of('connectVoiceMinute')]).toEqual([
      'EUR',
      0.012,
      0.018,
    ]);
  });

  it('refuses a price that there is not, with the names that there are', async () => {
    const path = fileWith({ prices: { outbound: 0.012 } });

    await expect(priceTableFrom(path)).rejects.toThrow(
      /prices.json: prices.*with the names connectVoiceMinute, outboundMinute/s,
    );
  });

  it.each([
    [['--leads', '10'], '--calls-per-day is missing'],
    [['--leads', 'many', '--calls-per-day', '5'], '--leads "many" is no number from 0 to 100000000.'],
    [['--leads', '1', '--calls-per-day', '5', '--answered', '120'], '--answered "120" is no number from 0 to 100.'],
    [['--leads', '1', '--calls-per-day', '5', '--target', 'x'], 'cost reads no company and does not take --target.'],
  ])('says what is wrong with %s', (words, told) => {
    expect(parseWords(words)).toMatchObject({ kind: 'bad', message: expect.stringContaining(told) });
  });
});
