import { beforeAll, describe, expect, it } from 'vitest';
import { PrefixNumberZones } from '../../shared/adapters/number-plan/prefix-number-zones.ts';
import { isTimeZone } from '../../shared/domain/calling-area.ts';
import { parsePhoneNumber } from '../../shared/domain/phone-number.ts';

let zones: PrefixNumberZones;
beforeAll(() => {
  zones = PrefixNumberZones.load();
});

function candidatesFor(text: string): readonly string[] {
  const number = parsePhoneNumber(text);
  if (number.kind === 'impossible') throw new Error(number.why);
  return zones.candidateZones(number);
}

describe('PrefixNumberZones', () => {
  it.each([
    ['+1 212 555 0123', ['America/New_York']],
    ['+1 808 555 0123', ['Pacific/Honolulu']],
    ['+1 604 555 0123', ['America/Vancouver']],
    ['+7 495 123 45 67', ['Europe/Moscow']],
    ['+61 2 9155 0123', ['Australia/Sydney']],
    ['+44 20 7946 0123', ['Europe/London']],
  ])('gives geographic number %s the zones of its longest known prefix', (text, expected) => {
    expect(candidatesFor(text)).toEqual(expected);
  });

  it.each([
    ['+7 916 123 45 67', 'Asia/Kamchatka', 'Europe/Kaliningrad'],
    ['+61 491 570 006', 'Australia/Perth', 'Australia/Sydney'],
    ['+61 1300 975 707', 'Australia/Perth', 'Australia/Sydney'],
    ['+34 612 34 56 78', 'Atlantic/Canary', 'Europe/Madrid'],
  ])('lets %s, mobile or non-geographic, be in any zone of its country', (text, oneEnd, otherEnd) => {
    expect(candidatesFor(text)).toEqual(expect.arrayContaining([oneEnd, otherEnd]));
  });

  it('knows a number of the US or Canada by its area code, whatever its kind', () => {
    const number = { e164: '+14165550123', country: 'CA', numberKind: 'mobile' } as const;

    expect(zones.candidateZones(number)).toEqual(['America/Toronto']);
  });

  it('lets a toll-free number of the US be anywhere its prefix is used', () => {
    expect(candidatesFor('+1 800 555 0123')).toEqual(
      expect.arrayContaining(['America/New_York', 'America/St_Johns', 'Pacific/Honolulu']),
    );
  });

  it.each([
    ['+49 30 23125 123', ['Europe/Berlin', 'Europe/Busingen']],
    ['+353 1 234 5678', ['Europe/Dublin']],
  ])('lets geographic number %s be in any zone of its country where its area code is not listed', (text, expected) => {
    expect(candidatesFor(text)).toEqual(expected);
  });

  it('falls back to all zones of the country where the prefix is unknown', () => {
    expect(zones.candidateZones({ e164: '+99912345', country: 'ES', numberKind: 'geographic' })).toEqual([
      'Africa/Ceuta',
      'Atlantic/Canary',
      'Europe/Madrid',
    ]);
  });

  it('falls back to the prefix where the country lists no zone', () => {
    expect(zones.candidateZones({ e164: '+24740123', country: 'AC', numberKind: 'mobile' })).toEqual([
      'Atlantic/St_Helena',
    ]);
  });

  it('names the country, not the number, when no zone is known at all', () => {
    expect(() => zones.candidateZones({ e164: '+99912345', country: 'XZ', numberKind: 'mobile' })).toThrow(
      new RangeError('No time zone is known for numbers of country XZ.'),
    );
  });

  it('gives only zones that the runtime can compute with', () => {
    const everywhere = [
      'US',
      'CA',
      'GB',
      'IE',
      'DE',
      'FR',
      'SE',
      'AU',
      'RU',
      'ES',
      'IT',
      'NL',
      'PL',
      'JP',
      'BR',
      'IN',
      'UA',
    ]
      .flatMap((country) => zones.candidateZones({ e164: '+99912345', country, numberKind: 'mobile' }))
      .concat(candidatesFor('+1 800 555 0123'));

    expect(everywhere.filter((zone) => !isTimeZone(zone))).toEqual([]);
  });
});
