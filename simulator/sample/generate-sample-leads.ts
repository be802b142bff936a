import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Random, randomFor } from '../random.ts';

/** Where the list that ships with the project stands. */
export const SAMPLE_LEADS_FILE = join(import.meta.dirname, 'sample-leads.csv');

const COLUMNS = [
  'external_id',
  'name',
  'phone',
  'phone_2',
  'phone_3',
  'stage',
  'timezone',
  'region',
  'country',
  'source',
  'last_contacted_on',
  'previous_outcome',
  'last_purchase_on',
  'order_total',
  'company_size',
  'product_interest',
  'remarks',
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

/** A place, how many leads live there, and its numbers that are reserved for fiction, written as people there write them. */
interface Place {
  readonly country: string;
  readonly region?: string;
  readonly timezone: string;
  readonly leads: number;
  /** National numbers in the order in which they are dealt out, and the digits that replace the leading 0. */
  readonly numbers: readonly string[];
  readonly internationalPrefix: string;
}

const PLACES: readonly Place[] = [
  northAmerica('US', 'America/New_York', 440, [212, 215, 305, 404, 617]),
  northAmerica('US', 'America/Chicago', 410, [214, 312, 612, 615, 713]),
  northAmerica('US', 'America/Los_Angeles', 160, [206, 415]),
  { ...northAmerica('CA', 'America/Toronto', 98, [416, 905]), region: 'ON' },
  {
    country: 'GB',
    timezone: 'Europe/London',
    leads: 80,
    numbers: [...fictional('020 7946 0', 0, 60), ...fictional('0161 496 0', 0, 35), ...fictional('0131 496 0', 0, 25)],
    internationalPrefix: '+44',
  },
  {
    country: 'AU',
    timezone: 'Australia/Sydney',
    leads: 16,
    numbers: fictional('02 5550 1', 0, 40),
    internationalPrefix: '+61',
  },
];

const STAGES = [
  { stage: 'prospecting', prefix: 'P', leads: 350 },
  { stage: 'selling', prefix: 'S', leads: 84 },
  { stage: 'account-care', prefix: 'C', leads: 770 },
] as const;

const FIRST_NAMES = [
  'Ada',
  'Amir',
  'Beatriz',
  'Bilal',
  'Carla',
  'Chen',
  'Daniel',
  'Dara',
  'Elena',
  'Emeka',
  'Farah',
  'Felix',
  'Grace',
  'Hana',
  'Ingrid',
  'Ivan',
  'Jonas',
  'Keiko',
  'Leila',
  'Luca',
  'Maya',
  'Nils',
  'Olga',
  'Priya',
  'Quentin',
  'Rosa',
  'Samir',
  'Tessa',
  'Uma',
  'Viktor',
  'Wanda',
  'Yusuf',
];
const LAST_NAMES = [
  'Abara',
  'Bergmann',
  'Castillo',
  'Dimitrov',
  'Eriksen',
  'Fontaine',
  'Garrick',
  'Hollis',
  'Ibrahim',
  'Jansen',
  'Kowalski',
  'Lindqvist',
  'Marchetti',
  'Nakamura',
  'Okafor',
  'Pemberton',
  'Quigley',
  'Rahman',
  'Sandoval',
  'Thorne',
  'Ueda',
  'Vasquez',
  'Whitlock',
  'Yilmaz',
  'Zielinski',
];
const SOURCES = ['web form', 'trade fair', 'referral', 'newsletter', 'partner list'];
const COMPANY_SIZES = ['1-9', '10-49', '50-249', '250+'];
const PRODUCTS = ['starter plan', 'team plan', 'annual service', 'spare parts', 'training'];
const REMARKS = [
  'asked for prices, then went quiet',
  'met at the fair\nwants a demonstration',
  'said "call in the new year"',
  'prefers mornings; speaks slowly',
];

/**
 * The sample lead list: 1,212 rows, of which 8 are bad on purpose. Made by combination from invented names and numbers
 * that the numbering plans reserve for fiction; the same text every time.
 */
export function sampleLeadsCsv(): string {
  const random = randomFor(1, 'sample-leads');
  const homes = shuffled(
    PLACES.flatMap((place) => Array.from({ length: place.leads }, () => place)),
    random,
  );
  const stages = shuffled(
    STAGES.flatMap((stage) => Array.from({ length: stage.leads }, () => stage)),
    random,
  );
  const dealt = new Map<Place, number>();
  const deal = (place: Place): string => {
    const index = dealt.get(place) ?? 0;
    const number = place.numbers[index];
    if (number === undefined) throw new RangeError(`${place.timezone} has no number left.`);
    dealt.set(place, index + 1);
    return number;
  };
  const idsGiven = new Map<string, number>();
  const rows = homes.map((place, index): Row => {
    const stage = stages[index];
    if (stage === undefined) throw new RangeError('There are more leads than stages.');
    const id = (idsGiven.get(stage.prefix) ?? 0) + 1;
    idsGiven.set(stage.prefix, id);
    return {
      external_id: `${stage.prefix}-${String(id).padStart(4, '0')}`,
      name: nameOf(random),
      ...phonesOf(place, random, deal),
      stage: stage.stage === 'prospecting' && random.chance(0.1) ? '' : stage.stage,
      ...(place.region === undefined ? {} : { region: place.region }),
      ...(random.chance(0.08) ? { timezone: place.timezone } : {}),
      source: random.pick(SOURCES),
      ...historyOf(stage.stage, random),
      company_size: random.pick(COMPANY_SIZES),
      product_interest: random.pick(PRODUCTS),
      ...(random.chance(0.05) ? { remarks: random.pick(REMARKS) } : {}),
    };
  });
  for (const [at, row] of badRows(rows)) rows.splice(at, 0, row);
  return `${[[...COLUMNS], ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ''))].map((cells) => cells.map(quoted).join(',')).join('\n')}\n`;
}

/** Each at its place in the list; every duplicate stands below the row whose number it takes. */
function badRows(rows: readonly Row[]): readonly (readonly [number, Row])[] {
  const twin = (of: number, id: string): Row => {
    const { phone = '', country = '' } = rows[of] ?? {};
    return { external_id: id, name: 'Listed Twice', phone, country, stage: 'prospecting', source: 'partner list' };
  };
  const bad = (id: string, row: Row): Row => ({
    external_id: id,
    name: 'Bad Row',
    stage: 'prospecting',
    source: 'partner list',
    ...row,
  });
  return [
    [120, twin(17, 'X-0001')],
    [260, bad('X-0002', { phone: '' })],
    [410, twin(301, 'X-0003')],
    [555, bad('X-0004', { phone: '+1 212 555' })],
    [700, bad('X-0005', { phone: '+1 505 555 0101', stage: 'warm' })],
    [840, bad('X-0006', { phone: '+1 505 555 0102', stage: 'account-care', last_purchase_on: '31.11.2025' })],
    [990, twin(12, 'X-0007')],
    [1130, bad('X-0008', { phone: '', remarks: 'number to follow' })],
  ];
}

function nameOf(random: Random): string {
  const first = random.pick(FIRST_NAMES);
  const last = random.pick(LAST_NAMES);
  return random.chance(0.15) ? `${last}, ${first}` : `${first} ${last}`;
}

function phonesOf(place: Place, random: Random, deal: (place: Place) => string): Row {
  const nationally = random.chance(0.2);
  const written = (national: string) =>
    nationally ? national : `${place.internationalPrefix} ${national.replace(/^0/, '')}`;
  const count = random.chance(0.9) ? 1 : random.whole(2, 3);
  const [phone = '', second, third] = Array.from({ length: count }, () => written(deal(place)));
  return {
    phone,
    ...(second === undefined ? {} : { phone_2: second }),
    ...(third === undefined ? {} : { phone_3: third }),
    ...(nationally ? { country: place.country } : {}),
  };
}

/** Most customers bought in the days before 2026 and are due again at the end of January; some are long silent. */
function historyOf(stage: (typeof STAGES)[number]['stage'], random: Random): Row {
  switch (stage) {
    case 'prospecting':
      return random.chance(0.05)
        ? { last_contacted_on: dayBefore2026(random.whole(40, 200)), previous_outcome: 'no answer' }
        : {};
    case 'selling':
      return { last_contacted_on: dayBefore2026(random.whole(2, 20)), previous_outcome: 'interested' };
    case 'account-care':
      return {
        last_purchase_on: dayBefore2026(random.chance(0.95) ? random.whole(1, 6) : random.whole(61, 150)),
        order_total: String(random.whole(2, 120) * 10),
      };
  }
}

function dayBefore2026(days: number): string {
  return new Date(Date.UTC(2026, 0, 1 - days)).toISOString().slice(0, 10);
}

function northAmerica(country: string, timezone: string, leads: number, areaCodes: readonly number[]): Place {
  const numbers = fictional('-555-0', 100, 100).flatMap((number) =>
    areaCodes.map((areaCode) => `${areaCode}${number}`),
  );
  return { country, timezone, leads, numbers, internationalPrefix: '+1' };
}

/** `count` numbers that end in three digits, from `from` on. */
function fictional(stem: string, from: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => stem + String(from + index).padStart(3, '0'));
}

function shuffled<Item>(items: readonly Item[], random: Random): readonly Item[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

if (import.meta.main) writeFileSync(SAMPLE_LEADS_FILE, sampleLeadsCsv());
