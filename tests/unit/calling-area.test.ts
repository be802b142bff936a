import { describe, expect, it } from 'vitest';
import { callingAreaFor, isTimeZone } from '../../shared/domain/calling-area.ts';

const MANY_ZONES = ['America/Chicago', 'America/Denver', 'America/Los_Angeles', 'America/New_York', 'Pacific/Honolulu'];

describe('callingAreaFor', () => {
  it('takes every candidate zone once, sorted, when the list states none', () => {
    expect(
      callingAreaFor({ country: 'GB', candidateZones: ['Europe/London', 'Europe/Jersey', 'Europe/London'] }),
    ).toStrictEqual({
      key: 'GB:Europe/Jersey,Europe/London',
      country: 'GB',
      zones: ['Europe/Jersey', 'Europe/London'],
    });
  });

  it('lets a stated zone stand alone', () => {
    expect(
      callingAreaFor({ country: 'US', region: 'NY', timezone: 'America/New_York', candidateZones: MANY_ZONES }),
    ).toEqual({ key: 'US-NY:America/New_York', country: 'US', region: 'NY', zones: ['America/New_York'] });
  });

  it('takes an empty region for none', () => {
    expect(callingAreaFor({ country: 'IE', region: '', candidateZones: ['Europe/Dublin'] })).toEqual({
      key: 'IE:Europe/Dublin',
      country: 'IE',
      zones: ['Europe/Dublin'],
    });
  });

  it("names the number's region only where it differs from the address", () => {
    const area = { country: 'US', region: 'NY', candidateZones: ['America/New_York'] };

    expect(callingAreaFor({ ...area, numberRegion: 'FL' })).toStrictEqual({
      key: 'US-NY+FL:America/New_York',
      country: 'US',
      region: 'NY',
      numberRegion: 'FL',
      zones: ['America/New_York'],
    });
    expect(callingAreaFor({ ...area, numberRegion: 'NY' })).toStrictEqual(callingAreaFor(area));
    expect(callingAreaFor({ ...area, region: undefined, numberRegion: 'FL' })).toStrictEqual({
      key: 'US+FL:America/New_York',
      country: 'US',
      numberRegion: 'FL',
      zones: ['America/New_York'],
    });
  });

  it('shortens a long key to 64 characters that stay readable at the front', () => {
    const { key } = callingAreaFor({ country: 'US', candidateZones: MANY_ZONES });

    expect(key).toHaveLength(64);
    expect(key).toMatch(/^US:America\/Chicago,America\/Denver,.*=[0-9a-f]{16}$/);
  });

  it('keeps a key of 64 characters as it is', () => {
    expect(callingAreaFor({ country: 'US', region: 'N'.repeat(44), candidateZones: ['America/New_York'] }).key).toBe(
      `US-${'N'.repeat(44)}:America/New_York`,
    );
  });

  it.each([
    ['a shortened one', 'R0', 'US-R0:America/Chicago,America/Denver,America/Lo=839b115106e0710c'],
    ['a hash that begins with a zero', 'R35', 'US-R35:America/Chicago,America/Denver,America/L=048a72dff8500b97'],
  ])('gives for ever the key that is stored (%s)', (_what, region, key) => {
    expect(callingAreaFor({ country: 'US', region, candidateZones: MANY_ZONES }).key).toBe(key);
  });

  it('gives the same key whatever the order of the zones', () => {
    expect(callingAreaFor({ country: 'US', candidateZones: MANY_ZONES.toReversed() })).toEqual(
      callingAreaFor({ country: 'US', candidateZones: MANY_ZONES }),
    );
  });

  it('gives another key to every other country, region or set of zones', () => {
    const zoneSets = [
      MANY_ZONES,
      MANY_ZONES.slice(1),
      MANY_ZONES.slice(0, 4),
      MANY_ZONES.slice(0, 1),
      ['Europe/London'],
    ];
    const regions = [
      undefined,
      'NY',
      'ny',
      'N:Y',
      'N,Y',
      'NY:Europe/London',
      'NY=',
      `${'N'.repeat(80)}Y`,
      'N'.repeat(80),
      'Île-de-France',
    ];
    const keys = ['US', 'CA'].flatMap((country) =>
      regions.flatMap((region) =>
        zoneSets.map((candidateZones) => callingAreaFor({ country, region, candidateZones }).key),
      ),
    );

    expect(new Set(keys).size).toBe(2 * regions.length * zoneSets.length);
    expect(keys.filter((key) => key.length > 64)).toEqual([]);
  });

  it('keeps blanks, signs and foreign letters of a region out of the key', () => {
    const area = callingAreaFor({ country: 'US', region: 'N#Y | Ö\ud800', candidateZones: ['America/New_York'] });

    expect(area.region).toBe('N#Y | Ö\ud800');
    expect(area.key).toMatch(/^US-N%23Y%20[%\w]+:America\/New_York$/);
  });

  it('refuses an area without any zone', () => {
    expect(() => callingAreaFor({ country: 'US', candidateZones: [] })).toThrow(
      new RangeError('A calling area in US needs at least one time zone.'),
    );
  });
});

describe('isTimeZone', () => {
  it.each([
    'Europe/London',
    'America/Argentina/Buenos_Aires',
    'UTC',
    'Asia/Calcutta',
    'Asia/Kolkata',
  ])('knows %s', (name) => {
    expect(isTimeZone(name)).toBe(true);
    expect(isTimeZone(name)).toBe(true);
  });

  it.each([
    '',
    'Mars/Olympus',
    '+02:00',
    '-05',
    'London',
    '2026-01-01T00:00[Europe/London]',
    ' Europe/London',
  ])('refuses %j', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});
