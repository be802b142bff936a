import { describe, expect, it } from 'vitest';
import { canonicalCountry } from '../../shared/domain/country-code.ts';

describe('two letters', () => {
  it.each([
    ['DE', 'DE'],
    ['de', 'DE'],
    ['UK', 'GB'],
    ['PR', 'PR'],
    ['XK', 'XK'],
  ])('%s mean the country %s', (letters, code) => {
    expect(canonicalCountry(letters)).toBe(code);
  });

  it.each([
    'EU',
    'EZ',
    'QO',
    'UN',
    'XA',
    'XB',
    'ZZ',
    'XQ',
    'D',
    'DEU',
    '49',
    '',
    'D E',
    'DE-BY',
  ])('%j mean none', (letters) => {
    expect(canonicalCountry(letters)).toBeUndefined();
  });
});
