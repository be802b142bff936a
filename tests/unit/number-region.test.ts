import { describe, expect, it } from 'vitest';
import areaCodes from '../../shared/domain/data/area-codes.json' with { type: 'json' };
import { generateAreaCodes } from '../../shared/domain/data/generate-area-codes.ts';
import subdivisionNames from '../../shared/domain/data/subdivision-names.json' with { type: 'json' };
import { regionOfNumber } from '../../shared/domain/number-region.ts';
import { parsePhoneNumber } from '../../shared/domain/phone-number.ts';

describe('regionOfNumber', () => {
  it.each([
    ['US', '+13055550101', 'FL'],
    ['US', '+12125550101', 'NY'],
    ['US', '+12035550101', 'CT'],
    ['US', '+12025550101', 'DC'],
    ['US', '+12065550101', 'WA'],
    ['US', '+15725550101', 'OK'],
    ['US', '+12275550101', 'MD'],
    ['US', '+16215550101', 'TX'],
    ['CA', '+14165550101', 'ON'],
    ['CA', '+12575550101', 'BC'],
    ['CA', '+17095550101', 'NL'],
  ])('knows the region of the area code in %s %s: %s', (country, e164, region) => {
    expect(regionOfNumber(country, e164)).toBe(region);
  });

  it.each([
    ['US', '+18005550101', 'toll-free'],
    ['US', '+15005550101', 'personal'],
    ['US', '+12995550101', 'no area code'],
    ['US', '+14165550101', 'an area code of the other country'],
    ['CA', '+19025550101', 'two provinces'],
    ['CA', '+18675550101', 'three territories'],
    ['PR', '+17875550101', 'a country of its own'],
    ['GB', '+442125550101', 'elsewhere'],
  ])('knows none for %s %s (%s)', (country, e164) => {
    expect(regionOfNumber(country, e164)).toBeUndefined();
  });
});

describe('the table of area codes', () => {
  it('is what its generator writes', () => {
    expect(areaCodes).toEqual(generateAreaCodes());
  });

  it('has every state, and every province but those that share area codes with others', () => {
    expect(Object.keys(areaCodes.US)).toEqual(
      Object.keys(subdivisionNames.US).filter((region) => !['AS', 'GU', 'MP', 'PR', 'UM', 'VI'].includes(region)),
    );
    expect(Object.keys(areaCodes.CA)).toEqual(['AB', 'BC', 'MB', 'NB', 'NL', 'ON', 'QC', 'SK']);
  });

  it('has every area code once', () => {
    const codes = Object.values(areaCodes).flatMap((regions) => Object.values(regions).join(' ').split(' '));

    expect(new Set(codes).size).toBe(codes.length);
  });

  it('leaves out no area code of the numbering plan but those of several provinces', () => {
    const missing: string[] = [];
    for (let areaCode = 200; areaCode < 1000; areaCode += 1) {
      const number = parsePhoneNumber(`+1${areaCode}2345678`);
      if (number.kind === 'impossible' || number.numberKind !== 'geographic') continue;
      if (!['US', 'CA'].includes(number.country)) continue;
      if (regionOfNumber(number.country, number.e164) === undefined) missing.push(String(areaCode));
    }

    expect(missing).toEqual(['782', '867', '902']);
  });
});
