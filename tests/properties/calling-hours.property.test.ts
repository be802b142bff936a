import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { earliestCall } from '../../shared/domain/call-gate.ts';
import { type CallPolicy, callPolicy } from '../../shared/domain/call-policy.ts';
import { type CallingArea, callingAreaFor } from '../../shared/domain/calling-area.ts';
import { compileCallingHours, type HoursVerdict } from '../../shared/domain/calling-hours.ts';
import { COMPLIANCE_PRESETS, type PresetId } from '../../shared/domain/compliance-presets.ts';
import { STAGE_DEFAULTS } from '../../shared/domain/default-rules.ts';
import type { CallWindow, ClosedDate, DialRules, Weekday } from '../../shared/domain/dial-rules.ts';
import type { HolidayCalendar } from '../../shared/domain/holidays.ts';
import { openDaily, openOn } from '../support/call-windows.ts';
import { aLead, aNumber } from '../support/lead-builders.ts';

process.env['TZ'] = 'Pacific/Kiritimati';

const MINUTE_MS = 60_000;
const SPAN_DAYS = 5;
const SPAN_MINUTES = SPAN_DAYS * 24 * 60;
const LOOK_AHEAD_MINUTES = 9 * 24 * 60;
const CLOSED_WEEK = openOn({});
const NO_HOLIDAYS: HolidayCalendar = { isHoliday: () => false };
const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const satisfies readonly Weekday[];

/** Each with the first days of the spans of 2026 around its clock changes; those that have none get spans of others. */
const SPAN_STARTS_BY_ZONE: Readonly<Record<string, readonly string[]>> = {
  'Africa/Cairo': ['2026-04-22', '2026-10-27'],
  'Africa/Casablanca': ['2026-02-13', '2026-03-20', '2026-09-18'],
  'Africa/Lagos': ['2026-03-27'],
  'America/Havana': ['2026-03-06', '2026-10-30'],
  'America/Los_Angeles': ['2026-03-06', '2026-10-30'],
  'America/New_York': ['2026-03-06', '2026-10-30'],
  'America/Nuuk': ['2026-03-27', '2026-10-23'],
  'America/Phoenix': ['2026-03-06', '2026-10-30'],
  'America/Santiago': ['2026-04-03', '2026-09-04'],
  'America/Sao_Paulo': ['2026-10-30'],
  'America/St_Johns': ['2026-03-06', '2026-10-30'],
  'Antarctica/Troll': ['2026-03-27', '2026-10-23'],
  'Asia/Beirut': ['2026-03-27', '2026-10-23'],
  'Asia/Kathmandu': ['2026-03-27'],
  'Asia/Tokyo': ['2026-10-23'],
  'Atlantic/Azores': ['2026-03-27', '2026-10-23'],
  'Australia/Adelaide': ['2026-04-03', '2026-10-02'],
  'Australia/Eucla': ['2026-04-03'],
  'Australia/Lord_Howe': ['2026-04-03', '2026-10-02'],
  'Australia/Sydney': ['2026-04-03', '2026-10-02'],
  'Europe/Dublin': ['2026-03-27', '2026-10-23'],
  'Europe/London': ['2026-03-27', '2026-10-23'],
  'Europe/Moscow': ['2026-03-27'],
  'Pacific/Apia': ['2026-09-25'],
  'Pacific/Auckland': ['2026-04-03', '2026-09-25'],
  'Pacific/Chatham': ['2026-04-03', '2026-09-25'],
  'Pacific/Kiritimati': ['2026-03-06', '2026-10-23'],
};
const ZONES = Object.keys(SPAN_STARTS_BY_ZONE);

interface WallMinute {
  readonly date: string;
  readonly weekday: number;
  readonly time: string;
}

interface Scenario {
  readonly zones: readonly string[];
  readonly spanStart: string;
  readonly callWindows: DialRules['callWindows'];
  readonly holidays: 'block' | 'ignore';
  readonly holidayDates: readonly string[];
  readonly closedDates: readonly ClosedDate[];
  readonly place: Place;
  readonly wish?: CallWindow;
}

/** A country and region, with the presets of those chosen that apply there, as their own words say. */
interface Place {
  readonly country: string;
  readonly region?: string;
  readonly chosen: readonly PresetId[];
  readonly applying: readonly PresetId[];
}

