import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Temporal } from 'temporal-polyfill';
import { captureLead } from '../../shared/application/capture-lead.ts';
import type { Journal } from '../../shared/application/ports/journal.ts';
import type { LeadRepository } from '../../shared/application/ports/lead-repository.ts';
import type { NumberHasher } from '../../shared/application/ports/number-hasher.ts';
import type { NumberZones } from '../../shared/application/ports/number-zones.ts';
import type { Telephony } from '../../shared/application/ports/telephony.ts';
import { recordCase } from '../../shared/application/record-case.ts';
import { recordPurchase } from '../../shared/application/record-purchase.ts';
import { type RejectDependencies, rejectInput } from '../../shared/application/reject-input.ts';
import type { SettingsCache } from '../../shared/application/settings-in-force.ts';
import { eachRecord } from '../../shared/runtime/partial-batch.ts';
import { type BusinessEventCommand, toCommand } from './event.ts';

const SOURCE = 'business-event';
const UNKNOWN_CUSTOMER = 'detail.customer: leads to nobody who is known';

export interface RecordBusinessEventDependencies extends RejectDependencies {
  readonly leads: LeadRepository;
  readonly settings: SettingsCache;
  readonly telephony: Telephony;
  readonly zones: NumberZones;
  readonly journal: Journal;
  readonly clock: () => Temporal.Instant;
  /** Asked for with each event; a failure is asked for again. */
  readonly hasher: () => Promise<NumberHasher>;
}

/**
 * Records what the company's systems tell: purchases, closed cases and captured leads; each message on its own, safe to
 * repeat, in any order. What nobody understands, and what is told of somebody nobody knows, is kept aside; it fails only
 * when that is not possible.
 */
export function createHandler(deps: RecordBusinessEventDependencies) {
  return middy(
    (event: SQSEvent): Promise<SQSBatchResponse> =>
      eachRecord(
        event.Records,
        ({ messageId }) => messageId,
        ({ body }) => carryOut(deps, toCommand(body, deps.clock()), body),
        (_messageId, error) => deps.journal.note({ kind: 'work-failed', what: SOURCE, error }),
      ),
  );
}

async function carryOut(
  deps: RecordBusinessEventDependencies,
  command: BusinessEventCommand,
  payload: string,
): Promise<void> {
  switch (command.kind) {
    case 'purchase': {
      const recorded = await recordPurchase({ ...deps, hasher: await deps.hasher() }, command.purchase);
      if (recorded.kind === 'unknown-customer') await reject(deps, UNKNOWN_CUSTOMER, payload);
      return;
    }
    case 'case': {
      const recorded = await recordCase({ ...deps, hasher: await deps.hasher() }, command.closed);
      if (recorded.kind === 'unknown-customer') await reject(deps, UNKNOWN_CUSTOMER, payload);
      return;
    }
    case 'lead': {
      const captured = await captureLead({ ...deps, hasher: await deps.hasher() }, command.lead);
      if (captured.kind === 'bad') await reject(deps, `detail.${captured.why}`, payload);
      return;
    }
    case 'ignore':
      deps.journal.note({ kind: 'input-ignored', source: SOURCE, why: command.why });
      return;
    case 'reject':
      await reject(deps, command.why, payload);
  }
}

function reject(deps: RecordBusinessEventDependencies, why: string, payload: string): Promise<void> {
  return rejectInput(deps, { source: SOURCE, why, payload });
}
