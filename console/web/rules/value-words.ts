import type { RuleWords } from '../terms/rule-words.ts';
import { type RuleRow, rowOf } from './rule-fields.ts';
import { membersOf } from './written-value.ts';

/** What a rule is called, a part of a field by itself: `Monday`, `Busy`. */
export function rowName({ field, part }: RuleRow, words: RuleWords): string {
  if (part === undefined) return words.fields[field];
  return wordIn({ ...words.days, ...words.outcomes, ...words.callback }, part);
}

/** The same where it stands alone: `Calling hours, Monday`. */
export function fullName(row: RuleRow, words: RuleWords): string {
  return row.part === undefined ? rowName(row, words) : `${words.fields[row.field]}, ${rowName(row, words)}`;
}

export function optionName(option: string, words: RuleWords): string {
  return wordIn(words.options, option);
}

/** A value as a person says it. What has not the shape that it should have is shown as it is written. */
export function valueInWords({ control }: RuleRow, value: unknown, words: RuleWords): string {
  if (value === undefined) return words.noLimit;
  switch (control.kind) {
    case 'amount':
      return typeof value === 'number' ? words.amounts[control.unit](value) : asWritten(value);
    case 'choice':
      return typeof value === 'string' ? optionName(value, words) : asWritten(value);
    case 'windows':
      return listed(value, words.closed, (one) => `${textAt(one, 'start')}–${textAt(one, 'end')}`);
    case 'dates':
      return listed(value, words.none, dateInWords);
    case 'caps':
      return listed(value, words.none, (one) => capInWords(one, words));
    case 'presets':
      return listed(value, words.none, (id) => wordIn(words.presets, String(id)));
    case 'retry':
      return retryInWords(value, words);
    case 'missed':
      return missedInWords(value, words);
    case 'exhaust':
      return exhaustInWords(value, words);
    case 'programmes':
      return Array.isArray(value) ? words.programme(value.length) : asWritten(value);
  }
}

/** A changed place as it is called, for places that the page does not know too. */
export function placeName(place: { readonly field: string; readonly part?: string }, words: RuleWords): string {
  const row = rowOf(place);
  return row === undefined ? [place.field, place.part].filter(Boolean).join(' ') : fullName(row, words);
}

/** The value of a changed place, given as JSON. */
export function placeValue(
  place: { readonly field: string; readonly part?: string },
  json: string,
  words: RuleWords,
): string {
  const row = rowOf(place);
  return row === undefined ? json : valueInWords(row, JSON.parse(json), words);
}

function dateInWords(value: unknown): string {
  const where = [textAt(value, 'country'), textAt(value, 'region')].filter((code) => code !== '').join('-');
  const date = textAt(value, 'date');
  return where === '' ? date : `${date} (${where})`;
}

function capInWords(value: unknown, words: RuleWords): string {
  const calls = words.amounts.calls(numberAt(value, 'count'));
  const hours = words.amounts.hours(numberAt(value, 'windowHours'));
  return words.cap(calls, hours, optionName(textAt(value, 'per') || 'lead', words));
}

function retryInWords(value: unknown, words: RuleWords): string {
  const delays = membersOf(value)['delaysMinutes'];
  if (!Array.isArray(delays)) return asWritten(value);
  const most = words.amounts.calls(numberAt(value, 'maxCount'));
  const number = optionName(textAt(value, 'next'), words);
  const clock = optionName(textAt(value, 'clock') || 'wall', words);
  return words.retryRule(delays.join(', '), most, number, clock);
}

function missedInWords(value: unknown, words: RuleWords): string {
  const tries = words.amounts.tries(numberAt(value, 'tries'));
  const apart = words.amounts.minutes(numberAt(value, 'againAfterMinutes'));
  return words.missed(tries, apart, optionName(textAt(value, 'then'), words));
}

function exhaustInWords(value: unknown, words: RuleWords): string {
  const kind = textAt(value, 'kind');
  return kind === 'nurture' ? words.nurtureFor(words.amounts.days(numberAt(value, 'days'))) : optionName(kind, words);
}

function listed(value: unknown, ifNone: string, one: (item: unknown) => string): string {
  if (!Array.isArray(value)) return asWritten(value);
  return value.length === 0 ? ifNone : value.map(one).join(', ');
}

function asWritten(value: unknown): string {
  return JSON.stringify(value) ?? '';
}

function textAt(value: unknown, key: string): string {
  const found = membersOf(value)[key];
  return found === undefined ? '' : String(found);
}

function numberAt(value: unknown, key: string): number {
  return Number(membersOf(value)[key]);
}

/** The word of an id; an id that nobody has a word for stands for itself. */
export function wordIn(words: Readonly<Record<string, string>>, id: string): string {
  return Object.hasOwn(words, id) ? (words[id] ?? id) : id;
}
