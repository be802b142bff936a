import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { RealTable } from './real-table.ts';

/** Puts a text in the place of a stored document, as a hand in the table may. */
export async function writeByHand(
  { client, name }: Pick<RealTable, 'client' | 'name'>,
  key: { readonly pk: string; readonly sk: string },
  text: string,
): Promise<void> {
  await client.send(
    new UpdateCommand({
      TableName: name,
      Key: key,
      UpdateExpression: 'SET #document = :document',
      ExpressionAttributeNames: { '#document': 'document' },
      ExpressionAttributeValues: { ':document': text },
    }),
  );
}
