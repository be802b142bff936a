import areaCodes from './data/area-codes.json' with { type: 'json' };

const areaCodesByRegion: Readonly<Record<string, Readonly<Record<string, string>>>> = areaCodes;

const regionsByCountryAndAreaCode = new Map(
  Object.entries(areaCodesByRegion).map(([country, regions]) => [
    country,
    new Map(Object.entries(regions).flatMap(([region, codes]) => codes.split(' ').map((code) => [code, region]))),
  ]),
);

/**
 * The state or province, a bare ISO 3166-2 code, that the area code of a US or Canadian number names: where the number was
 * given out, which laws go by, not where the phone is. None for toll-free numbers, for area codes over several provinces (902
 * and 782, 867) and for every other country.
 *
 * The table is generated: `data/generate-area-codes.ts` tells its sources.
 *
 * @param country of the number, ISO 3166-1 alpha-2, upper case.
 */
export function regionOfNumber(country: string, e164: string): string | undefined {
  return regionsByCountryAndAreaCode.get(country)?.get(e164.slice('+1'.length, '+1'.length + 3));
}
