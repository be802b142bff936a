import regionZones from './data/region-zones.json' with { type: 'json' };

/** By country, then by zone in the order of their names: the subdivisions that lie in it, or `*` for all of a country whose zones show one time. */
const regionsByZone: Readonly<Record<string, Readonly<Record<string, string>>>> = regionZones;
const WHOLE_COUNTRY = '*';

const zonesByCountryAndRegion = new Map(
  Object.entries(regionsByZone).map(([country, zones]) => [country, zonesByRegion(zones)]),
);

/**
 * Every IANA zone in which a subdivision lies, sorted; none where they are not known. A subdivision over several zones has
 * all of them, so that a call waits until each of them allows it.
 *
 * Known are the US, Canada, Mexico, Brazil, Chile, Ecuador, Spain, Portugal, Russia, China, Indonesia, Australia and New
 * Zealand by subdivision; Germany, Argentina, Cyprus, Malaysia and Uzbekistan, whose zones have shown the same time since
 * 2020, whatever the subdivision, even without one. Countries that have a single zone need no table.
 *
 * Of several zones in one subdivision that have shown the same time since 2020 one stands for all. Source: the tz database
 * (zone1970.tab with its comments, and the notes in its files northamerica, southamerica, europe, asia and australasia).
 * What has no legal standing, such as single villages that keep their neighbours' time, is left out.
 *
 * @param country ISO 3166-1 alpha-2, upper case.
 * @param region bare ISO 3166-2 code, upper case.
 */
export function zonesOfRegion(country: string, region: string | undefined): readonly string[] {
  const zones = zonesByCountryAndRegion.get(country);
  return zones?.get(region ?? WHOLE_COUNTRY) ?? zones?.get(WHOLE_COUNTRY) ?? [];
}

/** The subdivisions whose zones are known, by country; none for a country that has the same zone everywhere. */
export const REGIONS_WITH_ZONES: ReadonlyMap<string, readonly string[]> = new Map(
  [...zonesByCountryAndRegion].map(([country, zones]) => [
    country,
    [...zones.keys()].filter((region) => region !== WHOLE_COUNTRY).sort(),
  ]),
);

function zonesByRegion(zones: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  const result = new Map<string, readonly string[]>();
  for (const [zone, regions] of Object.entries(zones)) {
    for (const region of regions.split(' ')) result.set(region, [...(result.get(region) ?? []), zone]);
  }
  return result;
}
