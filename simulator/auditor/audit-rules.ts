import * as z from 'zod';
import type { TruePerson } from '../ground-truth.ts';
import { candidateZones } from './candidate-zones.ts';
import { WEEKDAYS, type Weekday } from './local-time.ts';
import { isPublicHoliday } from './public-holidays.ts';

/** Minutes since midnight; an end at or before the start runs over midnight. */
export interface Window {
  readonly startMinute: number;
  readonly endMinute: number;
}

/** What one call is judged by. */
export interface CallRules {
  readonly windows: Readonly<Record<Weekday, readonly Window[]>>;
  readonly holidays: 'block' | 'ignore';
  readonly rollingCaps: readonly { readonly count: number; readonly windowHours: number }[];
  readonly maxPerDay: number;
  readonly minGapMinutes: number;
}

/** The auditor's own reading of the rules in force during a run. */
export interface AuditRules {
  rulesFor(call: { readonly tier: number; readonly stage: string }): CallRules;
  /** Every zone in which a call to this number of the person may ring. */
  zonesFor(person: TruePerson, phone: string): readonly string[];
  isHoliday(country: string, date: string): boolean;
}

const NINE = 9 * 60;
const SIX_IN_THE_EVENING = 18 * 60;
const EIGHT_IN_THE_EVENING = 20 * 60;

function onDays(days: readonly Weekday[], window: Window): CallRules['windows'] {
  const on = (day: Weekday) => (days.includes(day) ? [window] : []);
  return {
    monday: on('monday'),
    tuesday: on('tuesday'),
    wednesday: on('wednesday'),
    thursday: on('thursday'),
    friday: on('friday'),
    saturday: on('saturday'),
    sunday: on('sunday'),
  };
}

const MONDAY_TO_FRIDAY: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const MONDAY_TO_SATURDAY: readonly Weekday[] = [...MONDAY_TO_FRIDAY, 'saturday'];

/** The published defaults, written down a second time on purpose. */
const DEFAULTS: Readonly<Record<string, CallRules>> = {
  prospecting: {
    windows: onDays(MONDAY_TO_SATURDAY, { startMinute: NINE, endMinute: EIGHT_IN_THE_EVENING }),
    holidays: 'block',
    rollingCaps: [{ count: 3, windowHours: 24 }],
    maxPerDay: 2,
    minGapMinutes: 60,
  },
  selling: {
    windows: onDays(MONDAY_TO_FRIDAY, { startMinute: NINE, endMinute: SIX_IN_THE_EVENING }),
    holidays: 'block',
    rollingCaps: [{ count: 3, windowHours: 24 }],
    maxPerDay: 3,
    minGapMinutes: 60,
  },
  'account-care': {
    windows: onDays(MONDAY_TO_SATURDAY, { startMinute: NINE, endMinute: EIGHT_IN_THE_EVENING }),
    holidays: 'block',
    rollingCaps: [{ count: 1, windowHours: 168 }],
    maxPerDay: 1,
    minGapMinutes: 1440,
  },
};

const clockText = z
  .string()
  .regex(/^\d\d:\d\d$/)
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

const windowJson = z
  .object({ start: clockText, end: clockText })
  .transform((window): Window => ({ startMinute: window.start, endMinute: window.end }));

const overridesJson = z.object({
  callWindows: z.partialRecord(z.enum(WEEKDAYS), z.array(windowJson)).optional(),
  holidays: z.enum(['block', 'ignore']).optional(),
  rollingCaps: z.array(z.object({ count: z.number(), windowHours: z.number() })).optional(),
  maxAttemptsPerDay: z.number().optional(),
  minGapMinutes: z.number().optional(),
});

type Overrides = z.infer<typeof overridesJson>;

const rulesFileJson = z.object({
  organisation: overridesJson.optional(),
  tiers: z.record(z.string(), overridesJson).optional(),
  campaigns: z.record(z.string(), overridesJson).optional(),
});

function overlaid(rules: CallRules, overrides: Overrides | undefined): CallRules {
  if (overrides === undefined) return rules;
  const windows = { ...rules.windows };
  for (const day of WEEKDAYS) windows[day] = overrides.callWindows?.[day] ?? windows[day];
  return {
    windows,
    holidays: overrides.holidays ?? rules.holidays,
    rollingCaps: overrides.rollingCaps ?? rules.rollingCaps,
    maxPerDay: overrides.maxAttemptsPerDay ?? rules.maxPerDay,
    minGapMinutes: overrides.minGapMinutes ?? rules.minGapMinutes,
  };
}

/**
 * Reads the rules that a run worked under: the published defaults of each stage, then what the rules file says for the
 * organisation, the tier and the campaign, later ones stronger. Weekdays that `callWindows` does not name keep theirs.
 *
 * @param rulesFile the parsed JSON of the rules file; undefined when the run had none.
 * @param campaignByTier which campaign dials for a tier, so that the file's campaign rules find their calls.
 * @throws ZodError when the file is not what a rules file looks like.
 */
export function auditRulesFrom(rulesFile: unknown, campaignByTier: Readonly<Record<string, string>>): AuditRules {
  const file = rulesFile === undefined ? {} : rulesFileJson.parse(rulesFile);
  const known = new Map<string, CallRules>();
  const candidates = new Map<string, readonly string[]>();
  return {
    rulesFor({ tier, stage }) {
      const key = `${tier} ${stage}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const defaults = DEFAULTS[stage];
      if (defaults === undefined) throw new RangeError(`No rules are published for the stage ${stage}.`);
      const campaign = campaignByTier[String(tier)];
      const rules = [
        file.organisation,
        file.tiers?.[String(tier)],
        campaign === undefined ? undefined : file.campaigns?.[campaign],
      ].reduce(overlaid, defaults);
      known.set(key, rules);
      return rules;
    },
    zonesFor(person, phone) {
      if (person.statedTimezone !== undefined) return [person.statedTimezone];
      const zones = candidates.get(phone) ?? candidateZones(phone, person.country);
      candidates.set(phone, zones);
      return zones;
    },
    isHoliday: isPublicHoliday,
  };
}
