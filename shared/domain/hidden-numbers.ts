import type { LeadNumber } from './lead.ts';

/** So many last digits tell a number, whichever of its prefixes are written before them. */
const TELLING_DIGITS = 8;
/** E.164 has no more. */
const MOST_DIGITS = 15;

/** The zeros of the digits that keyboards of our countries write: ASCII, full width, Arabic, Persian, Devanagari. */
const ZEROS = [0x30, 0xff10, 0x660, 0x6f0, 0x966] as const;
const PLUS = '[+\\uff0b]';
/** What people put between the digits of one number. */
const BETWEEN = '[\\s\\p{Pd}\\p{Cf}().,/_·]{0,3}';

const INTERNATIONAL = new RegExp(
  `${PLUS}${BETWEEN}\\p{Nd}(?:${BETWEEN}\\p{Nd}){7,${MOST_DIGITS - 1}}(?!\\p{Nd})`,
  'gu',
);

/** The text with the given numbers taken out, however they are written: with prefixes or without, digits apart or together. */
export function withoutNumbers(text: string, numbers: readonly Pick<LeadNumber, 'e164'>[]): string {
  return numbers.reduce(
    (left, { e164 }) => (e164 === '' ? left : left.replaceAll(writtenForms(e164), '[their number]')),
    text,
  );
}

/** The text without whatever is written as a number of any country, with its plus: nobody knows whose else it may be. */
export function withoutInternationalNumbers(text: string): string {
  return text.replaceAll(INTERNATIONAL, '[a number]');
}

function writtenForms(e164: string): RegExp {
  const digits = e164.replaceAll(/\D/g, '').slice(-TELLING_DIGITS);
  const telling = [...digits].map(digitForms).join(BETWEEN);
  const prefixes = `(?:${PLUS}?\\(?\\p{Nd}(?:${BETWEEN}\\p{Nd}){0,6}${BETWEEN})?`;
  return new RegExp(`${prefixes}${telling}(?!\\p{Nd})`, 'gu');
}

function digitForms(digit: string): string {
  return `[${ZEROS.map((zero) => String.fromCodePoint(zero + Number(digit))).join('')}]`;
}
