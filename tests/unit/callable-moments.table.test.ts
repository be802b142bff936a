import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { earliestCall, gate } from '../../shared/domain/call-gate.ts';
import { callPolicy } from '../../shared/domain/call-policy.ts';
import { type CallingArea, callingAreaFor } from '../../shared/domain/calling-area.ts';
import { STAGE_DEFAULTS } from '../../shared/domain/default-rules.ts';
import type { DialRules } from '../../shared/domain/dial-rules.ts';
import type { RuleRefusalCode } from '../../shared/domain/gate.ts';
import { PUBLIC_HOLIDAYS } from '../../shared/domain/holidays.ts';
import type { CallPurpose, Lead, PlacedCall } from '../../shared/domain/lead.ts';
import { openDaily, openOn } from '../support/call-windows.ts';
import { aLead, aNumber, aPlacedCall } from '../support/lead-builders.ts';

// Worked out by hand, with a calendar and the offsets of the zones; each row says how. Moments carry the offset that the
// zone has then, so that nothing here asks a library for one.

interface Row {
  readonly area: CallingArea;
  readonly rules?: Partial<DialRules>;
  readonly lead?: Partial<Lead>;
  readonly purpose?: CallPurpose;
  readonly at: string;
  /** Every refusal with its end, `never` where it has none; absent when the call is allowed. */
  readonly refused?: Partial<Record<RuleRefusalCode, string>>;
  readonly overrides?: readonly RuleRefusalCode[];
  /** When the call is allowed next, or `never`; absent when it is allowed already. */
  readonly next?: string;
}

const moment = (text: string) => Temporal.Instant.from(text);

function inZone(country: string, ...zones: readonly string[]): CallingArea {
  return callingAreaFor({ country, candidateZones: zones });
}

function inRegion(country: string, region: string, zone: string): CallingArea {
  return callingAreaFor({ country, region, candidateZones: [zone] });
}

const NEW_YORK = inZone('US', 'America/New_York');
const BERLIN = inZone('DE', 'Europe/Berlin');
const LONDON = inZone('GB', 'Europe/London');
const LORD_HOWE = inZone('AU', 'Australia/Lord_Howe');
const CHATHAM = inZone('NZ', 'Pacific/Chatham');
const ST_JOHNS = inZone('CA', 'America/St_Johns');
const CASABLANCA = inZone('MA', 'Africa/Casablanca');
const KATHMANDU = inZone('NP', 'Asia/Kathmandu');
const TROLL = inZone('AQ', 'Antarctica/Troll');
const ADELAIDE = inZone('AU', 'Australia/Adelaide');
const HAVANA = inZone('CU', 'America/Havana');
const SANTIAGO = inZone('CL', 'America/Santiago');
const KIRITIMATI = inZone('KI', 'Pacific/Kiritimati');
const MIAMI = inRegion('US', 'FL', 'America/New_York');
const MUNICH = inRegion('DE', 'BY', 'Europe/Berlin');
const CITY_OF_BERLIN = inRegion('DE', 'BE', 'Europe/Berlin');
const TOLL_FREE = inZone('US', 'America/Chicago', 'America/Denver', 'America/Los_Angeles', 'America/New_York');

/** Nothing but hours limits a call, unless a row says so; nine to eight on all days. */
const BARE: Partial<DialRules> = {
  callWindows: openDaily('09:00-20:00'),
  holidays: 'ignore',
  maxAttemptsPerDay: 60,
  rollingCaps: [],
  minGapMinutes: 0,
  dropLockoutHours: 0,
  leadTtlDays: 3_650,
};
const MONDAY_TO_SATURDAY = openOn({
  monday: '09:00-20:00',
  tuesday: '09:00-20:00',
  wednesday: '09:00-20:00',
  thursday: '09:00-20:00',
  friday: '09:00-20:00',
  saturday: '09:00-20:00',
});
const daily = (windows: string): Partial<DialRules> => ({ callWindows: openDaily(windows) });
const WORKDAYS: Partial<DialRules> = { callWindows: MONDAY_TO_SATURDAY, holidays: 'block' };
const ALL_DAY = daily('00:00-24:00');
const called = (at: string, fields: Partial<PlacedCall> = {}): PlacedCall =>
  aPlacedCall({ ...(fields.numberKey === undefined ? {} : { numberKey: fields.numberKey }), at: moment(at) });
const calledAt = (...moments: readonly string[]): Partial<Lead> => ({ recentCalls: moments.map((at) => called(at)) });
const wishing = (start: string, end: string): Partial<Lead> => ({ wishes: { callWindow: { start, end } } });
const callbackAt = (at: string): CallPurpose => ({ kind: 'callback', agreedAt: moment(at) });
const closed = (until: string): Pick<Row, 'refused' | 'next'> => ({ refused: { 'outside-hours': until }, next: until });

type Rows = Readonly<Record<string, Row>>;

// 2026: 1 January is a Thursday, so 4 January, 8 March, 29 March, 5 April, 4 October and 1 November are Sundays.

