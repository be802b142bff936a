import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { DynamoObservationLog } from '../../shared/adapters/dynamodb/dynamo-observation-log.ts';
import { HmacNumberHasher } from '../../shared/adapters/number-plan/hmac-number-hasher.ts';
import { type ControlChange, changeControls } from '../../shared/application/change-controls.ts';
import type { ObservedCall } from '../../shared/domain/observation.ts';
import { COMPANY } from '../../simulator/company.ts';
import type { FunctionsUnderTest } from '../../simulator/functions-under-test.ts';
import type { RunningSimulation } from '../../simulator/simulation.ts';
import { moment, shortRun, smallList } from '../support/short-run.ts';

const DAY = ['--days', '1', '--start', '2026-01-05', '--agents', '1=2,2=1,3=1'];
const ELEVEN = moment('2026-01-05T16:00:00Z');
const KIM = { author: 'Kim', note: 'why' };

/** Throws switches when the virtual clock reaches their moments. */
function switching(changes: readonly (readonly [Temporal.Instant, ControlChange])[]) {
  return (functions: FunctionsUnderTest, { clock, settings }: RunningSimulation) => {
    for (const [at, change] of changes) {
      clock.at(at, async () => void (await changeControls(settings, change, { ...KIM, at })));
    }
    return functions;
  };
}

it('a company that observes calls nobody, notes each lead once, and calls them once it is live', async () => {
  const first = moment('2026-01-05T05:00:00Z');
  let observed: readonly ObservedCall[] = [];
  let documents: DynamoDBDocumentClient | undefined;
  const run = await shortRun(DAY, smallList(60, 10, 10), {
    standIns: {
      onWire: (client) => {
        documents = client;
      },
    },
    around: (functions, running) => {
      running.clock.at(ELEVEN.subtract({ seconds: 5 }), async () => {
        if (documents === undefined) return;
        observed = await new DynamoObservationLog(documents, COMPANY.tableName).calls({ from: first, to: ELEVEN });
      });
      return switching([
        [first, { kind: 'set-mode', mode: { kind: 'observe' } }],
        [ELEVEN, { kind: 'set-mode', mode: { kind: 'live' } }],
      ])(functions, running);
    },
  });
  const { calls } = run.groundTruth;
  const prospects = observed.filter(({ tier }) => tier === 1);

  expect(run.journal.failures()).toEqual([]);
  expect(calls.filter(({ startedAt }) => moment(startedAt).epochMilliseconds < ELEVEN.epochMilliseconds)).toEqual([]);
  expect(new Set(observed.map(({ leadId }) => leadId)).size).toBe(observed.length);
  expect(prospects.length).toBeGreaterThan(40);
  const called = new Set(run.records.attempts.map(({ leadId }) => leadId));
  expect(observed.filter(({ leadId }) => !called.has(leadId))).toEqual([]);
  expect(run.result.audit.violations).toEqual([]);
});

it('a company that calls test numbers rings these and no other', async () => {
  const first = moment('2026-01-05T05:00:00Z');
  const number = '+12125550103';
  const key = new HmacNumberHasher(COMPANY.numberSecret).keyOf(number);
  const run = await shortRun(DAY, smallList(60, 10, 10), {
    around: switching([
      [first, { kind: 'set-mode', mode: { kind: 'test-numbers' } }],
      [first, { kind: 'add-test-number', number: { key, label: 'a telephone of ours' } }],
    ]),
  });

  expect(run.journal.failures()).toEqual([]);
  expect(new Set(run.groundTruth.calls.map(({ phone }) => phone))).toEqual(new Set([number]));
});
