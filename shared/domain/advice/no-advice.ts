import type { CallsOfTier } from './weeks-from-counters.ts';

/** Which days were asked about, both included. */
export interface AskedWeeks {
  readonly firstDay: string;
  readonly lastDay: string;
}

/** Why there is no advice from the counters of some weeks. */
export type NoAdvice = AskedWeeks &
  (
    | { readonly kind: 'nothing-counted' }
    /** Tiers worked several stages, and counters do not tell these apart. */
    | { readonly kind: 'mixed-stages'; readonly tiers: readonly CallsOfTier[] }
  );
