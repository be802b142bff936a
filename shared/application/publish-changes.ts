import type { OutgoingEvent } from '../domain/outgoing-event.ts';
import type { CompanyBus, RefusedEvent } from './ports/company-bus.ts';

export interface PublishDependencies {
  readonly bus: CompanyBus;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** What one write of an item has the company told. */
export interface ToldChange {
  /** Names the write among those of the batch. */
  readonly id: string;
  /** The item that was written: its changes are told in order. */
  readonly subject: string;
  readonly events: readonly OutgoingEvent[];
}

/** A change of which at least one event was not taken. */
export interface UntoldChange {
  readonly id: string;
  readonly why: string;
}

/** How long to wait before refused events are put again; a throttled bus is free again within a second or two. */
const PAUSES_MILLISECONDS = [200, 800, 2_000] as const;

/**
 * Tells the changes of many items in as few requests as can be: the first change of every item together, then the second,
 * so that no item's later change overtakes an earlier one. Only what was refused is put again.
 *
 * @returns the changes that were not told, or not told whole, and those of the same items after them.
 */
export async function publishChanges(
  { bus, sleep }: PublishDependencies,
  changes: readonly ToldChange[],
): Promise<readonly UntoldChange[]> {
  const untold: UntoldChange[] = [];
  const stopped = new Map<string, string>();
  for (const round of rounds(changes)) {
    const open = round.filter(({ subject }) => !stopped.has(subject));
    const refused = await putPatiently(
      bus,
      sleep,
      open.flatMap(({ events }) => events),
    );
    const words = new Map(refused.map(({ event, why }) => [event, why]));
    for (const { subject, events } of open) {
      const why = events.map((event) => words.get(event)).find((word) => word !== undefined);
      if (why !== undefined) stopped.set(subject, why);
    }
    for (const { id, subject } of round) {
      const why = stopped.get(subject);
      if (why !== undefined) untold.push({ id, why });
    }
  }
  return untold;
}

/** The first change of each item, then the second of those that have two, and so on. */
function rounds(changes: readonly ToldChange[]): readonly (readonly ToldChange[])[] {
  const all: ToldChange[][] = [];
  const seen = new Map<string, number>();
  for (const change of changes) {
    const round = seen.get(change.subject) ?? 0;
    seen.set(change.subject, round + 1);
    const known = all[round];
    if (known === undefined) all.push([change]);
    else known.push(change);
  }
  return all;
}

async function putPatiently(
  bus: CompanyBus,
  sleep: PublishDependencies['sleep'],
  events: readonly OutgoingEvent[],
): Promise<readonly RefusedEvent[]> {
  let refused = events.length === 0 ? [] : await bus.put(events);
  for (const pause of PAUSES_MILLISECONDS) {
    if (refused.length === 0) break;
    await sleep(pause);
    refused = await bus.put(refused.map(({ event }) => event));
  }
  return refused;
}
