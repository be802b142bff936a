import { placeOfAddress } from '../domain/address-place.ts';
import { type CallingArea, callingAreaFor } from '../domain/calling-area.ts';
import { regionOfNumber } from '../domain/number-region.ts';
import type { NumberZones } from './ports/number-zones.ts';

type NumberInPlan = Parameters<NumberZones['candidateZones']>[0];

/** What is known of where a lead is, in the words of whoever told. */
export interface StatedPlace {
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string;
  readonly region: string | undefined;
  readonly postalCode: string | undefined;
  /** IANA zone name. */
  readonly timezone: string | undefined;
}

/**
 * The area of one of a lead's numbers; none when no source knows a zone.
 *
 * A stated zone stands alone; else the zones of the address count, else all that the numbering plan names for the number. The
 * address is taken for the numbers of its own country only: a number of another country is where its own digits say.
 */
export function areaOfNumber(number: NumberInPlan, place: StatedPlace, zones: NumberZones): CallingArea | undefined {
  const { country } = number;
  const address = placeOfAddress(place.country === country ? place : { country });
  const isPlaced = place.timezone !== undefined || address.zones.length > 0;
  const candidateZones = isPlaced ? address.zones : zonesOf(number, zones);
  if (!isPlaced && candidateZones.length === 0) return undefined;
  return callingAreaFor({
    country,
    region: address.region,
    numberRegion: regionOfNumber(country, number.e164),
    timezone: place.timezone,
    candidateZones,
  });
}

/** None when the numbering plan knows none. */
function zonesOf(number: NumberInPlan, zones: NumberZones): readonly string[] {
  try {
    return zones.candidateZones(number);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}
