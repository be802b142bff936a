import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { DynamoLeadArchive } from '../../shared/adapters/dynamodb/dynamo-lead-archive.ts';
import { DynamoLeadRepository } from '../../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { DynamoObservationLog } from '../../shared/adapters/dynamodb/dynamo-observation-log.ts';
import { DynamoReportLedger } from '../../shared/adapters/dynamodb/dynamo-report-ledger.ts';
import { DynamoSettingsRepository } from '../../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import { DynamoTimerIndex } from '../../shared/adapters/dynamodb/dynamo-timer-index.ts';
import { damageInForce } from '../support/damage-in-force.ts';
import type { LeftInForce } from '../support/in-memory-versioned-documents.ts';
import type { RealTable } from '../support/real-table.ts';
import { unexpected } from '../support/unexpected.ts';
import { leadArchiveContract } from './lead-archive.contract.ts';
import { leadRepositoryContract } from './lead-repository.contract.ts';
import { observationLogContract } from './observation-log.contract.ts';
import { reportLedgerContract } from './report-ledger.contract.ts';
import { settingsRepositoryContract } from './settings-repository.contract.ts';
import { timerIndexContract } from './timer-index.contract.ts';

/** All storage contracts, on tables of one engine. */
export function dynamoContracts(engine: string, freshTable: () => Promise<RealTable>): void {
  leadRepositoryContract(`DynamoLeadRepository on ${engine}`, async () => {
    const { client, name } = await freshTable();
    return new DynamoLeadRepository(client, name);
  });

  leadArchiveContract(`DynamoLeadArchive on ${engine}`, async () => {
    const { client, name } = await freshTable();
    return Object.assign(new DynamoLeadRepository(client, name), {
      archive: new DynamoLeadArchive(client, name, unexpected),
    });
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

  observationLogContract(`DynamoObservationLog on ${engine}`, async () => {
    const { client, name } = await freshTable();
    return new DynamoObservationLog(client, name);
  });

  settingsRepositoryContract(`DynamoSettingsRepository on ${engine}`, async () => {
    const { client, name } = await freshTable();
    const put = async (pk: string, sk: string, members: Readonly<Record<string, unknown>>) => {
      await client.send(new PutCommand({ TableName: name, Item: { pk, sk, ...members } }));
    };
    const settings = new DynamoSettingsRepository(client, name);
    const damage = (sk: string) => (left: LeftInForce<unknown>) => damageInForce({ client, name }, sk, left);
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
      damageRules: damage('RULES'),
      damageStructure: damage('SALES_STRUCTURE'),
      breakReplan: () => put('SETTINGS', 'REPLAN', { version: 1, cursor: 7 }),
    };
  });
}
