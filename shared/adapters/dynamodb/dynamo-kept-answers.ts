import { createHash } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { BegunRequest, KeptAnswer, KeptAnswers, RepeatableRequest } from '../../application/ports/kept-answers.ts';
import { jsonText } from './json-text.ts';
import { TABLE_DEFINITION } from './table-definition.ts';
import { readItem } from './unreadable-item-error.ts';

const KEPT_HOURS = 24;
/** Twice as long as the function may run. */
const UNDER_WAY_SECONDS = 60;
/** DynamoDB takes 400 KB in an item. */
const LONGEST_ANSWER_BYTES = 350_000;

const storedAnswer = jsonText(
  z.object({ status: z.int(), headers: z.record(z.string(), z.string()), body: z.string() }),
);
const storedRequest = z.object({
  digest: z.string(),
  begun_at: z.number(),
  answer: storedAnswer.exactOptional(),
});

/** Answers of changes in the one table, forgotten by its time to live. */
export class DynamoKeptAnswers implements KeptAnswers {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  /** What the time to live has not taken away yet, and is over, is as good as gone. */
  async begin(request: RepeatableRequest, now: Temporal.Instant): Promise<BegunRequest> {
    const seconds = secondsOf(now);
    const command = new PutCommand({
      TableName: this.#tableName,
      Item: this.#item(request, seconds),
      ConditionExpression:
        'attribute_not_exists(pk) OR #forget <= :now OR (attribute_not_exists(#answer) AND #begun <= :lost)',
      ExpressionAttributeNames: {
        '#forget': TABLE_DEFINITION.timeToLiveAttribute,
        '#answer': 'answer',
        '#begun': 'begun_at',
      },
      ExpressionAttributeValues: { ':now': seconds, ':lost': seconds - UNDER_WAY_SECONDS },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    try {
      await this.#client.send(command);
      return { kind: 'begun' };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException) || error.Item === undefined) throw error;
      const { digest, answer } = readItem(storedRequest, unmarshall(error.Item));
      if (digest !== request.digest) return { kind: 'other-request' };
      return answer === undefined ? { kind: 'under-way' } : { kind: 'answered', answer };
    }
  }

  /** An answer that is too long for an item is not kept: a repeat is carried out, and answered as a repeat. */
  async keep(request: RepeatableRequest, answer: KeptAnswer, now: Temporal.Instant): Promise<void> {
    const text = z.encode(storedAnswer, { ...answer });
    if (Buffer.byteLength(text) > LONGEST_ANSWER_BYTES) return this.giveBack(request);
    const Item = { ...this.#item(request, secondsOf(now)), answer: text };
    await this.#client.send(new PutCommand({ TableName: this.#tableName, Item }));
  }

  async giveBack(request: RepeatableRequest): Promise<void> {
    await this.#client.send(new DeleteCommand({ TableName: this.#tableName, Key: keyOf(request) }));
  }

  #item(request: RepeatableRequest, seconds: number): Readonly<Record<string, unknown>> {
    return {
      ...keyOf(request),
      digest: request.digest,
      begun_at: seconds,
      [TABLE_DEFINITION.timeToLiveAttribute]: seconds + KEPT_HOURS * 3_600,
    };
  }
}

/** Whoever sends a key chooses what stands in it: it becomes a part of ours as a digest only. */
function keyOf({ caller, key }: RepeatableRequest): { readonly pk: string; readonly sk: string } {
  const digest = createHash('sha256')
    .update(JSON.stringify([caller, key]))
    .digest('base64url');
  return { pk: `ANSWER#${digest}`, sk: 'ANSWER' };
}

function secondsOf(moment: Temporal.Instant): number {
  return Math.floor(moment.epochMilliseconds / 1_000);
}
