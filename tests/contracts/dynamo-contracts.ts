import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { DynamoLeadRepository } from '../../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { DynamoReportLedger } from '../../shared/adapters/dynamodb/dynamo-report-ledger.ts';
import { DynamoSettingsRepository } from '../../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import { DynamoTimerIndex } from '../../shared/adapters/dynamodb/dynamo-timer-index.ts';
import type { RealTable } from '../support/real-table.ts';
import { unexpected } from '../support/unexpected.ts';
import { leadRepositoryContract } from './lead-repository.contract.ts';
import { reportLedgerContract } from './report-ledger.contract.ts';
import { settingsRepositoryContract } from './settings-repository.contract.ts';
import { timerIndexContract } from './timer-index.contract.ts';

/** All storage contracts, on tables of one engine. */
export function dynamoContracts(engine: string, freshTable: () => Promise<RealTable>): void {
  leadRepositoryContract(`DynamoLeadRepository on ${engine}`, async () => {
    const { client, name } = await freshTable();
    return new DynamoLeadRepository(client, name);
  });

  timerIndexContract(`DynamoTimerIndex on ${engine}`, async (shards) => {
    const { client, name } = await freshTable();
    return {
      leads: new DynamoLeadRepository(client, name, { shardsOf: () => shards }),
      timers: new DynamoTimerIndex(client, name, unexpected),
    };
  });

  reportLedgerContract(`DynamoReportLedger on ${engine}`, async () => {
    const { client, name } = await freshTable();
    return new DynamoReportLedger(client, name);
  });

  settingsRepositoryContract(`DynamoSettingsRepository on ${engine}`, async () => {
    const { client, name } = await freshTable();
    const put = async (pk: string, sk: string, members: Readonly<Record<string, unknown>>) => {
      await client.send(new PutCommand({ TableName: name, Item: { pk, sk, ...members } }));
    };
    const settings = new DynamoSettingsRepository(client, name);
    return {
      settings,
      breakCampaign: (campaignId) => put('SETTINGS', `CAMPAIGN#${campaignId}`, { id: campaignId, tier: 'the third' }),
      breakVersion: async (kind, version) => {
        const key = kind === 'rules' ? 'RULES' : 'SALES_STRUCTURE';
        const document = kind === 'rules' ? '{"organisation":{"maxAttemptsPerDay":"many"}}' : '{"tiers":[]}';
        const broken = { version, document };
        const [newest] = await settings[kind].history({ limit: 1 });
        await put(key, `${key}#${String(version).padStart(8, '0')}`, broken);
        if (newest?.version === version) await put('SETTINGS', key, broken);
      },
      breakReplan: () => put('SETTINGS', 'REPLAN', { version: 1, cursor: 7 }),
    };
  });
}
