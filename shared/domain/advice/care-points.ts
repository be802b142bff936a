import type { Advice } from './advise.ts';
import type { CareWorth, HoursCompared, MissingFigure } from './care-worth.ts';

/** Whether calls to customers take anything away from other work. */
export interface CareTime {
  /** People wait for work: an hour with customers costs nothing that an hour with leads would bring. */
  readonly isTimeToSpare: boolean;
  /** Whose work the calls to customers are, not rounded. */
  readonly carePeople: number;
}

type Compared = Omit<HoursCompared, 'kind'>;
type Repeated = Omit<Extract<CareWorth, { readonly kind: 'repeat-share' }>, 'kind' | 'missing'>;

/** Whether calls to customers are worth the working time, with the figures it rests on. */
export type CarePoint =
  | { readonly kind: 'no-customers' }
  | ({ readonly kind: 'hours-compared' } & Compared & CareTime)
  /** How many of the orders would have come without a call. */
  | { readonly kind: 'uncalled-unknown' }
  | ({ readonly kind: 'bought-again' } & Repeated & CareTime)
  /** Why an hour with customers cannot be set beside an hour of selling. */
  | { readonly kind: 'hours-incomparable'; readonly missing: readonly MissingFigure[] }
  | { readonly kind: 'care-worth-unknown'; readonly missing: readonly MissingFigure[] };

export function carePoints({ care, workloads, isTimeToSpare }: Advice): readonly CarePoint[] {
  const time = { isTimeToSpare, carePeople: workloads['account-care'].people };
  switch (care.kind) {
    case 'no-customers':
      return [care];
    case 'hours-compared': {
      const compared = { ...care, ...time };
      return care.verdict === 'worth-it' ? [compared, { kind: 'uncalled-unknown' }] : [compared];
    }
    case 'repeat-share': {
      const { missing, ...repeated } = care;
      return [{ ...repeated, ...time, kind: 'bought-again' }, ...unlessNone('hours-incomparable', missing)];
    }
    case 'unknown':
      return unlessNone('care-worth-unknown', care.missing);
  }
}

function unlessNone(
  kind: 'hours-incomparable' | 'care-worth-unknown',
  missing: readonly MissingFigure[],
): readonly CarePoint[] {
  return missing.length === 0 ? [] : [{ kind, missing }];
}
