import fc from 'fast-check';
import { expect, it } from 'vitest';
import { callingAreaFor } from '../../shared/domain/calling-area.ts';
import postalRegions from '../../shared/domain/data/postal-regions.json' with { type: 'json' };
import { regionOfNumber } from '../../shared/domain/number-region.ts';
import { regionOfPostalCode } from '../../shared/domain/postal-regions.ts';
import { REGIONS_WITH_ZONES, zonesOfRegion } from '../../shared/domain/region-zones.ts';
import { subdivisionCode } from '../../shared/domain/subdivision.ts';

const aRegion = fc.option(
  fc.oneof(
    fc.constantFrom('NY', 'FL', 'N', 'Y', 'NY+FL', 'NY-FL', '+FL', 'NY:America/New_York', '%2B'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 70 }),
  ),
  { nil: undefined },
);
const anInput = fc.record({
  country: fc.constantFrom('US', 'CA'),
  region: aRegion,
  numberRegion: aRegion,
  candidateZones: fc.uniqueArray(
    fc.constantFrom('America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'),
    { minLength: 1 },
  ),
});

it('two calling areas have the same key exactly when they are the same, and none is longer than 64 characters', () => {
  fc.assert(
    fc.property(anInput, anInput, fc.boolean(), (one, another, isNearlyTheSame) => {
      const first = callingAreaFor(one);
      const second = callingAreaFor(isNearlyTheSame ? { ...one, numberRegion: another.numberRegion } : another);
      const { key: firstKey, ...firstPlace } = first;
      const { key: secondKey, ...secondPlace } = second;

      expect(firstKey === secondKey).toBe(JSON.stringify(firstPlace) === JSON.stringify(secondPlace));
      expect(firstKey.length).toBeLessThanOrEqual(64);
    }),
    { numRuns: 3000 },
  );
});

it('every beginning of a postal code of three digits names nothing or a state whose zones are known', () => {
  for (let prefix = 0; prefix < 1000; prefix += 1) {
    const region = regionOfPostalCode('US', `${String(prefix).padStart(3, '0')}00`);
    if (region !== undefined) expect(zonesOfRegion('US', region)).not.toEqual([]);
  }
});

it('every postal code of a country names nothing or a region whose zones are known, and every region has one', () => {
  for (const [country, regions] of Object.entries(postalRegions)) {
    expect(REGIONS_WITH_ZONES.get(country)).toEqual(expect.arrayContaining(Object.keys(regions)));
  }
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(postalRegions)),
      fc.stringMatching(/^[A-Z0-9]{3,9}$/),
      (country, text) => {
        const region = regionOfPostalCode(country, text);
        if (region !== undefined) expect(zonesOfRegion(country, region)).not.toEqual([]);
      },
    ),
    { numRuns: 2000 },
  );
});

it('every area code from 200 to 999 names nothing or a region whose zones are known', () => {
  for (const country of ['US', 'CA']) {
    for (let areaCode = 200; areaCode < 1000; areaCode += 1) {
      const region = regionOfNumber(country, `+1${areaCode}5550101`);
      if (region !== undefined) expect(zonesOfRegion(country, region)).not.toEqual([]);
    }
  }
});

it('a subdivision that was read is read as itself', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('US', 'CA', 'AU', 'DE'),
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[A-Za-z]{2}-[A-Za-z0-9]{1,3}$/)),
      (country, text) => {
        const read = subdivisionCode(country, text);
        expect(subdivisionCode(country, read)).toBe(read);
      },
    ),
  );
});
