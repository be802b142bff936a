import type { Temporal } from 'temporal-polyfill';
import type { RuleRefusalCode } from '../../shared/domain/gate.ts';
import type { PresetId } from '../../shared/domain/preset-ids.ts';
import { type ListRow, northAmericanNumbers, numbersAfter } from './generated-list.ts';

/** A lead of a generated list, and whether the preset that the list is made for holds for it: by where it was put, not by the product. */
export interface GeneratedLead {
  readonly row: ListRow;
  readonly isCovered: boolean;
}

/** Leads that live in one place or whose numbers name it. */
interface Place {
  readonly country: string;
  /** Every subdivision that address or number names. */
  readonly regions: readonly string[];
  readonly phones: readonly string[];
  readonly columns: ListRow;
}

/** A preset, where it holds, and who of the list lives there. */
export interface PresetCase {
  readonly id: PresetId;
  readonly countries: readonly string[];
  readonly regions?: readonly string[];
  readonly places: readonly Place[];
}

/** A preset that allows automatic calls. */
export interface AutomaticPresetCase extends PresetCase {
  /**
   * A zone in which its people live, the first hour of a workday at which the preset lets them be called there, and
   * with whose clocks that zone's change.
   */
  readonly home: {
    readonly zone: string;
    readonly opensAt: number;
    readonly changesWith: 'America/New_York' | 'Europe/London';
  };
  /** What keeps from calls that the company's own rules would allow; absent where the hours of the first calls show it alone. */
  readonly holdsBackBy?: readonly RuleRefusalCode[];
  readonly asksForWrittenConsent: boolean;
}

const UNITED_STATES = ['US', 'PR', 'GU'];
const EU_MEMBERS_CALLED = ['DE', 'FR', 'IE', 'AT', 'HU', 'GR', 'ES', 'PT', 'FI', 'NL', 'PL', 'RO'];

