import type { Stage } from './stage.ts';

/**
 * What a forecast takes for granted of people it cannot know. None of it is measured: put what your own reports say in
 * its place.
 */
export interface ForecastAssumptions {
  /** How many of a hundred calls reach a person who talks, as a share from 0 to 1. */
  readonly reachedShare: Readonly<Record<Stage, number>>;
  /** What a call that reaches somebody takes of an agent's time: talk and wrap-up. */
  readonly talkSeconds: Readonly<Record<Stage, number>>;
  /** What a call that reaches nobody takes: the line rings and somebody is kept free for it. */
  readonly ringSeconds: number;
}

/** Round figures to begin with: colder leads are reached more rarely and talked with more briefly. */
export const FORECAST_ASSUMPTIONS: ForecastAssumptions = {
  reachedShare: { prospecting: 0.3, selling: 0.47, 'account-care': 0.53 },
  talkSeconds: { prospecting: 150, selling: 540, 'account-care': 330 },
  ringSeconds: 25,
};

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Chance without luck: a share from 0 to below 1 that is always the same for the same lead and attempt, spread evenly. */
export function chanceOf(leadId: string, attemptNumber: number): number {
  let hash = FNV_OFFSET ^ attemptNumber;
  for (let index = 0; index < leadId.length; index += 1) {
    hash = Math.imul(hash ^ leadId.charCodeAt(index), FNV_PRIME);
  }
  // The finisher of MurmurHash3 (public domain): one changed bit changes half of the result.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
