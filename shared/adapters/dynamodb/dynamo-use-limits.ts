import { createHash } from 'node:crypto';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Temporal } from 'temporal-polyfill';
import type { UseLimit, UseLimits } from '../../application/ports/use-limits.ts';
import { wroteIfAllowed } from './conflict-retry.ts';
import { TABLE_DEFINITION } from './table-definition.ts';

const KEPT_MINUTES = 5;

/** Uses of the last minutes in the one table, forgotten by its time to live. */
export class DynamoUseLimits implements UseLimits {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async take({ caller, what, mostPerMinute }: UseLimit, now: Temporal.Instant): Promise<'taken' | 'used-up'> {
    const minute = Math.floor(now.epochMilliseconds / 60_000);
    const who = createHash('sha256').update(caller).digest('base64url');
    const command = new UpdateCommand({
      TableName: this.#tableName,
      Key: { pk: `USES#${who}`, sk: `${what}#${minute}` },
      UpdateExpression: 'SET #forget = :forget ADD #uses :one',
      ConditionExpression: 'attribute_not_exists(#uses) OR #uses < :most',
      ExpressionAttributeNames: { '#forget': TABLE_DEFINITION.timeToLiveAttribute, '#uses': 'uses' },
      ExpressionAttributeValues: { ':forget': (minute + KEPT_MINUTES) * 60, ':one': 1, ':most': mostPerMinute },
    });
    return (await wroteIfAllowed(() => this.#client.send(command))) ? 'taken' : 'used-up';
  }
}
