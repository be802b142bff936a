import type { Temporal } from 'temporal-polyfill';
import type { Decision } from '../../../shared/domain/attempt.ts';
import type { BusEvent } from '../../company-bus/event-bus-api.ts';
import type { WrittenLead } from '../lead-writes.ts';
import type { Breach, LivedRun } from './lived-run.ts';

/** A change that others are to be told of, and what its event says. */
interface Due {
  readonly kind: string;
  readonly leadId: string;
  readonly says: Readonly<Record<string, unknown>>;
  readonly at: Temporal.Instant;
}

/**
 * Every advance, decision, promise, end and due touch was told on the bus, with the same words however often; nothing was
 * told that did not happen, and nobody's number or name. What happened is read off the wire and from the final table.
 */
export function checkEvents(run: LivedRun): readonly Breach[] {
  const due = [...dueOfLeads(run), ...dueOfTouches(run), ...dueOfDecisions(run)];
  return [...missing(run, due), ...unexplained(run, due), ...changed(run.events), ...personal(run)];
}

function dueOfLeads({ leadWrites }: LivedRun): readonly Due[] {
  return [...leadWrites].flatMap(([leadId, versions]) =>
    [...versions.values()].flatMap((after) => {
      const before = versions.get(after.version - 1);
      const common = { leadId, at: after.writtenAt };
      const says = { leadVersion: after.version };
      const advance = { kind: 'LeadAdvanced', ...common, says: { ...says, from: before?.stage, to: after.stage } };
      const hasMoved = before !== undefined && before.stage !== after.stage;
      const end = endOf(before, after);
      return [
        ...(hasMoved ? [advance] : []),
        ...(end === undefined
          ? []
          : [{ kind: end, ...common, says: { ...says, why: after.state.why, at: after.state.at } }]),
      ];
    }),
  );
}

function endOf(before: WrittenLead | undefined, { state }: WrittenLead): string | undefined {
  const isNew = before?.state.kind !== state.kind;
  if (state.kind === 'closed') return isNew || before.state.why !== state.why ? 'LeadClosed' : undefined;
  if (state.kind !== 'suppressed' || !isNew) return undefined;
  return state.why === 'do-not-call' ? 'CustomerOptedOut' : 'LeadSuppressed';
}

/** Every touch that a write planned, however short: a retry and a moved moment plan the one that is told already. */
function dueOfTouches({ leadWrites }: LivedRun): readonly Due[] {
  return [...leadWrites].flatMap(([leadId, versions]) =>
    [...versions.values()].flatMap(({ state, writtenAt: at }) => {
      if (state.kind !== 'ready' || state.purpose?.kind !== 'touch') return [];
      const { programme, step, touch, plannedAt } = state.purpose;
      return [{ kind: 'TouchDue', leadId, says: { programme, step, touch, plannedAt }, at }];
    }),
  );
}

function dueOfDecisions({ records }: LivedRun): readonly Due[] {
  return records.attempts.flatMap(({ contactId, leadId, decision, earlierDecisions = [] }) =>
    [...earlierDecisions, ...(decision === undefined ? [] : [decision])].flatMap((each) => {
      const common = { leadId, at: each.decidedAt };
      const outcome = { kind: 'CallOutcomeRecorded', ...common, says: { contactId, decisionVersion: each.version } };
      return isPromise(each) ? [outcome, { kind: 'CallbackPromised', ...common, says: { contactId } }] : [outcome];
    }),
  );
}

function isPromise({ outcome, said }: Decision): boolean {
  return outcome.code === 'callback-requested' && said?.callbackAt !== undefined;
}

/** What happened less than a day before the end may still be on its way. */
function missing({ end, events }: LivedRun, due: readonly Due[]): readonly Breach[] {
  const told = Map.groupBy(events, (event) => `${event['detail-type']} ${event.detail['leadId']}`);
  const settledMs = end.subtract({ hours: 24 }).epochMilliseconds;
  return due.flatMap(({ kind, leadId, says, at }) => {
    if (at.epochMilliseconds > settledMs || told.get(`${kind} ${leadId}`)?.some((event) => hasSaid(event, says)))
      return [];
    const sentence = `${kind} of lead ${leadId} (${inWords(says)}) was never told.`;
    return [{ rule: 'event-missing' as const, leadId, sentence }];
  });
}

function unexplained({ events, leadWrites }: LivedRun, due: readonly Due[]): readonly Breach[] {
  const happened = Map.groupBy(due, ({ kind, leadId }) => `${kind} ${leadId}`);
  return events.flatMap((event) => {
    const { 'detail-type': kind } = event;
    const leadId = String(event.detail['leadId']);
    const isExplained =
      kind === 'TouchDue'
        ? isTouchWritten(event, leadWrites)
        : happened.get(`${kind} ${leadId}`)?.some(({ says }) => hasSaid(event, says)) === true;
    if (isExplained) return [];
    const sentence = `${kind} of lead ${leadId} was told (${event.detail['eventId']}) and never happened.`;
    return [{ rule: 'event-unexplained' as const, leadId, sentence }];
  });
}

function isTouchWritten({ detail }: BusEvent, leadWrites: LivedRun['leadWrites']): boolean {
  const { leadId, leadVersion, programme, step, touch, plannedAt } = detail;
  const written = leadWrites.get(String(leadId))?.get(Number(leadVersion))?.state.purpose;
  return (
    written?.kind === 'touch' &&
    written.programme === programme &&
    written.step === step &&
    written.touch === touch &&
    written.plannedAt === plannedAt
  );
}

function changed(events: readonly BusEvent[]): readonly Breach[] {
  const first = new Map<unknown, string>();
  return events.flatMap(({ id: _, ...event }) => {
    const { eventId, leadId } = event.detail;
    const text = JSON.stringify(event);
    const known = first.get(eventId);
    if (known === undefined) first.set(eventId, text);
    if (known === undefined || known === text) return [];
    const sentence = `${eventId} was told in two ways.`;
    return [{ rule: 'event-changed' as const, leadId: String(leadId), sentence }];
  });
}

function personal({ records, events }: LivedRun): readonly Breach[] {
  const text = JSON.stringify(events);
  return records.leads.flatMap(({ id: leadId, name, numbers }) => {
    const secrets = [...numbers.map(({ e164 }) => e164.replace('+', '')), ...(name === undefined ? [] : [name])];
    if (!secrets.some((each) => text.includes(each))) return [];
    return [
      {
        rule: 'event-tells-person' as const,
        leadId,
        sentence: `An event tells a number or the name of lead ${leadId}.`,
      },
    ];
  });
}

function hasSaid({ detail }: BusEvent, says: Due['says']): boolean {
  return Object.entries(says).every(([name, value]) => detail[name] === value);
}

function inWords(says: Due['says']): string {
  return Object.entries(says)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
