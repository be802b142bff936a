import { Temporal } from 'temporal-polyfill';
import { EventQueue } from './clock/event-queue.ts';
import type { WireRequest } from './wire/wire.ts';
import { type WrittenItem, writesOf } from './wire/written-items.ts';

interface Timer {
  readonly leadId: string;
  readonly at: Temporal.Instant;
  /** What a ready lead waits for; absent for timers that fire whatever the hour. A promised lead names no area. */
  readonly waits?: { readonly campaignId: string; readonly areaKey?: string };
}

/** Whether the campaign could place a call now: somebody is free, and the area, if one is named, is open. */
export type CouldDial = (campaignId: string, areaKey: string | undefined, now: Temporal.Instant) => boolean;

/**
 * Knows every lead's timer by reading the keys that are written to the table, so that a simulated run can leave out the
 * minutes in which the dialler would find nothing to do. It believes the table, not the product: a write whose answer
 * was lost counts, a timer that was forgotten stays forgotten.
 */
export class TimerWatch {
  readonly #couldDial: CouldDial;
  readonly #timers = new Map<string, Timer>();
  readonly #ahead = new EventQueue();
  readonly #due = new Set<Timer>();
  /** Rules or a structure were published since all leads were last moved to where they want them. */
  #isReplanOpen = false;

  constructor(couldDial: CouldDial) {
    this.#couldDial = couldDial;
  }

  /**
   * Whether a dialler run at this moment could do anything: a timer has come whose lead may be called or settled now, or
   * leads are to be moved to where new rules or a new structure want them.
   */
  worthRunning(now: Temporal.Instant): boolean {
    if (this.#isReplanOpen) return true;
    for (let next = this.#ahead.peek(); next !== undefined; next = this.#ahead.peek()) {
      if (next.atMilliseconds > now.epochMilliseconds) break;
      this.#ahead.pop()?.action();
    }
    const asked = new Map<string, boolean>();
    for (const { waits } of this.#due) {
      if (waits === undefined) return true;
      const key = `${waits.campaignId} ${waits.areaKey}`;
      const could = asked.get(key) ?? this.#couldDial(waits.campaignId, waits.areaKey, now);
      if (could) return true;
      asked.set(key, could);
    }
    return false;
  }

  /** A request to the table was answered. */
  answered(request: WireRequest, statusCode: number): void {
    if (statusCode !== 200) return;
    for (const item of writesOf(request).items) {
      if (item['sk'] === 'LEAD') this.#note(item);
      if (item['pk'] === 'SETTINGS') this.#noteSetting(item);
    }
  }

  #noteSetting({ sk, finished_at: finishedAt }: WrittenItem): void {
    if (sk === 'RULES' || sk === 'SALES_STRUCTURE') this.#isReplanOpen = true;
    if (sk === 'REPLAN') this.#isReplanOpen = finishedAt === undefined;
  }

  #note(item: WrittenItem): void {
    const leadId = item['pk'] ?? '';
    const before = this.#timers.get(leadId);
    if (before !== undefined) this.#due.delete(before);
    const timer = timerOf(leadId, item['timer_pk'], item['timer_sk']);
    if (timer === undefined) {
      this.#timers.delete(leadId);
      return;
    }
    this.#timers.set(leadId, timer);
    this.#ahead.push(timer.at.epochMilliseconds, () => {
      if (this.#timers.get(leadId) === timer) this.#due.add(timer);
    });
  }
}

/** Reads the keys that shared/adapters/dynamodb/timer-key.ts writes. */
function timerOf(leadId: string, partition: string | undefined, sort: string | undefined): Timer | undefined {
  if (partition === undefined || sort === undefined) return undefined;
  const [kind, campaignId = ''] = partition.split('#', 2);
  const at = Temporal.Instant.from((/\d{4}-[^#]+/.exec(sort) ?? [''])[0]);
  switch (kind) {
    case 'PROMISED':
      return { leadId, at, waits: { campaignId } };
    case 'READY': {
      const areaKey = partition.slice(`READY#${campaignId}#`.length, partition.lastIndexOf('#'));
      return { leadId, at, waits: { campaignId, areaKey } };
    }
    case 'REVIEW':
      return undefined;
    default:
      return { leadId, at };
  }
}
