import type { TruePerson } from '../ground-truth.ts';
import { type CallLimits, NO_LIMITS } from './call-limits.ts';
import { EVERY_DAY, hoursOn, MONDAY_TO_FRIDAY, MONDAY_TO_SATURDAY, type WeekWindows, weekOf } from './call-windows.ts';

export const PRESET_IDS = [
  'us-federal',
  'us-florida',
  'us-oklahoma',
  'us-maryland',
  'us-california',
  'canada',
  'uk',
  'eu',
  'russia',
] as const;

export type PresetId = (typeof PRESET_IDS)[number];

/** What the law, or the custom that stands in for it, asks of every call to the people it covers. */
export interface Preset {
  readonly id: PresetId;
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  /** Subdivisions (ISO 3166-2 without the country) outside which it does not hold; absent when the whole country is meant. */
  readonly regions?: readonly string[];
  readonly windows: WeekWindows;
  readonly holidays: 'block' | 'ignore';
  readonly automaticCalls: 'allowed' | 'forbidden';
  readonly limits: CallLimits;
}

const EU_MEMBERS = [
  ...['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU'],
  ...['IE', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'],
];

const ANY_HOUR = hoursOn(EVERY_DAY, 0, 24);
const THREE_A_DAY_AND_NIGHT: CallLimits = {
  ...NO_LIMITS,
  rollingCaps: [{ count: 3, windowHours: 24, per: 'lead' }],
};
const LENIENT = { holidays: 'ignore', automaticCalls: 'allowed', limits: NO_LIMITS } as const;

/** The states that leave a caller eight in the morning to eight in the evening and three calls in 24 hours. */
function threeCallState(id: PresetId, region: string): Preset {
  return {
    ...LENIENT,
    id,
    countries: ['US'],
    regions: [region],
    windows: hoursOn(EVERY_DAY, 8, 20),
    limits: THREE_A_DAY_AND_NIGHT,
  };
}

/**
 * The presets an organisation may choose, written down a second time on purpose.
 *
 * Sources: 16 CFR 310.4 and 47 CFR 64.1200 (US federal), Fla. Stat. 501.616, Okla. Stat. 15 775C.4, Maryland's Stop the
 * Spam Calls Act, the CRTC's telemarketing rules (Canada), Ofcom's policy on persistent misuse (UK, 72 hours), the EU
 * hours and caps of the company's own making, and 38-FZ article 18 (Russia: no automatic call without a human).
 */
export const PRESETS: Readonly<Record<PresetId, Preset>> = {
  'us-federal': { ...LENIENT, id: 'us-federal', countries: ['US'], windows: hoursOn(EVERY_DAY, 8, 21) },
  'us-florida': threeCallState('us-florida', 'FL'),
  'us-oklahoma': threeCallState('us-oklahoma', 'OK'),
  'us-maryland': threeCallState('us-maryland', 'MD'),
  'us-california': {
    ...LENIENT,
    id: 'us-california',
    countries: ['US'],
    regions: ['CA'],
    windows: hoursOn(EVERY_DAY, 9, 21),
  },
  canada: {
    ...LENIENT,
    id: 'canada',
    countries: ['CA'],
    windows: weekOf((day) =>
      MONDAY_TO_FRIDAY.includes(day)
        ? [{ startMinute: 9 * 60, endMinute: 21 * 60 + 30 }]
        : [{ startMinute: 10 * 60, endMinute: 18 * 60 }],
    ),
  },
  uk: {
    ...LENIENT,
    id: 'uk',
    countries: ['GB'],
    windows: hoursOn(EVERY_DAY, 8, 21),
    limits: { ...NO_LIMITS, dropLockoutHours: 72 },
  },
  eu: {
    ...LENIENT,
    id: 'eu',
    countries: EU_MEMBERS,
    windows: hoursOn(MONDAY_TO_SATURDAY, 9, 20),
    holidays: 'block',
    limits: { ...NO_LIMITS, maxPerDay: 1 },
  },
  russia: { ...LENIENT, id: 'russia', countries: ['RU'], windows: ANY_HOUR, automaticCalls: 'forbidden' },
};

/**
 * The chosen presets that cover a call to this number of the person: by the region of the address or of the number.
 * When nobody knows either, the person may be anywhere in the country, and every region's presets hold.
 */
export function presetsOver(chosen: readonly Preset[], person: TruePerson, phone: string): readonly Preset[] {
  const known = [person.region, person.numberRegions?.[phone]].filter((region) => region !== undefined);
  return chosen.filter(
    ({ countries, regions }) =>
      countries.includes(person.country) &&
      (regions === undefined || known.length === 0 || known.some((region) => regions.includes(region))),
  );
}
