import type { LeadClock } from '../../../../shared/domain/reason-about.ts';
import { listedInRussian } from '../../language/listed-in-russian.ts';
import { PLACES_IN_RUSSIAN } from './places-in-russian.ts';

/** More zones than this are told by the first and the last one, as in English. */
const MOST_ZONES_NAMED = 3;

/** `пн, 5 января 2026 г., 12:25 (Нью-Йорк)`: a moment by the clocks of a zone, and where. */
export function momentInRussian(at: string, zone: string): string {
  const { weekday, day, hour, minute } = partsOf(at, zone);
  return `${weekday}, ${day}, ${hour}:${minute} (${placeInRussian(at, zone)})`;
}

/** `5 января 2026 г.`, the local date. */
export function dateInRussian(at: string, zone: string): string {
  return partsOf(at, zone).day;
}

/** What the clocks show now wherever the lead may be. */
export function clocksInRussian({ now, zones }: LeadClock<string>): string {
  const told = zones.map((zone) => momentInRussian(now, zone));
  return told.length <= MOST_ZONES_NAMED ? listedInRussian(told) : `от ${told[0]} до ${told.at(-1)}`;
}

function partsOf(at: string, timeZone: string) {
  const moment = new Date(at);
  const date = new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long', year: 'numeric', timeZone });
  const time = new Intl.DateTimeFormat('ru', {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    time.formatToParts(moment).find((one) => one.type === type)?.value ?? '';
  return { weekday: part('weekday'), day: date.format(moment), hour: part('hour'), minute: part('minute') };
}

/** The place that a zone is named for, or the country where it has one zone; UTC is none. */
function placeInRussian(at: string, timeZone: string): string {
  if (timeZone === 'UTC') return timeZone;
  const named = new Intl.DateTimeFormat('ru', { timeZone, timeZoneName: 'shortGeneric' });
  const known = placeOf(timeZone) ?? placeOf(named.resolvedOptions().timeZone);
  if (known !== undefined) return known;
  return named.formatToParts(new Date(at)).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

function placeOf(timeZone: string): string | undefined {
  const [region = '', ...place] = timeZone.split('/');
  return PLACES_IN_RUSSIAN[region]?.[place.join('/')];
}