export const AUTOMATIC_PRESETS: readonly AutomaticPresetCase[] = [
  {
    id: 'us-federal',
    countries: UNITED_STATES,
    home: { zone: 'America/New_York', opensAt: 8, changesWith: 'America/New_York' },
    asksForWrittenConsent: false,
    places: [
      ...fromAreaCodes('US', 'NY', [212, 646], 60),
      ...fromAreaCodes('US', 'IL', [312], 30),
      ...fromAreaCodes('US', 'CO', [303], 25),
      ...fromAreaCodes('US', 'AZ', [602], 15),
      ...fromAreaCodes('US', 'WA', [206], 25),
      ...fromAreaCodes('US', 'HI', [808], 8),
      ...fromAreaCodes('US', 'AK', [907], 8),
      ...fromAreaCodes('US', 'TX', [512], 12, { postal_code: '79901' }),
      ...fromAreaCodes('US', 'TN', [615], 12, { region: 'TN' }),
      place('PR', [], northAmericanNumbers([787], 10)),
      place('GU', [], northAmericanNumbers([671], 5)),
    ],
  },
  {
    ...stateOf('us-florida', 'FL', { zone: 'America/New_York', opensAt: 8 }),
    holdsBackBy: ['cap-rolling'],
    asksForWrittenConsent: true,
    places: [
      ...fromAreaCodes('US', 'FL', [305, 321, 352, 386, 407, 561, 727, 754, 772, 786, 813, 941, 954], 175),
      ...fromAreaCodes('US', 'FL', [850], 18),
      ...fromAreaCodes('US', 'FL', [863], 18, { postal_code: '33101' }),
      ...fromAreaCodes('US', 'FL', [904], 18, { region: 'GA' }),
      place('US', ['NY', 'FL'], northAmericanNumbers([917], 12), { region: 'FL' }),
      ...nowhereInTheStates(),
    ],
  },
  {
    ...stateOf('us-oklahoma', 'OK', { zone: 'America/Chicago', opensAt: 8 }),
    holdsBackBy: ['cap-rolling'],
    asksForWrittenConsent: true,
    places: [
      ...fromAreaCodes('US', 'OK', [405, 539, 572, 580, 918], 215),
      ...fromAreaCodes('US', 'OK', [405, 539, 572, 580, 918], 15, { postal_code: '73102' }, 300),
      place('US', ['TX', 'OK'], northAmericanNumbers([214], 15), { region: 'Oklahoma' }),
      ...nowhereInTheStates(),
    ],
  },
  {
    ...stateOf('us-maryland', 'MD', { zone: 'America/New_York', opensAt: 8 }),
    holdsBackBy: ['cap-rolling'],
    asksForWrittenConsent: true,
    places: [
      ...fromAreaCodes('US', 'MD', [240, 301, 410, 443, 667], 215),
      ...fromAreaCodes('US', 'MD', [240, 301, 410, 443, 667], 15, { region: 'VA' }, 300),
      place('US', ['DC', 'MD'], northAmericanNumbers([202], 15), { postal_code: '21201' }),
      ...nowhereInTheStates(),
    ],
  },
  {
    ...stateOf('us-california', 'CA', { zone: 'America/Los_Angeles', opensAt: 9 }),
    asksForWrittenConsent: false,
    places: [
      ...fromAreaCodes('US', 'CA', [213, 310, 408, 415, 510, 619, 714, 818, 916], 220),
      place('US', ['NV', 'CA'], northAmericanNumbers([702], 15), { postal_code: '90012' }),
      ...nowhereInTheStates(),
    ],
  },
  {
    id: 'canada',
    countries: ['CA'],
    home: { zone: 'America/Toronto', opensAt: 9, changesWith: 'America/New_York' },
    holdsBackBy: ['outside-hours'],
    asksForWrittenConsent: false,
    places: [
      ...fromAreaCodes('CA', 'ON', [416, 905], 80),
      ...fromAreaCodes('CA', 'QC', [514], 32, { postal_code: 'H2X 1Y4' }),
      ...fromAreaCodes('CA', 'NL', [709], 15),
      ...fromAreaCodes('CA', 'NL', [709], 10, { postal_code: 'A1C 5M2' }, 40),
      ...fromAreaCodes('CA', 'NS', [902], 15, { region: 'NS' }),
      ...fromAreaCodes('CA', 'NB', [506], 10),
      ...fromAreaCodes('CA', 'MB', [204], 15),
      ...fromAreaCodes('CA', 'SK', [306], 12),
      ...fromAreaCodes('CA', 'AB', [403, 780], 18),
      ...fromAreaCodes('CA', 'BC', [236, 604], 18),
      ...fromAreaCodes('CA', 'YT', [867], 6, { region: 'YT' }),
    ],
  },
  {
    id: 'uk',
    countries: ['GB'],
    home: { zone: 'Europe/London', opensAt: 8, changesWith: 'Europe/London' },
    holdsBackBy: ['outside-hours'],
    asksForWrittenConsent: false,
    places: [
      place('GB', [], numbersAfter('+442079460', 3, 100)),
      place('GB', [], numbersAfter('+441614960', 3, 50)),
      place('GB', ['SCT'], numbersAfter('+441314960', 3, 25), { region: 'SCT' }),
      place('GB', ['NIR'], numbersAfter('+442896496', 3, 25), { region: 'NIR' }),
      place('GB', [], numbersAfter('+447700900', 3, 25)),
    ],
  },
  {
    id: 'eu',
    countries: EU_MEMBERS_CALLED,
    home: { zone: 'Europe/Berlin', opensAt: 9, changesWith: 'Europe/London' },
    holdsBackBy: ['cap-day', 'holiday', 'outside-hours'],
    asksForWrittenConsent: false,
    places: [
      place('DE', ['BE'], numbersAfter('+493023125', 3, 40), { region: 'BE' }),
      place('DE', ['NI'], numbersAfter('+494066969', 3, 20), { region: 'NI' }),
      place('DE', ['BY'], numbersAfter('+498999998', 3, 25), { region: 'BY' }),
      place('FR', [], numbersAfter('+331990000', 2, 18)),
      place('IE', [], numbersAfter('+35320910', 4, 18)),
      place('AT', [], numbersAfter('+4312000', 4, 15)),
      place('HU', [], numbersAfter('+36555000', 2, 20)),
      place('GR', [], numbersAfter('+3021000000', 2, 20)),
      place('ES', ['MD'], numbersAfter('+349100000', 2, 20), { postal_code: '28001' }),
      place('ES', ['CN'], numbersAfter('+346000000', 2, 15), { postal_code: '35001' }),
      place('PT', ['20'], numbersAfter('+3512960000', 2, 10), { postal_code: '9500-001' }),
      place('FI', [], numbersAfter('+3589424500', 2, 15)),
    ],
  },
];

