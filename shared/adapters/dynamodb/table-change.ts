import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { DecisionStored } from '../../domain/decision-events.ts';
import { type LeadChange, SILENT_STATES } from '../../domain/lead-events.ts';
import { contactFromItem } from './attempt-item.ts';
import { leadFromItem } from './lead-item.ts';

type Image = Record<string, AttributeValue>;

const image = z.custom<Image>((given) => typeof given === 'object' && given !== null);
const written = z.object({
  NewImage: image.optional(),
  OldImage: image.optional(),
  ApproximateCreationDateTime: z.number(),
});

/**
 * What a record of the table's stream says of a lead or a decision; undefined when it tells of something else, or of a
 * write from which nothing follows for others. Only then is nothing parsed.
 *
 * @throws UnreadableItemError when the item of a lead or an attempt cannot be read; ZodError when it is no record.
 */
export function changeFrom({ dynamodb }: DynamoDBRecord): LeadChange | DecisionStored | undefined {
  const { NewImage: after, OldImage: before, ApproximateCreationDateTime: seconds } = written.parse(dynamodb);
  switch (after?.['sk']?.S) {
    case 'LEAD':
      return leadChangeFrom(before, after, Temporal.Instant.fromEpochMilliseconds(Math.round(seconds * 1_000)));
    case 'ATTEMPT':
      return decisionFrom(before, after);
    default:
      return undefined;
  }
}

function leadChangeFrom(before: Image | undefined, after: Image, at: Temporal.Instant): LeadChange | undefined {
  const movesOn = before !== undefined && before['stage']?.S !== after['stage']?.S;
  if (SILENT_STATES.has(after['status']?.S ?? '') && !movesOn) return undefined;
  return {
    kind: 'lead-changed',
    ...(before !== undefined && { before: leadFromItem(unmarshall(before)) }),
    after: leadFromItem(unmarshall(after)),
    at,
  };
}

function decisionFrom(before: Image | undefined, after: Image): DecisionStored | undefined {
  const version = after['decision_version']?.N;
  if (version === undefined || version === before?.['decision_version']?.N) return undefined;
  const contact = contactFromItem(unmarshall(after));
  if (contact.kind !== 'linked' || contact.attempt.decision === undefined) return undefined;
  return { kind: 'decision-stored', attempt: { ...contact.attempt, decision: contact.attempt.decision } };
}
