import type { Temporal } from 'temporal-polyfill';
import { type AttemptChange, addedBy, counterName, folded } from '../domain/reports/attempt-change.ts';
import { countersOfOrder, type NotedOrder } from '../domain/reports/noted-order.ts';
import type { ReportCounter } from '../domain/reports/report-counter.ts';
import { trainingRecording } from '../domain/reports/training-recording.ts';
import { isTestLead } from '../domain/test-lead.ts';
import type { Journal } from './ports/journal.ts';
import type { ChangeMark, EntryResult, LedgerEntry, RecordingAt, ReportLedger } from './ports/report-ledger.ts';

export interface CountDependencies {
  readonly ledger: ReportLedger;
  readonly journal: Journal;
  readonly clock: () => Temporal.Instant;
}

/** What is left to enter of one change or order. */
interface Pending {
  readonly mark: ChangeMark;
  /** Absent when nothing is added, or it was added before. */
  readonly additions?: readonly ReportCounter[];
  readonly recording?: RecordingAt;
}

/**
 * Counts what changes of attempts and noted orders bring to the reports, and keeps where recordings lie. Many of them make
 * one entry, and each is entered once, however often it comes, in whatever order, and whoever enters it at the same time. Test leads count nowhere.
 *
 * @throws what the ledger throws; what was entered before stays, and all may come again.
 */
export async function countResults(
  { ledger, journal, clock }: CountDependencies,
  changes: readonly AttemptChange[],
  orders: readonly NotedOrder[] = [],
): Promise<void> {
  const now = clock();
  const customers = changes.filter(({ after }) => !isTestLead(after.lead));
  for (const pending of inEntries(
    [...pendingIn(customers), ...pendingOrders(orders.filter((order) => !isTestLead(order)))],
    ledger.mostPerEntry,
  ))
    await enter({ ledger, journal }, pending, now);
}

/** The changes in their order, cut so that what each part writes fits into one entry. */
function inEntries(all: readonly Pending[], most: number): readonly (readonly Pending[])[] {
  const parts: Pending[][] = [];
  let part: Pending[] = [];
  let writes = new Set<string>();
  for (const pending of all) {
    const own = writesOf(pending);
    const more = [...own].filter((write) => !writes.has(write));
    if (part.length > 0 && writes.size + more.length > most) {
      parts.push(part);
      part = [];
      writes = new Set();
    }
    part.push(pending);
    for (const write of own) writes.add(write);
  }
  return part.length > 0 ? [...parts, part] : parts;
}

/** What entering the change writes, by name: changes that write the same write it once. */
function writesOf({ mark, additions, recording }: Pending): ReadonlySet<string> {
  return new Set([
    ...(additions === undefined ? [] : [`mark ${nameOf(mark)}`]),
    ...(additions ?? []).map((addition) => `counter ${counterName(addition)}`),
    ...(recording === undefined ? [] : [`recording ${recording.recording.contactId}`]),
  ]);
}

/** Enters what is not entered yet: what the ledger knows is left out, and the rest is tried again. */
async function enter(
  { ledger, journal }: Omit<CountDependencies, 'clock'>,
  pending: readonly Pending[],
  now: Temporal.Instant,
): Promise<void> {
  let left = pending;
  while (left.length > 0) {
    const entry = entryOf(left);
    const result = await ledger.enter(entry, now);
    if (result.kind === 'entered') return noteCounted(journal, entry);
    left = left.flatMap((one) => unknownOf(one, result));
  }
}

function noteCounted(journal: Journal, { additions }: LedgerEntry): void {
  for (const { subject, counts } of additions) {
    if (subject.dimension === 'tier') journal.note({ kind: 'results-counted', tier: subject.key, counts });
  }
}

/** A change that is there twice is there once. */
function pendingIn(changes: readonly AttemptChange[]): readonly Pending[] {
  const byName = new Map(changes.map((change) => [nameOf(markOf(change)), change]));
  return [...byName.values()].flatMap((change) => {
    const additions = addedBy(change);
    const recording = trainingRecording(change.after);
    if (additions.length === 0 && recording === undefined) return [];
    return [
      {
        mark: markOf(change),
        ...(additions.length > 0 && { additions }),
        ...(recording !== undefined && { recording: { recording, revision: change.revision } }),
      },
    ];
  });
}

/** An order that is there twice is there once. */
function pendingOrders(orders: readonly NotedOrder[]): readonly Pending[] {
  const all = orders.map((order) => ({
    mark: { of: order.leadId, change: order.name },
    additions: countersOfOrder(order),
  }));
  return [...new Map(all.map((pending) => [nameOf(pending.mark), pending])).values()];
}

function entryOf(pending: readonly Pending[]): LedgerEntry {
  return {
    marks: pending.flatMap(({ mark, additions }) => (additions === undefined ? [] : [mark])),
    additions: folded(pending.flatMap(({ additions = [] }) => additions)),
    recordings: latestOf(pending.flatMap(({ recording }) => recording ?? [])),
  };
}

/** Of several states of one call's recordings the last. */
function latestOf(recordings: readonly RecordingAt[]): readonly RecordingAt[] {
  const ordered = recordings.toSorted((one, other) => one.revision - other.revision);
  return [...new Map(ordered.map((one) => [one.recording.contactId, one])).values()];
}

function unknownOf(pending: Pending, known: Extract<EntryResult, { readonly kind: 'known' }>): readonly Pending[] {
  const { mark, additions, recording } = pending;
  const isAdded = known.marks.some((other) => nameOf(other) === nameOf(mark));
  const isKept = known.recordings.some(({ recording: { contactId } }) => contactId === recording?.recording.contactId);
  const left: Pending = {
    mark,
    ...(!isAdded && additions !== undefined && { additions }),
    ...(!isKept && recording !== undefined && { recording }),
  };
  return left.additions === undefined && left.recording === undefined ? [] : [left];
}

function markOf({ after, revision }: AttemptChange): ChangeMark {
  return { of: after.contactId, change: String(revision) };
}

function nameOf({ of, change }: ChangeMark): string {
  return `${of} ${change}`;
}
