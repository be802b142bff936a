import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type CallingArea, callingAreaFor } from '../../shared/domain/calling-area.ts';
import { compileCallingHours, type HoursVerdict } from '../../shared/domain/calling-hours.ts';
import type { ClosedDate, DialRules } from '../../shared/domain/dial-rules.ts';
import type { HolidayCalendar } from '../../shared/domain/holidays.ts';
import { openDaily, openOn } from '../support/call-windows.ts';

const NO_HOLIDAYS: HolidayCalendar = { isHoliday: () => false };
const NEW_YORK = areaOf('America/New_York');
const LONDON = areaOf('Europe/London');

function areaOf(...candidateZones: string[]): CallingArea {
  return callingAreaFor({ country: 'US', candidateZones });
}

function holidaysOn(...dates: string[]): HolidayCalendar {
  return { isHoliday: (_country, _region, date) => dates.includes(date) };
}

function verdict(
  area: CallingArea,
  at: string,
  callWindows: DialRules['callWindows'],
  calendar = NO_HOLIDAYS,
): HoursVerdict {
  return compileCallingHours({ callWindows, holidays: 'block' }, calendar).verdict(area, Temporal.Instant.from(at));
}

function openUntil(moment: string): HoursVerdict {
  return { kind: 'open', closesAt: Temporal.Instant.from(moment) };
}

function closedUntil(moment: string, why: 'outside-hours' | 'holiday' = 'outside-hours'): HoursVerdict {
  return { kind: 'closed', why, opensAt: Temporal.Instant.from(moment) };
}

describe('a window', () => {
  const weekdays = openOn({ friday: '09:00-12:00 13:00-20:00', monday: '09:00-18:00' });

  it('is open from its start until just before its end, by the wall clock of the zone', () => {
    expect(verdict(NEW_YORK, '2026-01-09T08:59:59.999999999-05:00', weekdays)).toEqual(
      closedUntil('2026-01-09T09:00-05:00'),
    );
    expect(verdict(NEW_YORK, '2026-01-09T09:00-05:00', weekdays)).toEqual(openUntil('2026-01-09T12:00-05:00'));
    expect(verdict(NEW_YORK, '2026-01-09T11:59:59.999999999-05:00', weekdays)).toEqual(
      openUntil('2026-01-09T12:00-05:00'),
    );
    expect(verdict(NEW_YORK, '2026-01-09T12:00-05:00', weekdays)).toEqual(closedUntil('2026-01-09T13:00-05:00'));
  });

  it('is followed by the next one, days later if need be', () => {
    expect(verdict(NEW_YORK, '2026-01-09T20:00-05:00', weekdays)).toEqual(closedUntil('2026-01-12T09:00-05:00'));
  });

  it('may end with the day', () => {
    expect(verdict(LONDON, '2026-01-09T23:59Z', openOn({ friday: '22:00-24:00' }))).toEqual(
      openUntil('2026-01-10T00:00Z'),
    );
  });

  it('may run over midnight and still belongs to the weekday it starts on', () => {
    const nights = openOn({ saturday: '22:00-02:00' });

    expect(verdict(LONDON, '2026-01-10T01:00Z', nights)).toEqual(closedUntil('2026-01-10T22:00Z'));
    expect(verdict(LONDON, '2026-01-10T23:00Z', nights)).toEqual(openUntil('2026-01-11T02:00Z'));
    expect(verdict(LONDON, '2026-01-11T01:59Z', nights)).toEqual(openUntil('2026-01-11T02:00Z'));
    expect(verdict(LONDON, '2026-01-11T22:00Z', nights)).toEqual(closedUntil('2026-01-17T22:00Z'));
  });

  it('may run from Sunday into Monday', () => {
    expect(verdict(LONDON, '2026-01-12T01:00Z', openOn({ sunday: '22:00-02:00' }))).toEqual(
      openUntil('2026-01-12T02:00Z'),
    );
  });

  it('that ends when it starts lasts a day', () => {
    expect(verdict(LONDON, '2026-01-10T08:59Z', openOn({ friday: '09:00-09:00' }))).toEqual(
      openUntil('2026-01-10T09:00Z'),
    );
  });

  it('may overlap or touch another one: what opens at the same moment does not close', () => {
    const several = openOn({ friday: '09:00-12:00 10:00-11:00 11:30-14:00 14:00-24:00', saturday: '00:00-01:00' });

    expect(verdict(LONDON, '2026-01-09T09:00Z', several)).toEqual(openUntil('2026-01-10T01:00Z'));
  });

  it.each(['9:00-12:00', '09:00-25:00', '09:60-12:00', '24:00-12:00', 'x-y'])('written %s is refused', (written) => {
    expect(() => compileCallingHours({ callWindows: openDaily(written), holidays: 'block' }, NO_HOLIDAYS)).toThrow(
      RangeError,
    );
  });
});