const WINDOWS: Rows = {
  'New York, Mon 08:59:59, one second before nine': {
    area: NEW_YORK,
    at: '2026-01-05T08:59:59-05:00',
    ...closed('2026-01-05T09:00-05:00'),
  },
  'New York, Mon 09:00: the start is open': { area: NEW_YORK, at: '2026-01-05T09:00-05:00' },
  'New York, Mon 19:59:59: the last second is open': { area: NEW_YORK, at: '2026-01-05T19:59:59-05:00' },
  'New York, Mon 20:00: the end is closed, 13 hours until nine': {
    area: NEW_YORK,
    at: '2026-01-05T20:00-05:00',
    ...closed('2026-01-06T09:00-05:00'),
  },
  'New York, Sat 20:00 without Sundays: 37 hours until Mon 09:00': {
    area: NEW_YORK,
    rules: { callWindows: MONDAY_TO_SATURDAY },
    at: '2026-01-10T20:00-05:00',
    ...closed('2026-01-12T09:00-05:00'),
  },
  'Kathmandu is 5:45 ahead: 09:00 is 03:15 UTC': {
    area: KATHMANDU,
    at: '2026-01-05T03:14Z',
    ...closed('2026-01-05T03:15Z'),
  },
  'Kathmandu: 20:00 is 14:15 UTC, then 03:15 UTC of the next day': {
    area: KATHMANDU,
    at: '2026-01-05T14:15Z',
    ...closed('2026-01-06T03:15Z'),
  },
  'Apia is 13 h ahead: its Monday 09:00 is Sunday 20:00 UTC': {
    area: inZone('WS', 'Pacific/Apia'),
    rules: { callWindows: openOn({ monday: '09:00-20:00' }) },
    at: '2026-01-04T19:59Z',
    ...closed('2026-01-04T20:00Z'),
  },
  'Kiritimati is 14 h ahead: its Friday 09:00 is Thursday 19:00 UTC': {
    area: KIRITIMATI,
    rules: { callWindows: openOn({ friday: '09:00-20:00' }) },
    at: '2026-01-08T18:00Z',
    ...closed('2026-01-08T19:00Z'),
  },
  'Sao Paulo keeps 3 h behind in its summer, too: 09:00 is 12:00 UTC': {
    area: inZone('BR', 'America/Sao_Paulo'),
    at: '2026-11-03T11:30Z',
    ...closed('2026-11-03T12:00Z'),
  },
  'Moscow keeps 3 h ahead in summer: 09:00 is 06:00 UTC': {
    area: inZone('RU', 'Europe/Moscow'),
    at: '2026-07-01T05:59Z',
    ...closed('2026-07-01T06:00Z'),
  },
  'Adelaide in winter is 9:30 ahead: Wed 09:00 is Tue 23:30 UTC': {
    area: ADELAIDE,
    at: '2026-06-30T23:29Z',
    ...closed('2026-06-30T23:30Z'),
  },
  "Saint John's in winter is 3:30 behind: 09:00 is 12:30 UTC": {
    area: ST_JOHNS,
    at: '2026-01-05T12:29Z',
    ...closed('2026-01-05T12:30Z'),
  },
  "Saint John's in summer is 2:30 behind: 09:00 is 11:30 UTC": {
    area: ST_JOHNS,
    at: '2026-07-01T11:29Z',
    ...closed('2026-07-01T11:30Z'),
  },
};

const OVER_MIDNIGHT: Rows = {
  'London, Sun 01:59: inside the window that began on Sat 22:00': {
    area: LONDON,
    rules: { callWindows: openOn({ saturday: '22:00-02:00' }) },
    at: '2026-01-11T01:59Z',
  },
  'London, Sun 02:00: the window of Saturday is over until the next one': {
    area: LONDON,
    rules: { callWindows: openOn({ saturday: '22:00-02:00' }) },
    at: '2026-01-11T02:00Z',
    ...closed('2026-01-17T22:00Z'),
  },
  'London, Sat 01:00: the window of Saturday begins at its end, not at its beginning': {
    area: LONDON,
    rules: { callWindows: openOn({ saturday: '22:00-02:00' }) },
    at: '2026-01-10T01:00Z',
    ...closed('2026-01-10T22:00Z'),
  },
  'London, Mon 01:30: the window of Sunday reaches into the next week': {
    area: LONDON,
    rules: { callWindows: openOn({ sunday: '22:00-02:00' }) },
    at: '2026-01-12T01:30Z',
  },
  'Havana, Sun 8 March 01:30 summer time: of 22:00-02:00 the hour from midnight is left out, not the one after': {
    area: HAVANA,
    rules: { callWindows: openOn({ saturday: '22:00-02:00' }) },
    at: '2026-03-08T01:30-04:00',
  },
  'Havana, Sun 8 March 02:00: three hours after it began that window of four ends': {
    area: HAVANA,
    rules: { callWindows: openOn({ saturday: '22:00-02:00' }) },
    at: '2026-03-08T02:00-04:00',
    ...closed('2026-03-14T22:00-04:00'),
  },
};

