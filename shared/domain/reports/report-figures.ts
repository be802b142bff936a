import { STAGES, type Stage } from '../stage.ts';
import { type FigureBasis, type FigureKey, figureBasis, figureName, objectionKey } from './figure-names.ts';
import type { CounterName, Counts } from './report-counter.ts';

/** Which figure it is, and its name in English. */
interface Named {
  readonly key: FigureKey;
  readonly name: string;
}

/** What it is a share or a mean of, and that in English. */
interface Of {
  readonly of: number;
  readonly basis: FigureBasis;
  readonly what: string;
}

/** One figure of a report. What it is a share or a mean of stands beside it, so that nobody takes 3 of 4 for a rule. */
export type Figure = Named &
  (
    | { readonly kind: 'count'; readonly count: number }
    | ({ readonly kind: 'share'; readonly part: number } & Of)
    /** `unit` is that of the mean. */
    | ({ readonly kind: 'mean'; readonly sum: number; readonly unit: 'minutes' | 'money' | 'calls' } & Of)
  );

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
    count('attempts', of('attempts')),
    share('contact-rate', of('humans'), of('attempts'), 'attempts'),
    share('right-party-rate', of('rightParties'), of('humans'), 'answered-by-people'),
    share('answering-machines', of('machines'), of('attempts'), 'attempts'),
    share('abandoned', of('abandoned'), of('humans'), 'answered-by-people'),
    share('callbacks-kept', of('callbacksKept'), of('callbacksKept') + of('callbacksLate'), 'promised-callbacks'),
    count('callbacks-unreached', of('callbacksMissed')),
    share('talk-share', of('talkSeconds'), of('lineSeconds'), 'seconds'),
    mean('talk-length', of('talkSeconds') / 60, of('conversations'), 'talks', 'minutes'),
  ];
}

const FIGURES_OF: Readonly<Record<Stage, (of: Read, counts: Counts, cost?: number) => readonly Figure[]>> = {
  prospecting: (of, _counts, cost) => [
    count('handovers', of('handovers')),
    share('qualified', of('handovers'), of('rightParties'), 'right-parties'),
    mean('attempts-for-contact', of('attempts'), of('humans'), 'contacts', 'calls'),
    mean('attempts-for-handover', of('attempts'), of('handovers'), 'handovers', 'calls'),
    ...(cost === undefined
      ? []
      : [mean('cost-of-qualified-lead', (cost * of('lineSeconds')) / 3_600, of('handovers'), 'handovers', 'money')]),
    mean('first-call-wait', of('firstCallWaitSeconds') / 60, of('firstCalls'), 'new-leads', 'minutes'),
    share('said-stop', of('optOuts'), of('rightParties'), 'right-parties'),
  ],
  selling: (of, counts) => [
    mean('handover-wait', of('handoverWaitSeconds') / 60, of('handoverCalls'), 'leads-handed-over', 'minutes'),
    share('first-calls-in-time', of('handoversInTime'), of('handoversPromised'), 'promised-first-calls'),
    count('sales', of('sales')),
    share('win-rate', of('sales'), of('sales') + lost(of), 'decided-deals'),
    mean('calls-for-deal', of('attempts'), of('sales'), 'sales', 'calls'),
    mean('average-deal', of('revenue'), of('pricedSales'), 'priced-sales', 'money'),
    ...objections(of, counts),
  ],
  'account-care': (of) => [
    count('repeat-sales', of('repeatSales')),
    count('new-regulars', of('newRegulars')),
    mean('average-order', of('revenue'), of('pricedSales'), 'priced-orders', 'money'),
    share('repeat-rate', of('repeatSales'), of('rightParties'), 'right-parties'),
    share('win-back-rate', of('winBackSales'), of('winBackTalks'), 'win-back-talks'),
    share('complaints', of('complaints'), of('rightParties'), 'right-parties'),
    share('said-stop', of('optOuts'), of('rightParties'), 'right-parties'),
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
    .map(([code, said]) => share(objectionKey(code), said, of('rightParties'), 'right-parties'));
}

function count(key: FigureKey, number: number): Figure {
  return { kind: 'count', key, name: figureName(key), count: number };
}

function share(key: FigureKey, part: number, of: number, basis: FigureBasis): Figure {
  return { kind: 'share', key, name: figureName(key), part, of, basis, what: figureBasis(basis, of) };
}

function mean(
  key: FigureKey,
  sum: number,
  of: number,
  basis: FigureBasis,
  unit: Extract<Figure, { readonly kind: 'mean' }>['unit'],
): Figure {
  return { kind: 'mean', key, name: figureName(key), sum, of, basis, what: figureBasis(basis, of), unit };
}
