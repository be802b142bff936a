import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { agreedMoment } from '../../../simulator/people/agreed-moment.ts';

const SHIFT = { start: '09:00', end: '18:00' };
const at = (text: string) => Temporal.Instant.from(text);

it('agrees on the next quarter of an hour when both have time', () => {
  expect(agreedMoment(at('2026-01-05T15:03:00Z'), ['America/New_York'], SHIFT, 'America/New_York')).toEqual(
    at('2026-01-05T15:15:00Z'),
  );
});

it('waits for the next working day over a weekend', () => {
  expect(agreedMoment(at('2026-01-09T23:00:00Z'), ['America/New_York'], SHIFT, 'America/New_York')).toEqual(
    at('2026-01-12T14:00:00Z'),
  );
});

it('finds the hour in which the days of company and customer overlap', () => {
  expect(agreedMoment(at('2026-01-05T15:00:00Z'), ['America/Los_Angeles'], SHIFT, 'America/New_York')).toEqual(
    at('2026-01-05T17:00:00Z'),
  );
});

it('finds no moment when the two days never meet', () => {
  expect(agreedMoment(at('2026-01-05T15:00:00Z'), ['Asia/Tokyo'], SHIFT, 'America/New_York')).toBeUndefined();
});
