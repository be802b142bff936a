import {
  type CountryCode,
  isSupportedCountry,
  type NumberType,
  ParseError,
  parsePhoneNumberWithError,
} from 'libphonenumber-js/max';

/** What a number's own digits tell of where it may ring. */
export type NumberKind = 'geographic' | 'mobile' | 'non-geographic';

export type ParsedNumber =
  | {
      readonly kind: 'number';
      readonly e164: string;
      /** ISO 3166-1 alpha-2, upper case. */
      readonly country: string;
      readonly numberKind: NumberKind;
    }
  /** `why` is fit for a reject file: it never contains the number. */
  | { readonly kind: 'impossible'; readonly fault: NumberFault; readonly why: string };

const FAULT_WORDS = {
  'unknown-country': 'unknown country',
  'unknown-calling-code': 'unknown calling code',
  'no-country': 'national number without a country',
  'wrong-length': 'wrong length for a number of its country',
  'too-short': 'too short',
  'too-long': 'too long',
  'of-no-country': 'belongs to no country',
  'no-number': 'not a telephone number',
} as const;

export type NumberFault = keyof typeof FAULT_WORDS;

/**
 * Reads one telephone number, international (`+…`) or, with the country (ISO 3166-1 alpha-2), national.
 *
 * Accepts every number of a possible length, assigned or not, so that reserved and fictional ranges pass; an extension is
 * dropped. Where several countries share a calling code and the digits do not tell which, the given country stands if it is
 * one of them, otherwise the main country of the code. Never throws.
 */
export function parsePhoneNumber(text: string, country?: string): ParsedNumber {
  const stated = country?.trim().toUpperCase();
  if (stated !== undefined && stated !== '' && !isSupportedCountry(stated)) return impossible('unknown-country');
  return parse(text.trim(), stated === '' ? undefined : stated);
}

function parse(text: string, stated: CountryCode | undefined): ParsedNumber {
  try {
    const number = parsePhoneNumberWithError(
      text,
      // Stryker disable next-line ConditionalExpression: to the parser a country of undefined is none, its types want it left out.
      stated === undefined ? { extract: false } : { defaultCountry: stated, extract: false },
    );
    if (!number.isPossible()) return impossible('wrong-length');
    const country = number.country ?? countryAmong(number.getPossibleCountries(), stated);
    if (country === undefined) return impossible('of-no-country');
    return { kind: 'number', e164: number.number, country, numberKind: numberKindOf(number.getType(), country) };
  } catch (error) {
    // Stryker disable next-line ConditionalExpression: no input makes the parser throw anything else; if one does, it is seen.
    if (error instanceof ParseError) return impossible(faultFor(error.message, text, stated));
    throw error;
  }
}

/** Countries that share a calling code come with the main one first. */
function countryAmong(countries: readonly CountryCode[], stated: CountryCode | undefined): CountryCode | undefined {
  return countries.find((country) => country === stated) ?? countries[0];
}

/** In the US and Canada mobiles carry area codes like everybody else; elsewhere an unclear number may be a mobile. */
function numberKindOf(type: NumberType, country: CountryCode): NumberKind {
  switch (type) {
    case 'FIXED_LINE':
      return 'geographic';
    case 'FIXED_LINE_OR_MOBILE':
      return country === 'US' || country === 'CA' ? 'geographic' : 'mobile';
    case 'MOBILE':
    case undefined:
      return 'mobile';
    case 'TOLL_FREE':
    case 'SHARED_COST':
    case 'PREMIUM_RATE':
    case 'VOIP':
    case 'PAGER':
    case 'UAN':
    case 'PERSONAL_NUMBER':
    case 'VOICEMAIL':
      return 'non-geographic';
  }
}

function faultFor(parserCode: string, text: string, stated: CountryCode | undefined): NumberFault {
  switch (parserCode) {
    case 'INVALID_COUNTRY':
      return text.startsWith('+') || stated !== undefined ? 'unknown-calling-code' : 'no-country';
    case 'TOO_SHORT':
      return 'too-short';
    case 'TOO_LONG':
      return 'too-long';
    default:
      return 'no-number';
  }
}

function impossible(fault: NumberFault): ParsedNumber {
  return { kind: 'impossible', fault, why: FAULT_WORDS[fault] };
}
