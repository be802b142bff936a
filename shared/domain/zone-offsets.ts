import { Temporal } from 'temporal-polyfill';

/** A stretch of time, epoch milliseconds `[startMs, endMs)`, in which a zone keeps one offset from UTC. */
export interface OffsetSpan {
  readonly startMs: number;
  readonly endMs: number;
  readonly offsetMs: number;
}

/** The offsets of one zone, looked up once and kept: within a span, wall time is plain addition. */
export class ZoneOffsets {
  readonly #zone: string;
  /** Neighbouring spans, earliest first. */
  #spans: OffsetSpan[] = [];

  constructor(zone: string) {
    this.#zone = zone;
  }

  /**
   * The spans that make up `[fromMs, toMs)`.
   *
   * @throws RangeError when the zone is unknown.
   */
  within(fromMs: number, toMs: number): readonly OffsetSpan[] {
    const first = this.#spans[0];
    // Stryker disable next-line ConditionalExpression,EqualityOperator: spans are kept for speed only, started anew they are the same.
    if (first === undefined || fromMs < first.startMs) this.#spans = [this.#spanFrom(fromMs)];
    // Stryker disable next-line EqualityOperator,ConditionalExpression: a span too many is left out below, and there is always a last one.
    for (let last = this.#spans.at(-1); last !== undefined && last.endMs < toMs; last = this.#spans.at(-1)) {
      this.#spans.push(this.#spanFrom(last.endMs));
    }
    return this.#spans
      .filter((span) => span.startMs < toMs && span.endMs > fromMs)
      .map((span) => ({ ...span, startMs: Math.max(span.startMs, fromMs), endMs: Math.min(span.endMs, toMs) }));
  }

  #spanFrom(startMs: number): OffsetSpan {
    const start = Temporal.Instant.fromEpochMilliseconds(startMs).toZonedDateTimeISO(this.#zone);
    const endMs = start.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
    return { startMs, endMs, offsetMs: start.offsetNanoseconds / 1_000_000 };
  }
}
