import type { LeadNumber } from './lead.ts';

/** So many last digits tell a number, whichever of its prefixes are written before them. */
const TELLING_DIGITS = 8;

/** The text with the given numbers taken out, however they are written: with prefixes or without, digits apart or together. */
export function withoutNumbers(text: string, numbers: readonly Pick<LeadNumber, 'e164'>[]): string {
  return numbers.reduce((left, { e164 }) => left.replaceAll(writtenForms(e164), '[their number]'), text);
}

function writtenForms(e164: string): RegExp {
  const digits = e164.replaceAll(/\D/g, '').slice(-TELLING_DIGITS);
  return new RegExp(`(?:[+(]{0,2}\\d[\\d ().-]{0,12})?${[...digits].join('[ ().-]{0,2}')}(?!\\d)`, 'g');
}