describe('an area', () => {
  it('is open only while every zone is', () => {
    const area = areaOf('America/New_York', 'America/Los_Angeles', 'America/Denver');

    expect(verdict(area, '2026-01-09T16:59Z', openDaily('09:00-20:00'))).toEqual(closedUntil('2026-01-09T17:00Z'));
    expect(verdict(area, '2026-01-09T17:00Z', openDaily('09:00-20:00'))).toEqual(openUntil('2026-01-10T01:00Z'));
  });

  it('whose zones are never open together never opens', () => {
    const area = areaOf('Europe/London', 'Asia/Tokyo');

    expect(verdict(area, '2026-01-09T12:00Z', openDaily('12:00-14:00'))).toEqual({
      kind: 'closed',
      why: 'outside-hours',
    });
  });

  it('uses the weekday of each zone', () => {
    const area = areaOf('Pacific/Auckland', 'Pacific/Honolulu');

    expect(verdict(area, '2026-01-10T00:00Z', openOn({ friday: '00:00-24:00', saturday: '00:00-24:00' }))).toEqual(
      openUntil('2026-01-10T11:00Z'),
    );
    expect(verdict(area, '2026-01-10T00:00Z', openOn({ friday: '00:00-24:00' }))).toMatchObject({ kind: 'closed' });
  });

  it('in a zone nobody knows is refused', () => {
    expect(() => verdict(areaOf('Mars/Olympus'), '2026-01-09T12:00Z', openDaily('09:00-20:00'))).toThrow(RangeError);
  });
});

describe('a holiday', () => {
  const daily = openDaily('09:00-20:00');

  it('is closed by its local date and says so', () => {
    const calendar = holidaysOn('2026-01-09');

    expect(verdict(NEW_YORK, '2026-01-09T12:00-05:00', daily, calendar)).toEqual(
      closedUntil('2026-01-10T09:00-05:00', 'holiday'),
    );
    expect(verdict(NEW_YORK, '2026-01-08T19:59-05:00', daily, calendar)).toEqual(openUntil('2026-01-08T20:00-05:00'));
    expect(verdict(NEW_YORK, '2026-01-08T21:00-05:00', daily, calendar)).toEqual(closedUntil('2026-01-10T09:00-05:00'));
    expect(verdict(NEW_YORK, '2026-01-09T21:00-05:00', daily, calendar)).toEqual(closedUntil('2026-01-10T09:00-05:00'));
  });

  it('in one zone of the area closes the area', () => {
    const area = areaOf('Pacific/Auckland', 'Pacific/Honolulu');
    const always = openDaily('00:00-24:00');

    expect(verdict(area, '2026-01-09T12:00Z', always, holidaysOn('2026-01-10'))).toEqual(
      closedUntil('2026-01-11T10:00Z', 'holiday'),
    );
  });

  it('cuts a window that began the evening before at midnight', () => {
    expect(verdict(LONDON, '2026-01-09T23:00Z', openDaily('22:00-02:00'), holidaysOn('2026-01-10'))).toEqual(
      openUntil('2026-01-10T00:00Z'),
    );
  });

  it('does not reach into the next day', () => {
    expect(verdict(LONDON, '2026-01-10T23:00Z', openDaily('22:00-02:00'), holidaysOn('2026-01-10'))).toEqual(
      closedUntil('2026-01-11T00:00Z', 'holiday'),
    );
  });

  it('counts for nothing where the rules ignore holidays', () => {
    const hours = compileCallingHours({ callWindows: daily, holidays: 'ignore' }, holidaysOn('2026-01-09'));

    expect(hours.verdict(LONDON, Temporal.Instant.from('2026-01-09T12:00Z'))).toEqual(openUntil('2026-01-09T20:00Z'));
  });

  it('is asked of the calendar by country and region of the area', () => {
    const bavarianOnly: HolidayCalendar = { isHoliday: (country, region) => country === 'DE' && region === 'BY' };
    const hours = compileCallingHours({ callWindows: daily, holidays: 'block' }, bavarianOnly);
    const at = Temporal.Instant.from('2026-01-09T12:00Z');
    const inRegion = (region?: string) => callingAreaFor({ country: 'DE', region, candidateZones: ['Europe/Berlin'] });

    expect(hours.verdict(inRegion('BY'), at)).toEqual({ kind: 'closed', why: 'holiday' });
    expect(hours.verdict(inRegion('BE'), at)).toEqual(openUntil('2026-01-09T20:00+01:00'));
    expect(hours.verdict(inRegion(), at)).toEqual(openUntil('2026-01-09T20:00+01:00'));
    const byNumber = callingAreaFor({ country: 'DE', numberRegion: 'BY', candidateZones: ['Europe/Berlin'] });
    expect(hours.verdict(byNumber, at)).toEqual({ kind: 'closed', why: 'holiday' });
  });

  it('of the whole country counts where only the digits of the number name a region that does not keep it', () => {
    const notInFlorida: HolidayCalendar = { isHoliday: (_country, region) => region !== 'FL' };
    const hours = compileCallingHours({ callWindows: daily, holidays: 'block' }, notInFlorida);
    const at = Temporal.Instant.from('2026-02-16T12:00-05:00');
    const inFlorida = (place: { readonly region?: string; readonly numberRegion?: string }) =>
      callingAreaFor({ country: 'US', ...place, candidateZones: ['America/New_York'] });

    expect(hours.verdict(inFlorida({ numberRegion: 'FL' }), at)).toEqual({ kind: 'closed', why: 'holiday' });
    expect(hours.verdict(inFlorida({ region: 'FL' }), at)).toEqual(openUntil('2026-02-16T20:00-05:00'));
  });
});

