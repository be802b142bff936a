import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { addDeployment } from '../../infra/deployment.ts';
import { matches } from '../../simulator/delivery/event-pattern.ts';
import { aDeployment, anApp, printed, settingsWith, theResource } from './a-deployment.ts';

const { eventsOut } = aDeployment();
const { Properties } = theResource(eventsOut, 'AWS::Lambda::EventSourceMapping');
const filters = z
  .object({ FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }) })
  .parse(Properties).FilterCriteria.Filters;

function wakes(sk: string, newImage: object): boolean {
  const record = { dynamodb: { Keys: { sk: { S: sk } }, NewImage: newImage } };
  return filters.some(({ Pattern }) => matches(JSON.parse(Pattern), record));
}

describe('what is published', () => {
  it('comes from the stream of the table in batches, and is kept where ten more tries fail', () => {
    const kept = z.object({ OnFailure: z.object({ Destination: z.unknown() }) }).parse(Properties['DestinationConfig']);

    expect(Properties).toMatchObject({
      BatchSize: 200,
      MaximumBatchingWindowInSeconds: 30,
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 10,
    });
    expect([Properties['EventSourceArn'], kept.OnFailure.Destination].map(printed)).toEqual([
      '<LeadsTable.StreamArn>',
      '<FailedContactRecordsBucket.Arn>',
    ]);
  });

  it('is woken by leads that are in no call, calls of which a decision is stored and suppressed numbers, and by nothing else', () => {
    for (const status of ['ready', 'resting', 'review', 'closed', 'suppressed']) {
      expect(wakes('LEAD', { status: { S: status } })).toBe(true);
    }
    for (const status of ['dialling', 'wrapping']) expect(wakes('LEAD', { status: { S: status } })).toBe(false);
    expect(wakes('ATTEMPT', { decision_version: { N: '1' } })).toBe(true);
    expect(wakes('ATTEMPT', { facts: { N: '1' } })).toBe(false);
    expect(wakes('NUMBER', { suppressed_at: { S: '2026-01-05T17:00:00.000Z' } })).toBe(true);
    expect(wakes('NUMBER', { lead_id: { S: 'lead-1' } })).toBe(false);
    expect(wakes('RULES', {})).toBe(false);
  });

  it('goes to the bus that the settings name, and may go to no other', () => {
    const settings = settingsWith({ companyBus: 'sales.events' });
    const own = addDeployment(anApp(), settings).eventsOut;

    const [bus] = /event-bus\/[\w.]+/.exec(JSON.stringify(theResource(own, 'AWS::IAM::Policy').Properties)) ?? [];

    expect(bus).toBe('event-bus/sales.events');
  });

  it('is the default bus where the settings name none', () => {
    expect(settingsWith({}).companyBus).toBe('default');
  });
});
