import type { CallWindow, RollingCap, Weekday } from './dial-rules.ts';
import type { PresetId } from './preset-ids.ts';

/** What telephone sales law asks in one place, as data: limits that Tierline keeps, and duties that it can only name. */
export interface CompliancePreset {
  readonly id: PresetId;
  readonly name: string;
  /** Where it applies: ISO 3166-1 alpha-2, territories with a code of their own included. */
  readonly countries: readonly string[];
  /** Subdivisions of those countries, ISO 3166-2 without the country; all of them when absent. */
  readonly regions?: readonly string[];
  /** The day (YYYY-MM-DD) on which these figures were last held against their sources. */
  readonly asOf: string;
  /** What each figure rests on and where it can be read; `what` says so where it is a reading or a practice and not the law's own words. */
  readonly sources: readonly { readonly what: string; readonly where: string }[];
  /** The dial rules it limits, the strictest value winning against everything else that limits them; absent ones it leaves alone. */
  readonly limits: {
    /** No call is placed automatically. */
    readonly dialMode?: 'manual';
    readonly callWindows?: Readonly<Record<Weekday, readonly CallWindow[]>>;
    readonly holidays?: 'block';
    /** The least that the lead must have given. */
    readonly consent?: 'express' | 'written';
    readonly maxAttemptsPerDay?: number;
    readonly rollingCaps?: readonly RollingCap[];
    readonly minGapMinutes?: number;
    readonly dropLockoutHours?: number;
    readonly ringTimeoutSeconds?: { readonly atLeast: number };
  };
  /** What is asked beyond that and Tierline cannot check: registers, labels, records, proof of consent. Plain sentences. */
  readonly duties: readonly string[];
}