const ALL_CHOSEN: readonly PresetId[] = ['us-federal', 'us-florida', 'canada', 'uk', 'eu'];
const NOWHERE: Place = { country: 'XX', chosen: [], applying: [] };
const PLACES: readonly Place[] = [
  NOWHERE,
  { country: 'DE', region: 'BY', chosen: [], applying: [] },
  { country: 'DE', region: 'BY', chosen: ALL_CHOSEN, applying: ['eu'] },
  { country: 'US', region: 'TX', chosen: ALL_CHOSEN, applying: ['us-federal'] },
  { country: 'US', region: 'FL', chosen: ALL_CHOSEN, applying: ['us-federal', 'us-florida'] },
  { country: 'CA', region: 'ON', chosen: ALL_CHOSEN, applying: ['canada'] },
  { country: 'GB', chosen: ALL_CHOSEN, applying: ['uk'] },
];

const wallMinutesBySpan = new Map<string, readonly WallMinute[]>();

/** What the clock on the wall shows in each minute of a span, told by the runtime's own calendar. */
function wallMinutes(zone: string, spanStart: string): readonly WallMinute[] {
  const key = `${zone} ${spanStart}`;
  const known = wallMinutesBySpan.get(key);
  if (known !== undefined) return known;
  const read = wallClock(zone);
  const minutes = Array.from({ length: SPAN_MINUTES }, (_, minute) => read(Date.parse(spanStart) + minute * MINUTE_MS));
  wallMinutesBySpan.set(key, minutes);
  return minutes;
}

function wallClock(zone: string): (atMs: number) => WallMinute {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (atMs) => {
    const [, weekday = '', day, month, year, time = ''] =
      /^(\w+), (\d+)\/(\d+)\/(\d+), (\d\d:\d\d)$/.exec(clock.format(atMs)) ?? [];
    return {
      date: `${year}-${month}-${day}`,
      weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(weekday),
      time,
    };
  };
}

/** Compares wall-clock texts, which sort like the times they show. */
function isInsideWindows(wall: WallMinute, callWindows: DialRules['callWindows']): boolean {
  const today: readonly CallWindow[] = callWindows[WEEKDAYS[wall.weekday] ?? 'monday'];
  const yesterday: readonly CallWindow[] = callWindows[WEEKDAYS[(wall.weekday + 6) % 7] ?? 'monday'];
  return (
    today.some(({ start, end }) => wall.time >= start && (end <= start || wall.time < end)) ||
    yesterday.some(({ start, end }) => end <= start && wall.time < end)
  );
}

interface MinuteTruth {
  readonly open: boolean;
  readonly why: 'outside-hours' | 'holiday' | 'closed-date';
  /** Open, and inside the hours that the lead wishes for. */
  readonly wished: boolean;
}

function truthByMinute(scenario: Scenario): readonly MinuteTruth[] {
  const { callWindows, holidayDates, place, wish } = scenario;
  const presets = place.applying.map((id) => COMPLIANCE_PRESETS[id].limits);
  const weeks = [callWindows, ...presets.flatMap((limits) => limits.callWindows ?? [])];
  const holidaysBlock = [scenario, ...presets].some(({ holidays }) => holidays === 'block');
  const closedDates = scenario.closedDates.filter(
    ({ country, region }) =>
      (country === undefined || country === place.country) && (region === undefined || region === place.region),
  );
  const wishedWeek = wish === undefined ? undefined : openDaily(`${wish.start}-${wish.end}`);
  const wallsByZone = scenario.zones.map((zone) => wallMinutes(zone, scenario.spanStart));
  return Array.from({ length: SPAN_MINUTES }, (_, minute) => {
    const walls = wallsByZone.flatMap((ofZone) => ofZone[minute] ?? []);
    const isInHours = walls.every((wall) => weeks.every((week) => isInsideWindows(wall, week)));
    const isHoliday = holidaysBlock && walls.some(({ date }) => holidayDates.includes(date));
    const isClosed = walls.some((wall) => closedDates.some(({ date }) => date === wall.date));
    const open = isInHours && !isHoliday && !isClosed;
    const why = !isInHours ? 'outside-hours' : isHoliday ? 'holiday' : 'closed-date';
    return {
      open,
      why,
      wished: open && (wishedWeek === undefined || walls.every((wall) => isInsideWindows(wall, wishedWeek))),
    };
  });
}

const aTime = fc.oneof(
  fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 45)),
  fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 59 })),
);
const aStart = aTime.map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const aWindow = fc.record({
  start: aStart,
  end: fc.oneof({ weight: 4, arbitrary: aStart }, { weight: 1, arbitrary: fc.constant('24:00') }),
});
const someWindows = fc.array(aWindow, { maxLength: 3 });

