import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { Attempt } from '../../domain/attempt.ts';
import type { AttemptChange } from '../../domain/reports/attempt-change.ts';
import type { NotedOrder } from '../../domain/reports/noted-order.ts';
import { contactFromItem, factCountOf } from './attempt-item.ts';
import { orderFromItem } from './order-item.ts';

type Image = Record<string, AttributeValue>;

const image = z.custom<Image>((given) => typeof given === 'object' && given !== null);
const record = z.object({ dynamodb: z.object({ NewImage: image.optional(), OldImage: image.optional() }) });

/** Before there was a decision an attempt counted for nothing: it is not read. */
const DECISION = 'decision';

/**
 * What a record of the table's stream tells of an attempt; undefined when it tells of anything else, or of an attempt
 * that was deleted or is not decided.
 * @throws UnreadableItemError when an attempt in it does not have the shape it must have; ZodError when it is no record.
 */
export function attemptChangeFrom(streamed: unknown): AttemptChange | undefined {
  const { NewImage, OldImage } = record.parse(streamed).dynamodb;
  const after = NewImage === undefined ? undefined : attemptIn(NewImage);
  if (after?.attempt.decision === undefined) return undefined;
  const before = OldImage?.[DECISION] === undefined ? undefined : attemptIn(OldImage)?.attempt;
  return {
    revision: after.attempt.decision.version + after.factCount,
    ...(before !== undefined && { before }),
    after: after.attempt,
  };
}

/**
 * The order that a record of the table's stream tells was noted; undefined when it tells of anything else.
 * @throws UnreadableItemError when an order in it does not have the shape it must have; ZodError when it is no record.
 */
export function notedOrderFrom(streamed: unknown): NotedOrder | undefined {
  const { NewImage, OldImage } = record.parse(streamed).dynamodb;
  return NewImage === undefined || OldImage !== undefined ? undefined : orderFromItem(unmarshall(NewImage));
}

function attemptIn(stored: Image): { readonly attempt: Attempt; readonly factCount: number } | undefined {
  const item = unmarshall(stored);
  if (item['sk'] !== 'ATTEMPT') return undefined;
  const contact = contactFromItem(item);
  return contact.kind === 'linked' ? { attempt: contact.attempt, factCount: factCountOf(item) } : undefined;
}
