import {
  type DynamoDBDocumentClient,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
} from '@aws-sdk/lib-dynamodb';

type Item = Readonly<Record<string, unknown>>;

/**
 * As many of the items as wanted, strongly consistent, over as many pages as DynamoDB makes of them: a page ends at 1 MB.
 * Under a filter they may be more than wanted: `Limit` would count what the filter leaves out, so that whole pages are read.
 */
export async function queryItems(
  client: DynamoDBDocumentClient,
  query: Omit<QueryCommandInput, 'ConsistentRead' | 'Limit' | 'ExclusiveStartKey'>,
  limit = Number.POSITIVE_INFINITY,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let startKey: Record<string, unknown> | undefined;
  do {
    const left = limit - items.length;
    const page: QueryCommandOutput = await client.send(
      new QueryCommand({
        ConsistentRead: true,
        ...query,
        ...(Number.isFinite(left) && query.FilterExpression === undefined && { Limit: left }),
        ...(startKey !== undefined && { ExclusiveStartKey: startKey }),
      }),
    );
    items.push(...(page.Items ?? []));
    startKey = page.LastEvaluatedKey;
  } while (startKey !== undefined && items.length < limit);
  return items;
}

/** The items of a partition whose sort keys lie between two, both among them. */
export function between(partition: string, first: string, last: string) {
  return {
    KeyConditionExpression: 'pk = :partition AND sk BETWEEN :first AND :last',
    ExpressionAttributeValues: { ':partition': partition, ':first': first, ':last': last },
  };
}

/** All items of a partition, or those whose sort key lies below one. */
export function inPartition(partition: string, below?: string) {
  if (below === undefined) {
    return { KeyConditionExpression: 'pk = :partition', ExpressionAttributeValues: { ':partition': partition } };
  }
  return {
    KeyConditionExpression: 'pk = :partition AND sk < :below',
    ExpressionAttributeValues: { ':partition': partition, ':below': below },
  };
}
