import { STAGES, type Stage } from '../stage.ts';
import type { CounterName, Counts } from './report-counter.ts';

/** One figure of a report. What it is a share or a mean of stands beside it, so that nobody takes 3 of 4 for a rule. */
export type Figure =
  | { readonly kind: 'count'; readonly name: string; readonly count: number }
  | { readonly kind: 'share'; readonly name: string; readonly part: number; readonly of: number; readonly what: string }
  /** `unit` is that of the mean. */
  | {
      readonly kind: 'mean';
      readonly name: string;
      readonly sum: number;
      readonly of: number;
      readonly what: string;
      readonly unit: 'minutes' | 'money' | 'calls';
    };

export interface FigureGroup {
  /** What all calls are judged by, and what those of one stage are. */
  readonly about: 'all calls' | Stage;
  readonly figures: readonly Figure[];
}

/** Below so many a share moves by more than five points with one case: it is no share yet. */
export const FEW = 20;

export function isFew({ of }: { readonly of: number }): boolean {
  return of < FEW;
}

/**
 * What a tier, or anything else that is reported on, is judged by (dial-rules, KPIs by level): figures of all its calls,
 * and those of each stage that it called in. Figures of a stage are of all calls where one tier works several stages.
 *
 * @param costPerHour of one agent, in whole units of the company's currency; without it no cost is told.
 */
export function reportFigures(counts: Counts, costPerHour?: number): readonly FigureGroup[] {
  const of: Read = (name) => counts[name] ?? 0;
  const stages = STAGES.filter((stage) => of(`stage#${stage}`) > 0);
  return [
    { about: 'all calls', figures: sharedFigures(of) },
    ...stages.map((stage) => ({ about: stage, figures: FIGURES_OF[stage](of, counts, costPerHour) })),
  ];
}

type Read = (name: CounterName) => number;

function sharedFigures(of: Read): readonly Figure[] {
  return [
    { kind: 'count', name: 'attempts', count: of('attempts') },
    share('contact rate', of('humans'), of('attempts'), 'attempts'),
    share('right-party rate', of('rightParties'), of('humans'), 'answered by people'),
    share('answering machines', of('machines'), of('attempts'), 'attempts'),
    share('abandoned', of('abandoned'), of('humans'), 'answered by people'),
    share('callbacks kept', of('callbacksKept'), of('callbacksKept') + of('callbacksLate'), 'promised callbacks'),
    { kind: 'count', name: 'callback calls that reached nobody', count: of('callbacksMissed') },
    share('talking, of the time on the line', of('talkSeconds'), of('lineSeconds'), 'seconds'),
    mean('length of a talk', of('talkSeconds') / 60, of('conversations'), 'talks', 'minutes'),
  ];
}

const FIGURES_OF: Readonly<Record<Stage, (of: Read, counts: Counts, cost?: number) => readonly Figure[]>> = {
  prospecting: (of, _counts, cost) => [
    { kind: 'count', name: 'hand-overs', count: of('handovers') },
    share('qualified, of right parties', of('handovers'), of('rightParties'), 'right parties'),
    mean('attempts for a contact', of('attempts'), of('humans'), 'contacts', 'calls'),
    mean('attempts for a hand-over', of('attempts'), of('handovers'), 'hand-overs', 'calls'),
    ...(cost === undefined
      ? []
      : [mean('cost of a qualified lead', (cost * of('lineSeconds')) / 3_600, of('handovers'), 'hand-overs', 'money')]),
    mean('wait for the first attempt', of('firstCallWaitSeconds') / 60, of('firstCalls'), 'new leads', 'minutes'),
    share('said stop', of('optOuts'), of('rightParties'), 'right parties'),
  ],
  selling: (of, counts) => [
    mean(
      'from hand-over to first call',
      of('handoverWaitSeconds') / 60,
      of('handoverCalls'),
      'leads handed over',
      'minutes',
    ),
    share('first calls in the promised time', of('handoversInTime'), of('handoversPromised'), 'promised first calls'),
    { kind: 'count', name: 'sales', count: of('sales') },
    share('win rate', of('sales'), of('sales') + lost(of), 'deals won or lost'),
    mean('calls for a deal', of('attempts'), of('sales'), 'sales', 'calls'),
    mean('average deal', of('revenue'), of('pricedSales'), 'priced sales', 'money'),
    ...objections(of, counts),
  ],
  'account-care': (of) => [
    { kind: 'count', name: 'repeat sales', count: of('repeatSales') },
    { kind: 'count', name: 'new regular customers (second order)', count: of('newRegulars') },
    mean('average order', of('revenue'), of('pricedSales'), 'priced orders', 'money'),
    share('repeat rate', of('repeatSales'), of('rightParties'), 'right parties'),
    share('win-back rate', of('winBackSales'), of('winBackTalks'), 'win-back talks'),
    share('complaints', of('complaints'), of('rightParties'), 'right parties'),
    share('said stop', of('optOuts'), of('rightParties'), 'right parties'),
  ],
};

function lost(of: Read): number {
  return of('outcome#not-interested') + of('outcome#not-qualified');
}

function objections(of: Read, counts: Counts): readonly Figure[] {
  const codes = Object.entries(counts).flatMap(([name, count]) =>
    name.startsWith('objection#') && count !== undefined && count > 0 ? [[name.slice('objection#'.length), count]] : [],
  ) as readonly (readonly [string, number])[];
  return codes
    .toSorted(([one, oneCount], [other, otherCount]) => otherCount - oneCount || (one < other ? -1 : 1))
    .map(([code, count]) => share(`objected: ${code}`, count, of('rightParties'), 'right parties'));
}

function share(name: string, part: number, of: number, what: string): Figure {
  return { kind: 'share', name, part, of, what };
}

function mean(
  name: string,
  sum: number,
  of: number,
  what: string,
  unit: Extract<Figure, { readonly kind: 'mean' }>['unit'],
): Figure {
  return { kind: 'mean', name, sum, of, what, unit };
}
