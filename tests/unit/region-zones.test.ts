import { describe, expect, it } from 'vitest';
import { isTimeZone } from '../../shared/domain/calling-area.ts';
import regionZones from '../../shared/domain/data/region-zones.json' with { type: 'json' };
import subdivisionNames from '../../shared/domain/data/subdivision-names.json' with { type: 'json' };
import { REGIONS_WITH_ZONES, zonesOfRegion } from '../../shared/domain/region-zones.ts';

const tables = Object.entries<Readonly<Record<string, string>>>(regionZones);
const YEARS_OF_ONE_CLOCK = { first: 2020, last: 2030 };

/** What the clocks of a zone show each Wednesday of the years, as one text. */
function clockOf(zone: string): string {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset', year: 'numeric' });
  const offsets: string[] = [];
  const end = Date.UTC(YEARS_OF_ONE_CLOCK.last + 1, 0, 1);
  for (let at = Date.UTC(YEARS_OF_ONE_CLOCK.first, 0, 1, 12); at < end; at += 7 * 86_400_000) {
    offsets.push(format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '');
  }
  return offsets.join(' ');
}

/** The zones of a country as the runtime's own data names them. */
function zonesOfCountry(country: string): readonly string[] {
  const locale: Intl.Locale & { getTimeZones?: () => readonly string[] | undefined } = new Intl.Locale(
    `und-${country}`,
  );
  return locale.getTimeZones?.() ?? [];
}

describe('zonesOfRegion', () => {
  it.each([
    ['US', 'NY', ['America/New_York']],
    ['US', 'TX', ['America/Chicago', 'America/Denver']],
    ['US', 'FL', ['America/Chicago', 'America/New_York']],
    ['US', 'TN', ['America/Chicago', 'America/New_York']],
    ['US', 'IN', ['America/Chicago', 'America/Indiana/Indianapolis']],
    ['US', 'OR', ['America/Boise', 'America/Los_Angeles']],
    ['US', 'AK', ['America/Adak', 'America/Anchorage']],
    ['US', 'PR', ['America/Puerto_Rico']],
    ['CA', 'ON', ['America/Atikokan', 'America/Toronto', 'America/Winnipeg']],
    ['CA', 'NL', ['America/Goose_Bay', 'America/St_Johns']],
    ['AU', 'NSW', ['Australia/Broken_Hill', 'Australia/Lord_Howe', 'Australia/Sydney']],
    ['MX', 'BCN', ['America/Tijuana']],
    ['BR', 'PE', ['America/Noronha', 'America/Recife']],
    ['RU', 'SA', ['Asia/Srednekolymsk', 'Asia/Vladivostok', 'Asia/Yakutsk']],
    ['RU', 'KGD', ['Europe/Kaliningrad']],
    ['ES', 'TF', ['Atlantic/Canary']],
    ['PT', '20', ['Atlantic/Azores']],
    ['ID', 'BA', ['Asia/Makassar']],
    ['NZ', 'CIT', ['Pacific/Chatham']],
  ])('knows the zones of %s-%s', (country, region, zones) => {
    expect(zonesOfRegion(country, region)).toEqual(zones);
  });

  it.each([['DE'], ['AR'], ['CY'], ['MY'], ['UZ']])('gives %s one zone whatever the region', (country) => {
    expect(zonesOfRegion(country, 'BY')).toHaveLength(1);
    expect(zonesOfRegion(country, 'no code')).toEqual(zonesOfRegion(country, undefined));
    expect(zonesOfRegion(country, undefined)).toEqual(zonesOfRegion(country, 'BY'));
  });

  it.each([
    ['US', undefined],
    ['US', ''],
    ['US', '*'],
    ['US', 'ON'],
    ['GB', 'SCT'],
    ['constructor', 'NY'],
  ])('knows none for %s-%s', (country, region) => {
    expect(zonesOfRegion(country, region)).toEqual([]);
  });
});

describe('the table of regions', () => {
  it('names zones that the runtime knows', () => {
    expect(tables.flatMap(([, zones]) => Object.keys(zones)).filter((zone) => !isTimeZone(zone))).toEqual([]);
  });

  it('knows all subdivisions of every country in it', () => {
    expect([...REGIONS_WITH_ZONES].map(([country, regions]) => [country, regions.length])).toEqual([
      ['AR', 0],
      ['AU', 8],
      ['BR', 27],
      ['CA', 13],
      ['CL', 16],
      ['CN', 31],
      ['CY', 0],
      ['DE', 0],
      ['EC', 24],
      ['ES', 69],
      ['ID', 38],
      ['MX', 32],
      ['MY', 0],
      ['NZ', 17],
      ['PT', 20],
      ['RU', 83],
      ['US', 57],
      ['UZ', 0],
    ]);
    for (const [country, names] of Object.entries(subdivisionNames)) {
      expect(REGIONS_WITH_ZONES.get(country)).toEqual(Object.keys(names).sort());
    }
  });

  it.each(tables)('keeps the zones of %s in the order of their names', (_country, zones) => {
    expect(Object.keys(zones)).toEqual(Object.keys(zones).sort());
  });

  it.each(tables)('covers every time that clocks in %s show', (country, zones) => {
    const shown = new Set(Object.keys(zones).map(clockOf));
    const covered = zonesOfCountry(country).filter((zone) => shown.has(clockOf(zone)));

    expect(covered).toEqual(zonesOfCountry(country));
    expect(covered).not.toEqual([]);
  });

  it.each(tables)('names no two zones that show the same time for one region of %s', (country) => {
    for (const region of REGIONS_WITH_ZONES.get(country) ?? []) {
      const zones = zonesOfRegion(country, region);
      expect([region, new Set(zones.map(clockOf)).size]).toEqual([region, zones.length]);
    }
  });
});
