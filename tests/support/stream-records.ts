import { marshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { itemFromLead, textFromLead } from '../../shared/adapters/dynamodb/lead-item.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { NOON } from './lead-builders.ts';

type Item = Readonly<Record<string, unknown>>;

/** A record of the table's stream, written a second after NOON. */
export function aStreamRecord(sequenceNumber: string, before: Item | undefined, after: Item): DynamoDBRecord {
  const { pk, sk } = imageOf(after);
  return {
    eventID: sequenceNumber,
    eventName: before === undefined ? 'INSERT' : 'MODIFY',
    eventSource: 'aws:dynamodb',
    dynamodb: {
      ApproximateCreationDateTime: NOON.epochMilliseconds / 1_000 + 1,
      Keys: { ...(pk !== undefined && { pk }), ...(sk !== undefined && { sk }) },
      ...(before !== undefined && { OldImage: imageOf(before) }),
      NewImage: imageOf(after),
      SequenceNumber: sequenceNumber,
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
  };
}

/** The record of one write of a lead. */
export function aLeadRecord(sequenceNumber: string, before: Lead | undefined, after: Lead): DynamoDBRecord {
  return aStreamRecord(sequenceNumber, before === undefined ? undefined : itemOf(before), itemOf(after));
}

export function streamEvent(...records: readonly DynamoDBRecord[]): DynamoDBStreamEvent {
  return { Records: [...records] };
}

/** The item of a lead as it is stored. */
export function itemOf(lead: Lead): Item {
  return itemFromLead(lead, textFromLead(lead), 1);
}

/** As Lambda hands it over, which is as JSON carries it. */
function imageOf(item: Item): Record<string, AttributeValue> {
  return JSON.parse(JSON.stringify(marshall(item, { removeUndefinedValues: true })));
}
