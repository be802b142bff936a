import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutInternationalNumbers, withoutNumbers } from '../../shared/domain/hidden-numbers.ts';

const NUMBER = [{ e164: '+493012345678' }];

describe('the numbers of a lead', () => {
  it.each([
    '+493012345678',
    '0049 30 12345678',
    '030/12345678',
    '030 – 1234 5678',
    '(030) 123-456-78',
    '030\u00a0123\u00a0456\u00a078',
    '030\u200b1234\u200b5678',
    '12345678',
    '＋４９３０１２３４５６７８',
    '٠٣٠١٢٣٤٥٦٧٨',
  ])('are taken out of a text as %s', (written) => {
    expect(withoutNumbers(`Call ${written}, please`, NUMBER)).toBe('Call [their number], please');
  });

  it('are taken out however their digits are parted', () => {
    const parted = fc.array(fc.stringMatching(/^[ ./()\u00a0–-]{0,3}$/), { minLength: 11, maxLength: 11 });
    fc.assert(
      fc.property(parted, (between) => {
        const written = [...'493012345678'].map((digit, index) => `${digit}${between[index] ?? ''}`).join('');
        expect(withoutNumbers(`at ${written}!`, NUMBER)).not.toMatch(/\d/);
      }),
    );
  });

  it('leave all other text as it is, and nobody is hidden who has none', () => {
    const text = 'Order 12345679 of 2026-01-05, 940 €; not 123456789012.';
    expect(withoutNumbers(text, NUMBER)).toBe(text);
    expect(withoutNumbers(text, [{ e164: '' }])).toBe(text);
  });
});

describe('numbers of anybody', () => {
  it.each([
    '+1 305 555 0177',
    '+13055550177',
    '+1 (305) 555–0177',
    '＋１３０５５５５０１７７',
    '+49/30/123456',
  ])('are taken out of a text where they are written as %s', (written) => {
    expect(withoutInternationalNumbers(`${written} complained`)).toBe('[a number] complained');
  });

  it('are known by their plus: dates, amounts and orders stay', () => {
    const text = 'Since 2026-01-05 14:03 order 12345678901 is +20 % and 100 000 000; 2+2 = 4, +1234567.';
    expect(withoutInternationalNumbers(text)).toBe(text);
  });
});