describe('a closed date', () => {
  const daily = openDaily('09:00-20:00');
  const closedOn = (closedDates: readonly ClosedDate[], calendar = NO_HOLIDAYS) =>
    compileCallingHours({ callWindows: daily, holidays: 'block', closedDates }, calendar);
  const at = Temporal.Instant.from('2026-01-09T12:00-05:00');
  const closed: HoursVerdict = {
    kind: 'closed',
    why: 'closed-date',
    opensAt: Temporal.Instant.from('2026-01-10T14:00Z'),
  };
  const open = openUntil('2026-01-09T20:00-05:00');

  it('is closed by its local date and says so, for that date only', () => {
    const hours = closedOn([{ date: '2026-01-09' }, { date: '2026-01-12' }]);

    expect(hours.verdict(NEW_YORK, at)).toEqual(closed);
    expect(hours.verdict(NEW_YORK, at.add({ hours: 24 }))).toEqual(openUntil('2026-01-10T20:00-05:00'));
    expect(hours.verdict(NEW_YORK, at.add({ hours: -24 }))).toEqual(openUntil('2026-01-08T20:00-05:00'));
  });

  it('gives way to the name of a holiday', () => {
    const hours = closedOn([{ date: '2026-01-09' }, { date: '2026-01-10' }], holidaysOn('2026-01-09'));

    expect(hours.verdict(NEW_YORK, at)).toEqual(closedUntil('2026-01-11T09:00-05:00', 'holiday'));
    expect(hours.verdict(NEW_YORK, at.add({ hours: 24 }))).toEqual({
      kind: 'closed',
      why: 'closed-date',
      opensAt: Temporal.Instant.from('2026-01-11T09:00-05:00'),
    });
  });

  it.each([
    ['of the country', { country: 'US' }, {}, closed],
    ['of another country', { country: 'CA' }, {}, open],
    ['of the region', { country: 'US', region: 'NY' }, { region: 'NY' }, closed],
    ['of another region', { country: 'US', region: 'FL' }, { region: 'NY' }, open],
    ['of a region of another country', { country: 'CA', region: 'NY' }, { region: 'NY' }, open],
    ['of some region, where none is known', { country: 'US', region: 'NY' }, {}, open],
    [
      "of the number's region, where no address is known",
      { country: 'US', region: 'FL' },
      { numberRegion: 'FL' },
      closed,
    ],
    [
      "of the number's region, where the address is another",
      { country: 'US', region: 'FL' },
      { region: 'NY', numberRegion: 'FL' },
      open,
    ],
  ])('%s', (_, where, place, verdictThere) => {
    const area = callingAreaFor({ country: 'US', candidateZones: ['America/New_York'], ...place });

    expect(closedOn([{ date: '2026-01-09', ...where }]).verdict(area, at)).toEqual(verdictThere);
  });
});

