import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type CallPolicy, callPolicy } from '../../shared/domain/call-policy.ts';
import type { CallingArea } from '../../shared/domain/calling-area.ts';
import { DEFAULT_TRANSITIONS } from '../../shared/domain/default-transitions.ts';
import { type Forecast, type ForecastInput, forecast } from '../../shared/domain/forecast.ts';
import { chanceOf, FORECAST_ASSUMPTIONS } from '../../shared/domain/forecast-assumptions.ts';
import type { Lead, LeadState } from '../../shared/domain/lead.ts';
import { type PlayedCall, playAhead } from '../../shared/domain/play-ahead.ts';
import type { RulesDocument } from '../../shared/domain/rules-document.ts';
import { rulesInForce } from '../../shared/domain/rules-in-force.ts';
import { SALES_STRUCTURES, tierHolding } from '../../shared/domain/sales-structure.ts';
import { StaffedTime } from '../../shared/domain/staffing.ts';
import type { Stage } from '../../shared/domain/stage.ts';
import { weekOf } from '../../shared/domain/weekly-windows.ts';
import { aBacklog } from '../support/a-backlog.ts';
import { aDiallingState, aLead, aNumber, aReadyState, NEW_YORK, NOON } from '../support/lead-builders.ts';

const NOBODY = { ...FORECAST_ASSUMPTIONS, reachedShare: { prospecting: 0, selling: 0, 'account-care': 0 } };
const EVERYBODY = { ...FORECAST_ASSUMPTIONS, reachedShare: { prospecting: 1, selling: 1, 'account-care': 1 } };
const WHOLE_DAY = weekOf(() => [{ start: '00:00', end: '24:00' }]);

function policiesOf(document: RulesDocument): (stage: Stage, campaignId: string) => CallPolicy {
  const policies = new Map<string, CallPolicy>();
  return (stage, campaignId) => {
    const known = policies.get(stage);
    if (known !== undefined) return known;
    const scope = { stage, tier: tierHolding(SALES_STRUCTURES.three, stage).number, campaignId };
    const policy = callPolicy(rulesInForce(document, 1, scope), scope, { isHoliday: () => false });
    policies.set(stage, policy);
    return policy;
  };
}

function inputOf(
  leads: readonly Lead[],
  document: RulesDocument = {},
  fields: Partial<ForecastInput> = {},
): ForecastInput {
  return {
    leads,
    policyFor: policiesOf(document),
    transitions: DEFAULT_TRANSITIONS,
    now: NOON,
    days: 7,
    assumptions: FORECAST_ASSUMPTIONS,
    zone: 'America/New_York',
    ...fields,
  };
}

function callsOf(input: ForecastInput): readonly PlayedCall[] {
  return [...playAhead(input)].filter((event) => event.kind === 'called');
}

