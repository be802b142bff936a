import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { agreedInstant, zoneOfCustomer } from '../../shared/domain/agreed-moment.ts';
import type { CallingArea } from '../../shared/domain/calling-area.ts';
import { notAgreedInWords } from '../../shared/domain/not-agreed.ts';
import { aLead, aNumber, aPlacedCall, NEW_YORK, NOON } from '../support/lead-builders.ts';

const at = (text: string, zone: string, saidAt = NOON) => {
  const reading = agreedInstant(Temporal.PlainDateTime.from(text), zone, saidAt);
  return reading.kind === 'agreed' ? reading.at.toString() : notAgreedInWords(reading.reason);
};

describe('a moment agreed by the clock of the customer', () => {
  it.each([
    ['2026-01-07T15:00', 'America/New_York', '2026-01-07T20:00:00Z'],
    ['2026-01-07T15:00', 'Asia/Kolkata', '2026-01-07T09:30:00Z'],
    ['2026-07-07T15:00', 'America/New_York', '2026-07-07T19:00:00Z'],
    ['2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30:00Z'],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00Z'],
  ])('%s in %s is %s', (text, zone, instant) => {
    expect(at(text, zone)).toBe(instant);
  });
});

describe('an agreed moment', () => {
  const until = (agreed: Temporal.Instant) => agreedInstant(agreed, 'UTC', NOON).kind;

  it('lies neither in the past nor more than a year ahead', () => {
    expect(until(NOON.subtract({ milliseconds: 1 }))).toBe('refused');
    expect(until(NOON)).toBe('agreed');
    expect(until(NOON.add({ hours: 24 * 365 }))).toBe('agreed');
    expect(until(NOON.add({ hours: 24 * 365, milliseconds: 1 }))).toBe('refused');
  });

  it('that is refused says why, and how to mend it', () => {
    expect(at('2026-01-05T11:59', 'America/New_York')).toBe(
      'callbackAt: lies in the past; give the moment at which the customer is to be called',
    );
    expect(at('2027-01-05T12:01', 'America/New_York')).toBe(
      'callbackAt: lies more than 365 days ahead; agree on an earlier moment',
    );
  });
});

describe('the clock of the customer', () => {
  const area = (...zones: readonly string[]): CallingArea => ({ key: zones.join(), country: 'US', zones });
  const numbers = [
    aNumber({ area: NEW_YORK }),
    aNumber({ key: 'number-2', area: area('America/Chicago', 'America/Denver') }),
  ];

  it('is that of the number that the call went to, whichever is called next', () => {
    const recentCalls = [aPlacedCall({ attemptNumber: 1, numberKey: 'number-1' })];
    expect(zoneOfCustomer(aLead({ numbers, numberIndex: 1, recentCalls }), 1)).toBe('America/New_York');
  });

  it('is that of the number called next where the call is not known, and of several zones the first', () => {
    expect(zoneOfCustomer(aLead({ numbers, numberIndex: 1 }), 1)).toBe('America/Chicago');
  });
});
