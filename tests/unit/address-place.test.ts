import { describe, expect, it } from 'vitest';
import { placeOfAddress } from '../../shared/domain/address-place.ts';

const TEXAN = ['America/Chicago', 'America/Denver'];

describe('placeOfAddress', () => {
  it.each([
    ['postal code alone', { country: 'US', postalCode: '73301' }, { region: 'TX', zones: TEXAN }],
    ['region alone', { country: 'US', region: 'tx' }, { region: 'TX', zones: TEXAN }],
    ['both, of one mind', { country: 'US', region: 'Texas', postalCode: '73301' }, { region: 'TX', zones: TEXAN }],
    [
      'region nobody knows beside a postal code',
      { country: 'US', region: 'Lone Star', postalCode: '73301' },
      { region: 'TX', zones: TEXAN },
    ],
    [
      'region beside an impossible postal code',
      { country: 'US', region: 'TX', postalCode: 'M5V 2T6' },
      { region: 'TX', zones: TEXAN },
    ],
    ['neither', { country: 'US' }, { zones: [] }],
    ['an impossible postal code alone', { country: 'US', postalCode: '1' }, { zones: [] }],
    ['region nobody knows alone', { country: 'US', region: 'Lone Star' }, { region: 'Lone Star', zones: [] }],
    ['a country whose subdivisions need no table', { country: 'GB', region: 'sct' }, { region: 'SCT', zones: [] }],
    [
      'a country of one clock',
      { country: 'DE', region: 'Bayern', postalCode: '80331' },
      { region: 'Bayern', zones: ['Europe/Berlin'] },
    ],
    [
      'a wider region of the same place',
      { country: 'ES', region: 'ES-CN', postalCode: '35001' },
      { region: 'CN', zones: ['Atlantic/Canary'] },
    ],
  ])('%s', (_what, address, place) => {
    expect(placeOfAddress(address)).toStrictEqual(place);
  });

  it('counts the zones of both where region and postal code contradict each other', () => {
    expect(placeOfAddress({ country: 'US', region: 'CA', postalCode: '10001' })).toStrictEqual({
      region: 'CA',
      zones: ['America/Los_Angeles', 'America/New_York'],
    });
  });
});
