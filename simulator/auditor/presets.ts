import type { TruePerson } from '../ground-truth.ts';
import { type CallLimits, NO_LIMITS } from './call-limits.ts';
import { type CallWindow, EVERY_DAY, hoursOn, MONDAY_TO_FRIDAY, type WeekWindows, weekOf } from './call-windows.ts';

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
  readonly consent: 'not-required' | 'express' | 'written';
  readonly limits: CallLimits;
}

const US_AND_TERRITORIES = ['US', 'AS', 'GU', 'MP', 'PR', 'VI'];
const EU_MEMBERS = [
  ...['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU'],
  ...['IE', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'],
];
/** Finnish and French soil with country codes of its own. */
const PARTS_OF_EU_MEMBERS = ['AX', 'GF', 'GP', 'MF', 'MQ', 'RE', 'YT'];

const LENIENT = {
  holidays: 'ignore',
  automaticCalls: 'allowed',
  consent: 'not-required',
  limits: NO_LIMITS,
} as const;

/** Hours from Monday to Friday, on Saturday and on Sunday; a day without hours is closed. */
function weekWith(workdays: CallWindow, saturday: CallWindow | undefined, sunday: CallWindow | undefined): WeekWindows {
  return weekOf((day) => {
    const window = MONDAY_TO_FRIDAY.includes(day) ? workdays : day === 'saturday' ? saturday : sunday;
    return window === undefined ? [] : [window];
  });
}

function hours(from: number, to: number): CallWindow {
  return { startMinute: from * 60, endMinute: to * 60 };
}

/** The states that ask for written consent, eight in the morning to eight in the evening, three calls in 24 hours. */
function strictState(id: PresetId, region: string): Preset {
  return {
    ...LENIENT,
    id,
    countries: ['US'],
    regions: [region],
    windows: hoursOn(EVERY_DAY, 8, 20),
    consent: 'written',
    limits: { ...NO_LIMITS, rollingCaps: [{ count: 3, windowHours: 24, per: 'lead' }] },
  };
}

/**
 * The presets an organisation may choose, written down a second time on purpose.
 *
 * Sources: 16 CFR 310.4 and 47 CFR 64.1200 (US federal); Fla. Stat. 501.616 and 501.059, Okla. Stat. 15 775C, Maryland's
 * Stop the Spam Calls Act; Cal. Pub. Util. Code 2872; the CRTC's telemarketing rules (Canada); the custom of the trade
 * and Ofcom's 72 hours (UK); the product's own caution (EU); 38-FZ article 18 (Russia: no automatic call without a human).
 */
export const PRESETS: Readonly<Record<PresetId, Preset>> = {
  'us-federal': { ...LENIENT, id: 'us-federal', countries: US_AND_TERRITORIES, windows: hoursOn(EVERY_DAY, 8, 21) },
  'us-florida': strictState('us-florida', 'FL'),
  'us-oklahoma': strictState('us-oklahoma', 'OK'),
  'us-maryland': strictState('us-maryland', 'MD'),
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
    windows: weekWith(hours(9, 21.5), hours(10, 18), hours(10, 18)),
  },
  uk: {
    ...LENIENT,
    id: 'uk',
    countries: ['GB'],
    windows: weekWith(hours(8, 21), hours(9, 21), undefined),
    holidays: 'block',
    limits: { ...NO_LIMITS, dropLockoutHours: 72 },
  },
  eu: {
    ...LENIENT,
    id: 'eu',
    countries: [...EU_MEMBERS, ...PARTS_OF_EU_MEMBERS],
    windows: weekWith(hours(9, 20), hours(9, 20), undefined),
    holidays: 'block',
    limits: { ...NO_LIMITS, maxPerDay: 1 },
  },
  russia: {
    ...LENIENT,
    id: 'russia',
    countries: ['RU'],
    windows: hoursOn(EVERY_DAY, 9, 20),
    automaticCalls: 'forbidden',
  },
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
