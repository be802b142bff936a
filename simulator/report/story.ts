import type { Temporal } from 'temporal-polyfill';
import { isReached } from './call-result.ts';
import { inCallOrder } from './calls-csv.ts';
import { inTextOrder } from './in-order.ts';
import { grouped } from './number-text.ts';
import type { CallRow } from './run-result.ts';

/** One customer's way through the tiers, told by the calls. */
export interface Story {
  readonly lead: string;
  readonly steps: readonly string[];
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A story of about this many calls is neither bare nor tedious. */
const PLEASANT_CALLS = 5;
const MOST_STEPS = 7;

/** Whether the lead went prospecting, selling with a sale, then a later programme call in account care. */
export function wentTheWholeWay(calls: readonly CallRow[]): boolean {
  const prospecting = calls.findIndex(({ stage }) => stage === 'prospecting');
  if (prospecting < 0) return false;
  const sale = calls.findIndex(
    ({ stage, outcome }, index) => index > prospecting && stage === 'selling' && outcome?.code === 'sale',
  );
  if (sale < 0) return false;
  return calls.some(
    ({ stage, purpose }, index) => index > sale && stage === 'account-care' && purpose.kind === 'touch',
  );
}

/** Whether a programme call sold. */
export function boughtAgain(calls: readonly CallRow[]): boolean {
  return calls.some(({ purpose, outcome }) => purpose.kind === 'touch' && outcome?.code === 'sale');
}

/** Calls of each lead, earliest first. */
export function callsByLead(calls: readonly CallRow[]): ReadonlyMap<string, readonly CallRow[]> {
  const byLead = new Map<string, CallRow[]>();
  for (const call of calls.toSorted(inCallOrder)) {
    const known = byLead.get(call.leadId);
    if (known === undefined) byLead.set(call.leadId, [call]);
    else known.push(call);
  }
  return byLead;
}

function result(call: CallRow): string {
  const sold = call.outcome?.code === 'sale';
  const value = call.orderValue === undefined ? '' : grouped(call.orderValue);
  if (call.purpose.kind === 'touch') {
    if (sold) return `${call.purpose.programme}: bought again${value === '' ? '' : `, ${value}`}`;
    return `${call.purpose.programme}: ${plain(call)}`;
  }
  return sold ? `sold ${value}`.trim() : plain(call);
}

function plain(call: CallRow): string {
  return (call.outcome?.code ?? 'still open').replaceAll('-', ' ');
}

function moment(call: CallRow, before: CallRow | undefined): string {
  const local = (at: Temporal.Instant) => at.toZonedDateTimeISO(call.zones[0] ?? 'UTC');
  const at = local(call.startedAt);
  const date = `${at.day} ${MONTHS[at.month - 1]}`;
  const weekday = WEEKDAYS[at.dayOfWeek - 1] ?? '';
  if (before === undefined) return `${weekday} ${date}`;
  const minutes = Math.round((call.startedAt.epochMilliseconds - before.startedAt.epochMilliseconds) / 60_000);
  if (minutes < 180) return `${minutes} min later`;
  const days = local(before.startedAt).toPlainDate().until(at.toPlainDate()).days;
  if (days === 0) return `${Math.round(minutes / 60)} h later`;
  return days < 7 ? weekday : date;
}

function told(calls: readonly CallRow[]): readonly string[] {
  const steps = calls.map((call, index) => `${moment(call, calls[index - 1])} ${result(call)}`);
  if (steps.length <= MOST_STEPS) return steps;
  const left = steps.length - MOST_STEPS + 1;
  return [...steps.slice(0, 3), `${left} more calls`, ...steps.slice(3 + left)];
}

/**
 * The lead that shows best what the product does: from cold call to sale to a later programme call that reached the
 * customer. One who bought again comes first, then the number of calls nearest to five, then the name; undefined when
 * nobody went that way.
 */
export function bestStory(calls: readonly CallRow[]): Story | undefined {
  const candidates = [...callsByLead(calls)]
    .filter(([, own]) => wentTheWholeWay(own))
    .filter(([, own]) => own.some((call) => call.purpose.kind === 'touch' && isReached(call)))
    .map(([leadId, own]) => ({
      lead: own[0]?.externalId ?? leadId,
      calls: own,
      boughtAgain: boughtAgain(own),
      distance: Math.abs(own.length - PLEASANT_CALLS),
    }))
    .toSorted(
      (one, other) =>
        Number(other.boughtAgain) - Number(one.boughtAgain) ||
        one.distance - other.distance ||
        inTextOrder(one.lead, other.lead),
    );
  const best = candidates[0];
  return best === undefined ? undefined : { lead: best.lead, steps: told(best.calls) };
}
