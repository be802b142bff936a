import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { dateInRussian, momentInRussian } from '../../console/web/terms/reasons/clock-in-russian.ts';
import { PLACES_IN_RUSSIAN } from '../../console/web/terms/reasons/places-in-russian.ts';
import { clockWords } from '../../shared/domain/moment-words.ts';

const MONTHS = [
  ...['января', 'февраля', 'марта', 'апреля', 'мая', 'июня'],
  ...['июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
];
const ENGLISH_MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
const DAYS: Readonly<Record<string, string>> = {
  ...{ Monday: 'пн', Tuesday: 'вт', Wednesday: 'ср', Thursday: 'чт', Friday: 'пт', Saturday: 'сб', Sunday: 'вс' },
};

const aMoment = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2060-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => Temporal.Instant.fromEpochMilliseconds(date.getTime()));
const aZone = fc.constantFrom('UTC', ...Intl.supportedValuesOf('timeZone'));

/** `Monday 12 January 2026 09:00`: far from now the English clock tells the whole date. */
function inEnglish(at: Temporal.Instant, zone: string): readonly string[] {
  return clockWords(at, zone, Temporal.Instant.from('1990-01-01T00:00:00Z')).split(' ');
}

it('a moment in Russian is that of the English clock, in every zone and on every day', () => {
  fc.assert(
    fc.property(aMoment, aZone, (at, zone) => {
      const [weekday = '', day, month = '', year, time] = inEnglish(at, zone);
      const date = `${day} ${MONTHS[ENGLISH_MONTHS.indexOf(month)]} ${year} г.`;

      expect(momentInRussian(at.toString(), zone)).toContain(`${DAYS[weekday]}, ${date}, ${time} (`);
      expect(dateInRussian(at.toString(), zone)).toBe(date);
    }),
    { numRuns: 500 },
  );
});

it('a place is called in Russian as the runtime of the tests calls it, which has the names of all', () => {
  const named = Object.entries(PLACES_IN_RUSSIAN).flatMap(([region, places]) =>
    Object.keys(places).map((place) => `${region}/${place}`),
  );
  const at = '2026-01-05T12:00:00Z';
  for (const timeZone of [...named, ...Intl.supportedValuesOf('timeZone')]) {
    const full = new Intl.DateTimeFormat('ru', { timeZone, timeZoneName: 'shortGeneric' }).formatToParts(new Date(at));
    const place = full.find(({ type }) => type === 'timeZoneName')?.value;

    expect(momentInRussian(at, timeZone)).toMatch(/ \([А-ЯЁа-яё][^a-z]*\)$|\(UTC\)$|\(GMT/);
    if (timeZone !== 'UTC') expect(momentInRussian(at, timeZone)).toContain(`(${place})`);
  }
});