const CLOCKS_FORWARD: Rows = {
  'New York, 8 March: 02:30 does not exist, the window opens at 03:00 summer time': {
    area: NEW_YORK,
    rules: daily('02:30-05:00'),
    at: '2026-03-08T01:30-05:00',
    ...closed('2026-03-08T03:00-04:00'),
  },
  'New York, 8 March: 02:00-03:00 does not exist, the next one is tomorrow': {
    area: NEW_YORK,
    rules: daily('02:00-03:00'),
    at: '2026-03-08T01:59-05:00',
    ...closed('2026-03-09T02:00-04:00'),
  },
  'New York, 8 March: 02:00-03:00 of Sundays alone is a week away': {
    area: NEW_YORK,
    rules: { callWindows: openOn({ sunday: '02:00-03:00' }) },
    at: '2026-03-08T01:00-05:00',
    ...closed('2026-03-15T02:00-04:00'),
  },
  'New York, 8 March: 01:00-02:30 is open to its last second of winter time': {
    area: NEW_YORK,
    rules: daily('01:00-02:30'),
    at: '2026-03-08T01:59:59-05:00',
  },
  'New York, 8 March: 01:00-02:30 is over at 03:00 summer time': {
    area: NEW_YORK,
    rules: daily('01:00-02:30'),
    at: '2026-03-08T03:00-04:00',
    ...closed('2026-03-09T01:00-04:00'),
  },
  'Berlin, 29 March: 02:00-03:00 does not exist, 30 March 02:00 is 00:00 UTC': {
    area: BERLIN,
    rules: daily('02:00-03:00'),
    at: '2026-03-29T00:59Z',
    ...closed('2026-03-30T00:00Z'),
  },
  'Berlin, 29 March: 02:30-04:00 opens at 03:00 summer time, 01:00 UTC': {
    area: BERLIN,
    rules: daily('02:30-04:00'),
    at: '2026-03-29T00:30Z',
    ...closed('2026-03-29T01:00Z'),
  },
  'Lord Howe, 4 October: 02:00 (+10:30, 15:30 UTC) becomes 02:30 (+11), where 02:15-04:00 opens': {
    area: LORD_HOWE,
    rules: daily('02:15-04:00'),
    at: '2026-10-03T15:15Z',
    ...closed('2026-10-03T15:30Z'),
  },
  'Lord Howe, 4 October: 02:00-02:30 does not exist, 5 October 02:00 (+11) is 15:00 UTC': {
    area: LORD_HOWE,
    rules: daily('02:00-02:30'),
    at: '2026-10-03T15:15Z',
    ...closed('2026-10-04T15:00Z'),
  },
  'Chatham, 27 September: 02:45 (+12:45, 14:00 UTC) becomes 03:45 (+13:45), where 03:30-06:00 opens': {
    area: CHATHAM,
    rules: daily('03:30-06:00'),
    at: '2026-09-26T13:59Z',
    ...closed('2026-09-26T14:00Z'),
  },
  'Chatham, 27 September: 03:00-03:30 does not exist, 28 September 03:00 (+13:45) is 13:15 UTC': {
    area: CHATHAM,
    rules: daily('03:00-03:30'),
    at: '2026-09-26T13:45Z',
    ...closed('2026-09-27T13:15Z'),
  },
  "Saint John's, 8 March: 02:00 (-3:30, 05:30 UTC) becomes 03:00, where 02:30-04:00 opens": {
    area: ST_JOHNS,
    rules: daily('02:30-04:00'),
    at: '2026-03-08T05:00Z',
    ...closed('2026-03-08T05:30Z'),
  },
  'Casablanca, 22 March, end of Ramadan: 02:00 (+0) becomes 03:00 (+1); 02:00-03:00 is next on 23 March, 01:00 UTC': {
    area: CASABLANCA,
    rules: daily('02:00-03:00'),
    at: '2026-03-22T01:30Z',
    ...closed('2026-03-23T01:00Z'),
  },
  'Troll, 29 March: 01:00 (+0) becomes 03:00 (+2), where 02:00-04:00 opens': {
    area: TROLL,
    rules: daily('02:00-04:00'),
    at: '2026-03-29T00:30Z',
    ...closed('2026-03-29T01:00Z'),
  },
  'Troll, 29 March: the two hours 01:00-03:00 do not exist, 30 March 01:00 (+2) is 23:00 UTC': {
    area: TROLL,
    rules: daily('01:00-03:00'),
    at: '2026-03-29T00:30Z',
    ...closed('2026-03-29T23:00Z'),
  },
  'Adelaide, 4 October: 02:00 (+9:30, 16:30 UTC) becomes 03:00, where 02:30-06:00 opens': {
    area: ADELAIDE,
    rules: daily('02:30-06:00'),
    at: '2026-10-03T16:00Z',
    ...closed('2026-10-03T16:30Z'),
  },
  'Havana, 8 March: Sunday begins at 01:00 (-4), 05:00 UTC, midnight being left out': {
    area: HAVANA,
    rules: { callWindows: openOn({ sunday: '00:00-24:00' }) },
    at: '2026-03-08T04:30Z',
    ...closed('2026-03-08T05:00Z'),
  },
  'Havana, 8 March: the hour from midnight does not exist, 9 March 00:00 (-4) is 04:00 UTC': {
    area: HAVANA,
    rules: daily('00:00-01:00'),
    at: '2026-03-08T04:30Z',
    ...closed('2026-03-09T04:00Z'),
  },
  'Santiago, 6 September: Sunday begins at 01:00 (-3), 04:00 UTC': {
    area: SANTIAGO,
    rules: { callWindows: openOn({ sunday: '00:00-24:00' }) },
    at: '2026-09-06T03:00Z',
    ...closed('2026-09-06T04:00Z'),
  },
  'Beirut, 29 March: midnight (+2, 22:00 UTC) becomes 01:00, where 00:30-02:00 opens': {
    area: inZone('LB', 'Asia/Beirut'),
    rules: daily('00:30-02:00'),
    at: '2026-03-28T21:45Z',
    ...closed('2026-03-28T22:00Z'),
  },
};

