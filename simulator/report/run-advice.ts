import { Temporal } from 'temporal-polyfill';
import { type AdviceTopic, adviceInWords } from '../../shared/domain/advice/advice-words.ts';
import { advise } from '../../shared/domain/advice/advise.ts';
import { type FiguresOfWeeks, figuresOfWeeks } from '../../shared/domain/advice/counted-weeks.ts';
import { OCCUPANCY } from '../../shared/domain/advice/sales-figures.ts';
import { usualKindOf } from '../../shared/domain/sales-structure.ts';
import { countedRun } from './counted-run.ts';
import type { RunResult } from './run-result.ts';

/** A run's summary has room for the weightiest sentences only. */
const MOST_SENTENCES = 5;
const MOST_OF: Readonly<Record<AdviceTopic, number>> = {
  structure: 1,
  work: 0,
  balance: 2,
  transfer: 0,
  care: 1,
  caution: 2,
};

/**
 * What a run says of staffing and structure, as the figures of a company that works as the simulated one does. Advice knows
 * the usual ways of dealing stages out: of a run with other tiers, or with a switch, it says nothing.
 */
export function figuresOfRun(result: RunResult): FiguresOfWeeks | { readonly kind: 'unusual-tiers' } {
  const { shift, tiers, agentsByTier } = result.options;
  const structure = usualKindOf(tiers);
  if (structure === undefined) return { kind: 'unusual-tiers' };
  return figuresOfWeeks(countedRun(result), {
    working: {
      shiftHours: hoursOf(shift),
      daysPerWeek: shift.onWeekends ? 7 : 5,
      occupancy: OCCUPANCY,
      shrinkage: 0,
    },
    people: { kind: 'by-tier', structure, byTier: agentsByTier },
    isWithoutBreaks: true,
  });
}

/** Whether the run's division into tiers is right, in at most five sentences; none when nobody was called. */
export function adviceOfRun(result: RunResult): readonly string[] {
  const found = figuresOfRun(result);
  if (found.kind === 'no-calls' || found.kind === 'unusual-tiers') return [];
  const told = new Map<AdviceTopic, number>();
  return adviceInWords(advise(found.figures))
    .filter(({ about }) => {
      told.set(about, (told.get(about) ?? 0) + 1);
      return (told.get(about) ?? 0) <= MOST_OF[about];
    })
    .slice(0, MOST_SENTENCES)
    .map(({ text }) => text);
}

function hoursOf({ start, end }: RunResult['options']['shift']): number {
  return Temporal.PlainTime.from(end).since(Temporal.PlainTime.from(start)).total('hours');
}
