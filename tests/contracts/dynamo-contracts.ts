import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { DynamoLeadRepository } from '../../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { DynamoSettingsRepository } from '../../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import { DynamoTimerIndex } from '../../shared/adapters/dynamodb/dynamo-timer-index.ts';
import type { RealTable } from '../support/real-table.ts';
import { unexpected } from '../support/unexpected.ts';
import { leadRepositoryContract } from './lead-repository.contract.ts';
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

  settingsRepositoryContract(`DynamoSettingsRepository on ${engine}`, async () => {
    const { client, name } = await freshTable();
    const breakCampaign = async (campaignId: string) => {
      const item = { pk: 'SETTINGS', sk: `CAMPAIGN#${campaignId}`, id: campaignId, tier: 'the third' };
      await client.send(new PutCommand({ TableName: name, Item: item }));
    };
    return { settings: new DynamoSettingsRepository(client, name), breakCampaign };
  });
}
