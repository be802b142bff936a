import { getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/max';
import type { NumberZones } from '../../application/ports/number-zones.ts';
import type { NumberKind } from '../../domain/phone-number.ts';
import prefixesByZones from './number-zones.json' with { type: 'json' };

/**
 * Zones from Google's table of number prefixes, held in memory. The table is part of the code, so that a bundled function
 * has it, too.
 */
export class PrefixNumberZones implements NumberZones {
  readonly #zonesByPrefix: ReadonlyMap<string, readonly string[]>;
  readonly #longestPrefix: number;
  readonly #zonesByCountry = new Map<string, readonly string[]>();

  private constructor(zonesByPrefix: ReadonlyMap<string, readonly string[]>) {
    this.#zonesByPrefix = zonesByPrefix;
    this.#longestPrefix = Math.max(...[...zonesByPrefix.keys()].map((prefix) => prefix.length));
  }

  /** Takes the table apart, a few milliseconds: load once and keep. */
  static load(): PrefixNumberZones {
    const entries = Object.entries(prefixesByZones).flatMap(([joined, prefixes]) => {
      const zones = joined.split('&');
      return prefixes.split(' ').map((prefix) => [prefix, zones] as const);
    });
    return new PrefixNumberZones(new Map(entries));
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
