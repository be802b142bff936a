import { grouped } from './number-text.ts';

/** How far a run is. */
export interface Progress {
  /** The day that is being lived through, counted from 1. */
  readonly day: number;
  readonly days: number;
  readonly calls: number;
  readonly sales: number;
}

/** Where progress is written: process.stderr, or anything like it. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const TERMINAL_PAUSE_MILLISECONDS = 100;
const LOG_PAUSE_MILLISECONDS = 5_000;
const BAR_WIDTH = 24;
const CLEAR_LINE = '\r\u001b[2K';

/** Shows progress: one line that keeps changing on a terminal, a new line every five seconds anywhere else. */
export class ProgressLine {
  readonly #stream: ProgressStream;
  readonly #nowMilliseconds: () => number;
  #shownAt = Number.NEGATIVE_INFINITY;

  /** @param nowMilliseconds a wall clock; it paces the output and appears nowhere in it. */
  constructor(stream: ProgressStream, nowMilliseconds: () => number) {
    this.#stream = stream;
    this.#nowMilliseconds = nowMilliseconds;
  }

  /** May be called as often as one likes; most calls write nothing. */
  show(progress: Progress): void {
    const onTerminal = this.#stream.isTTY === true;
    const now = this.#nowMilliseconds();
    if (now - this.#shownAt < (onTerminal ? TERMINAL_PAUSE_MILLISECONDS : LOG_PAUSE_MILLISECONDS)) return;
    this.#shownAt = now;
    const text = `day ${progress.day} of ${progress.days}, ${grouped(progress.calls)} calls, ${grouped(progress.sales)} sales`;
    this.#stream.write(onTerminal ? `${CLEAR_LINE}${bar(progress)} ${text}` : `${text}\n`);
  }

  /** Takes the changing line away; elsewhere the lines stay. */
  done(): void {
    if (this.#stream.isTTY === true) this.#stream.write(CLEAR_LINE);
  }
}

function bar({ day, days }: Progress): string {
  const filled = Math.min(BAR_WIDTH, Math.round((BAR_WIDTH * day) / Math.max(1, days)));
  return `[${'#'.repeat(filled)}${'.'.repeat(BAR_WIDTH - filled)}]`;
}