/** Presets that forbid automatic calls. */
export const BY_HAND_PRESETS: readonly PresetCase[] = [
  {
    id: 'russia',
    countries: ['RU'],
    places: [
      place('RU', [], numbersAfter('+749500000', 2, 20)),
      place('RU', [], numbersAfter('+781200000', 2, 10), { postal_code: '190000' }),
      place('RU', [], numbersAfter('+742300000', 2, 10), { region: 'PRI' }),
      place('RU', [], numbersAfter('+790000000', 2, 10)),
      place('RU', [], numbersAfter('+790000001', 2, 10), { timezone: 'Europe/Kaliningrad' }),
    ],
  },
];

/** People all over the world; in New York and London so many that somebody falls due on every day of a season. */
const EVERYWHERE: readonly Place[] = [
  ...fromAreaCodes('US', 'NY', [718], 13),
  ...fromAreaCodes('US', 'TX', [713], 1),
  ...fromAreaCodes('US', 'CO', [720], 1),
  ...fromAreaCodes('US', 'AZ', [480], 1),
  ...fromAreaCodes('US', 'CA', [424], 1),
  ...fromAreaCodes('US', 'AK', [907], 1, { timezone: 'America/Anchorage' }, 40),
  ...fromAreaCodes('US', 'HI', [808], 1, {}, 40),
  ...fromAreaCodes('CA', 'NL', [709], 1, { timezone: 'America/St_Johns' }, 80),
  ...fromAreaCodes('CA', 'NS', [782], 1),
  ...fromAreaCodes('CA', 'SK', [639], 1),
  place('GB', [], numbersAfter('+442920180', 3, 13)),
  place('DE', ['HE'], numbersAfter('+496990009', 3, 1), { region: 'HE' }),
  place('ES', ['CN'], numbersAfter('+349280000', 2, 1), { region: 'CN' }),
  place('FI', [], numbersAfter('+3589424599', 2, 1)),
  place('PL', [], numbersAfter('+482200000', 2, 1)),
  place('RO', [], numbersAfter('+402100000', 2, 1)),
  place('MA', [], numbersAfter('+2125220000', 2, 1)),
  place('EG', [], numbersAfter('+202200000', 2, 1)),
  place('IL', [], numbersAfter('+97225000', 3, 1)),
  place('AE', [], numbersAfter('+97142000', 3, 1)),
  place('IN', [], numbersAfter('+9111000000', 2, 1)),
  place('NP', [], numbersAfter('+97714000', 3, 1)),
  place('JP', [], numbersAfter('+813000000', 2, 1)),
  place('KZ', [], numbersAfter('+77270000', 3, 1)),
  place('RU', [], numbersAfter('+742300009', 2, 1), { region: 'PRI' }),
  place('AU', ['NSW'], numbersAfter('+61255501', 3, 1)),
  place('AU', ['SA'], numbersAfter('+61855501', 3, 1), { postal_code: '5000' }),
  place('AU', ['NSW'], numbersAfter('+61255509', 3, 1), { timezone: 'Australia/Lord_Howe' }),
  place('NZ', [], numbersAfter('+6495550', 3, 1)),
  place('NZ', [], numbersAfter('+6435550', 3, 1), { timezone: 'Pacific/Chatham' }),
  place('CL', [], numbersAfter('+562200000', 2, 1), { timezone: 'America/Santiago' }),
  place('BR', [], numbersAfter('+551130000', 3, 1)),
  place('NO', [], numbersAfter('+472200000', 1, 1), { timezone: 'Antarctica/Troll' }),
];

