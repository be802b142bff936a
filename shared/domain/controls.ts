import type { TierNumber } from './tier-number.ts';

/** `observe` keeps every timer and dials nobody; `live` dials. */
export type DialMode = { readonly kind: 'observe' } | { readonly kind: 'live' };

/** The switches an administrator throws at once; read at most 4 s before every start. */
export interface Controls {
  readonly version: number;
  readonly emergencyStop: boolean;
  readonly pausedCampaigns: readonly string[];
  readonly pausedTiers: readonly TierNumber[];
  readonly mode: DialMode;
}

/** What holds until an administrator stores the first change: nobody is dialled. */
export const CONTROLS_AT_FIRST: Controls = {
  version: 0,
  emergencyStop: false,
  pausedCampaigns: [],
  pausedTiers: [],
  mode: { kind: 'observe' },
};
