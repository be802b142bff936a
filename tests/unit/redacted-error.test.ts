import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactedError } from '../../shared/runtime/redacted-error.ts';

describe('what is logged of an error', () => {
  it('keeps name, code and message', () => {
    const error = Object.assign(new RangeError('Tier 2 has no campaign'), { code: 'campaign.missing' });

    expect(redactedError(error)).toMatchObject({
      name: 'RangeError',
      message: 'Tier 2 has no campaign',
      code: 'campaign.missing',
    });
  });

  it.each([
    '+12025550123',
    '+44 20 7946 0123',
    '(202) 555-0123',
    '0131.496.0123',
  ])('takes out the number %s', (number) => {
    expect(redactedError(new Error(`cannot call ${number} now`)).message).toMatch(/^cannot call \(?\[number\] now$/);
  });

  it('takes out every number in E.164', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000, max: 999_999_999_999_999 }), fc.string(), (digits, text) => {
        expect(redactedError(new Error(`${text} +${digits} ${text}`)).message).not.toContain(String(digits));
      }),
    );
  });

  it('says only that something was thrown when it is no error', () => {
    expect(redactedError('+12025550123')).toEqual({ name: 'string', message: 'A value that is no error was thrown.' });
  });
});
