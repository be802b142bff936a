import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { COMPANY } from '../../simulator/company.ts';
import type { FunctionsUnderTest } from '../../simulator/functions-under-test.ts';
import type { RunningSimulation } from '../../simulator/simulation.ts';
import { delegating } from '../support/delegating-ports.ts';
import { options, shortRun, smallList } from '../support/short-run.ts';

const TWO_DAYS = ['--days', '2', '--start', '2026-01-05', '--agents', '1=2,2=1,3=1'];
const TIER_1 = 'prospecting';

describe('a call whose end is told before it is linked to its lead', () => {
  it('is decided by what was told, once, and nobody is called again for it', { timeout: 180_000 }, async () => {
    const linkedAt = new Map<string, Temporal.Instant>();
    let clock: RunningSimulation['clock'] | undefined;
    const run = await shortRun(TWO_DAYS, smallList(40, 10, 10), {
      around: (functions, running) => {
        clock = running.clock;
        return functions;
      },
      standIns: {
        leads: (own) => ({
          ...delegating(own),
          link: async (attempt) => {
            await clock?.sleep(20_000);
            const result = await own.link(attempt);
            if (clock !== undefined) linkedAt.set(attempt.contactId, clock.now());
            return result;
          },
        }),
      },
    });

    const endedBeforeLink = run.groundTruth.calls.filter(({ contactId, endedAt }) => {
      const linked = linkedAt.get(contactId);
      return linked !== undefined && Date.parse(endedAt) < linked.epochMilliseconds;
    });
    expect(endedBeforeLink.length).toBeGreaterThan(5);
    const recorded = new Map(run.records.attempts.map((attempt) => [attempt.contactId, attempt]));
    for (const { contactId, network } of endedBeforeLink) {
      const attempt = recorded.get(contactId);
      expect(attempt?.decision?.version).toBe(1);
      if (network === 'busy' || network === 'invalid-number' || network === 'network-failure') {
        expect(attempt?.decision?.outcome.code).toBe(network);
      }
    }
    expect(run.records.attempts.length).toBe(run.groundTruth.calls.length);
    expect(run.result.audit.violations).toEqual([]);
    expect(run.journal.failures()).toEqual([]);
  });
});

describe('a poisoned campaign', () => {
  it('stops neither the campaigns beside it nor their calls, and is named with its reason', {
    timeout: 180_000,
  }, async () => {
    const healthy = await shortRun(TWO_DAYS, smallList(30, 10, 10));
    let documents: DynamoDBDocumentClient | undefined;
    const ill = await shortRun(TWO_DAYS, smallList(30, 10, 10), {
      standIns: {
        onWire: (own) => {
          documents = own;
        },
      },
      around: (functions, running) => poisoned(functions, running, documents),
    });

    const calls = ({ result }: typeof healthy) =>
      result.calls.map(({ externalId, startedAt }) => `${externalId} ${startedAt}`);
    expect(calls(ill)).toEqual(calls(healthy));
    expect(ill.journal.count('setting-unreadable')).toBeGreaterThan(0);
    expect(ill.journal.count('lead-unreadable')).toBeGreaterThan(0);
    expect(ill.result.audit.violations).toEqual([]);
  });
});

/** Items of a campaign and of leads that nobody can read stand beside the healthy ones, due at once, for nearly two days. */
function poisoned(
  functions: FunctionsUnderTest,
  { clock }: RunningSimulation,
  documents: DynamoDBDocumentClient | undefined,
): FunctionsUnderTest {
  const start = Temporal.PlainDate.from(String(options(...TWO_DAYS).start))
    .toZonedDateTime(COMPANY.zone)
    .toInstant();
  const items = [
    { pk: 'SETTINGS', sk: 'CAMPAIGN#poisoned', name: 42 },
    {
      pk: 'LEAD#poisoned-1',
      sk: 'LEAD',
      document: '{"id":',
      ...timer(`PROMISED#${TIER_1}`, '2026-01-05T12:00:00.000Z'),
    },
    { pk: 'LEAD#poisoned-2', sk: 'LEAD', ...timer('PENDING', 'OPEN#2026-01-05T12:00:00.000Z') },
  ];
  clock.at(start, async () => {
    for (const Item of items) await documents?.send(new PutCommand({ TableName: COMPANY.tableName, Item }));
  });
  clock.at(start.add({ hours: 47 }), async () => {
    for (const { pk, sk } of items) {
      await documents?.send(new DeleteCommand({ TableName: COMPANY.tableName, Key: { pk, sk } }));
    }
  });
  return functions;
}

function timer(partition: string, sort: string) {
  return { timer_pk: partition, timer_sk: `${sort}#poisoned` };
}
