import { Temporal } from 'temporal-polyfill';
import { csvText } from '../../shared/domain/csv-text.ts';
import type { NextStep } from '../../shared/domain/next-step.ts';
import { inTextOrder } from './in-order.ts';
import type { CallRow } from './run-result.ts';

const HEADER = [
  'contact_id',
  'lead_id',
  'external_id',
  'phone',
  'tier',
  'campaign',
  'stage',
  'attempt_number',
  'due_at',
  'started_at',
  'customer_local_times',
  'connected_at',
  'ended_at',
  'talk_seconds',
  'agent',
  'outcome',
  'disposition',
  'order_value',
  'programme',
  'touch',
  'next_step',
  'next_due_at',
  'rules_version',
];

/** The moment a decision planned for the lead, when it planned one. */
export function plannedMoment(step: NextStep): Temporal.Instant | undefined {
  switch (step.kind) {
    case 'advance':
    case 'call-again':
      return step.call.at;
    case 'rest':
      return step.until;
    case 'close':
    case 'suppress':
    case 'review':
      return undefined;
  }
}

/** Calls in the order in which they began; of two at one moment the smaller contact id comes first. */
export function inCallOrder(one: CallRow, other: CallRow): number {
  return Temporal.Instant.compare(one.startedAt, other.startedAt) || inTextOrder(one.contactId, other.contactId);
}

function localTimes(call: CallRow): string {
  return call.zones
    .map((zone) => call.startedAt.toZonedDateTimeISO(zone).toString({ timeZoneName: 'never' }))
    .join('|');
}

/** calls.csv: one row per placed call, moments in UTC, the customer's clock in every zone the number may be in. */
export function callsCsv(calls: readonly CallRow[]): string {
  return csvText(
    HEADER,
    calls
      .toSorted(inCallOrder)
      .map((call) => [
        call.contactId,
        call.leadId,
        call.externalId,
        call.phone,
        call.tier,
        call.campaign,
        call.stage,
        call.attemptNumber,
        call.dueAt.toString(),
        call.startedAt.toString(),
        localTimes(call),
        call.connectedAt?.toString(),
        call.endedAt?.toString(),
        call.talkSeconds === undefined ? undefined : Math.round(call.talkSeconds),
        call.agent,
        call.outcome?.code,
        call.disposition,
        call.orderValue,
        call.purpose.kind === 'touch' ? call.purpose.programme : undefined,
        call.purpose.kind === 'touch' ? call.purpose.touch : undefined,
        call.nextStep?.kind,
        call.nextStep === undefined ? undefined : plannedMoment(call.nextStep)?.toString(),
        call.rulesVersion,
      ]),
  );
}