const CLOCKS_BACK: Rows = {
  'New York, 1 November: after 01:30 summer time 01:00 comes again in winter time': {
    area: NEW_YORK,
    rules: daily('01:00-01:30'),
    at: '2026-11-01T01:45-04:00',
    ...closed('2026-11-01T01:00-05:00'),
  },
  'New York, 1 November: 01:15 counts a second time': {
    area: NEW_YORK,
    rules: daily('01:00-01:30'),
    at: '2026-11-01T01:15-05:00',
  },
  'New York, 1 November: after the second 01:30 it is over for the day': {
    area: NEW_YORK,
    rules: daily('01:00-01:30'),
    at: '2026-11-01T01:30-05:00',
    ...closed('2026-11-02T01:00-05:00'),
  },
  'Berlin, 25 October: 02:00-02:30 is 00:00-00:30 and again 01:00-01:30 UTC': {
    area: BERLIN,
    rules: daily('02:00-02:30'),
    at: '2026-10-25T00:30Z',
    ...closed('2026-10-25T01:00Z'),
  },
  'Lord Howe, 5 April: 02:00 (+11, 15:00 UTC) becomes 01:30 (+10:30); 01:30-01:45 is 14:30-14:45 and again 15:00 UTC': {
    area: LORD_HOWE,
    rules: daily('01:30-01:45'),
    at: '2026-04-04T14:50Z',
    ...closed('2026-04-04T15:00Z'),
  },
  'Chatham, 5 April: 03:45 (+13:45, 14:00 UTC) becomes 02:45; 02:45-03:00 is 13:00-13:15 and again 14:00 UTC': {
    area: CHATHAM,
    rules: daily('02:45-03:00'),
    at: '2026-04-04T13:30Z',
    ...closed('2026-04-04T14:00Z'),
  },
  "Saint John's, 1 November: 02:00 (-2:30, 04:30 UTC) becomes 01:00; 01:00-01:30 is 03:30-04:00 and again 04:30 UTC": {
    area: ST_JOHNS,
    rules: daily('01:00-01:30'),
    at: '2026-11-01T04:00Z',
    ...closed('2026-11-01T04:30Z'),
  },
  'Casablanca, 14 February: 09:00 (+1) is 08:00 UTC': {
    area: CASABLANCA,
    at: '2026-02-14T07:59Z',
    ...closed('2026-02-14T08:00Z'),
  },
  'Casablanca, 15 February, for Ramadan an hour back: 09:00 (+0) is 09:00 UTC': {
    area: CASABLANCA,
    at: '2026-02-15T08:00Z',
    ...closed('2026-02-15T09:00Z'),
  },
  'Casablanca, 15 February: 03:00 (+1, 02:00 UTC) becomes 02:00, so that 02:00-03:00 lasts until 03:00 UTC': {
    area: CASABLANCA,
    rules: daily('02:00-03:00'),
    at: '2026-02-15T02:30Z',
  },
  'Troll, 25 October: 03:00 (+2, 01:00 UTC) becomes 01:00 (+0); 01:30-02:00 ends at 00:00 UTC and comes again at 01:30':
    {
      area: TROLL,
      rules: daily('01:30-02:00'),
      at: '2026-10-25T00:00Z',
      ...closed('2026-10-25T01:30Z'),
    },
  'Adelaide, 5 April: 03:00 (+10:30, 16:30 UTC) becomes 02:00; 02:00-02:30 ends at 16:00 UTC and comes again at 16:30':
    {
      area: ADELAIDE,
      rules: daily('02:00-02:30'),
      at: '2026-04-04T16:00Z',
      ...closed('2026-04-04T16:30Z'),
    },
  'Havana, 1 November: 01:00 (-4, 05:00 UTC) becomes midnight; 00:00-00:30 of Sunday comes again': {
    area: HAVANA,
    rules: { callWindows: openOn({ sunday: '00:00-00:30' }) },
    at: '2026-11-01T04:45Z',
    ...closed('2026-11-01T05:00Z'),
  },
  'Santiago, 4 April: midnight (-3, 03:00 UTC) becomes 23:00 (-4) of the same Saturday, still its last hour': {
    area: SANTIAGO,
    rules: { callWindows: openOn({ saturday: '23:00-24:00' }) },
    at: '2026-04-05T03:30Z',
  },
  'Santiago, 5 April: Sunday begins an hour after the midnight that was none, at 04:00 UTC': {
    area: SANTIAGO,
    rules: { callWindows: openOn({ sunday: '00:00-01:00' }) },
    at: '2026-04-05T03:00Z',
    ...closed('2026-04-05T04:00Z'),
  },
  'Nuuk, 24 October: midnight (-1, 01:00 UTC) becomes 23:00 (-2), still Saturday': {
    area: inZone('GL', 'America/Nuuk'),
    rules: { callWindows: openOn({ saturday: '23:00-24:00' }) },
    at: '2026-10-25T01:30Z',
  },
};

const HOLIDAYS: Rows = {
  'Germany, Fri 25 December: both days of Christmas and the Sunday after, then Mon 28 December': {
    area: BERLIN,
    rules: WORKDAYS,
    at: '2026-12-25T12:00+01:00',
    refused: { holiday: '2026-12-28T09:00+01:00' },
    next: '2026-12-28T09:00+01:00',
  },
  'Germany, Thu 24 December 21:00: it is the hour that closes, and the holidays that keep it closed': {
    area: BERLIN,
    rules: WORKDAYS,
    at: '2026-12-24T21:00+01:00',
    ...closed('2026-12-28T09:00+01:00'),
  },
  'Germany, Sat 3 October, Unity Day: then Mon 5 October 09:00 summer time': {
    area: BERLIN,
    rules: WORKDAYS,
    at: '2026-10-03T10:00+02:00',
    refused: { holiday: '2026-10-05T09:00+02:00' },
    next: '2026-10-05T09:00+02:00',
  },
  'Bavaria, Tue 6 January, Epiphany': {
    area: MUNICH,
    rules: WORKDAYS,
    at: '2026-01-06T10:00+01:00',
    refused: { holiday: '2026-01-07T09:00+01:00' },
    next: '2026-01-07T09:00+01:00',
  },
  'The city of Berlin, Tue 6 January: no holiday there': {
    area: CITY_OF_BERLIN,
    rules: WORKDAYS,
    at: '2026-01-06T10:00+01:00',
  },
  'Germany, who knows where, Tue 6 January: only nationwide holidays count': {
    area: BERLIN,
    rules: WORKDAYS,
    at: '2026-01-06T10:00+01:00',
  },
  'Bavaria, Thu 4 June, Corpus Christi, 60 days after Easter of 5 April': {
    area: MUNICH,
    rules: WORKDAYS,
    at: '2026-06-04T10:00+02:00',
    refused: { holiday: '2026-06-05T09:00+02:00' },
    next: '2026-06-05T09:00+02:00',
  },
  'United States, Sat 4 July: then Mon 6 July': {
    area: NEW_YORK,
    rules: WORKDAYS,
    at: '2026-07-04T12:00-04:00',
    refused: { holiday: '2026-07-06T09:00-04:00' },
    next: '2026-07-06T09:00-04:00',
  },
  'Germany, 25 December, where holidays are ignored': { area: BERLIN, at: '2026-12-25T12:00+01:00' },
  'Germany, 25 December 00:30: midnight ended the window of the evening before; that of 26 December opens on the 27th':
    {
      area: BERLIN,
      rules: { ...daily('22:00-02:00'), holidays: 'block' },
      at: '2026-12-25T00:30+01:00',
      refused: { holiday: '2026-12-27T00:00+01:00' },
      next: '2026-12-27T00:00+01:00',
    },
};

