import { DELIVERY_STRIKES, REQUEST_STRIKES, type StrikeCounts, Strikes } from '../faults/strikes.ts';
import type { StormReport, StormViolation } from '../storm-run.ts';
import { alignedRows } from './aligned-rows.ts';
import { grouped } from './number-text.ts';

/** How many stories of broken rules are told in full. */
const STORIES = 3;
const LONGEST_STORY_LINES = 80;

/** What many runs of faults came to. */
export interface StormTotals {
  readonly runs: number;
  readonly calls: number;
  readonly strikes: StrikeCounts;
  readonly violations: readonly { readonly seed: number; readonly rule: string; readonly sentence: string }[];
}

/** Adds reports up as they come. */
export class StormTally {
  readonly #strikes = new Strikes();
  readonly #reports: StormReport[] = [];
  #calls = 0;

  add(report: StormReport): void {
    this.#calls += report.calls;
    this.#strikes.addAll(report.strikes);
    this.#reports.push(report);
  }

  get progress(): string {
    const violations = this.#reports.reduce((sum, report) => sum + report.violations.length, 0);
    return `${grouped(this.#reports.length)} runs, ${grouped(this.#calls)} calls, ${violations} violations`;
  }

  totals(): StormTotals {
    return {
      runs: this.#reports.length,
      calls: this.#calls,
      strikes: this.#strikes.counts(),
      violations: this.#violations().map(({ seed, rule, sentence }) => ({ seed, rule, sentence })),
    };
  }

  /** The result for a person to read: the table of strikes, then every violation with its seed, the first with their story. */
  printed(): string {
    const { runs, calls, strikes, violations } = this.totals();
    const struck = [...strikes.values()].flatMap((atSite) => [...atSite.values()]).reduce((sum, n) => sum + n, 0);
    const lines = [
      ...strikeTable('Faults of AWS calls, by the function that made the call', strikes, REQUEST_STRIKES),
      '',
      ...strikeTable('Faults of deliveries', strikes, DELIVERY_STRIKES),
      '',
      `${grouped(runs)} runs, ${grouped(calls)} calls, ${grouped(struck)} faults.`,
      violations.length === 0
        ? 'Every promise was kept and every book is right.'
        : `${grouped(violations.length)} violations.`,
      ...this.#stories(),
    ];
    return `${lines.join('\n')}\n`;
  }

  #stories(): readonly string[] {
    return this.#violations().flatMap(({ seed, rule, sentence, trail }, index) => [
      '',
      `Seed ${seed}, ${rule}: ${sentence}`,
      ...(index < STORIES ? trail.slice(-LONGEST_STORY_LINES).map((line) => `  ${line}`) : []),
    ]);
  }

  /** In the order of their seeds, whichever run ended first. */
  #violations(): readonly (StormViolation & { readonly seed: number })[] {
    return this.#reports
      .toSorted((one, other) => one.seed - other.seed)
      .flatMap(({ seed, violations }) => violations.map((violation) => ({ seed, ...violation })));
  }
}

/** What is told when a run has ended: how far the whole is, and at once what was broken. */
export function progressOf({ seed, violations }: StormReport, tally: StormTally): string {
  const broken = violations.map(({ rule, sentence }) => `seed ${seed}, ${rule}: ${sentence}\n`);
  return [`seed ${seed} done: ${tally.progress}\n`, ...broken].join('');
}

function strikeTable<Kind extends string>(
  title: string,
  strikes: StrikeCounts,
  kinds: readonly Kind[],
): readonly string[] {
  const rows = [...strikes]
    .map(([site, atSite]) => ({
      site,
      counts: kinds.map((kind) => [...atSite].find(([struck]) => struck === kind)?.[1]),
    }))
    .filter(({ counts }) => counts.some((count) => count !== undefined))
    .toSorted((one, other) => (one.site < other.site ? -1 : 1))
    .map(({ site, counts }) => [site, ...counts.map((count) => (count === undefined ? '-' : grouped(count)))]);
  const aligned = alignedRows([['', ...kinds], ...rows], ['left', ...kinds.map(() => 'right' as const)]);
  return [title, ...aligned];
}
