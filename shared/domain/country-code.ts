const NAMES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** What has a name as a region and is no country: unions, and codes for nothing in particular. */
const NO_COUNTRIES: ReadonlySet<string> = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);

/**
 * The ISO 3166-1 code of the country that two letters mean, upper case: of `GB` and `uk` it is `GB`. Undefined when they
 * mean none.
 */
export function canonicalCountry(letters: string): string | undefined {
  if (!/^[A-Za-z]{2}$/.test(letters)) return undefined;
  const code = new Intl.Locale(`und-${letters}`).region;
  return code === undefined || NO_COUNTRIES.has(code) || NAMES.of(code) === undefined ? undefined : code;
}