const CLOSED_DATES: Rows = {
  'New York, Mon 5 January closed everywhere': {
    area: NEW_YORK,
    rules: { closedDates: [{ date: '2026-01-05' }] },
    at: '2026-01-05T12:00-05:00',
    refused: { 'closed-date': '2026-01-06T09:00-05:00' },
    next: '2026-01-06T09:00-05:00',
  },
  'New York, Mon 5 January closed in Germany': {
    area: NEW_YORK,
    rules: { closedDates: [{ date: '2026-01-05', country: 'DE' }] },
    at: '2026-01-05T12:00-05:00',
  },
  'Munich, Mon 5 January closed in Germany': {
    area: MUNICH,
    rules: { closedDates: [{ date: '2026-01-05', country: 'DE' }] },
    at: '2026-01-05T12:00+01:00',
    refused: { 'closed-date': '2026-01-06T09:00+01:00' },
    next: '2026-01-06T09:00+01:00',
  },
  'Munich, Mon 5 January closed in Bavaria': {
    area: MUNICH,
    rules: { closedDates: [{ date: '2026-01-05', country: 'DE', region: 'BY' }] },
    at: '2026-01-05T12:00+01:00',
    refused: { 'closed-date': '2026-01-06T09:00+01:00' },
    next: '2026-01-06T09:00+01:00',
  },
  'The city of Berlin, Mon 5 January closed in Bavaria': {
    area: CITY_OF_BERLIN,
    rules: { closedDates: [{ date: '2026-01-05', country: 'DE', region: 'BY' }] },
    at: '2026-01-05T12:00+01:00',
  },
  'An address in New York with a number of Florida, closed in Florida: the address says where somebody is': {
    area: callingAreaFor({ country: 'US', region: 'NY', numberRegion: 'FL', candidateZones: ['America/New_York'] }),
    rules: { closedDates: [{ date: '2026-01-05', country: 'US', region: 'FL' }] },
    at: '2026-01-05T12:00-05:00',
  },
  'No address and a number of Florida, closed in Florida': {
    area: callingAreaFor({ country: 'US', numberRegion: 'FL', candidateZones: ['America/New_York'] }),
    rules: { closedDates: [{ date: '2026-01-05', country: 'US', region: 'FL' }] },
    at: '2026-01-05T12:00-05:00',
    refused: { 'closed-date': '2026-01-06T09:00-05:00' },
    next: '2026-01-06T09:00-05:00',
  },
  'Germany, 25 December closed and a holiday: the holiday is named': {
    area: BERLIN,
    rules: { ...WORKDAYS, closedDates: [{ date: '2026-12-25' }] },
    at: '2026-12-25T12:00+01:00',
    refused: { holiday: '2026-12-28T09:00+01:00' },
    next: '2026-12-28T09:00+01:00',
  },
  'Kiritimati, closed on its own 5 January, which begins on 4 January 10:00 UTC': {
    area: KIRITIMATI,
    rules: { closedDates: [{ date: '2026-01-05' }] },
    at: '2026-01-05T10:00+14:00',
    refused: { 'closed-date': '2026-01-06T09:00+14:00' },
    next: '2026-01-06T09:00+14:00',
  },
  'London, Sat 10 January 00:30 closed: the evening window of that date counts only from midnight on': {
    area: LONDON,
    rules: { ...daily('22:00-02:00'), closedDates: [{ date: '2026-01-10' }] },
    at: '2026-01-10T00:30Z',
    refused: { 'closed-date': '2026-01-11T00:00Z' },
    next: '2026-01-11T00:00Z',
  },
};

const SEVERAL_ZONES: Rows = {
  '+1 800: nine in Los Angeles is 17:00 UTC, when it is noon in New York': {
    area: TOLL_FREE,
    at: '2026-01-05T16:59Z',
    ...closed('2026-01-05T17:00Z'),
  },
  '+1 800: eight in New York is 01:00 UTC, when it is 17:00 in Los Angeles': {
    area: TOLL_FREE,
    at: '2026-01-06T01:00Z',
    ...closed('2026-01-06T17:00Z'),
  },
  '+1 800, where a zone must be known for certain': {
    area: TOLL_FREE,
    rules: { unknownTimezone: 'block' },
    at: '2026-01-05T17:00Z',
    refused: { 'timezone-unknown': 'never' },
    next: 'never',
  },
  'Honolulu (-10) and New York (-5): 19:00 to 01:00 UTC': {
    area: inZone('US', 'Pacific/Honolulu', 'America/New_York'),
    at: '2026-01-05T18:00Z',
    ...closed('2026-01-05T19:00Z'),
  },
  'Phoenix (-7) and Los Angeles (-7 in summer): nine is 16:00 UTC': {
    area: inZone('US', 'America/Phoenix', 'America/Los_Angeles'),
    at: '2026-07-01T15:59Z',
    ...closed('2026-07-01T16:00Z'),
  },
  'Phoenix (-7) and Los Angeles (-8 in winter): nine is 17:00 UTC': {
    area: inZone('US', 'America/Phoenix', 'America/Los_Angeles'),
    at: '2026-01-05T16:00Z',
    ...closed('2026-01-05T17:00Z'),
  },
  'New York (-4 already) and London (+0 still) on 16 March: nine in New York is 13:00 UTC': {
    area: inZone('US', 'America/New_York', 'Europe/London'),
    at: '2026-03-16T12:30Z',
    ...closed('2026-03-16T13:00Z'),
  },
  'London and Tokyo (+9), noon to two: 12:00-14:00 and 03:00-05:00 UTC never meet': {
    area: inZone('GB', 'Europe/London', 'Asia/Tokyo'),
    rules: daily('12:00-14:00'),
    at: '2026-01-05T12:00Z',
    refused: { 'outside-hours': 'never' },
    next: 'never',
  },
};

