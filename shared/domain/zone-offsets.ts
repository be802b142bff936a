import { Temporal } from 'temporal-polyfill';
import type { TimeSpan } from './time-span.ts';

/** A stretch of time, epoch milliseconds `[startMs, endMs)`, in which a zone keeps one offset from UTC. */
export interface OffsetSpan extends TimeSpan {
  readonly offsetMs: number;
}

/** The moments that bear one local date in a zone. */
export interface LocalDay extends TimeSpan {
  /** The moment of `endMs`. */
  readonly endsAt: Temporal.Instant;
}

const DAY_MS = 86_400_000;
/** Further than any offset or change of clocks moves the start or end of a local day. */
const REACH_MS = 3 * DAY_MS;
const MOST_DAYS_KEPT = 1_024;

const zones = new Map<string, ZoneOffsets>();

/**
 * The offsets of a zone, the same object whenever it is asked for.
 *
 * @throws RangeError when the zone is unknown, as soon as the offsets are asked anything.
 */
export function zoneOffsets(zone: string): ZoneOffsets {
  const known = zones.get(zone);
  if (known !== undefined) return known;
  const offsets = new ZoneOffsets(zone);
  // Stryker disable next-line CallExpression: offsets are kept for speed only, worked out again they are the same.
  zones.set(zone, offsets);
  return offsets;
}

/** The offsets of one zone, looked up once and kept: within a span, wall time is plain addition. */
export class ZoneOffsets {
  readonly #zone: string;
  /** Neighbouring spans, earliest first. */
  #spans: OffsetSpan[] = [];
  /** The span that was asked about last: the next question is mostly about the same one. */
  #latest: OffsetSpan = { startMs: 0, endMs: 0, offsetMs: 0 };
  readonly #days = new Map<number, LocalDay>();

  constructor(zone: string) {
    this.#zone = zone;
  }

  /**
   * The spans that make up `[fromMs, toMs)`.
   *
   * @throws RangeError when the zone is unknown.
   */
  within(fromMs: number, toMs: number): readonly OffsetSpan[] {
    this.#cover(fromMs, toMs);
    return this.#spans
      .filter((span) => span.startMs < toMs && span.endMs > fromMs)
      .map((span) => ({ ...span, startMs: Math.max(span.startMs, fromMs), endMs: Math.min(span.endMs, toMs) }));
  }

  /** The local date of the moment, as days after 1 January 1970. */
  dateAt(atMs: number): number {
    return Math.floor((atMs + this.#spanAt(atMs).offsetMs) / DAY_MS);
  }

  /**
   * The moments that bear the same local date as the given one: from the first of them, which is not midnight where clocks
   * skip it, until the date is over; 23 or 25 hours where clocks change.
   */
  dayAt(atMs: number): LocalDay {
    const date = this.dateAt(atMs);
    const known = this.#days.get(date);
    if (known !== undefined) return known;
    // Stryker disable all: kept for speed only.
    if (this.#days.size >= MOST_DAYS_KEPT) this.#days.clear();
    // Stryker restore all
    const day = this.#dayOf(date, atMs);
    this.#days.set(date, day);
    return day;
  }

  /**
   * The moment at which clocks show the same time so many days later. A time that clocks skip is taken as long after
   * midnight as if they did not; of a time they show twice, the first counts.
   */
  plusDays(atMs: number, days: number): number {
    const span = this.#spanAt(atMs);
    const laterMs = atMs + days * DAY_MS;
    // Stryker disable next-line ConditionalExpression,EqualityOperator: far from any change of clocks the long way finds the same.
    if (laterMs >= span.startMs + REACH_MS && laterMs < span.endMs) return laterMs;
    return this.#momentOf(laterMs + span.offsetMs);
  }

  #momentOf(wallMs: number): number {
    let beforeMs = wallMs;
    for (const { startMs, endMs, offsetMs } of this.within(wallMs - REACH_MS, wallMs + REACH_MS)) {
      const candidateMs = wallMs - offsetMs;
      if (candidateMs < startMs) return beforeMs;
      if (candidateMs < endMs) return candidateMs;
      beforeMs = candidateMs;
    }
    return beforeMs;
  }

  #dayOf(date: number, atMs: number): LocalDay {
    let firstMs = Number.POSITIVE_INFINITY;
    let lastMs = atMs;
    for (const { startMs, endMs, offsetMs } of this.within(atMs - REACH_MS, atMs + REACH_MS)) {
      const midnightMs = date * DAY_MS - offsetMs;
      const fromMs = Math.max(startMs, midnightMs);
      const toMs = Math.min(endMs, midnightMs + DAY_MS);
      if (fromMs >= toMs) continue;
      firstMs = Math.min(firstMs, fromMs);
      lastMs = Math.max(lastMs, toMs);
    }
    return { startMs: firstMs, endMs: lastMs, endsAt: Temporal.Instant.fromEpochMilliseconds(lastMs) };
  }

  #spanAt(atMs: number): OffsetSpan {
    const latest = this.#latest;
    if (atMs >= latest.startMs && atMs < latest.endMs) return latest;
    this.#cover(atMs, atMs + 1);
    this.#latest = this.#spans.find((span) => atMs < span.endMs) ?? latest;
    return this.#latest;
  }

  #cover(fromMs: number, toMs: number): void {
    const firstMs = this.#spans[0]?.startMs;
    // Stryker disable next-line ConditionalExpression,EqualityOperator: spans are kept for speed only, worked out again they are the same.
    if (firstMs === undefined || fromMs < firstMs) this.#beginAt(fromMs, firstMs ?? fromMs);
    // Stryker disable next-line EqualityOperator,ConditionalExpression: a span too many is left out by who asks, and there is always a last one.
    for (let last = this.#spans.at(-1); last !== undefined && last.endMs < toMs; last = this.#spans.at(-1)) {
      this.#spans.push(this.#spanFrom(last.endMs));
    }
  }

  /** Adds what lies before the first span that is known; the last of these may be the beginning of that one. */
  #beginAt(fromMs: number, firstMs: number): void {
    const earlier: OffsetSpan[] = [];
    let reachedMs = fromMs;
    do {
      const span = this.#spanFrom(reachedMs);
      earlier.push(span);
      reachedMs = span.endMs;
    } while (reachedMs < firstMs);
    this.#spans = [...earlier, ...this.#spans.filter(({ startMs }) => startMs >= reachedMs)];
  }

  #spanFrom(startMs: number): OffsetSpan {
    const start = Temporal.Instant.fromEpochMilliseconds(startMs).toZonedDateTimeISO(this.#zone);
    const endMs = start.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
    return { startMs, endMs, offsetMs: start.offsetNanoseconds / 1_000_000 };
  }
}