/**
 * A list for a company that chose the preset: leads of every stage whom it covers, and customers in thirty other places.
 * Prospects are called from the first day on; customers fall due on the days given, counted from 0.
 */
export function presetList(preset: PresetCase, start: Temporal.PlainDate, dueDays: readonly number[]): GeneratedLead[] {
  const dueOn = (index: number): ListRow => {
    const dueDay = dueDays[index % dueDays.length] ?? 0;
    return { stage: 'account-care', last_purchase_on: start.add({ days: dueDay - REPEAT_DAYS }).toString() };
  };
  const covered = preset.places.flatMap(phonesIn).map(({ phone, columns }, index) => {
    const stage = index % 10 === 4 ? 'selling' : 'prospecting';
    const history = index % 5 < 2 || index % 10 === 4 ? { stage } : dueOn(index + Math.floor(index / 10));
    return lead(`covered-${index}`, phone, { ...history, ...wishesOf(index), ...columns }, true);
  });
  const elsewhere = EVERYWHERE.filter((own) => !covers(preset, own)).flatMap(phonesIn);
  return [
    ...covered,
    ...elsewhere.map(({ phone, columns }, index) =>
      lead(`elsewhere-${index}`, phone, { ...dueOn(index), ...columns }, false),
    ),
  ];
}

function phonesIn({ phones, columns }: Place) {
  return phones.map((phone) => ({ phone, columns }));
}

function lead(externalId: string, phone: string, columns: ListRow, isCovered: boolean): GeneratedLead {
  return { row: { external_id: externalId, phone, ...columns }, isCovered };
}

/** How long after a customer's purchase the programme of {@link COMPANY_RULES} calls. */
const REPEAT_DAYS = 30;

/** Of ten leads one has agreed to nothing and one not in writing; some wish for hours of their own. */
function wishesOf(index: number): ListRow {
  const consent = index % 10 === 3 ? '' : index % 10 === 7 ? 'express' : 'written';
  const call_window = index % 8 === 5 ? '17:00-20:00' : index % 8 === 6 ? '10:00-12:30' : '';
  return { consent, call_window };
}

function covers({ countries, regions }: PresetCase, own: Place): boolean {
  if (!countries.includes(own.country)) return false;
  return regions === undefined || own.regions.length === 0 || own.regions.some((region) => regions.includes(region));
}

function stateOf(id: PresetId, region: string, home: { readonly zone: string; readonly opensAt: number }) {
  return { id, countries: ['US'], regions: [region], home: { ...home, changesWith: 'America/New_York' as const } };
}

function place(country: string, regions: readonly string[], phones: readonly string[], columns: ListRow = {}): Place {
  return { country, regions, phones, columns };
}

function fromAreaCodes(
  country: string,
  region: string,
  areaCodes: readonly number[],
  count: number,
  columns: ListRow = {},
  after = 0,
): readonly Place[] {
  const phones = northAmericanNumbers(areaCodes, after + count).slice(after);
  return [{ country, regions: [region, columns.region ?? region], phones, columns }];
}

/** Toll-free numbers name no state: their people may be in any. */
function nowhereInTheStates(): readonly Place[] {
  return [place('US', [], northAmericanNumbers([800], 5), { country: 'US', timezone: 'America/New_York' })];
}