/** `Mon 12:00` in New York. */
function momentsOf(input: ForecastInput): readonly string[] {
  return callsOf(input).map(({ at }) => {
    const local = at.toZonedDateTimeISO('America/New_York');
    return `${local.toPlainDate().toString().slice(8)} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
  });
}

/** Calls by date and hour, without those that are zero. */
function byHour({ tiers }: Forecast): readonly string[] {
  return tiers.flatMap(({ tier, days }) =>
    days.flatMap(({ date, callsByHour }) =>
      callsByHour.flatMap((calls, hour) => (calls === 0 ? [] : [`tier ${tier} ${date} ${hour}h: ${calls}`])),
    ),
  );
}

describe('one lead that nobody answers', () => {
  const document: RulesDocument = {
    organisation: {
      retry: { 'no-answer': { delaysMinutes: [240], maxCount: 99, next: 'same-number' } },
      dayParts: [],
      avoidSameHourWithinHours: 0,
    },
  };
  const played = inputOf([aLead()], document, { assumptions: NOBODY });

  it('is called again as its rules ask, in the half hour that follows the moment, until its cycle is spent', () => {
    expect(momentsOf(played)).toEqual(['05 12:00', '05 16:30', '06 09:00', '06 13:30', '07 09:00', '07 13:30']);
  });

  it('counts by date and hour, and by the rules that moved it', () => {
    const empty = Array.from({ length: 24 }, () => 0);
    const found = forecast(played);

    expect(found.tiers).toEqual([
      {
        tier: 1,
        leftWaiting: 0,
        days: [
          {
            date: '2026-01-05',
            calls: 2,
            reached: 0,
            callsByHour: empty.with(12, 1).with(16, 1),
            neededHours: 50 / 3_600,
          },
          {
            date: '2026-01-06',
            calls: 2,
            reached: 0,
            callsByHour: empty.with(9, 1).with(13, 1),
            neededHours: 50 / 3_600,
          },
          {
            date: '2026-01-07',
            calls: 2,
            reached: 0,
            callsByHour: empty.with(9, 1).with(13, 1),
            neededHours: 50 / 3_600,
          },
          ...['08', '09', '10', '11', '12'].map((day) => ({
            date: `2026-01-${day}`,
            calls: 0,
            reached: 0,
            callsByHour: empty,
            neededHours: 0,
          })),
        ],
      },
    ]);
    expect(found.movedBy).toEqual({ 'outside-hours': 2, 'cap-day': 2 });
    expect({ calls: found.calls, reached: found.reached, leads: found.leads }).toEqual({
      calls: 6,
      reached: 0,
      leads: 1,
    });
    expect(found.areas).toEqual([{ areaKey: 'US-America/New_York', leads: 1, calls: 6, opens: true }]);
  });

  it('is called no more once it is reached', () => {
    expect(momentsOf({ ...played, assumptions: EVERYBODY })).toEqual(['05 12:00']);
  });

  it('is told by the clocks of the zone asked for', () => {
    expect(byHour(forecast({ ...played, days: 1, zone: 'Asia/Kathmandu' }))).toEqual([
      'tier 1 2026-01-05 22h: 1',
      'tier 1 2026-01-06 3h: 1',
      'tier 1 2026-01-06 19h: 1',
    ]);
  });
});

describe('where people are counted', () => {
  const many = Array.from({ length: 10 }, (_, index) =>
    aLead({
      id: `lead ${index}`,
      numbers: [aNumber({ key: `number ${index}` })],
      state: aReadyState({ urgency: index === 9 ? 'promised' : 'normal' }),
    }),
  );
  const tenMinutesEach = { ...EVERYBODY, talkSeconds: { prospecting: 600, selling: 600, 'account-care': 600 } };

  it('calls that find nobody free wait for the next half hour, promised ones go first', () => {
    const input = inputOf(many, {}, { assumptions: tenMinutesEach, staffing: { 1: { people: 1 } } });

    expect(momentsOf(input)).toEqual([
      ...['05 12:00', '05 12:00', '05 12:00', '05 12:30', '05 12:30', '05 12:30'],
      ...['05 13:00', '05 13:00', '05 13:00', '05 13:30'],
    ]);
    expect(callsOf(input)[0]?.lead.id).toBe('lead 9');
  });

  it('a call that lasts longer is paid from the half hours after it', () => {
    const anHourEach = { ...EVERYBODY, talkSeconds: { prospecting: 3_600, selling: 0, 'account-care': 0 } };
    const input = inputOf(many.slice(0, 3), {}, { assumptions: anHourEach, staffing: { 1: { people: 1 } } });

    expect(momentsOf(input)).toEqual(['05 12:00', '05 13:00', '05 14:00']);
  });

  it('what is left at the end of the hours is called when they open again, and what is left at the end is counted', () => {
    const staffing = {
      1: { people: 1, shifts: { zone: 'America/New_York', windows: weekOf(() => [{ start: '19:00', end: '21:00' }]) } },
    };
    const input = inputOf(many, {}, { assumptions: tenMinutesEach, staffing, days: 2 });

    expect(momentsOf(input)).toEqual([
      ...['05 19:00', '05 19:00', '05 19:00', '05 19:30', '05 19:30', '05 19:30'],
      ...['06 19:00', '06 19:00', '06 19:00', '06 19:30'],
    ]);
    const shorter = forecast({ ...input, days: 1 });
    expect(shorter.tiers[0]?.leftWaiting).toBe(4);
    expect(shorter.tiers[0]?.days.map(({ neededHours, staffedHours }) => [neededHours, staffedHours])).toEqual([
      [1, 2],
      [0, 0],
    ]);
  });
});

describe('the time of people', () => {
  const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;

  it('is everybody’s, whenever no shifts are told', () => {
    expect(new StaffedTime({ people: 3 }).secondsWithin(0, 10_000)).toBe(30);
  });

  it('is that of their shifts in their own zone, clock changes included', () => {
    const windows = weekOf(() => [
      { start: '00:00', end: '06:00' },
      { start: '09:00', end: '10:00' },
    ]);
    const time = new StaffedTime({ people: 2, shifts: { zone: 'Europe/Berlin', windows } });

    expect(time.secondsWithin(at('2026-01-05T08:30:00Z'), at('2026-01-05T12:00:00Z'))).toBe(2 * 1_800);
    expect(time.secondsWithin(at('2026-03-28T23:00:00Z'), at('2026-03-29T22:00:00Z'))).toBe(2 * 6 * 3_600);
    expect(time.secondsWithin(at('2026-01-05T12:00:00Z'), at('2026-01-05T13:00:00Z'))).toBe(0);
  });
});

describe('leads that wait for no call yet', () => {
  const rest = (hours: number): LeadState => ({
    kind: 'resting',
    until: NOON.add({ hours }),
    why: 'nurture',
    then: { stage: 'prospecting', purpose: { kind: 'approach' } },
  });

  it('are called when their rest ends within the days, and counted as not played when it does not', () => {
    const leads = [aLead({ state: rest(26) }), aLead({ id: 'far', state: rest(24 * 8) })];
    const input = inputOf(leads, {}, { assumptions: EVERYBODY });

    expect(momentsOf(input)).toEqual(['06 14:00']);
    expect(forecast(input).notPlayed).toBe(1);
  });

  it('are counted as not played when they are in a call, in review or done', () => {
    const states: readonly LeadState[] = [
      aDiallingState(),
      { kind: 'review', since: NOON, why: 'no-disposition' },
      { kind: 'closed', at: NOON, why: 'not-qualified' },
      { kind: 'suppressed', at: NOON, why: 'do-not-call' },
    ];
    const input = inputOf(states.map((state, index) => aLead({ id: `lead ${index}`, state })));

    expect(forecast(input)).toMatchObject({ calls: 0, notPlayed: 4 });
  });

  it('that rules did not allow are planned at once when other rules do', () => {
    const stalled = { stage: 'prospecting', purpose: { kind: 'approach' }, urgency: 'normal', wantedAt: NOON } as const;
    const state: LeadState = {
      kind: 'resting',
      until: NOON.add({ hours: 720 }),
      why: 'not-callable',
      refusals: ['no-consent'],
      stalled,
    };
    const strict = forecast(inputOf([aLead({ state })], { organisation: { consent: 'express' } }));
    expect({ calls: strict.calls, notCallable: [...strict.notCallable] }).toEqual({
      calls: 0,
      notCallable: [['lead-1', ['no-consent']]],
    });

    expect(momentsOf(inputOf([aLead({ state })], {}, { assumptions: EVERYBODY }))).toEqual(['05 12:00']);
  });
});

it('leads that the rules never allow are named with the rules, and areas that never open', () => {
  const island: CallingArea = { key: 'XX', country: 'US', zones: ['UTC'] };
  const found = forecast(
    inputOf(
      [
        aLead({ id: 'closed in' }),
        aLead({ id: 'bad', stage: 'selling', numbers: [aNumber({ area: island, badSignals: 2 })] }),
      ],
      { tiers: { 1: { callWindows: weekOf(() => []) } } },
    ),
  );

  expect([...found.notCallable]).toEqual([
    ['bad', ['number-bad']],
    ['closed in', ['outside-hours']],
  ]);
  expect(found.areas.map(({ areaKey, opens }) => [areaKey, opens])).toEqual([
    ['US-America/New_York', false],
    ['XX', true],
  ]);
});

it('a touch that was called before its customer bought is left out and the one after it played', () => {
  const lead = aLead({
    stage: 'account-care',
    purchases: { count: 1, total: 5, lastAt: NOON.subtract({ hours: 24 * 8 }) },
    pastTouches: [{ programme: 'repeat', at: NOON.subtract({ hours: 24 * 9 }), plannedAt: NOON }],
    state: aReadyState({ purpose: { kind: 'touch', programme: 'repeat', touch: 1, plannedAt: NOON, delayDays: 0 } }),
  });
  const programmes = [{ id: 'repeat', trigger: { kind: 'every', days: 10 }, skipIfBoughtWithinDays: 9 }] as const;
  const input = inputOf([lead], { organisation: { programmes, callWindows: WHOLE_DAY } }, { assumptions: EVERYBODY });

  const { touchesSkipped, touchesSkippedWhy, touchCalls } = forecast(input);
  expect({ touchesSkipped, touchesSkippedWhy, touchCalls }).toEqual({
    touchesSkipped: 1,
    touchesSkippedWhy: { 'bought-recently': 1 },
    touchCalls: [{ programme: 'repeat', goal: 'health-check', calls: 1 }],
  });
  expect(momentsOf(input)).toEqual(['07 12:00']);
});

it('a touch that is not called yet is chosen anew under the rules that are played', () => {
  const lead = aLead({
    stage: 'account-care',
    purchases: { count: 1, total: 5, lastAt: NOON.subtract({ hours: 24 * 8 }) },
    state: aReadyState({ purpose: { kind: 'touch', programme: 'repeat', touch: 1, plannedAt: NOON, delayDays: 0 } }),
  });
  const programmes = [
    { id: 'thanks', trigger: { kind: 'after-purchase', days: 9 }, skipIfBoughtWithinDays: 0 },
  ] as const;
  const input = inputOf([lead], { organisation: { programmes, callWindows: WHOLE_DAY } }, { assumptions: EVERYBODY });

  expect(forecast(input).touchCalls).toEqual([{ programme: 'thanks', goal: 'health-check', calls: 1 }]);
  expect(momentsOf(input)).toEqual(['06 12:00']);
});

it('closed Saturdays move exactly the calls of Saturday: leads that have none then keep all of theirs', () => {
  const leads = aBacklog(400, [NEW_YORK]);
  const byLead = (document: RulesDocument) => {
    const calls = callsOf(inputOf(leads, document));
    return leads.map(({ id }) =>
      calls.filter(({ lead }) => lead.id === id).map(({ at }) => at.toZonedDateTimeISO('America/New_York')),
    );
  };
  const open = byLead({});
  const closed = byLead({ organisation: { callWindows: { saturday: [] } } });
  const isSaturday = ({ dayOfWeek }: Temporal.ZonedDateTime) => dayOfWeek === 6;
  const texts = (moments: readonly Temporal.ZonedDateTime[]) => moments.map(String);

  expect(closed.flat().filter(isSaturday)).toEqual([]);
  expect(open.flat().filter(isSaturday).length).toBeGreaterThan(20);
  for (const [index, calls] of open.entries()) {
    const first = calls.findIndex(isSaturday);
    const now = closed[index] ?? [];
    if (first === -1) expect(texts(now)).toEqual(texts(calls));
    else expect(texts(now.slice(0, first))).toEqual(texts(calls.slice(0, first)));
  }
});

it('the same leads, rules and moment give the same forecast, in whatever order the leads come', () => {
  const leads = aBacklog(300);
  const staffing = { 1: { people: 1 }, 2: { people: 2 } };
  const once = forecast(inputOf(leads, {}, { staffing }));

  expect(once.calls).toBeGreaterThan(300);
  expect(forecast(inputOf(leads.toReversed(), {}, { staffing }))).toEqual(once);
});

it('chance is spread evenly over leads and attempts', () => {
  const drawn = Array.from({ length: 20_000 }, (_, index) =>
    chanceOf(`lead-${index % 2_000}`, Math.floor(index / 2_000)),
  );

  for (const share of [0.1, 0.3, 0.5, 0.9]) {
    expect(Math.abs(drawn.filter((draw) => draw < share).length / drawn.length - share)).toBeLessThan(0.02);
  }
  expect(new Set(drawn).size).toBeGreaterThan(19_900);
});
