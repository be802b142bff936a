import { isSupportedCountry } from 'libphonenumber-js/max';
import type { Temporal } from 'temporal-polyfill';
import { type CallingArea, isTimeZone } from '../domain/calling-area.ts';
import type { CallWindow } from '../domain/dial-rules.ts';
import { parsePhoneNumber } from '../domain/phone-number.ts';
import { STAGES, type Stage } from '../domain/stage.ts';
import { columnKey, type DelimitedRow, readDelimited, type Unreadable } from './delimited-text.ts';
import { type ListedConsent, readAmount, readCallWindow, readConsent, readDate } from './list-values.ts';
import { areaOfNumber } from './number-area.ts';
import type { NumberZones } from './ports/number-zones.ts';

export interface ListedNumber {
  readonly e164: string;
  readonly area: CallingArea;
}

/** A good row of a lead list. */
export interface ListedLead {
  /** Line of the file on which the row begins, counted from 1. */
  readonly line: number;
  readonly externalId?: string;
  readonly name?: string;
  readonly source?: string;
  readonly stage: Stage;
  /** Only where the row gave them, in its own words. */
  readonly timezone?: string;
  readonly region?: string;
  /** ISO 3166-1 alpha-2: the row's, else the first number's. */
  readonly country: string;
  /** One to five, in the order of the columns, each once. */
  readonly numbers: readonly ListedNumber[];
  readonly lastContactedOn?: Temporal.PlainDate;
  readonly previousOutcome?: string;
  readonly lastPurchaseOn?: Temporal.PlainDate;
  /** Whole units of the company's currency. */
  readonly orderTotal?: number;
  /** Absent when the row knows of none. */
  readonly consent?: ListedConsent;
  /** The lead's own wish for the time of day, in its own zone. */
  readonly callWindow?: CallWindow;
  /**
   * Every column that has no meaning of its own, by its name in the header, and `postal_code`; empty cells are left out.
   */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Why a row was not loaded. */
export const REJECT_CODES = [
  'duplicate',
  'no-number',
  'impossible-number',
  'unknown-stage',
  'bad-date',
  'bad-timezone',
  'bad-country',
  'bad-amount',
  'bad-consent',
  'bad-call-window',
  'broken-quotes',
  'too-many-cells',
  'too-long',
] as const;

export type RejectCode = (typeof REJECT_CODES)[number];

export interface RejectedRow {
  readonly line: number;
  readonly code: RejectCode;
  /** What is wrong and how to mend it, in plain words; quotes nothing of the row. */
  readonly reason: string;
  /** The row as it stands in the file. */
  readonly row: string;
}

export type LeadListResult =
  | {
      readonly kind: 'list';
      /** Rows below the header, blank ones not counted: leads + rejected. */
      readonly rows: number;
      readonly leads: readonly ListedLead[];
      readonly rejected: readonly RejectedRow[];
    }
  | Unreadable;

export interface LeadListOptions {
  /** Dates after this moment's day, wherever on earth, are refused. */
  readonly now: Temporal.Instant;
  readonly zones: NumberZones;
}

const PHONE_COLUMNS = ['phone', 'phone_2', 'phone_3', 'phone_4', 'phone_5'] as const;
const OTHER_COLUMNS = [
  'external_id',
  'name',
  'stage',
  'timezone',
  'region',
  'postal_code',
  'country',
  'source',
  'last_contacted_on',
  'previous_outcome',
  'last_purchase_on',
  'order_total',
  'consent',
  'call_window',
] as const;

type Column = (typeof PHONE_COLUMNS)[number] | (typeof OTHER_COLUMNS)[number];

const COLUMNS: ReadonlySet<string> = new Set<Column>([...PHONE_COLUMNS, ...OTHER_COLUMNS]);
const NUMBER_MEND = 'write it with + and the country code, or nationally with the country column filled.';
/** A lead is stored as one item together with its calls; what does not fit is refused here, with its line. */
const LONGEST_ROW = 16_000;

type Check<T> =
  | { readonly kind: 'good'; readonly value: T }
  | { readonly kind: 'bad'; readonly code: RejectCode; readonly reason: string };

/**
 * Reads a lead list. Every row below the header becomes a lead or a rejected row with its line and reason; only a text
 * that is no list at all is unreadable. Numbers are the list's own words; of two rows with the same number the first
 * good one keeps it. Reads no clock and never throws, whatever the text.
 */
export function parseLeadList(text: string, options: LeadListOptions): LeadListResult {
  const table = readDelimited(text, COLUMNS);
  if (table.kind === 'unreadable') return table;
  const columns = table.header.map((name) => ({ name, key: columnKey(name) }));
  const names = columns.map(({ key }) => key).filter((key) => key !== '');
  const twice = names.find((key, index) => names.indexOf(key) !== index);
  if (twice !== undefined) {
    return {
      kind: 'unreadable',
      message: `The header names the column ${twice} twice.`,
      mend: 'Rename or remove one of them.',
    };
  }
  if (!names.includes('phone')) return noPhoneColumn(columns.map(({ name }) => name));
  if (table.rows.length === 0) {
    return {
      kind: 'unreadable',
      message: 'The list has a header but no row.',
      mend: 'Add a row for each lead below the header.',
    };
  }
  const leads: ListedLead[] = [];
  const rejected: RejectedRow[] = [];
  const takenOnLine = new Map<string, number>();
  for (const row of table.rows) {
    const checked = listedLead(row, columns, takenOnLine, options);
    if (checked.kind === 'bad') {
      rejected.push({ line: row.line, code: checked.code, reason: checked.reason, row: row.raw });
      continue;
    }
    leads.push(checked.value);
    for (const { e164 } of checked.value.numbers) takenOnLine.set(e164, row.line);
  }
  return { kind: 'list', rows: table.rows.length, leads, rejected };
}

function listedLead(
  row: DelimitedRow,
  columns: readonly { readonly name: string; readonly key: string }[],
  takenOnLine: ReadonlyMap<string, number>,
  options: LeadListOptions,
): Check<ListedLead> {
  const { cells } = row;
  if (cells === undefined) {
    return bad('broken-quotes', 'A quotation mark stands where none may: write it twice ("") inside a quoted value.');
  }
  if (row.raw.length > LONGEST_ROW) {
    return bad('too-long', `The row is longer than ${LONGEST_ROW} characters: leave out what a call does not need.`);
  }
  if (cells.slice(columns.length).some((cell) => cell !== '')) {
    return bad(
      'too-many-cells',
      `The row has ${cells.length} cells and the header ${columns.length}: put a value that holds the separator in quotation marks.`,
    );
  }
  const known = new Map<string, string>();
  const attributes: [string, string][] = [];
  columns.forEach(({ name, key }, index) => {
    const cell = cells[index] ?? '';
    if (cell === '' || key === '') return;
    if (COLUMNS.has(key)) known.set(key, cell);
    else attributes.push([name, cell]);
  });
  const value = (column: Column) => known.get(column);

  const stage = stageOf(value('stage'));
  if (stage.kind === 'bad') return stage;
  const timezone = value('timezone');
  if (timezone !== undefined && !isTimeZone(timezone)) {
    return bad('bad-timezone', 'timezone is no time zone name: write it like Europe/Berlin, or leave it empty.');
  }
  const rowCountry = value('country')?.toUpperCase();
  if (rowCountry !== undefined && !isSupportedCountry(rowCountry)) {
    return bad(
      'bad-country',
      'country is no known two-letter code: write US, CA, GB, DE or the like, or leave it empty.',
    );
  }
  const lastContactedOn = readDate(value('last_contacted_on'), options.now);
  if (lastContactedOn.kind === 'bad') return bad('bad-date', `last_contacted_on ${lastContactedOn.why}`);
  const lastPurchaseOn = readDate(value('last_purchase_on'), options.now);
  if (lastPurchaseOn.kind === 'bad') return bad('bad-date', `last_purchase_on ${lastPurchaseOn.why}`);
  const orderTotal = readAmount(value('order_total'));
  if (orderTotal.kind === 'bad') return bad('bad-amount', `order_total ${orderTotal.why}`);
  const consent = readConsent(value('consent'));
  if (consent.kind === 'bad') return bad('bad-consent', `consent ${consent.why}`);
  const callWindow = readCallWindow(value('call_window'));
  if (callWindow.kind === 'bad') return bad('bad-call-window', `call_window ${callWindow.why}`);

  const region = value('region');
  const postalCode = value('postal_code');
  if (postalCode !== undefined) attributes.push(['postal_code', postalCode]);
  const numbers: ListedNumber[] = [];
  for (const column of PHONE_COLUMNS) {
    const phone = value(column);
    if (phone === undefined) continue;
    const number = parsePhoneNumber(phone, rowCountry);
    if (number.kind === 'impossible') {
      return bad('impossible-number', `${column} cannot be a telephone number (${number.why}): ${NUMBER_MEND}`);
    }
    const takenOn = takenOnLine.get(number.e164);
    if (takenOn !== undefined) {
      return bad('duplicate', `${column} is already taken by the row on line ${takenOn}: keep one of the two rows.`);
    }
    if (numbers.some(({ e164 }) => e164 === number.e164)) continue;
    const country = rowCountry ?? numbers[0]?.area.country ?? number.country;
    const area = areaOfNumber(number, { country, region, postalCode, timezone }, options.zones);
    if (area === undefined) {
      return bad('bad-timezone', `No time zone is known for the number in ${column}: fill the timezone column.`);
    }
    numbers.push({ e164: number.e164, area });
  }
  const [first] = numbers;
  if (first === undefined) return bad('no-number', 'The row has no telephone number: fill the phone column.');

  const externalId = value('external_id');
  const name = value('name');
  const source = value('source');
  const previousOutcome = value('previous_outcome');
  return good({
    line: row.line,
    ...(externalId === undefined ? {} : { externalId }),
    ...(name === undefined ? {} : { name }),
    ...(source === undefined ? {} : { source }),
    stage: stage.value,
    ...(timezone === undefined ? {} : { timezone }),
    ...(region === undefined ? {} : { region }),
    country: rowCountry ?? first.area.country,
    numbers,
    ...(lastContactedOn.kind === 'empty' ? {} : { lastContactedOn: lastContactedOn.value }),
    ...(previousOutcome === undefined ? {} : { previousOutcome }),
    ...(lastPurchaseOn.kind === 'empty' ? {} : { lastPurchaseOn: lastPurchaseOn.value }),
    ...(orderTotal.kind === 'empty' ? {} : { orderTotal: orderTotal.value }),
    ...(consent.kind === 'empty' ? {} : { consent: consent.value }),
    ...(callWindow.kind === 'empty' ? {} : { callWindow: callWindow.value }),
    attributes: Object.fromEntries(attributes),
  });
}

function stageOf(text: string | undefined): Check<Stage> {
  if (text === undefined) return good('prospecting');
  const wanted = columnKey(text).replaceAll('_', '-');
  const stage = STAGES.find((candidate) => candidate === wanted);
  return stage === undefined
    ? bad('unknown-stage', `stage is none of ${STAGES.join(', ')}: correct it, or leave it empty for prospecting.`)
    : good(stage);
}

function noPhoneColumn(names: readonly string[]): Unreadable {
  const likely = names.find((name) => /phone|tel|mobile|number/i.test(name));
  return {
    kind: 'unreadable',
    message: 'The list has no column named phone.',
    mend:
      likely === undefined
        ? 'Give a header row in which the column of telephone numbers is named phone.'
        : `Rename the column ${likely.slice(0, 40)} to phone.`,
  };
}

function good<T>(value: T): Check<T> {
  return { kind: 'good', value };
}

function bad<T>(code: RejectCode, reason: string): Check<T> {
  return { kind: 'bad', code, reason };
}