const PRESETS: Rows = {
  'us-federal, New York 07:30: from eight, whatever the company opens': {
    area: NEW_YORK,
    rules: { ...daily('06:00-23:00'), compliancePresets: ['us-federal'] },
    at: '2026-01-05T07:30-05:00',
    ...closed('2026-01-05T08:00-05:00'),
  },
  'us-federal, New York 20:59': {
    area: NEW_YORK,
    rules: { ...daily('06:00-23:00'), compliancePresets: ['us-federal'] },
    at: '2026-01-05T20:59-05:00',
  },
  'us-federal, New York 21:00: until nine in the evening': {
    area: NEW_YORK,
    rules: { ...daily('06:00-23:00'), compliancePresets: ['us-federal'] },
    at: '2026-01-05T21:00-05:00',
    ...closed('2026-01-06T08:00-05:00'),
  },
  'us-florida beside us-federal, Miami 20:00: until eight in the evening': {
    area: MIAMI,
    rules: { ...daily('06:00-23:00'), compliancePresets: ['us-federal', 'us-florida'] },
    lead: { consent: 'written' },
    at: '2026-01-05T20:00-05:00',
    ...closed('2026-01-06T08:00-05:00'),
  },
  'us-florida, Texas 21:30: does not apply there': {
    area: inRegion('US', 'TX', 'America/Chicago'),
    rules: { ...daily('06:00-23:00'), compliancePresets: ['us-florida'] },
    at: '2026-01-05T21:30-06:00',
  },
  'us-florida, Miami, with express consent where written is asked': {
    area: MIAMI,
    rules: { compliancePresets: ['us-florida'] },
    lead: { consent: 'express' },
    at: '2026-01-05T12:00-05:00',
    refused: { 'no-consent': 'never' },
    next: 'never',
  },
  'us-california, Los Angeles 08:30: from nine': {
    area: inRegion('US', 'CA', 'America/Los_Angeles'),
    rules: { ...daily('06:00-23:00'), compliancePresets: ['us-federal', 'us-california'] },
    at: '2026-01-05T08:30-08:00',
    ...closed('2026-01-05T09:00-08:00'),
  },
  'canada, Toronto, Sat 09:30: ten to six on weekends': {
    area: inRegion('CA', 'ON', 'America/Toronto'),
    rules: { ...daily('08:00-22:00'), compliancePresets: ['canada'] },
    at: '2026-01-10T09:30-05:00',
    ...closed('2026-01-10T10:00-05:00'),
  },
  'canada, Toronto, Sat 18:00: then Sunday ten': {
    area: inRegion('CA', 'ON', 'America/Toronto'),
    rules: { ...daily('08:00-22:00'), compliancePresets: ['canada'] },
    at: '2026-01-10T18:00-05:00',
    ...closed('2026-01-11T10:00-05:00'),
  },
  'canada, Toronto, Mon 21:30: then Tuesday nine': {
    area: inRegion('CA', 'ON', 'America/Toronto'),
    rules: { ...daily('08:00-22:00'), compliancePresets: ['canada'] },
    at: '2026-01-05T21:30-05:00',
    ...closed('2026-01-06T09:00-05:00'),
  },
  'uk, London, Sunday noon: then Monday eight': {
    area: LONDON,
    rules: { ...ALL_DAY, compliancePresets: ['uk'] },
    at: '2026-01-04T12:00Z',
    ...closed('2026-01-05T08:00Z'),
  },
  'uk, Fri 25 December: Boxing Day is a Saturday and kept on Mon 28 December again, then Tue 29 December': {
    area: LONDON,
    rules: { ...ALL_DAY, compliancePresets: ['uk'] },
    at: '2026-12-25T12:00Z',
    refused: { holiday: '2026-12-29T08:00Z' },
    next: '2026-12-29T08:00Z',
  },
  'eu, Berlin, Sunday noon: then Monday nine': {
    area: BERLIN,
    rules: { ...ALL_DAY, compliancePresets: ['eu'] },
    at: '2026-01-04T12:00+01:00',
    ...closed('2026-01-05T09:00+01:00'),
  },
  'eu, Berlin, 25 December: a holiday though the company ignores them': {
    area: BERLIN,
    rules: { ...ALL_DAY, compliancePresets: ['eu'] },
    at: '2026-12-25T12:00+01:00',
    refused: { holiday: '2026-12-28T09:00+01:00' },
    next: '2026-12-28T09:00+01:00',
  },
  'russia, Moscow, Mon 12:00: no automatic call, and none without consent': {
    area: inZone('RU', 'Europe/Moscow'),
    rules: { compliancePresets: ['russia'] },
    at: '2026-01-05T12:00+03:00',
    refused: { 'dialled-by-hand': 'never', 'no-consent': 'never' },
    next: 'never',
  },
};

