import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { Erasure, Suppression } from '../../application/ports/suppression-log.ts';
import { erasureFromItem } from './lead-item.ts';
import { suppressionFromItem } from './number-item.ts';

type Image = Record<string, AttributeValue>;

const image = z.custom<Image>((given) => typeof given === 'object' && given !== null);
const record = z.object({ dynamodb: z.object({ NewImage: image.optional(), OldImage: image.optional() }) });

/**
 * The suppression that a record of the table's stream tells of; undefined when it tells of anything else, or of a number
 * that was suppressed before.
 * @throws UnreadableItemError when the item of a suppressed number cannot be read; ZodError when it is no record.
 */
export function suppressionFrom(streamed: unknown): Suppression | undefined {
  const { NewImage: after, OldImage: before } = record.parse(streamed).dynamodb;
  if (after?.['sk']?.S !== 'NUMBER' || before?.['suppressed_at'] !== undefined) return undefined;
  return suppressionFromItem(unmarshall(after));
}

/**
 * The erasure that a record of the table's stream tells of; undefined when it tells of anything else, or of a person who
 * was erased before.
 * @throws UnreadableItemError when the item of an erased lead cannot be read; ZodError when it is no record.
 */
export function erasureFrom(streamed: unknown): Erasure | undefined {
  const { NewImage: after, OldImage: before } = record.parse(streamed).dynamodb;
  if (after?.['sk']?.S !== 'LEAD' || before?.['erased_at'] !== undefined) return undefined;
  return after['erased_at'] === undefined ? undefined : erasureFromItem(unmarshall(after));
}
