import { type CallLimits, NO_LIMITS } from './call-limits.ts';
import {
  commonWindows,
  hoursOn,
  MONDAY_TO_FRIDAY,
  MONDAY_TO_SATURDAY,
  type WeekWindows,
  weekOf,
} from './call-windows.ts';
import { CONSENT_RULES, DIAL_MODES, HOLIDAY_RULES, type RulesLevel, UNKNOWN_TIMEZONE_RULES } from './rules-file.ts';

/** A date on which nobody is called: anywhere, in one country, or in one region of it. */
export interface ClosedDate {
  /** `YYYY-MM-DD` of the local calendar. */
  readonly date: string;
  readonly country?: string | undefined;
  readonly region?: string | undefined;
}

/** How callbacks are kept that a person asked for. */
export interface CallbackLimits {
  readonly toleranceMinutes: number;
  readonly tries: number;
  readonly againAfterMinutes: number;
}

/** The company's own rules for one call, every field decided. */
export interface CallRules {
  readonly dialMode: (typeof DIAL_MODES)[number];
  readonly unknownTimezone: (typeof UNKNOWN_TIMEZONE_RULES)[number];
  readonly consent: (typeof CONSENT_RULES)[number];
  readonly windows: WeekWindows;
  readonly holidays: (typeof HOLIDAY_RULES)[number];
  readonly closedDates: readonly ClosedDate[];
  readonly limits: CallLimits;
  /** Of each programme, the days after a purchase in which its touches are left out. */
  readonly restAfterPurchase: readonly { readonly id: string; readonly skipIfBoughtWithinDays: number }[];
  readonly callback: CallbackLimits;
}

const FOR_EVERY_STAGE = {
  dialMode: 'progressive',
  unknownTimezone: 'intersect',
  consent: 'not-required',
  holidays: 'block',
  closedDates: [],
  restAfterPurchase: [],
  callback: { toleranceMinutes: 15, tries: 2, againAfterMinutes: 30 },
} as const;

/** The published defaults, written down a second time on purpose. */
const DEFAULTS: Readonly<Record<string, CallRules>> = {
  prospecting: {
    ...FOR_EVERY_STAGE,
    windows: hoursOn(MONDAY_TO_SATURDAY, 9, 20),
    limits: {
      ...NO_LIMITS,
      rollingCaps: [{ count: 3, windowHours: 24, per: 'lead' }],
      maxPerDay: 2,
      minGapMinutes: 60,
      dropLockoutHours: 24,
    },
  },
  selling: {
    ...FOR_EVERY_STAGE,
    windows: hoursOn(MONDAY_TO_FRIDAY, 9, 18),
    limits: {
      ...NO_LIMITS,
      rollingCaps: [{ count: 3, windowHours: 24, per: 'lead' }],
      maxPerDay: 3,
      minGapMinutes: 60,
      dropLockoutHours: 24,
    },
  },
  'account-care': {
    ...FOR_EVERY_STAGE,
    windows: hoursOn(MONDAY_TO_SATURDAY, 9, 20),
    limits: {
      ...NO_LIMITS,
      rollingCaps: [{ count: 1, windowHours: 168, per: 'lead' }],
      maxPerDay: 1,
      minGapMinutes: 1440,
      dropLockoutHours: 24,
    },
    restAfterPurchase: [
      { id: 'welcome', skipIfBoughtWithinDays: 6 },
      { id: 'repeat', skipIfBoughtWithinDays: 14 },
      { id: 'win-back', skipIfBoughtWithinDays: 60 },
    ],
  },
};

/**
 * The rules of a stage: a field, or a weekday, that any level sets replaces the default, and of several levels the
 * strictest stands, whichever it is; of what is no limit, as programmes and callbacks are, the narrowest's.
 *
 * @throws RangeError for a stage without published defaults.
 */
export function callRules(stage: string, levels: readonly RulesLevel[]): CallRules {
  const defaults = DEFAULTS[stage];
  if (defaults === undefined) throw new RangeError(`No rules are published for the stage ${stage}.`);
  const standing = <Value>(
    valueIn: (level: RulesLevel) => Value | undefined,
    otherwise: Value,
    stricter: (one: Value, other: Value) => Value,
  ): Value => {
    let strictest: Value | undefined;
    for (const level of levels) {
      const value = valueIn(level);
      if (value === undefined) continue;
      strictest = strictest === undefined ? value : stricter(strictest, value);
    }
    return strictest ?? otherwise;
  };
  const { limits, callback } = defaults;
  const missed = standing((level) => level.callback?.missed, callback, narrowest);
  return {
    dialMode: standing(({ dialMode }) => dialMode, defaults.dialMode, laterIn(DIAL_MODES)),
    unknownTimezone: standing(
      ({ unknownTimezone }) => unknownTimezone,
      defaults.unknownTimezone,
      laterIn(UNKNOWN_TIMEZONE_RULES),
    ),
    consent: standing(({ consent }) => consent, defaults.consent, laterIn(CONSENT_RULES)),
    windows: weekOf((day) => standing(({ callWindows }) => callWindows?.[day], defaults.windows[day], commonWindows)),
    holidays: standing(({ holidays }) => holidays, defaults.holidays, laterIn(HOLIDAY_RULES)),
    closedDates: standing(({ closedDates }) => closedDates, defaults.closedDates, together),
    restAfterPurchase: standing(({ programmes }) => programmes, defaults.restAfterPurchase, narrowest),
    callback: {
      toleranceMinutes: standing((level) => level.callback?.toleranceMinutes, callback.toleranceMinutes, Math.min),
      tries: missed.tries,
      againAfterMinutes: missed.againAfterMinutes,
    },
    limits: {
      rollingCaps: standing(({ rollingCaps }) => rollingCaps, limits.rollingCaps, together),
      maxPerDay: standing(({ maxAttemptsPerDay }) => maxAttemptsPerDay, limits.maxPerDay, Math.min),
      maxEver: standing(({ maxAttemptsEver }) => maxAttemptsEver, limits.maxEver, Math.min),
      minGapMinutes: standing(({ minGapMinutes }) => minGapMinutes, limits.minGapMinutes, Math.max),
      dropLockoutHours: standing(({ dropLockoutHours }) => dropLockoutHours, limits.dropLockoutHours, Math.max),
    },
  };
}

function laterIn<Value>(mildestFirst: readonly Value[]): (one: Value, other: Value) => Value {
  return (one, other) => (mildestFirst.indexOf(one) >= mildestFirst.indexOf(other) ? one : other);
}

/** Levels come from the widest to the narrowest. */
function narrowest<Value>(_wider: Value, narrower: Value): Value {
  return narrower;
}

function together<Item>(ones: readonly Item[], others: readonly Item[]): readonly Item[] {
  return [...ones, ...others];
}
