import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { EventsRefusedError, TierlineError } from '../../shared/application/errors.ts';
import type { Erasure, Suppression, SuppressionLog } from '../../shared/application/ports/suppression-log.ts';
import { type PublishDependencies, publishChanges, type ToldChange } from '../../shared/application/publish-changes.ts';
import { type RejectDependencies, rejectInput } from '../../shared/application/reject-input.ts';
import { type DecisionStored, eventsOfDecision } from '../../shared/domain/decision-events.ts';
import { eventsOfLead, type LeadChange } from '../../shared/domain/lead-events.ts';
import { isTestLead } from '../../shared/domain/test-lead.ts';
import type { BatchItemFailure } from '../../shared/runtime/partial-batch.ts';

const SOURCE = 'table-change';

export interface PublishEventsDependencies extends PublishDependencies, RejectDependencies {
  /** The log of suppressions apart from the table. */
  readonly suppressions: Pick<SuppressionLog, 'append' | 'appendErasure'>;
  /**
   * The suppression that a record of the table's stream tells of; undefined when it tells of none.
   * @throws TierlineError, not to be repeated, when its items cannot be read.
   */
  readonly suppressionFrom: (record: DynamoDBRecord) => Suppression | undefined;
  /** The same of an erasure. */
  readonly erasureFrom: (record: DynamoDBRecord) => Erasure | undefined;
  /**
   * What a record of the table's stream says that others may want to know; undefined when nothing.
   * @throws TierlineError, not to be repeated, when its items cannot be read.
   */
  readonly changeFrom: (record: DynamoDBRecord) => LeadChange | DecisionStored | undefined;
}

/**
 * Tells the company's bus what the table's stream brings, and keeps every suppression and erasure in the log apart from the table:
 * the stream feeds two functions and no more, and this one gathers for half a minute only. Neither waits for the other: a
 * bus that takes nothing keeps no suppression from the log, and the other way round. A batch that comes again is told again under the same ids. A
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
    const kept: Promise<void>[] = [];
    for (const record of Records) {
      const id = record.dynamodb?.SequenceNumber ?? '';
      try {
        const suppression = deps.suppressionFrom(record);
        if (suppression !== undefined)
          kept.push(deps.suppressions.append(suppression).catch((error: unknown) => fail(id, error)));
        const erasure = deps.erasureFrom(record);
        if (erasure !== undefined)
          kept.push(deps.suppressions.appendErasure(erasure).catch((error: unknown) => fail(id, error)));
        changes.push(...toldChangeFrom(deps, record, id));
      } catch (error) {
        await keepAside(deps, record, error).catch((reason: unknown) => fail(id, reason));
      }
    }
    await Promise.all(kept);
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
  if (isTestLead(change.kind === 'lead-changed' ? change.after : change.attempt.lead)) return [];
  const events = change.kind === 'lead-changed' ? eventsOfLead(change) : eventsOfDecision(change);
  const subject = change.kind === 'lead-changed' ? change.after.id : change.attempt.contactId;
  return events.length === 0 ? [] : [{ id, subject, events }];
}

async function keepAside(deps: PublishEventsDependencies, record: DynamoDBRecord, error: unknown): Promise<void> {
  if (!(error instanceof TierlineError)) throw error;
  await rejectInput(deps, { source: SOURCE, why: error.message, payload: JSON.stringify(record) });
}
