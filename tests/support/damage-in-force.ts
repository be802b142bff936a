import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { LeftInForce } from './in-memory-versioned-documents.ts';
import type { RealTable } from './real-table.ts';

/**
 * Does to the document in force what a hand in the table may do, and leaves its copy in the history alone.
 * @param sk `RULES` or `SALES_STRUCTURE`
 */
export async function damageInForce(
  { client, name }: Pick<RealTable, 'client' | 'name'>,
  sk: string,
  left: LeftInForce<unknown>,
): Promise<void> {
  const item = { TableName: name, Key: { pk: 'SETTINGS', sk } };
  if (left.kind === 'removed') {
    await client.send(new DeleteCommand(item));
    return;
  }
  const text =
    left.kind === 'unreadable' ? '{"tiers":[],"organisation":{"maxAttemptsPerDay":' : JSON.stringify(left.document);
  await client.send(
    new UpdateCommand({
      ...item,
      UpdateExpression: 'SET #document = :document',
      ExpressionAttributeNames: { '#document': 'document' },
      ExpressionAttributeValues: { ':document': text },
    }),
  );
}