describe('what more holds for an area', () => {
  const calendar = holidaysOn('2026-01-09');
  const inFlorida = callingAreaFor({ country: 'US', region: 'FL', candidateZones: ['America/New_York'] });
  const hours = compileCallingHours({ callWindows: openDaily('06:00-22:00'), holidays: 'ignore' }, calendar, (area) =>
    area.region === 'FL'
      ? [
          { callWindows: openDaily('08:00-20:00') },
          { callWindows: openDaily('10:00-21:00'), holidays: 'block' },
          { closedDates: [{ date: '2026-01-10' }] },
        ]
      : [],
  );

  it('cuts the hours there, each further rule once more', () => {
    expect(hours.verdict(inFlorida, Temporal.Instant.from('2026-01-08T09:00-05:00'))).toEqual(
      closedUntil('2026-01-08T10:00-05:00'),
    );
    expect(hours.verdict(inFlorida, Temporal.Instant.from('2026-01-08T10:00-05:00'))).toEqual(
      openUntil('2026-01-08T20:00-05:00'),
    );
    expect(hours.verdict(inFlorida, Temporal.Instant.from('2026-01-09T12:00-05:00'))).toEqual(
      closedUntil('2026-01-11T10:00-05:00', 'holiday'),
    );
  });

  it('is nothing to numbers elsewhere', () => {
    expect(hours.verdict(NEW_YORK, Temporal.Instant.from('2026-01-09T09:00-05:00'))).toEqual(
      openUntil('2026-01-09T22:00-05:00'),
    );
  });
});

describe('where clocks are set forward', () => {
  it('a window that starts in the gap opens at the end of the gap', () => {
    expect(verdict(NEW_YORK, '2026-03-08T01:00-05:00', openDaily('02:30-05:00'))).toEqual(
      closedUntil('2026-03-08T03:00-04:00'),
    );
  });

  it('a window that lies in the gap does not open that day', () => {
    expect(verdict(NEW_YORK, '2026-03-08T01:00-05:00', openDaily('02:00-03:00'))).toEqual(
      closedUntil('2026-03-09T02:00-04:00'),
    );
  });

  it('a window that ends in the gap closes at its beginning', () => {
    expect(verdict(NEW_YORK, '2026-03-08T01:00-05:00', openDaily('01:00-02:30'))).toEqual(
      openUntil('2026-03-08T03:00-04:00'),
    );
  });

  it('a day that starts in the gap opens at its first moment', () => {
    expect(verdict(areaOf('America/Santiago'), '2026-09-05T22:00-04:00', openOn({ sunday: '00:00-24:00' }))).toEqual(
      closedUntil('2026-09-06T01:00-03:00'),
    );
  });
});

describe('where clocks are set back', () => {
  it('a window over the repeated hour lasts an hour longer', () => {
    expect(verdict(NEW_YORK, '2026-11-01T01:00-04:00', openDaily('01:00-02:00'))).toEqual(
      openUntil('2026-11-01T02:00-05:00'),
    );
  });

  it('a window inside the repeated hour opens twice', () => {
    const short = openDaily('01:00-01:30');

    expect(verdict(NEW_YORK, '2026-11-01T01:15-04:00', short)).toEqual(openUntil('2026-11-01T01:30-04:00'));
    expect(verdict(NEW_YORK, '2026-11-01T01:45-04:00', short)).toEqual(closedUntil('2026-11-01T01:00-05:00'));
    expect(verdict(NEW_YORK, '2026-11-01T01:15-05:00', short)).toEqual(openUntil('2026-11-01T01:30-05:00'));
  });
});

