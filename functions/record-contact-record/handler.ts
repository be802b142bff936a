import middy from '@middy/core';
import type { KinesisStreamBatchResponse, KinesisStreamEvent } from 'aws-lambda';
import { CallNotLinkedError, LeadMissingError } from '../../shared/application/errors.ts';
import type { NumberHasher } from '../../shared/application/ports/number-hasher.ts';
import type { Telephony } from '../../shared/application/ports/telephony.ts';
import { type RecordDependencies, recordContactRecord } from '../../shared/application/record-contact.ts';
import { type DispositionSettled, recordDisposition } from '../../shared/application/record-disposition.ts';
import { recordOtherCall } from '../../shared/application/record-other-call.ts';
import { type RejectDependencies, rejectInput } from '../../shared/application/reject-input.ts';
import { notAgreedInWords } from '../../shared/domain/not-agreed.ts';
import { eachRecord } from '../../shared/runtime/partial-batch.ts';
import { type ContactRecordCommand, toCommand } from './event.ts';

const SOURCE = 'contact-record';

export interface RecordContactRecordDependencies extends RecordDependencies, RejectDependencies {
  readonly telephony: Telephony;
  readonly instanceId: string;
  /** Asked for when the first call by others comes; a failure is asked for again. */
  readonly hasher: () => Promise<NumberHasher>;
}

/**
 * Records contact records: those of our calls with what the agent's guide wrote into them, and calls that agents and
 * customers placed by themselves. Each on its own, safe to repeat, in any order. What nobody understands is kept aside, and
 * so is a form that lacks facts for a hand-over: no agent is there to be told.
 */
export function createHandler(deps: RecordContactRecordDependencies) {
  return middy(
    (event: KinesisStreamEvent): Promise<KinesisStreamBatchResponse> =>
      eachRecord(
        event.Records,
        ({ kinesis }) => kinesis.sequenceNumber,
        ({ kinesis: { data } }) => carryOut(deps, toCommand(data, deps), data),
        (_sequenceNumber, error) => deps.journal.note({ kind: 'work-failed', what: SOURCE, error }),
      ),
  );
}

async function carryOut(
  deps: RecordContactRecordDependencies,
  command: ContactRecordCommand,
  payload: string,
): Promise<void> {
  switch (command.kind) {
    case 'record':
      await recordContactRecord(deps, command.leg, command.fact, command.origin);
      await recordSaid(deps, command, payload);
      return;
    case 'other-call':
      await recordOtherCall({ ...deps, hasher: await deps.hasher() }, command.call);
      return;
    case 'ignore':
      deps.journal.note({ kind: 'input-ignored', source: SOURCE, why: command.why });
      return;
    case 'reject':
      await rejectInput(deps, { source: SOURCE, why: command.why, payload });
  }
}

async function recordSaid(
  deps: RecordContactRecordDependencies,
  { leg, form }: Extract<ContactRecordCommand, { kind: 'record' }>,
  payload: string,
): Promise<void> {
  if (form === undefined) return;
  const { said, disposition } = form;
  if (disposition.kind === 'malformed') {
    deps.journal.note({ kind: 'input-ignored', source: `${SOURCE}-attributes`, why: disposition.why });
    return;
  }
  try {
    const settled = await recordDisposition(deps, { contactId: leg.callId }, said, disposition.fact);
    const why = whyRefused(settled);
    if (why !== undefined) await rejectInput(deps, { source: SOURCE, why: `attributes: ${why}`, payload });
  } catch (error) {
    if (!(error instanceof LeadMissingError || error instanceof CallNotLinkedError)) throw error;
    const why = 'attributes: the disposition is of a call or a lead that is not known';
    await rejectInput(deps, { source: SOURCE, why, payload });
  }
}

function whyRefused(settled: DispositionSettled): string | undefined {
  if (settled.kind === 'refused')
    return `the lead cannot be handed over without the facts ${settled.missing.join(', ')}`;
  return settled.kind === 'not-agreed' ? notAgreedInWords(settled.reason) : undefined;
}
