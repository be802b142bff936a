import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, it } from 'vitest';
import { LeadsTable } from '../../infra/constructs/leads-table.ts';
import { addDeployment } from '../../infra/deployment.ts';
import { anApp, PROJECT, settingsWith } from './a-deployment.ts';
import { BASELINE, resourcesToKeep } from './deployments-to-keep.ts';
import { lastingIn, lastingInStack, lastingResources, losses } from './lasting-resources.ts';

const deployed = lastingResources.parse(JSON.parse(readFileSync(join(PROJECT, BASELINE), 'utf8')));
const now = resourcesToKeep();

describe('an upgrade', () => {
  it('takes away or replaces nothing that was deployed: table, keys, secret, dead letters, queues, numbers, flows', () => {
    expect(losses(deployed, now)).toEqual([]);
  });

  it('is judged by all that is deployed: npx node tests/infra/generate-lasting-resources.ts adds what is new', () => {
    expect(now).toEqual(deployed);
  });

  it('would be told apart from one that loses something', () => {
    const stack = (id: string, tableId: string, fifo: boolean) => {
      const made = new Stack(anApp(), id);
      new LeadsTable(made, tableId);
      new Queue(made, 'DeadLetters', fifo ? { fifo } : {});
      return { it: lastingInStack(made) };
    };

    expect(losses(stack('One', 'Leads', false), stack('One', 'Leads', false))).toEqual([]);
    expect(losses(stack('One', 'Leads', false), stack('One', 'Customers', true))).toEqual([
      expect.stringMatching(/^it: LeadsKey\w+ \(AWS::KMS::Key\) is gone or has another logical id$/),
      expect.stringMatching(/^it: LeadsTable\w+ \(AWS::DynamoDB::Table\) is gone or has another logical id$/),
      expect.stringMatching(/^it: DeadLetters\w+ \(AWS::SQS::Queue\) is replaced: FifoQueue changes$/),
    ]);
  });

  it('would be told apart from one that keeps a table no longer, or gives it other keys', () => {
    const table = { type: 'AWS::DynamoDB::Table', keep: 'Retain', fixed: { KeySchema: ['pk', 'sk'] } };

    expect(
      losses(
        { data: { Table: table, Index: table } },
        { data: { Table: { ...table, keep: 'Delete' }, Index: { ...table, fixed: { KeySchema: ['pk'] } } } },
      ),
    ).toEqual([
      'data: Table (AWS::DynamoDB::Table) is no longer kept',
      'data: Index (AWS::DynamoDB::Table) is replaced: KeySchema changes',
    ]);
  });

  it('is the same on every machine: no name or id depends on where it is made', () => {
    expect(resourcesToKeep()).toEqual(now);
  });
});

describe('a change of the settings', () => {
  it.each([
    ['another company name and language', { companyName: 'Acme', language: 'en-GB' }],
    ['other opening hours', { openingHours: {} }],
    ['other keys, recording, machines', { keys: { optOut: '7' }, recording: 'after-notice', trafficType: 'campaign' }],
    ['more calls', { quotaShare: { startsPerSecond: 10, startBurst: 20, callsInAir: 100 } }],
    ['longer memory', { retention: { logDays: 365, failedRecordDays: 90 } }],
    ['another bus', { companyBus: 'sales' }],
    ['another address for alarms', { administratorEmail: 'others@example.com' }],
  ])('to %s replaces nothing', (_what, fields) => {
    const before = lastingIn(addDeployment(anApp(), settingsWith({})));
    const after = lastingIn(addDeployment(anApp(), settingsWith(fields)));

    expect(losses(before, after)).toEqual([]);
  });

  it('to fewer tiers takes away those tiers’ parts and nothing else', () => {
    const before = lastingIn(addDeployment(anApp(), settingsWith({})));
    const after = lastingIn(addDeployment(anApp(), settingsWith({ salesStructure: 'two' })));

    expect(losses(before, after).map((loss) => loss.split(' ')[1])).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^FloorTier3Queue/),
        expect.stringMatching(/^FloorTier3RoutingProfile/),
      ]),
    );
    expect(losses(before, after).filter((loss) => !/Tier3|3Flow/.test(loss))).toEqual([]);
  });
});