const aScenario: fc.Arbitrary<Scenario> = fc
  .constantFrom(...ZONES)
  .chain((zone) =>
    fc.record({
      zones: fc.array(fc.constantFrom(...ZONES), { maxLength: 2 }).map((others) => [zone, ...others]),
      spanStart: fc.constantFrom(...(SPAN_STARTS_BY_ZONE[zone] ?? [])),
      callWindows: fc.record({
        monday: someWindows,
        tuesday: someWindows,
        wednesday: someWindows,
        thursday: someWindows,
        friday: someWindows,
        saturday: someWindows,
        sunday: someWindows,
      }),
      holidays: fc.constantFrom('block' as const, 'ignore' as const),
      holidayOffsets: fc.uniqueArray(fc.integer({ min: -1, max: SPAN_DAYS }), { maxLength: 3 }),
      closedOffsets: fc.array(
        fc.tuple(
          fc.integer({ min: -1, max: SPAN_DAYS }),
          fc.constantFrom({}, { country: 'US' }, { country: 'DE', region: 'BY' }, { country: 'DE', region: 'BE' }),
        ),
        { maxLength: 2 },
      ),
      place: fc.constantFrom(...PLACES),
      wish: fc.option(aWindow, { nil: undefined }),
    }),
  )
  .map(({ holidayOffsets, closedOffsets, wish, ...scenario }) => {
    const dateAfter = (days: number) => Temporal.PlainDate.from(scenario.spanStart).add({ days }).toString();
    return {
      ...scenario,
      holidayDates: holidayOffsets.map(dateAfter),
      closedDates: closedOffsets.map(([days, where]) => ({ date: dateAfter(days), ...where })),
      ...(wish === undefined ? {} : { wish }),
    };
  });

function instantAt(scenario: Scenario, minute: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Date.parse(scenario.spanStart) + minute * MINUTE_MS);
}

function areaOf({ zones, place: { country, region } }: Scenario): CallingArea {
  return callingAreaFor({ country, region, candidateZones: zones });
}

/** A policy that limits nothing but hours and dates. */
function policyOf({ callWindows, holidays, closedDates, holidayDates, place }: Scenario): CallPolicy {
  const calendar: HolidayCalendar = { isHoliday: (_country, _region, date) => holidayDates.includes(date) };
  const rules = {
    ...STAGE_DEFAULTS.prospecting,
    version: 1,
    compliancePresets: place.chosen,
    leadTtlDays: 3_650,
    callWindows,
    holidays,
    closedDates,
  };
  return callPolicy({ rules, sources: new Map() }, { tier: 1, campaignId: 'campaign-1' }, calendar);
}

/** Walks through the minutes from the last one to the first, each with the first one after it in which it is the other way round. */
function backwards(
  scenario: Scenario,
  isSo: (minute: MinuteTruth) => boolean,
  look: (minute: number, at: Temporal.Instant, now: MinuteTruth, turn: Temporal.Instant | undefined) => void,
): void {
  const truth = truthByMinute(scenario);
  /** The first minute after the one looked at in which the truth is the other way round, if the span shows it. */
  let turn: Temporal.Instant | undefined;
  for (let minute = SPAN_MINUTES - 1; minute >= 0; minute -= 1) {
    const now = truth[minute];
    const after = truth[minute + 1];
    if (now === undefined) continue;
    if (after !== undefined && isSo(after) !== isSo(now)) turn = instantAt(scenario, minute + 1);
    look(minute, instantAt(scenario, minute), now, turn);
  }
}

/** Checks each minute against the truth of all minutes; returns in words what is wrong, if anything. */
function contradictions(scenario: Scenario): readonly string[] {
  const { hours } = policyOf(scenario);
  const area = areaOf(scenario);
  const spanEnd = instantAt(scenario, SPAN_MINUTES);
  const found: string[] = [];
  backwards(
    scenario,
    ({ open }) => open,
    (_, at, now, turn) => {
      const verdict: HoursVerdict = hours.verdict(area, at);
      if ((verdict.kind === 'open') !== now.open) {
        found.push(`${at} is ${verdict.kind}`);
        return;
      }
      const told = verdict.kind === 'open' ? verdict.closesAt : verdict.opensAt;
      if (!isTurn(told, turn, spanEnd)) found.push(`${at} is ${verdict.kind} until ${told}, not ${turn}`);
      if (verdict.kind === 'closed' && verdict.why !== now.why) found.push(`${at} is closed for ${verdict.why}`);
    },
  );
  return found;
}

