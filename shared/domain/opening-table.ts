import { Temporal } from 'temporal-polyfill';
import type { TimeSpan } from './time-span.ts';

const DAY_MS = 86_400_000;
const PAGE_MS = 32 * DAY_MS;
/** A table that would reach over more than this starts anew where it is asked, so that its size stays bounded. */
const WIDEST_MS = 1100 * DAY_MS;

/** One stretch of open time. Its moments are made when first asked for: making one costs as much as finding the opening. */
export class Opening implements TimeSpan {
  readonly startMs: number;
  readonly endMs: number;
  #opensAt: Temporal.Instant | undefined;
  #closesAt: Temporal.Instant | undefined;

  constructor(startMs: number, endMs: number) {
    this.startMs = startMs;
    this.endMs = endMs;
  }

  get opensAt(): Temporal.Instant {
    this.#opensAt ??= Temporal.Instant.fromEpochMilliseconds(this.startMs);
    return this.#opensAt;
  }

  get closesAt(): Temporal.Instant {
    this.#closesAt ??= Temporal.Instant.fromEpochMilliseconds(this.endMs);
    return this.#closesAt;
  }
}

/** Sorted openings, worked out page by page as they are asked for and kept. */
export class OpeningTable {
  readonly #openingsWithin: (fromMs: number, toMs: number) => readonly TimeSpan[];
  #openings: Opening[] = [];
  /** The ends of these, side by side: looking through them touches little memory. */
  #endsMs: number[] = [];
  #fromMs = 0;
  #toMs = 0;

  /** @param openingsWithin the openings inside `[fromMs, toMs)`, sorted, clipped to it and free of overlaps. */
  constructor(openingsWithin: (fromMs: number, toMs: number) => readonly TimeSpan[]) {
    this.#openingsWithin = openingsWithin;
  }

  /**
   * The opening at the moment or the first one after it, provided it begins before the limit. An end at or beyond the limit
   * says only that it does not close before; so does any end of an opening that is still to come.
   */
  currentOrNext(atMs: number, limitMs: number): Opening | undefined {
    this.#cover(atMs);
    let index = this.#firstEndingAfter(atMs);
    for (let found = this.#openings[index]; this.#toMs < limitMs; found = this.#openings[index]) {
      if (found !== undefined && found.endMs < this.#toMs) break;
      if (found !== undefined && found.startMs > atMs) break;
      this.#appendPage();
      index = this.#firstEndingAfter(atMs);
    }
    const found = this.#openings[index];
    return found !== undefined && found.startMs < limitMs ? found : undefined;
  }

  isOpen(atMs: number): boolean {
    this.#cover(atMs);
    const found = this.#openings[this.#firstEndingAfter(atMs)];
    return found !== undefined && found.startMs <= atMs;
  }

  #cover(atMs: number): void {
    if (atMs >= this.#fromMs && atMs < this.#toMs) return;
    if (Math.max(this.#toMs, atMs) - Math.min(this.#fromMs, atMs) > WIDEST_MS) {
      this.#replace([]);
      this.#fromMs = atMs;
      this.#toMs = atMs;
    }
    while (atMs < this.#fromMs) this.#prependPage();
    while (atMs >= this.#toMs) this.#appendPage();
  }

  #appendPage(): void {
    const toMs = this.#toMs + PAGE_MS;
    for (const span of this.#openingsWithin(this.#toMs, toMs)) this.#append(span);
    this.#toMs = toMs;
  }

  #prependPage(): void {
    const fromMs = this.#fromMs - PAGE_MS;
    this.#replace([...this.#openingsWithin(fromMs, this.#fromMs), ...this.#openings]);
    this.#fromMs = fromMs;
  }

  #replace(spans: readonly TimeSpan[]): void {
    this.#openings = [];
    this.#endsMs = [];
    for (const span of spans) this.#append(span);
  }

  /** Openings that touch are one: what closes only to open again at the same moment does not close. */
  #append(next: TimeSpan): void {
    const last = this.#openings.at(-1);
    const touches = last !== undefined && last.endMs === next.startMs;
    const opening = new Opening(touches ? last.startMs : next.startMs, next.endMs);
    const index = this.#openings.length - (touches ? 1 : 0);
    this.#openings[index] = opening;
    this.#endsMs[index] = opening.endMs;
  }

  #firstEndingAfter(atMs: number): number {
    const ends = this.#endsMs;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const endMs = ends[middle];
      if (endMs !== undefined && endMs <= atMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
