import postalRegions from './data/postal-regions.json' with { type: 'json' };

/** By country and subdivision: beginnings of postal codes, `350-369` for all between two of the same length. */
const prefixesByRegion: Readonly<Record<string, Readonly<Record<string, string>>>> = postalRegions;

/** What a whole postal code looks like once blanks and hyphens are gone; in Canada its first half will do. */
const FORMATS: Readonly<Record<string, RegExp>> = {
  AU: /^\d{4}$/,
  BR: /^\d{8}$/,
  CA: /^[A-Z]\d[A-Z](\d[A-Z]\d)?$/,
  ES: /^\d{5}$/,
  MX: /^\d{5}$/,
  PT: /^\d{4}(\d{3})?$/,
  RU: /^\d{6}$/,
  US: /^\d{5}(\d{4})?$/,
};

const regionsByCountryAndPrefix = new Map(
  Object.entries(prefixesByRegion).map(([country, regions]) => [country, regionByPrefix(regions)]),
);

/**
 * The subdivision, a bare ISO 3166-2 code, that a postal code lies in; none when the text is no postal code of the country,
 * when the code lies in several subdivisions (Australia's 0872) or in none (the US forces abroad), and for countries that are
 * not in the table: the US, Canada, Mexico, Brazil, Spain, Portugal's islands, Russia and Australia are.
 *
 * Sources: the postal authorities' public lists of ranges (USPS Labeling List L002, Canada Post, Australia Post, Correos,
 * CTT, Correios, Sepomex, Russian Post), as Google's address data (libaddressinput) sums them up.
 *
 * @param country ISO 3166-1 alpha-2, upper case.
 * @param postalCode as people write it: any case, blanks and hyphens anywhere.
 */
export function regionOfPostalCode(country: string, postalCode: string): string | undefined {
  const code = postalCode.replaceAll(/[\s-]/g, '').toUpperCase();
  const regions = regionsByCountryAndPrefix.get(country);
  if (regions === undefined || FORMATS[country]?.test(code) !== true) return undefined;
  for (let length = code.length; length > 0; length -= 1) {
    const region = regions.get(code.slice(0, length));
    if (region !== undefined) return region;
  }
  return undefined;
}

function regionByPrefix(regions: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(regions).flatMap(([region, ranges]) =>
      ranges.split(' ').flatMap((range) => prefixesIn(range).map((prefix): [string, string] => [prefix, region])),
    ),
  );
}

function prefixesIn(range: string): readonly string[] {
  const [first = '', last] = range.split('-');
  if (last === undefined) return [first];
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) =>
    String(Number(first) + index).padStart(first.length, '0'),
  );
}
