import { regionOfPostalCode } from './postal-regions.ts';
import { REGIONS_WITH_ZONES, zonesOfRegion } from './region-zones.ts';
import { subdivisionCode } from './subdivision.ts';

/** Where an address puts a lead. */
export interface AddressPlace {
  /** A bare ISO 3166-2 code where the address names one, else what it says in its own words. */
  readonly region?: string;
  /** Sorted IANA zone names; none when the address does not tell. */
  readonly zones: readonly string[];
}

/**
 * What the region and the postal code of an address tell, both optional, both as the list wrote them.
 *
 * The region is the stated one, or the postal code's where none is stated or its words are none of a country whose
 * subdivisions are known. The zones are those of the postal code's region, else of the stated one; where the two name
 * different regions nobody knows which is wrong, and the zones of both count. A postal code that cannot be one of its country
 * tells nothing.
 *
 * @param address.country ISO 3166-1 alpha-2, upper case.
 */
export function placeOfAddress(address: {
  readonly country: string;
  readonly region?: string | undefined;
  readonly postalCode?: string | undefined;
}): AddressPlace {
  const { country } = address;
  const stated = address.region === undefined ? undefined : subdivisionCode(country, address.region);
  const ofPostalCode = address.postalCode === undefined ? undefined : regionOfPostalCode(country, address.postalCode);
  const region = ofPostalCode === undefined || isRegion(country, stated) ? stated : ofPostalCode;
  const zones = [...new Set([ofPostalCode, stated].flatMap((one) => zonesOfRegion(country, one)))].sort();
  return region === undefined ? { zones } : { region, zones };
}

function isRegion(country: string, text: string | undefined): boolean {
  return text !== undefined && REGIONS_WITH_ZONES.get(country)?.includes(text) === true;
}
