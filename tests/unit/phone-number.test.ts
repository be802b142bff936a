import { describe, expect, it } from 'vitest';
import { parsePhoneNumber } from '../../shared/domain/phone-number.ts';

const CASES = [
  ['+1 (212) 555-0123', undefined, '+12125550123', 'US', 'geographic'],
  ['+1 416 555 0123', undefined, '+14165550123', 'CA', 'geographic'],
  ['+44 20 7946 0123', undefined, '+442079460123', 'GB', 'geographic'],
  ['020 7946 0123', 'GB', '+442079460123', 'GB', 'geographic'],
  ['020 7946 0123', ' gb ', '+442079460123', 'GB', 'geographic'],
  ['0044 20 7946 0123', 'FR', '+442079460123', 'GB', 'geographic'],
  ['+44 20 7946 0123', '', '+442079460123', 'GB', 'geographic'],
  ['+44 20 7946 0123', 'US', '+442079460123', 'GB', 'geographic'],
  ['+61 491 570 006', undefined, '+61491570006', 'AU', 'mobile'],
  ['+7 495 123 45 67', undefined, '+74951234567', 'RU', 'geographic'],
  ['+1 212 555 0123 ext. 5', undefined, '+12125550123', 'US', 'geographic'],
  ['  +49 30 23125 123\n', undefined, '+493023125123', 'DE', 'geographic'],
] as const;

const NON_GEOGRAPHIC = [
  ['toll-free', '+1 800 555 0123', 'US'],
  ['premium-rate', '+1 900 555 0123', 'US'],
  ['shared-cost', '+44 843 123 4567', 'GB'],
  ['shared-cost, of Germany,', '+49 180 5 123456', 'DE'],
  ['voicemail', '+49 177 99 1234567', 'DE'],
  ['internet-telephony', '+44 56 1234 5678', 'GB'],
  ['pager', '+44 76 4012 3456', 'GB'],
  ['company-wide (UAN)', '+44 55 1234 5678', 'GB'],
  ['personal', '+44 70 1234 5678', 'GB'],
] as const;

const IMPOSSIBLE = [
  ['', undefined, 'no-number', 'not a telephone number'],
  ['hello', 'GB', 'no-number', 'not a telephone number'],
  ['call +1 212 555 0123', undefined, 'no-number', 'not a telephone number'],
  ['212 555 0123', undefined, 'no-country', 'national number without a country'],
  ['212 555 0123', '', 'no-country', 'national number without a country'],
  ['212 555 0123', 'XX', 'unknown-country', 'unknown country'],
  ['call 212 555 0123', 'US', 'no-number', 'not a telephone number'],
  ['00 999 123 4567', 'GB', 'unknown-calling-code', 'unknown calling code'],
  ['+999 123 4567', undefined, 'unknown-calling-code', 'unknown calling code'],
  ['+1 212 555 01', undefined, 'wrong-length', 'wrong length for a number of its country'],
  ['+1 212 555 0123 123', undefined, 'wrong-length', 'wrong length for a number of its country'],
  ['12', 'GB', 'wrong-length', 'wrong length for a number of its country'],
  ['+1', undefined, 'too-short', 'too short'],
  ['+44 1234567890123456789', undefined, 'too-long', 'too long'],
  ['+800 1234 5678', undefined, 'of-no-country', 'belongs to no country'],
] as const;

describe('parsePhoneNumber', () => {
  it.each(CASES)('reads %j of country %j', (text, country, e164, itsCountry, numberKind) => {
    expect(parsePhoneNumber(text, country)).toEqual({ kind: 'number', e164, country: itsCountry, numberKind });
  });

  it.each(NON_GEOGRAPHIC)('takes a %s number for non-geographic', (_name, text, country) => {
    expect(parsePhoneNumber(text)).toMatchObject({ kind: 'number', country, numberKind: 'non-geographic' });
  });

  it.each([
    ['+44 7700 900123', 'GB'],
    ['+33 6 39 98 12 34', 'FR'],
    ['+353 20 910 1234', 'IE'],
  ])('accepts %s, reserved for fiction, and takes a number of unclear type for a mobile', (text, country) => {
    expect(parsePhoneNumber(text)).toEqual({
      kind: 'number',
      e164: text.replaceAll(' ', ''),
      country,
      numberKind: 'mobile',
    });
  });

  it('takes a fixed-line-or-mobile number outside the US and Canada for a mobile', () => {
    expect(parsePhoneNumber('+1 787 555 0123')).toMatchObject({ country: 'PR', numberKind: 'mobile' });
  });

  it('gives a number that several countries could have to the stated one among them, otherwise to the main one', () => {
    expect(parsePhoneNumber('+44 7700 900123', 'JE')).toMatchObject({ country: 'JE' });
    expect(parsePhoneNumber('+44 7700 900123', 'DE')).toMatchObject({ country: 'GB' });
    expect(parsePhoneNumber('+44 7700 900123')).toMatchObject({ country: 'GB' });
  });

  it.each(IMPOSSIBLE)('refuses %j of country %j: %s', (text, country, fault, why) => {
    expect(parsePhoneNumber(text, country)).toEqual({ kind: 'impossible', fault, why });
  });

  it('never repeats the number in the reason', () => {
    for (const [text, country] of IMPOSSIBLE) expect(JSON.stringify(parsePhoneNumber(text, country))).not.toMatch(/\d/);
  });
});