describe('the horizon of 370 days', () => {
  const calendarFreeOn = (freeDate: string): HolidayCalendar => ({
    isHoliday: (_country, _region, date) => date !== freeDate,
  });

  it('finds an opening just inside it', () => {
    expect(verdict(LONDON, '2026-01-01T12:00Z', openDaily('09:00-20:00'), calendarFreeOn('2027-01-06'))).toEqual(
      closedUntil('2027-01-06T09:00Z', 'holiday'),
    );
  });

  it('promises nothing beyond it', () => {
    expect(verdict(LONDON, '2026-01-01T12:00Z', openDaily('13:00-20:00'), calendarFreeOn('2027-01-06'))).toEqual({
      kind: 'closed',
      why: 'outside-hours',
    });
    expect(verdict(LONDON, '2026-01-01T12:00Z', openOn({}))).toEqual({ kind: 'closed', why: 'outside-hours' });
  });

  it('ends an opening that never closes', () => {
    expect(verdict(LONDON, '2026-01-01T12:00Z', openDaily('00:00-24:00'))).toEqual(openUntil('2027-01-06T12:00Z'));
  });
});

describe('the end of an opening that reaches the horizon exactly', () => {
  it('is told as it is, not later by the part of a millisecond that was asked with', () => {
    const calendar = holidaysOn('2027-01-06');

    expect(verdict(LONDON, '2026-01-01T00:00:00.000999Z', openDaily('00:00-24:00'), calendar)).toEqual(
      openUntil('2027-01-06T00:00Z'),
    );
  });
});

describe('what is worked out once', () => {
  it('is asked of the calendar once a day, whatever the number of zones', () => {
    const asked: string[] = [];
    const calendar: HolidayCalendar = {
      isHoliday: (_country, _region, date) => {
        asked.push(date);
        return false;
      },
    };
    const area = areaOf('America/New_York', 'America/Denver', 'America/Los_Angeles');
    verdict(area, '2026-01-09T12:00Z', openDaily('09:00-20:00'), calendar);

    expect(asked).not.toEqual([]);
    expect(asked).toEqual([...new Set(asked)]);
  });

  it('is not asked of the calendar again', () => {
    let questions = 0;
    const calendar: HolidayCalendar = {
      isHoliday: () => {
        questions += 1;
        return false;
      },
    };
    const hours = compileCallingHours({ callWindows: openDaily('09:00-20:00'), holidays: 'block' }, calendar);
    const start = Temporal.Instant.from('2026-01-09T00:00Z');
    for (let hour = 0; hour < 1000; hour += 1) {
      for (const area of [NEW_YORK, LONDON]) hours.verdict(area, start.add({ hours: (hour * 7) % 240 }));
    }

    expect(questions).toBeGreaterThan(0);
    expect(questions).toBeLessThan(200);
  });

  it('does not depend on the order of the questions', () => {
    const rules = {
      callWindows: openOn({ tuesday: '09:00-12:00', saturday: '20:00-03:00' }),
      holidays: 'block',
    } as const;
    const calendar = holidaysOn('2026-02-03', '2026-11-03');
    const moments = [
      '2026-11-02',
      '2026-02-02',
      '2031-05-05',
      '2025-12-31',
      '1969-07-20',
      '2026-03-28',
      '2020-02-29',
    ].map((date) => Temporal.Instant.from(`${date}T12:00Z`));
    const longAsked = compileCallingHours(rules, calendar);
    for (const at of moments) longAsked.verdict(NEW_YORK, at);

    expect(moments.map((at) => longAsked.verdict(NEW_YORK, at))).toEqual(
      moments.map((at) => compileCallingHours(rules, calendar).verdict(NEW_YORK, at)),
    );
  });

  it('is forgotten for the areas asked longest ago when there are very many', () => {
    const asked: (string | undefined)[] = [];
    const calendar: HolidayCalendar = {
      isHoliday: (_country, region) => {
        if (asked.at(-1) !== region) asked.push(region);
        return false;
      },
    };
    const hours = compileCallingHours({ callWindows: openDaily('09:00-20:00'), holidays: 'block' }, calendar);
    const at = Temporal.Instant.from('2026-01-09T12:00Z');
    const ask = (region: string) =>
      hours.verdict(callingAreaFor({ country: 'GB', region, candidateZones: ['Europe/London'] }), at);
    for (let region = 0; region < 1025; region += 1) ask(String(region));
    asked.length = 0;
    const answers = [ask('1024'), ask('0')];

    expect(asked).toEqual(['0']);
    expect(answers).toEqual([openUntil('2026-01-09T20:00Z'), openUntil('2026-01-09T20:00Z')]);
  });
});
