import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import type { LeftInForce } from './in-memory-versioned-documents.ts';
import type { RealTable } from './real-table.ts';
import { writeByHand } from './written-by-hand.ts';

/**
 * Does to the document in force what a hand in the table may do, and leaves its copy in the history alone.
 * @param sk `RULES` or `SALES_STRUCTURE`
 */
export async function damageInForce(
  table: Pick<RealTable, 'client' | 'name'>,
  sk: string,
  left: LeftInForce<unknown>,
): Promise<void> {
  const key = { pk: 'SETTINGS', sk };
  if (left.kind === 'removed') {
    await table.client.send(new DeleteCommand({ TableName: table.name, Key: key }));
    return;
  }
  const text =
    left.kind === 'unreadable' ? '{"tiers":[],"organisation":{"maxAttemptsPerDay":' : JSON.stringify(left.document);
  await writeByHand(table, key, text);
}
