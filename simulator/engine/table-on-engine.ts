import { CreateTableCommand, ResourceInUseException } from '@aws-sdk/client-dynamodb';
import { TABLE_DEFINITION } from '../../shared/adapters/dynamodb/table-definition.ts';
import { engineClient } from './document-client.ts';

/**
 * Creates the table that the deployment creates; one that stands already is kept as it is.
 * Time to live stays off, because items carry moments of the simulated clock and the engine would forget by its own;
 * the stream stays off, because nothing here reads it and Dynoxide slows down with every record it keeps.
 */
export async function createTable(endpoint: string, name: string): Promise<void> {
  const { partitionKey, sortKey, timerIndex } = TABLE_DEFINITION;
  const client = engineClient(endpoint);
  try {
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [partitionKey, sortKey, timerIndex.partitionKey, timerIndex.sortKey].map((key) => ({
          AttributeName: key,
          AttributeType: 'S',
        })),
        KeySchema: [
          { AttributeName: partitionKey, KeyType: 'HASH' },
          { AttributeName: sortKey, KeyType: 'RANGE' },
        ],
        GlobalSecondaryIndexes: [
          {
            IndexName: timerIndex.name,
            KeySchema: [
              { AttributeName: timerIndex.partitionKey, KeyType: 'HASH' },
              { AttributeName: timerIndex.sortKey, KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: timerIndex.projection },
          },
        ],
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  } finally {
    client.destroy();
  }
}