/** The same of the earliest call to a lead with a wish, asked about every seventh minute. */
function missedCalls(scenario: Scenario): readonly string[] {
  const policy = policyOf(scenario);
  const wishes = scenario.wish === undefined ? {} : { wishes: { callWindow: scenario.wish } };
  const cycleStartedAt = instantAt(scenario, 0);
  const numbers = [aNumber({ area: areaOf(scenario) })];
  const lead = aLead({ numbers, cycleStartedAt, consent: 'written', ...wishes });
  const spanEnd = instantAt(scenario, SPAN_MINUTES);
  const found: string[] = [];
  backwards(
    scenario,
    ({ wished }) => wished,
    (minute, at, now, turn) => {
      if (minute % 7 !== 0) return;
      const earliest = earliestCall(lead, { kind: 'approach' }, policy, at);
      const told = earliest.kind === 'at' ? earliest.at : undefined;
      const isRight = now.wished ? told?.equals(at) === true : isTurn(told, turn, spanEnd);
      if (!isRight) found.push(`${at} waits until ${told}, not ${turn}`);
    },
  );
  return found;
}

/** Where the span shows no turn, none may be told inside it. */
function isTurn(
  told: Temporal.Instant | undefined,
  turn: Temporal.Instant | undefined,
  spanEnd: Temporal.Instant,
): boolean {
  if (turn !== undefined) return told?.equals(turn) === true;
  return told === undefined || Temporal.Instant.compare(told, spanEnd) >= 0;
}

describe('calling hours', () => {
  it('are tested on a machine whose own zone is far from all others', () => {
    expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(-14 * 60);
  });

  it('agree with the wall clock of every zone in every minute around changes of the clock', () => {
    fc.assert(
      fc.property(aScenario, (scenario) => {
        expect(contradictions(scenario)).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it('and wishes leave out no minute in which a lead may be called', () => {
    fc.assert(
      fc.property(aScenario, (scenario) => {
        expect(missedCalls(scenario)).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it.each(ZONES)('are held against a wall clock of %s on which two calendars agree', (zone) => {
    for (const spanStart of SPAN_STARTS_BY_ZONE[zone] ?? []) {
      wallMinutes(zone, spanStart).forEach(({ date, weekday, time }, minute) => {
        const local = Temporal.Instant.fromEpochMilliseconds(Date.parse(spanStart) + minute * MINUTE_MS)
          .toZonedDateTimeISO(zone)
          .toString();
        if (local.slice(0, 16) !== `${date}T${time}`) throw new Error(`${local} shows ${date} ${time}`);
        if (weekday !== Temporal.PlainDate.from(date).dayOfWeek - 1) throw new Error(`${date} is no day ${weekday}`);
      });
    }
  });

  it.each(
    ZONES.flatMap((zone) => (SPAN_STARTS_BY_ZONE[zone] ?? []).map((spanStart) => [zone, spanStart] as const)),
  )('agree with the wall clock of %s from %s on, for windows at the hours in which clocks change', (zone, spanStart) => {
    const callWindows = openDaily('00:00-00:30 01:15-01:45 02:00-02:45 03:00-09:00 23:10-00:10');

    expect(
      contradictions({
        zones: [zone],
        spanStart,
        callWindows,
        holidays: 'ignore',
        holidayDates: [],
        closedDates: [],
        place: NOWHERE,
      }),
    ).toEqual([]);
  });

  it('do not miss an opening that is days away', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...ZONES), { minLength: 1, maxLength: 2 }),
        fc.constantFrom(...WEEKDAYS),
        aWindow,
        fc.integer({ min: Date.parse('2026-01-01') / MINUTE_MS, max: Date.parse('2027-01-01') / MINUTE_MS }),
        (zones, weekday, window, startMinute) => {
          const callWindows = { ...CLOSED_WEEK, [weekday]: [window] };
          const hours = compileCallingHours({ callWindows, holidays: 'ignore' }, NO_HOLIDAYS);
          const area = callingAreaFor({ country: 'GB', candidateZones: zones });
          const verdict = hours.verdict(area, Temporal.Instant.fromEpochMilliseconds(startMinute * MINUTE_MS));
          const clocks = area.zones.map(wallClock);
          const isOpen = (minute: number) =>
            clocks.every((read) => isInsideWindows(read(minute * MINUTE_MS), callWindows));
          const firstOpen = Array.from({ length: LOOK_AHEAD_MINUTES }, (_, minute) => startMinute + minute).find(
            isOpen,
          );

          if (verdict.kind === 'open') expect(firstOpen).toBe(startMinute);
          else if (firstOpen !== undefined) expect(verdict.opensAt?.epochMilliseconds).toBe(firstOpen * MINUTE_MS);
          else
            expect(verdict.opensAt?.epochMilliseconds ?? Infinity).toBeGreaterThan(
              (startMinute + LOOK_AHEAD_MINUTES) * MINUTE_MS - 1,
            );
        },
      ),
      { numRuns: 30 },
    );
  });
});
