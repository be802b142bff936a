import { describe, expect, it } from 'vitest';
import { subdivisionCode } from '../../shared/domain/subdivision.ts';

describe('subdivisionCode', () => {
  it.each([
    ['US', 'NY', 'NY'],
    ['US', 'ny', 'NY'],
    ['US', 'US-NY', 'NY'],
    ['US', ' us-ny ', 'NY'],
    ['DE', 'de-by', 'BY'],
    ['RU', 'MOW', 'MOW'],
    ['PT', '20', '20'],
  ])('reads the code of %s written as "%s"', (country, text, code) => {
    expect(subdivisionCode(country, text)).toBe(code);
  });

  it.each([
    ['US', 'New York', 'NY'],
    ['US', 'north  dakota', 'ND'],
    ['US', 'District of Columbia', 'DC'],
    ['CA', 'Québec', 'QC'],
    ['CA', 'Newfoundland-and-Labrador', 'NL'],
    ['AU', 'NEW SOUTH WALES', 'NSW'],
  ])('reads the English name in %s: "%s"', (country, text, code) => {
    expect(subdivisionCode(country, text)).toBe(code);
  });

  it.each([
    ['DE', 'Bayern'],
    ['US', 'CA-ON'],
    ['US', 'Ontario'],
    ['US', 'Up State'],
    ['US', 'ß'],
    ['US', 'N#Y | Ö\ud800'],
    ['US', ''],
  ])('leaves in %s as it is what it does not know: "%s"', (country, text) => {
    expect(subdivisionCode(country, text)).toBe(text);
  });
});
