import type { NumberKind } from '../../domain/phone-number.ts';

/** Knows from a numbering plan in which time zones a number may ring. */
export interface NumberZones {
  /**
   * Every IANA zone the number may be in, at least one. Every number of the US and Canada: the zones of its longest known
   * prefix, which is all of North America where nothing but the calling code is known (toll-free). Geographic numbers
   * elsewhere: the zones of their area code. All others, and unknown area codes: all zones of the country.
   *
   * @throws RangeError naming the country, never the number, when neither prefix nor country has a known zone.
   */
  candidateZones(number: {
    readonly e164: string;
    readonly country: string;
    readonly numberKind: NumberKind;
  }): readonly string[];
}
