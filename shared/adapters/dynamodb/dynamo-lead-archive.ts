import {
  BatchGetCommand,
  type BatchGetCommandInput,
  type BatchGetCommandOutput,
  type DynamoDBDocumentClient,
  ScanCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { CallOfLead, LeadArchive, WalkedLeadsOnly } from '../../application/ports/lead-archive.ts';
import type { LeadsPage } from '../../application/ports/timer-index.ts';
import type { Attempt } from '../../domain/attempt.ts';
import { attemptKey, contactFromItem } from './attempt-item.ts';
import { CALLS, callFromItem, callSortKey, PAST_CALLS } from './call-item.ts';
import { jsonText } from './json-text.ts';
import { leadFromItem, leadKey } from './lead-item.ts';
import { between, queryItems } from './query-items.ts';
import { type OnUnreadable, readableOnly } from './unreadable-item-error.ts';

type Item = Readonly<Record<string, unknown>>;

/** Of one request: BatchGetItem, Amazon DynamoDB API Reference. */
const MOST_IN_BATCH = 100;
/** What DynamoDB leaves unanswered of a batch it asks to be sent again. */
const MOST_TRIES = 8;

/** Where a walk goes on: the key of the last item that it has seen. */
const place = jsonText(z.object({ pk: z.string().min(1).max(1_024), sk: z.string().min(1).max(512) }));

/** The leads and calls of one DynamoDB table. An item that cannot be read is passed over, and named to `onUnreadable`. */
export class DynamoLeadArchive implements LeadArchive {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #onUnreadable: OnUnreadable;

  constructor(client: DynamoDBDocumentClient, tableName: string, onUnreadable: OnUnreadable) {
    this.#client = client;
    this.#tableName = tableName;
    this.#onUnreadable = onUnreadable;
  }

  async walk({ status, stage, campaignId }: WalkedLeadsOnly, after?: string): Promise<LeadsPage> {
    const wanted = Object.entries({ sk: 'LEAD', status, stage, campaign_id: campaignId }).flatMap(([name, value]) =>
      value === undefined ? [] : [{ name, value }],
    );
    const { Items = [], LastEvaluatedKey } = await this.#client.send(
      new ScanCommand({
        TableName: this.#tableName,
        FilterExpression: wanted.map(({ name }) => `#${name} = :${name}`).join(' AND '),
        ExpressionAttributeNames: Object.fromEntries(wanted.map(({ name }) => [`#${name}`, name])),
        ExpressionAttributeValues: Object.fromEntries(wanted.map(({ name, value }) => [`:${name}`, value])),
        ...(after !== undefined && { ExclusiveStartKey: placeIn(after) }),
      }),
    );
    const leads = Items.flatMap((item) => this.#readable(() => leadFromItem(item)));
    return { leads, ...(LastEvaluatedKey !== undefined && { next: JSON.stringify(LastEvaluatedKey) }) };
  }

  async callsOf(leadId: string, limit: number, before?: CallOfLead): Promise<readonly CallOfLead[]> {
    const keys = between(leadKey(leadId).pk, CALLS, before === undefined ? PAST_CALLS : callSortKey(before));
    const query = { TableName: this.#tableName, ...keys, ScanIndexForward: false };
    const items = await queryItems(this.#client, query, limit + 1);
    const calls = items.flatMap((item) => this.#readable(() => callFromItem(item)));
    return calls.filter(({ contactId }) => contactId !== before?.contactId).slice(0, limit);
  }

  async attempts(contactIds: readonly string[]): Promise<readonly Attempt[]> {
    const keys = [...new Set(contactIds)].map(attemptKey);
    const found: Attempt[] = [];
    for (let from = 0; from < keys.length; from += MOST_IN_BATCH) {
      for (const item of await this.#batch(keys.slice(from, from + MOST_IN_BATCH))) {
        found.push(
          ...this.#readable(() => contactFromItem(item)).flatMap((contact) =>
            contact.kind === 'linked' ? [contact.attempt] : [],
          ),
        );
      }
    }
    return found;
  }

  async #batch(keys: readonly Item[]): Promise<readonly Item[]> {
    const items: Item[] = [];
    let asked: BatchGetCommandInput['RequestItems'] = {
      [this.#tableName]: { Keys: [...keys], ConsistentRead: true },
    };
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const answer: BatchGetCommandOutput = await this.#client.send(new BatchGetCommand({ RequestItems: asked }));
      items.push(...Object.values(answer.Responses ?? {}).flat());
      if (Object.keys(answer.UnprocessedKeys ?? {}).length === 0) return items;
      asked = answer.UnprocessedKeys;
    }
    throw new Error(`The table kept leaving items of a batch of ${keys.length} unanswered; try again.`);
  }

  #readable<Read>(read: () => Read): readonly Read[] {
    return readableOnly(read, this.#onUnreadable);
  }
}

function placeIn(text: string): z.output<typeof place> {
  const parsed = place.safeParse(text);
  if (!parsed.success) throw new RangeError('This text continues no walk over leads.');
  return parsed.data;
}
