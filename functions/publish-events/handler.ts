import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { EventsRefusedError, TierlineError } from '../../shared/application/errors.ts';
import { type PublishDependencies, publishChanges, type ToldChange } from '../../shared/application/publish-changes.ts';
import { type RejectDependencies, rejectInput } from '../../shared/application/reject-input.ts';
import { type DecisionStored, eventsOfDecision } from '../../shared/domain/decision-events.ts';
import { eventsOfLead, type LeadChange } from '../../shared/domain/lead-events.ts';
import type { BatchItemFailure } from '../../shared/runtime/partial-batch.ts';

const SOURCE = 'table-change';

export interface PublishEventsDependencies extends PublishDependencies, RejectDependencies {
  /**
   * What a record of the table's stream says that others may want to know; undefined when nothing.
   * @throws TierlineError, not to be repeated, when its items cannot be read.
   */
  readonly changeFrom: (record: DynamoDBRecord) => LeadChange | DecisionStored | undefined;
}

/**
 * Tells the company's bus what the table's stream brings. A batch that comes again is told again under the same ids. A
 * record that was not told is reported, so that it and those behind it come again; one that cannot be read is kept aside.
 */
export function createHandler(deps: PublishEventsDependencies) {
  return middy(async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const batchItemFailures: BatchItemFailure[] = [];
    const fail = (itemIdentifier: string, error: unknown): void => {
      deps.journal.note({ kind: 'work-failed', what: 'publish-events', error });
      batchItemFailures.push({ itemIdentifier });
    };
    const changes: ToldChange[] = [];
    for (const record of Records) {
      const id = record.dynamodb?.SequenceNumber ?? '';
      try {
        changes.push(...toldChangeFrom(deps, record, id));
      } catch (error) {
        await keepAside(deps, record, error).catch((reason: unknown) => fail(id, reason));
      }
    }
    for (const { id, why } of await publishChanges(deps, changes)) fail(id, new EventsRefusedError(why));
    return { batchItemFailures };
  });
}

function toldChangeFrom(
  { changeFrom }: PublishEventsDependencies,
  record: DynamoDBRecord,
  id: string,
): readonly ToldChange[] {
  const change = changeFrom(record);
  if (change === undefined) return [];
  const events = change.kind === 'lead-changed' ? eventsOfLead(change) : eventsOfDecision(change);
  const subject = change.kind === 'lead-changed' ? change.after.id : change.attempt.contactId;
  return events.length === 0 ? [] : [{ id, subject, events }];
}

async function keepAside(deps: PublishEventsDependencies, record: DynamoDBRecord, error: unknown): Promise<void> {
  if (!(error instanceof TierlineError)) throw error;
  await rejectInput(deps, { source: SOURCE, why: error.message, payload: JSON.stringify(record) });
}