const CAPS_AND_GAPS: Rows = {
  'Florida, 3 in 24 h: Sunday 16:00, Monday 07:00 and 11:00 bind until Monday 16:00': {
    area: MIAMI,
    rules: { compliancePresets: ['us-florida'] },
    lead: {
      consent: 'written',
      ...calledAt('2026-01-04T16:00-05:00', '2026-01-05T07:00-05:00', '2026-01-05T11:00-05:00'),
    },
    at: '2026-01-05T12:00-05:00',
    refused: { 'cap-rolling': '2026-01-05T16:00-05:00' },
    next: '2026-01-05T16:00-05:00',
  },
  'Florida, 3 in 24 h: free at Monday 22:00, after hours, so Tuesday nine': {
    area: MIAMI,
    rules: { compliancePresets: ['us-florida'] },
    lead: {
      consent: 'written',
      ...calledAt('2026-01-04T22:00-05:00', '2026-01-05T10:00-05:00', '2026-01-05T15:00-05:00'),
    },
    at: '2026-01-05T19:00-05:00',
    refused: { 'cap-rolling': '2026-01-05T22:00-05:00' },
    next: '2026-01-06T09:00-05:00',
  },
  'New York, 2 a day: called at 09:30 and 11:00, then after midnight, at nine': {
    area: NEW_YORK,
    rules: { maxAttemptsPerDay: 2 },
    lead: calledAt('2026-01-05T09:30-05:00', '2026-01-05T11:00-05:00'),
    at: '2026-01-05T12:00-05:00',
    refused: { 'cap-day': '2026-01-06T00:00-05:00' },
    next: '2026-01-06T09:00-05:00',
  },
  'New York, 2 a day on 1 November, which has 25 hours: 00:10 is still today at 23:50': {
    area: NEW_YORK,
    rules: { ...ALL_DAY, maxAttemptsPerDay: 2 },
    lead: calledAt('2026-11-01T00:10-04:00', '2026-11-01T12:00-05:00'),
    at: '2026-11-01T23:50-05:00',
    refused: { 'cap-day': '2026-11-02T00:00-05:00' },
    next: '2026-11-02T00:00-05:00',
  },
  'Havana, 1 a day on 8 March, which begins at 01:00 (-4): called at 23:59 (-5) a minute before, on the 7th': {
    area: HAVANA,
    rules: { ...ALL_DAY, maxAttemptsPerDay: 1 },
    lead: calledAt('2026-03-08T04:59Z'),
    at: '2026-03-08T05:00Z',
  },
  'Los Angeles or New York, 2 a day: 6 January in New York, still 5 January in Los Angeles until 08:00 UTC': {
    area: inZone('US', 'America/Los_Angeles', 'America/New_York'),
    rules: { ...ALL_DAY, maxAttemptsPerDay: 2 },
    lead: calledAt('2026-01-05T23:00Z', '2026-01-06T02:00Z'),
    at: '2026-01-06T06:00Z',
    refused: { 'cap-day': '2026-01-06T08:00Z' },
    next: '2026-01-06T08:00Z',
  },
  'New York, gap of 60 minutes after 11:30': {
    area: NEW_YORK,
    rules: { minGapMinutes: 60 },
    lead: calledAt('2026-01-05T11:30-05:00'),
    at: '2026-01-05T12:00-05:00',
    refused: { 'min-gap': '2026-01-05T12:30-05:00' },
    next: '2026-01-05T12:30-05:00',
  },
  'New York, gap of 60 minutes after 19:30: over at 20:30, after hours': {
    area: NEW_YORK,
    rules: { minGapMinutes: 60 },
    lead: calledAt('2026-01-05T19:30-05:00'),
    at: '2026-01-05T19:45-05:00',
    refused: { 'min-gap': '2026-01-05T20:30-05:00' },
    next: '2026-01-06T09:00-05:00',
  },
  'uk: abandoned on Mon 10:00, locked out 72 hours until Thu 10:00': {
    area: LONDON,
    rules: { compliancePresets: ['uk'] },
    lead: { recentCalls: [aPlacedCall({ at: moment('2026-01-05T10:00Z'), abandoned: true })] },
    at: '2026-01-07T12:00Z',
    refused: { 'drop-lockout': '2026-01-08T10:00Z' },
    next: '2026-01-08T10:00Z',
  },
  'New York, 30 quiet days after a talk that ended on 20 February 12:00: 22 March 12:00, summer time by then': {
    area: NEW_YORK,
    rules: { quietAfterConversationDays: 30 },
    lead: {
      recentCalls: [
        aPlacedCall({
          at: moment('2026-02-20T11:50-05:00'),
          conversationEndedAt: moment('2026-02-20T12:00-05:00'),
        }),
      ],
    },
    at: '2026-03-01T12:00-05:00',
    refused: { 'quiet-after-conversation': '2026-03-22T12:00-04:00' },
    next: '2026-03-22T12:00-04:00',
  },
  'New York, 1 in 168 h: 168 hours after Mon 2 March 12:00 winter time are Mon 9 March 13:00 summer time': {
    area: NEW_YORK,
    rules: { rollingCaps: [{ count: 1, windowHours: 168 }] },
    lead: calledAt('2026-03-02T12:00-05:00'),
    at: '2026-03-09T12:30-04:00',
    refused: { 'cap-rolling': '2026-03-09T13:00-04:00' },
    next: '2026-03-09T13:00-04:00',
  },
  'New York, 1 in 24 h for each number: the other number was called last and does not count': {
    area: NEW_YORK,
    rules: { rollingCaps: [{ count: 1, windowHours: 24, per: 'number' }] },
    lead: {
      recentCalls: [called('2026-01-04T15:00-05:00'), called('2026-01-05T11:00-05:00', { numberKey: 'number-2' })],
    },
    at: '2026-01-05T12:00-05:00',
    refused: { 'cap-rolling': '2026-01-05T15:00-05:00' },
    next: '2026-01-05T15:00-05:00',
  },
  'New York, 2 a day, 3 in 24 h and 90 minutes at once: midnight, 15:00 and 12:45, so Tuesday nine': {
    area: NEW_YORK,
    rules: { maxAttemptsPerDay: 2, rollingCaps: [{ count: 3, windowHours: 24 }], minGapMinutes: 90 },
    lead: calledAt('2026-01-04T15:00-05:00', '2026-01-05T09:30-05:00', '2026-01-05T11:15-05:00'),
    at: '2026-01-05T12:00-05:00',
    refused: {
      'cap-day': '2026-01-06T00:00-05:00',
      'cap-rolling': '2026-01-05T15:00-05:00',
      'min-gap': '2026-01-05T12:45-05:00',
    },
    next: '2026-01-06T09:00-05:00',
  },
  'New York, 30 days to live: the last millisecond': {
    area: NEW_YORK,
    rules: { leadTtlDays: 30 },
    lead: { cycleStartedAt: moment('2026-01-05T12:00-05:00') },
    at: '2026-02-04T12:00-05:00',
  },
  'New York, 30 days to live: a millisecond more': {
    area: NEW_YORK,
    rules: { leadTtlDays: 30 },
    lead: { cycleStartedAt: moment('2026-01-05T12:00-05:00') },
    at: '2026-02-04T12:00:00.001-05:00',
    refused: { 'lead-expired': 'never' },
    next: 'never',
  },
};

const WISHES_AND_CALLBACKS: Rows = {
  'New York, wishes five to eight': {
    area: NEW_YORK,
    lead: wishing('17:00', '20:00'),
    at: '2026-01-05T12:00-05:00',
    refused: { 'outside-wished-hours': '2026-01-05T17:00-05:00' },
    next: '2026-01-05T17:00-05:00',
  },
  'New York, wishes five to eight, the company closes at six: at 18:00 the wish is met, the hours are not': {
    area: NEW_YORK,
    rules: daily('09:00-18:00'),
    lead: wishing('17:00', '20:00'),
    at: '2026-01-05T18:00-05:00',
    refused: { 'outside-hours': '2026-01-06T09:00-05:00' },
    next: '2026-01-06T17:00-05:00',
  },
  'New York, wishes ten in the evening to one': {
    area: NEW_YORK,
    rules: ALL_DAY,
    lead: wishing('22:00', '01:00'),
    at: '2026-01-05T21:00-05:00',
    refused: { 'outside-wished-hours': '2026-01-05T22:00-05:00' },
    next: '2026-01-05T22:00-05:00',
  },
  'Chicago or New York, wishes six to nine: six in Chicago is seven in New York': {
    area: inZone('US', 'America/Chicago', 'America/New_York'),
    rules: ALL_DAY,
    lead: wishing('18:00', '21:00'),
    at: '2026-01-05T18:30-05:00',
    refused: { 'outside-wished-hours': '2026-01-05T19:00-05:00' },
    next: '2026-01-05T19:00-05:00',
  },
  'New York, wishes six to eight in the morning, the company opens at nine': {
    area: NEW_YORK,
    lead: wishing('06:00', '08:00'),
    at: '2026-01-05T12:00-05:00',
    refused: { 'outside-wished-hours': 'never' },
    next: 'never',
  },
  'Germany, 25 December, wishes eleven to one: the holidays decide the day, the wish the hour': {
    area: BERLIN,
    rules: WORKDAYS,
    lead: wishing('11:00', '13:00'),
    at: '2026-12-25T12:00+01:00',
    refused: { holiday: '2026-12-28T09:00+01:00' },
    next: '2026-12-28T11:00+01:00',
  },
  'New York, callback agreed for 12:00 after a call at 11:30: the gap gives way': {
    area: NEW_YORK,
    rules: { minGapMinutes: 60, maxAttemptsPerDay: 1 },
    lead: calledAt('2026-01-05T11:30-05:00'),
    purpose: callbackAt('2026-01-05T12:00-05:00'),
    at: '2026-01-05T12:00-05:00',
    overrides: ['cap-day', 'min-gap'],
  },
  'New York, callback agreed for 12:00 and missed then: the gap holds for its repeat': {
    area: NEW_YORK,
    rules: { minGapMinutes: 60 },
    lead: calledAt('2026-01-05T12:00-05:00'),
    purpose: callbackAt('2026-01-05T12:00-05:00'),
    at: '2026-01-05T12:05-05:00',
    refused: { 'min-gap': '2026-01-05T13:00-05:00' },
    next: '2026-01-05T13:00-05:00',
  },
  'Florida, callback agreed for 12:00: the three calls of 24 hours do not give way, the gap of the company does': {
    area: MIAMI,
    rules: { compliancePresets: ['us-florida'], minGapMinutes: 240 },
    lead: {
      consent: 'written',
      ...calledAt('2026-01-04T16:00-05:00', '2026-01-05T10:00-05:00', '2026-01-05T11:00-05:00'),
    },
    purpose: callbackAt('2026-01-05T12:00-05:00'),
    at: '2026-01-05T12:00-05:00',
    refused: { 'cap-rolling': '2026-01-05T16:00-05:00' },
    next: '2026-01-05T16:00-05:00',
  },
  'New York, callback agreed for 12:00 by somebody who wishes five to eight: the wish never gives way': {
    area: NEW_YORK,
    lead: wishing('17:00', '20:00'),
    purpose: callbackAt('2026-01-05T12:00-05:00'),
    at: '2026-01-05T12:00-05:00',
    refused: { 'outside-wished-hours': '2026-01-05T17:00-05:00' },
    next: '2026-01-05T17:00-05:00',
  },
  'New York, callback agreed for 21:00: hours never give way': {
    area: NEW_YORK,
    purpose: callbackAt('2026-01-05T21:00-05:00'),
    at: '2026-01-05T21:00-05:00',
    ...closed('2026-01-06T09:00-05:00'),
  },
};

describe.each([
  ['windows', WINDOWS],
  ['windows over midnight', OVER_MIDNIGHT],
  ['clocks set forward', CLOCKS_FORWARD],
  ['clocks set back', CLOCKS_BACK],
  ['holidays', HOLIDAYS],
  ['closed dates', CLOSED_DATES],
  ['several zones', SEVERAL_ZONES],
  ['compliance presets', PRESETS],
  ['caps and gaps', CAPS_AND_GAPS],
  ['wishes and callbacks', WISHES_AND_CALLBACKS],
])('a lead may be called, by hand: %s', (_, rows) => {
  it.each(Object.entries(rows))('%s', (_name, { area, rules, lead, purpose, at, refused, overrides, next }) => {
    const now = moment(at);
    const inForce = { rules: { ...STAGE_DEFAULTS.prospecting, version: 1, ...BARE, ...rules }, sources: new Map() };
    const policy = callPolicy(inForce, { tier: 1, campaignId: 'campaign-1' }, PUBLIC_HOLIDAYS);
    const asked = aLead({ numbers: [aNumber({ area })], cycleStartedAt: now, ...lead });
    const wanted = purpose ?? { kind: 'approach' };
    const refusals = Object.entries(refused ?? {}).map(([code, until]) =>
      until === 'never' ? { code } : { code, until: moment(until) },
    );
    const upTo = next === undefined || next === 'never' ? {} : { until: moment(next) };

    expect(gate(asked, wanted, policy, now)).toEqual(
      refused === undefined ? { kind: 'allowed', overrides: overrides ?? [] } : { kind: 'refused', refusals, ...upTo },
    );
    const earliest = earliestCall(asked, wanted, policy, now);
    expect(earliest.kind === 'at' ? earliest.at : 'never').toEqual(next === 'never' ? next : moment(next ?? at));
  });
});
