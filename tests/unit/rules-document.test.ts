import { describe, expect, it } from 'vitest';
import { parseRulesDocument, type RulesProblem } from '../../shared/domain/rules-document.ts';
import { FIELD_MENDS } from '../../shared/domain/rules-fields.ts';
import { UNAVAILABLE_RULES } from '../../shared/domain/unavailable-rules.ts';
import { asTold } from '../support/as-told.ts';

const nineToSix = [{ start: '09:00', end: '18:00' }];
const closedWeekdays = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [] };

function problemsOf(input: unknown): readonly Omit<RulesProblem, 'finding'>[] {
  const parsed = parseRulesDocument(input);
  return parsed.kind === 'valid' ? [] : asTold(parsed.problems);
}

function pathsOf(input: unknown): readonly string[] {
  return problemsOf(input).map(({ path }) => path);
}

/** What is said about one field set for the organisation. */
function saidOf(field: string, value: unknown): readonly string[] {
  return problemsOf({ organisation: { [field]: value } }).map(({ path, message }) => `${path} ${message}`);
}

describe('a rules document', () => {
  it('may set nothing at all', () => {
    expect(parseRulesDocument({})).toEqual({ kind: 'valid', document: {} });
  });

  it('may set every rule on every level', () => {
    const everything = {
      callWindows: { monday: nineToSix, saturday: [{ start: '22:00', end: '24:00' }], sunday: [] },
      dialMode: 'manual',
      holidays: 'ignore',
      closedDates: [
        { date: '2028-02-29' },
        { date: '2026-12-24', country: 'DE' },
        { date: '2026-10-31', country: 'DE', region: 'BY' },
      ],
      unknownTimezone: 'block',
      consent: 'express',
      maxAttemptsPerCycle: 5,
      maxAttemptsPerNumber: 4,
      maxAttemptsEver: 40,
      maxAttemptsPerDay: 1,
      rollingCaps: [
        { count: 2, windowHours: 48 },
        { count: 2, windowHours: 24, per: 'number' },
        { count: 3, windowHours: 24, per: 'lead' },
      ],
      minGapMinutes: 0,
      quietAfterConversationDays: 10,
      dropLockoutHours: 72,
      avoidSameHourWithinHours: 4,
      dayParts: [{ start: '09:00', end: '12:00' }],
      leadTtlDays: 20,
      retry: {
        busy: { delaysMinutes: [10, 20], maxCount: 2, next: 'next-number' },
        voicemail: { delaysMinutes: [60], maxCount: 2, next: 'same-number', clock: 'callable' },
        declined: { delaysMinutes: [60], maxCount: 2, next: 'same-number', clock: 'wall' },
      },
      callback: {
        with: 'same-agent',
        toleranceMinutes: 10,
        releaseToAnyoneAfterMinutes: 0,
        missed: { tries: 3, againAfterMinutes: 20, then: 'review' },
      },
      exhaust: { kind: 'nurture', days: 45 },
      lostSaleRestDays: 0,
      complaintRestDays: 60,
      ringTimeoutSeconds: 15,
      wrapUpLimitMinutes: 10,
      programmes: [
        { id: 'welcome', trigger: { kind: 'after-sale', days: 5 }, skipIfBoughtWithinDays: 4 },
        { id: 'repeat', trigger: { kind: 'every', days: 20 }, skipIfBoughtWithinDays: 0 },
        { id: 'win-back', trigger: { kind: 'after-silence', days: 80 }, skipIfBoughtWithinDays: 30 },
      ],
      recording: 'off',
    };
    const organisation = { ...everything, compliancePresets: ['us-federal', 'us-florida'] };
    const document = { organisation, tiers: { '2': everything }, campaigns: { 'spring-1': everything } };

    expect(parseRulesDocument(document)).toEqual({ kind: 'valid', document });
  });

  it.each([undefined, null, 5, 'rules', []])('is a JSON object, not %j', (input) => {
    expect(pathsOf(input)).toEqual(['']);
  });

  it('names path, value and mend of a problem', () => {
    expect(problemsOf({ tiers: { '2': { ringTimeoutSeconds: 75 } } })).toEqual([
      {
        path: 'tiers.2.ringTimeoutSeconds',
        value: '75',
        message: 'is above 60',
        mend: 'give 15 to 60: cutting off sooner is forbidden to telemarketers in the US and UK, and Amazon Connect rings no longer',
      },
    ]);
  });

  it('shortens a long value', () => {
    const [problem] = problemsOf({ organisation: { holidays: 'x'.repeat(500) } });

    expect(problem?.value).toBe(`"${'x'.repeat(58)}…`);
  });

  it('shows a value of 60 characters whole, a missing one as nothing, and one that JSON cannot write by its name', () => {
    const shownOf = (value: unknown) =>
      problemsOf({ organisation: { holidays: value } }).map((problem) => problem.value);

    expect(shownOf('x'.repeat(58))).toEqual([`"${'x'.repeat(58)}"`]);
    expect(shownOf('x'.repeat(59))).toEqual([`"${'x'.repeat(58)}…`]);
    expect(shownOf(Symbol('skip'))).toEqual(['Symbol(skip)']);
    expect(problemsOf({ organisation: { exhaust: { kind: 'nurture' } } }).map(({ value }) => value)).toEqual(['']);
  });

  it('suggests the field that was meant', () => {
    expect(problemsOf({ organisation: { maxAttemptsPerDays: 2 } })).toEqual([
      {
        path: 'organisation.maxAttemptsPerDays',
        value: '2',
        message: 'unknown field, did you mean maxAttemptsPerDay?',
        mend: 'give a whole number from 1 to 60',
      },
    ]);
  });

  it('suggests what stands on the same level, however deep', () => {
    const suggested = (input: unknown) => problemsOf(input).map(({ message }) => message);

    expect(suggested({ tiers: { '2': { maxAttemptsPerDays: 2 } } })).toEqual([
      'unknown field, did you mean maxAttemptsPerDay?',
    ]);
    expect(suggested({ campaigns: { spring: { holiday: 'block' } } })).toEqual([
      'unknown field, did you mean holidays?',
    ]);
    expect(suggested({ tiers: { '22': {}, '33': {} } })).toEqual([
      'unknown field, did you mean 2?',
      'unknown field, did you mean 3?',
    ]);
  });

  it('suggests the level that was meant', () => {
    expect(problemsOf({ organization: {} })[0]?.message).toBe('unknown field, did you mean organisation?');
  });

  it('knows tiers 1 to 3 only', () => {
    expect(problemsOf({ tiers: { '4': {} } })).toEqual([
      {
        path: 'tiers.4',
        value: '{}',
        message: 'unknown field, did you mean 1?',
        mend: 'write {"organisation":{…},"tiers":{"1":{…}},"campaigns":{"campaign-id":{…}}}, every part optional',
      },
    ]);
  });

  it('takes plain campaign ids only', () => {
    expect(pathsOf({ campaigns: { 'spring sale!': {} } })).toEqual(['campaigns.spring sale!']);
  });

  it.each(Object.keys(UNAVAILABLE_RULES))('refuses %s, which nothing obeys yet', (field) => {
    expect(saidOf(field, {})).toEqual([`organisation.${field} not available in this version`]);
  });

  it('names an unavailable rule as such on every level, and tells how to mend it', () => {
    const [problem, ...others] = [
      { organisation: { amd: 1 } },
      { tiers: { '1': { amd: 1 } } },
      { campaigns: { spring: { amd: 1 } } },
    ].flatMap(problemsOf);

    expect(problem).toEqual({
      path: 'organisation.amd',
      value: '1',
      message: 'not available in this version',
      mend: 'take the field out',
    });
    expect(others.map(({ path, message }) => `${path} ${message}`)).toEqual([
      'tiers.1.amd not available in this version',
      'campaigns.spring.amd not available in this version',
    ]);
  });

  it('tells of an unavailable rule what does the same here', () => {
    expect(problemsOf({ organisation: { consentRequired: 'express' } }).map(({ mend }) => mend)).toEqual([
      'take the field out; see consent',
    ]);
    const fields = Object.keys(FIELD_MENDS);
    const named = Object.values(UNAVAILABLE_RULES).flatMap(({ instead }) => instead ?? []);
    expect(named.filter((instead) => !fields.includes(instead))).toEqual([]);
    expect(Object.keys(UNAVAILABLE_RULES).filter((name) => fields.includes(name))).toEqual([]);
  });

  it.each(['constructor', 'toString', '__proto__x'])('knows nothing of %s', (field) => {
    expect(saidOf(field, 1)).toEqual([expect.stringMatching(`^organisation.${field} unknown field, did you mean `)]);
    expect(saidOf('dialMode', field)).toEqual(['organisation.dialMode is neither progressive nor manual']);
  });

  const MORE_LINES =
    'write progressive: dialling more lines than there are people needs a message for those who find nobody there and a meter of how many they are, and this version has neither';
  const NOT_RECORDED = 'write off: conversations are not recorded in this version';

  it.each([
    ['dialMode', 'power', MORE_LINES],
    ['dialMode', 'predictive', MORE_LINES],
    ['dialMode', 'preview', 'write progressive, or manual where people look at a lead before they dial it by hand'],
    ['dialMode', 'agentless', 'write progressive: this version has no calls without a person'],
    ['recording', 'all', NOT_RECORDED],
    ['recording', 'on', NOT_RECORDED],
    ['recording', 'after-notice', NOT_RECORDED],
    [
      'unknownTimezone',
      'default',
      'write intersect or block: no single zone is assumed for a lead that may be in several',
    ],
  ])('refuses the %s %s, which nothing obeys yet, and tells what to write', (field, value, mend) => {
    expect(problemsOf({ tiers: { '1': { [field]: value } } })).toEqual([
      { path: `tiers.1.${field}`, value: `"${value}"`, message: 'not available in this version', mend },
    ]);
  });

  it.each([
    ['us_federal', 'us-federal'],
    ['US-Florida', 'us-florida'],
    ['florida', 'us-florida'],
    ['us-fl', 'us-florida'],
    ['Canda', 'canada'],
  ])('names the preset that %s means', (written, meant) => {
    expect(saidOf('compliancePresets', ['uk', written])).toEqual([
      `organisation.compliancePresets.1 is no compliance preset, did you mean ${meant}?`,
    ]);
  });

  it('lets the organisation alone choose presets, and goes on to judge the rest', () => {
    expect(
      problemsOf({
        tiers: { '2': { compliancePresets: ['uk'], callWindows: closedWeekdays } },
        campaigns: { spring: { compliancePresets: ['uk'] } },
      }),
    ).toEqual([
      {
        path: 'tiers.2.compliancePresets',
        value: '["uk"]',
        message: 'is chosen by the organisation alone',
        mend: "choose compliancePresets in the organisation's rules, for all tiers and campaigns",
      },
      {
        path: 'campaigns.spring.compliancePresets',
        value: '["uk"]',
        message: 'is chosen by the organisation alone',
        mend: "choose compliancePresets in the organisation's rules, for all tiers and campaigns",
      },
      expect.objectContaining({ path: 'tiers.2.callWindows', message: 'leaves selling a week that never opens' }),
    ]);
  });

  it('suggests presets to the organisation only', () => {
    const suggested = (input: unknown) => problemsOf(input).map(({ message }) => message);

    expect(suggested({ organisation: { compliancePreset: [] } })).toEqual([
      'unknown field, did you mean compliancePresets?',
    ]);
    expect(suggested({ tiers: { '1': { compliancePreset: [] } } })).toEqual([
      expect.not.stringContaining('compliancePresets'),
    ]);
  });

  it.each([
    [{ date: '2026-02-30' }, '.date is no date of the calendar, written YYYY-MM-DD'],
    [{ date: '2027-02-29' }, '.date is no date of the calendar, written YYYY-MM-DD'],
    [{ date: '24.12.2026' }, '.date is no date of the calendar, written YYYY-MM-DD'],
    [{ date: 20261224 }, '.date is no date of the calendar, written YYYY-MM-DD'],
    [{}, '.date is missing'],
    [{ date: '2026-12-24', country: 'UK' }, '.country is no country, did you mean GB?'],
    [{ date: '2026-12-24', country: 'de' }, '.country is no country, did you mean DE?'],
    [{ date: '2026-12-24', country: 'XQ' }, '.country is no country'],
    [{ date: '2026-12-24', country: 49 }, '.country is no country'],
    [
      { date: '2026-12-24', country: 'DE', region: 'DE-BY' },
      '.region is no region code such as BY, in capital letters and without the country',
    ],
    [
      { date: '2026-12-24', country: 'DE', region: 'by' },
      '.region is no region code such as BY, in capital letters and without the country',
    ],
    [{ date: '2026-12-24', country: 'DE', region: 9 }, '.region is no region'],
    [{ date: '2026-12-24', region: 'BY' }, ' names a region without its country'],
  ])('refuses the closed date %j', (date, said) => {
    expect(saidOf('closedDates', [date])).toEqual([`organisation.closedDates.0${said}`]);
  });

  it.each(['BY', '9', 'ENG'])('takes the region %s', (region) => {
    expect(saidOf('closedDates', [{ date: '2026-12-24', country: 'AT', region }])).toEqual([]);
  });

  it('refuses a cap for what is neither lead nor number, and a clock that there is not', () => {
    const rule = { delaysMinutes: [5], maxCount: 1, next: 'same-number', clock: 'open' };

    expect(saidOf('rollingCaps', [{ count: 1, windowHours: 24, per: 'phone' }])).toEqual([
      'organisation.rollingCaps.0.per is neither lead nor number',
    ]);
    expect(saidOf('retry', { busy: rule })).toEqual(['organisation.retry.busy.clock is neither wall nor callable']);
  });

  it('says "unknown" of an unavailable rule that stands where no rule can stand', () => {
    expect(problemsOf({ amd: {} })[0]?.message).toContain('unknown field');
  });

  it.each([
    ['maxAttemptsPerCycle', 0, 'is below 1'],
    ['maxAttemptsPerCycle', -1, 'is below 1'],
    ['maxAttemptsPerDay', 1.5, 'is not a whole number'],
    ['maxAttemptsPerDay', '2', 'is not a number'],
    ['maxAttemptsPerDay', null, 'is not a number'],
    ['minGapMinutes', -1, 'is below 0'],
    ['quietAfterConversationDays', -1, 'is below 0'],
    ['lostSaleRestDays', 0.5, 'is not a whole number'],
    ['complaintRestDays', 0, 'is below 1'],
    ['ringTimeoutSeconds', 14, 'is below 15'],
    ['ringTimeoutSeconds', 61, 'is above 60'],
    ['wrapUpLimitMinutes', 0, 'is below 1'],
    ['holidays', 'skip', 'is neither block nor ignore'],
    ['dialMode', 'automatic', 'is neither progressive nor manual'],
    ['dialMode', 5, 'is neither progressive nor manual'],
    ['unknownTimezone', 'ignore', 'is neither intersect nor block'],
    ['consent', 'none', 'is neither not-required, express nor written'],
    ['recording', 'some', 'is not off'],
    ['compliancePresets', 'uk', 'is not a list of presets'],
    ['closedDates', '2026-12-24', 'is not a list of dates'],
    ['dayParts', 'morning', 'is not a list of windows'],
    ['retry', 5, 'is not an object of outcomes'],
  ])('refuses %s %j', (field, value, message) => {
    expect(saidOf(field, value)).toEqual([`organisation.${field} ${message}`]);
  });

  it.each(['9:00', '24:00', '09:60', '0900', ''])('refuses %j as the start of a window', (start) => {
    expect(saidOf('callWindows', { monday: [{ start, end: '18:00' }] })).toEqual([
      'organisation.callWindows.monday.0.start is not a time of day from 00:00 to 23:59',
    ]);
  });

  it.each(['9:00', '24:01', '25:00'])('refuses %j as the end of a window', (end) => {
    expect(saidOf('callWindows', { monday: [{ start: '08:00', end }] })).toEqual([
      'organisation.callWindows.monday.0.end is not a time of day from 00:00 to 24:00',
    ]);
  });

  it('refuses a weekday that does not exist', () => {
    expect(saidOf('callWindows', { mon: nineToSix })).toEqual(['organisation.callWindows.mon unknown field']);
  });

  it('says what is missing', () => {
    expect(saidOf('callWindows', { monday: [{ start: '09:00' }] })).toEqual([
      'organisation.callWindows.monday.0.end is missing',
    ]);
  });

  it('refuses a cap that allows no call, and one that reaches back further than calls are remembered', () => {
    expect(
      saidOf('rollingCaps', [
        { count: 0, windowHours: 24 },
        { count: 61, windowHours: 24 },
        { count: 1, windowHours: 745 },
      ]),
    ).toEqual([
      'organisation.rollingCaps.0.count is below 1',
      'organisation.rollingCaps.1.count is above 60',
      'organisation.rollingCaps.2.windowHours is above 744',
    ]);
  });

  it('refuses a retry rule for an outcome that is never retried', () => {
    expect(saidOf('retry', { sale: { delaysMinutes: [5], maxCount: 1, next: 'same-number' } })).toEqual([
      'organisation.retry.sale unknown field',
    ]);
  });

  it('refuses a retry rule without a delay, without a count, with an unknown number choice', () => {
    expect(saidOf('retry', { busy: { delaysMinutes: [], maxCount: 0, next: 'other' } })).toEqual([
      'organisation.retry.busy.delaysMinutes names no delay',
      'organisation.retry.busy.maxCount is below 1',
      'organisation.retry.busy.next is neither same-number nor next-number',
    ]);
  });

  it('refuses actions and triggers that do not exist', () => {
    expect(saidOf('exhaust', { kind: 'sell-on' })).toEqual([
      'organisation.exhaust.kind is none of the actions there are',
    ]);
    expect(saidOf('exhaust', { kind: 'nurture' })).toEqual(['organisation.exhaust.days is missing']);
    expect(
      saidOf('programmes', [{ id: 'a', trigger: { kind: 'birthday', days: 1 }, skipIfBoughtWithinDays: 0 }]),
    ).toEqual(['organisation.programmes.0.trigger.kind is none of the triggers there are']);
  });

  it('refuses a programme named twice on one level', () => {
    const repeat = { id: 'repeat', trigger: { kind: 'every', days: 30 }, skipIfBoughtWithinDays: 5 };

    expect(saidOf('programmes', [repeat, repeat])).toEqual([
      'organisation.programmes.1.id names a programme a second time',
    ]);
    expect(pathsOf({ organisation: { programmes: [repeat] }, tiers: { '3': { programmes: [repeat] } } })).toEqual([]);
    expect(problemsOf({ campaigns: { spring: { programmes: [repeat, repeat] } } })).toEqual([
      {
        path: 'campaigns.spring.programmes.1.id',
        value: '"repeat"',
        message: 'names a programme a second time',
        mend: 'give every programme its own id',
      },
    ]);
  });

  it('refuses a welcome that the sale itself would skip', () => {
    const welcome = { id: 'welcome', trigger: { kind: 'after-sale', days: 7 }, skipIfBoughtWithinDays: 7 };

    expect(saidOf('programmes', [welcome])).toEqual([
      'organisation.programmes.0.skipIfBoughtWithinDays skips every touch, because the sale that starts it lies only 7 days back',
    ]);
    expect(problemsOf({ organisation: { programmes: [welcome] } }).map(({ mend }) => mend)).toEqual([
      'give fewer than 7 days',
    ]);
  });
});

describe('a number in the rules', () => {
  const retryOf = (fields: object) => ({ busy: { delaysMinutes: [5], maxCount: 1, next: 'same-number', ...fields } });
  const missedOf = (fields: object) => ({ missed: { tries: 2, againAfterMinutes: 30, then: 'review', ...fields } });
  const triggerOf = (kind: string, days: number) => [{ id: 'a', trigger: { kind, days }, skipIfBoughtWithinDays: 0 }];

  it.each([
    ['maxAttemptsPerCycle', 1, 99, (count: number) => count],
    ['maxAttemptsPerNumber', 1, 99, (count: number) => count],
    ['maxAttemptsEver', 1, 9_999, (count: number) => count],
    ['maxAttemptsPerDay', 1, 60, (count: number) => count],
    ['dropLockoutHours', 0, 744, (hours: number) => hours],
    ['avoidSameHourWithinHours', 0, 5, (hours: number) => hours],
    ['leadTtlDays', 1, 3_650, (days: number) => days],
    ['minGapMinutes', 0, 44_640, (minutes: number) => minutes],
    ['quietAfterConversationDays', 0, 3_650, (days: number) => days],
    ['lostSaleRestDays', 0, 3_650, (days: number) => days],
    ['complaintRestDays', 1, 3_650, (days: number) => days],
    ['ringTimeoutSeconds', 15, 60, (seconds: number) => seconds],
    ['wrapUpLimitMinutes', 1, 1_440, (minutes: number) => minutes],
    ['rollingCaps', 1, 60, (count: number) => [{ count, windowHours: 24 }]],
    ['rollingCaps', 1, 744, (windowHours: number) => [{ count: 1, windowHours }]],
    ['retry', 0, 525_600, (minutes: number) => retryOf({ delaysMinutes: [minutes] })],
    ['retry', 1, 99, (maxCount: number) => retryOf({ maxCount })],
    ['exhaust', 1, 3_650, (days: number) => ({ kind: 'nurture', days })],
    ['callback', 1, 1_440, (toleranceMinutes: number) => ({ toleranceMinutes })],
    ['callback', 0, 1_440, (releaseToAnyoneAfterMinutes: number) => ({ releaseToAnyoneAfterMinutes })],
    ['callback', 1, 5, (tries: number) => missedOf({ tries })],
    ['callback', 1, 1_440, (againAfterMinutes: number) => missedOf({ againAfterMinutes })],
    ['programmes', 2, 3_650, (days: number) => triggerOf('after-sale', days)],
    ['programmes', 1, 3_650, (days: number) => triggerOf('every', days)],
    ['programmes', 1, 3_650, (days: number) => triggerOf('after-silence', days)],
    [
      'programmes',
      0,
      3_650,
      (days: number) => [{ id: 'a', trigger: { kind: 'every', days: 1 }, skipIfBoughtWithinDays: days }],
    ],
  ] as const)('of %s is at least %d and at most %d, a whole one', (field, least, most, written) => {
    expect(saidOf(field, written(least))).toEqual([]);
    expect(saidOf(field, written(most))).toEqual([]);
    expect(saidOf(field, written(most + 1))).toEqual([expect.stringMatching(` is above ${most}$`)]);
    expect(saidOf(field, written(most - 0.5))).toEqual([expect.stringMatching(' is not a whole number$')]);
  });
});

describe('a welcome', () => {
  it('that skips nothing may come on the next day', () => {
    const welcome = (days: number) => [{ id: 'a', trigger: { kind: 'after-sale', days }, skipIfBoughtWithinDays: 0 }];

    expect(saidOf('programmes', welcome(1))).toEqual([]);
    expect(saidOf('programmes', welcome(0))).toEqual(['organisation.programmes.0.trigger.days is below 1']);
  });
});

describe('a value of the wrong kind', () => {
  const retryOf = (fields: object) => ({ busy: { delaysMinutes: [5], maxCount: 1, next: 'same-number', ...fields } });
  const programmeOf = (fields: object) => [
    { id: 'a', trigger: { kind: 'every', days: 1 }, skipIfBoughtWithinDays: 0, ...fields },
  ];

  it.each([
    ['callWindows', 5, 'callWindows is not an object of weekdays'],
    ['callWindows', { monday: 5 }, 'callWindows.monday is not a list of windows'],
    ['callWindows', { monday: [{ start: 9, end: '18:00' }] }, 'callWindows.monday.0.start is not a time of day'],
    ['callWindows', { monday: [{ start: '09:00', end: 18 }] }, 'callWindows.monday.0.end is not a time of day'],
    ['rollingCaps', 5, 'rollingCaps is not a list of caps'],
    ['retry', retryOf({ delaysMinutes: 5 }), 'retry.busy.delaysMinutes is not a list of minutes'],
    ['retry', retryOf({ next: 5 }), 'retry.busy.next is neither same-number nor next-number'],
    ['exhaust', 5, 'exhaust is none of the actions there are'],
    ['callback', 5, 'callback is not an object of callback rules'],
    ['callback', { with: 'nobody' }, 'callback.with is neither same-agent nor anyone'],
    ['callback', { missed: 5 }, 'callback.missed is not an object of tries, againAfterMinutes and then'],
    [
      'callback',
      { missed: { tries: 2, againAfterMinutes: 30, then: 'close' } },
      'callback.missed.then is neither no-answer nor review',
    ],
    ['programmes', 5, 'programmes is not a list of programmes'],
    ['programmes', programmeOf({ id: 5 }), 'programmes.0.id is not a name'],
    ['programmes', programmeOf({ trigger: 5 }), 'programmes.0.trigger is none of the triggers there are'],
  ])('of %s, %j, is refused', (field, value, said) => {
    expect(saidOf(field, value)).toEqual([`organisation.${said}`]);
  });

  it.each([
    [5, ' is not a JSON object'],
    [{ organisation: 5 }, 'organisation is not an object of rules'],
    [{ tiers: 5 }, 'tiers is not an object of tiers'],
    [{ campaigns: 5 }, 'campaigns is not an object of campaigns'],
    [{ campaigns: { spring: 5 } }, 'campaigns.spring is not an object of rules'],
  ])('in the place of a level, %j, is refused', (input, said) => {
    expect(problemsOf(input).map(({ path, message }) => `${path} ${message}`)).toEqual([said]);
  });

  it.each(['', 'Welcome', '-welcome', 'wel come', 'welcome!', 'a'.repeat(41)])('such as the name %j', (id) => {
    expect(saidOf('programmes', programmeOf({ id }))).toEqual(['organisation.programmes.0.id is not a plain name']);
  });

  it.each(['a', '0', 'a'.repeat(40), 'win-back-2'])('is not the name %j', (id) => {
    expect(saidOf('programmes', programmeOf({ id }))).toEqual([]);
  });

  it.each(['', 'a b', 'a'.repeat(65), 'spring!', '!spring'])('such as the campaign id %j', (id) => {
    expect(problemsOf({ campaigns: { [id]: {} } })).toEqual([
      {
        path: `campaigns.${id}`,
        value: '{}',
        message: 'is no campaign id',
        mend: 'use letters, digits, dot, dash and underscore, at most 64',
      },
    ]);
  });

  it.each(['a', 'a'.repeat(64), 'Spring_2.b-c'])('is not the campaign id %j', (id) => {
    expect(problemsOf({ campaigns: { [id]: {} } })).toEqual([]);
  });

  it.each(['19:000', '009:00', '24:00', '09:00 ', '19:60'])('such as a window that starts at %j', (start) => {
    expect(pathsOf({ organisation: { callWindows: { monday: [{ start, end: '20:00' }] } } })).toEqual([
      'organisation.callWindows.monday.0.start',
    ]);
  });

  it.each(['19:000', '009:00', '24:000', '19:60'])('such as a window that ends at %j', (end) => {
    expect(pathsOf({ organisation: { callWindows: { monday: [{ start: '08:00', end }] } } })).toEqual([
      'organisation.callWindows.monday.0.end',
    ]);
  });

  it.each(['00:00', '09:59', '19:30', '20:00', '23:59'])('is not the time %j', (time) => {
    expect(saidOf('callWindows', { monday: [{ start: time, end: time }] })).toEqual([]);
  });
});

describe('the mend of a problem', () => {
  it.each([
    [
      'callWindows',
      'give weekdays from monday to sunday, each a list of windows such as {"start":"09:00","end":"18:00"}; [] closes the day, 24:00 ends it',
    ],
    ['dialMode', 'write progressive (one line for each free person) or manual (people dial by hand)'],
    ['holidays', 'write block or ignore'],
    [
      'closedDates',
      'give a list of dates such as {"date":"2026-12-24"} or {"date":"2026-10-31","country":"DE","region":"BY"}, countries and regions as ISO 3166 writes them',
    ],
    ['unknownTimezone', 'write intersect (every zone that the lead may be in has to allow a call) or block'],
    ['consent', 'write not-required, express or written'],
    ['maxAttemptsPerCycle', 'give a whole number from 1 to 99'],
    ['maxAttemptsPerNumber', 'give a whole number from 1 to 99'],
    ['maxAttemptsEver', 'give a whole number from 1 to 9999'],
    ['maxAttemptsPerDay', 'give a whole number from 1 to 60'],
    ['dropLockoutHours', 'give whole hours from 0 to 744'],
    ['avoidSameHourWithinHours', 'give whole hours from 0 to 5'],
    ['dayParts', 'give a list of parts of the day such as {"start":"09:00","end":"12:00"}, or [] to spread over none'],
    ['leadTtlDays', 'give whole days from 1 to 3650'],
    ['recording', 'write off: conversations are not recorded in this version'],
    [
      'rollingCaps',
      'give a list of caps such as {"count":3,"windowHours":24}, count 1 to 60, windowHours 1 to 744, "per" lead or number',
    ],
    ['minGapMinutes', 'give whole minutes from 0 to 44640'],
    ['quietAfterConversationDays', 'give whole days from 0 to 3650'],
    [
      'retry',
      'give outcomes (no-answer, busy, voicemail, declined, dead-air, invalid-number, blocked, network-failure, not-allowed, abandoned, hung-up-early, gatekeeper, wrong-person, wrong-number, follow-up), each such as {"delaysMinutes":[240,1620],"maxCount":3,"next":"same-number","clock":"callable"}',
    ],
    [
      'callback',
      'give any of "with" (same-agent or anyone), "toleranceMinutes" (1 to 1440), "releaseToAnyoneAfterMinutes" (0 to 1440) and "missed" such as {"tries":2,"againAfterMinutes":30,"then":"no-answer"}, tries 1 to 5, then no-answer or review',
    ],
    ['exhaust', 'write {"kind":"close"}, {"kind":"nurture","days":90} or {"kind":"next-cycle"}'],
    ['lostSaleRestDays', 'give whole days from 1 to 3650, or 0 to close lost sales for good'],
    ['complaintRestDays', 'give whole days from 1 to 3650'],
    [
      'ringTimeoutSeconds',
      'give 15 to 60: cutting off sooner is forbidden to telemarketers in the US and UK, and Amazon Connect rings no longer',
    ],
    ['wrapUpLimitMinutes', 'give whole minutes from 1 to 1440'],
    [
      'programmes',
      'give a list of programmes such as {"id":"repeat","trigger":{"kind":"every","days":30},"skipIfBoughtWithinDays":14}; triggers are after-sale, after-purchase, every, after-silence, order-interval, contract-end, after-case and on-date, conditions attribute-is, attribute-is-not, attribute-in, attribute-exists, attribute-at-least, attribute-at-most, orders-at-least and order-total-at-least; docs/programmes.md shows each',
    ],
  ])('says what %s wants, on every level and however deep the problem lies', (field, mend) => {
    const levels = [
      { organisation: { [field]: 'x' } },
      { tiers: { '2': { [field]: 'x' } } },
      { campaigns: { spring: { [field]: 'x' } } },
    ];

    expect(levels.flatMap(problemsOf).map((problem) => problem.mend)).toEqual([mend, mend, mend]);
  });

  it('of presets names them all', () => {
    expect(problemsOf({ organisation: { compliancePresets: 'x' } }).map(({ mend }) => mend)).toEqual([
      "give a list of presets from us-federal, us-florida, us-oklahoma, us-maryland, us-california, canada, uk, eu, russia, in the organisation's rules only",
    ]);
  });

  it('of a problem above the rules shows the whole document', () => {
    const mend = 'write {"organisation":{…},"tiers":{"1":{…}},"campaigns":{"campaign-id":{…}}}, every part optional';

    expect(
      [5, { organisation: 5 }, { tiers: 5 }, { tiers: { '2': 5 } }, { campaigns: 5 }, { rules: {} }]
        .flatMap(problemsOf)
        .map((problem) => problem.mend),
    ).toEqual([mend, mend, mend, mend, mend, mend]);
  });
});

describe('a week', () => {
  it('opens at least once for every stage, inherited days included', () => {
    expect(problemsOf({ organisation: { callWindows: closedWeekdays } })).toEqual([
      {
        path: 'organisation.callWindows',
        value: '{"monday":[],"tuesday":[],"wednesday":[],"thursday":[],"fri…',
        message: 'leaves selling a week that never opens',
        mend: 'give at least one weekday a window, such as "monday":[{"start":"09:00","end":"18:00"}]',
      },
    ]);
  });

  it('that the organisation closes stays closed whatever a tier opens, and the tier is told how to share it', () => {
    const document = {
      organisation: { callWindows: { ...closedWeekdays, saturday: [] } },
      tiers: { '2': { callWindows: { monday: nineToSix } } },
    };

    expect(problemsOf(document).map(({ path, message, mend }) => [path, message, mend])).toEqual([
      [
        'organisation.callWindows',
        'leaves prospecting and account-care a week that never opens',
        'give at least one weekday a window, such as "monday":[{"start":"09:00","end":"18:00"}]',
      ],
      [
        'tiers.2.callWindows',
        'leaves selling a week that never opens',
        'levels cut one another: give windows that lie within those of the wider levels, or widen those',
      ],
    ]);
  });

  it('is open where windows of two levels share a minute, and closed where they only touch', () => {
    const everyDay = (start: string, end: string) => {
      const open = [{ start, end }];
      return { monday: open, tuesday: open, wednesday: open, thursday: open, friday: open, saturday: open };
    };
    const laidOver = (end: string) => ({
      organisation: { callWindows: everyDay('09:00', '12:00') },
      tiers: { '3': { callWindows: everyDay(end, '18:00') } },
    });

    expect(pathsOf(laidOver('11:59'))).toEqual([]);
    expect(pathsOf(laidOver('12:00'))).toEqual(['tiers.3.callWindows']);
  });

  it('is blamed on the tier when the tier closes what was open', () => {
    expect(pathsOf({ tiers: { '1': { callWindows: { ...closedWeekdays, saturday: [] } } } })).toEqual([
      'tiers.1.callWindows',
    ]);
  });

  it('opens for a campaign in at least one tier', () => {
    expect(pathsOf({ campaigns: { spring: { callWindows: closedWeekdays } } })).toEqual([]);
    expect(
      problemsOf({ campaigns: { spring: { callWindows: { ...closedWeekdays, saturday: [] } } } }).map(
        ({ path, message }) => `${path} ${message}`,
      ),
    ).toEqual(['campaigns.spring.callWindows leaves the campaign a week that never opens']);
  });

  it('of a campaign is cut by its tier and the organisation, which is told', () => {
    const early = { start: '06:00', end: '08:00' };
    const days = { monday: [early], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [] };
    const organisation = { callWindows: { monday: nineToSix } };

    expect(
      problemsOf({ organisation, campaigns: { spring: { callWindows: days } } }).map(({ path, mend }) => [path, mend]),
    ).toEqual([
      [
        'campaigns.spring.callWindows',
        'levels cut one another: give windows that lie within those of the wider levels, or widen those',
      ],
    ]);
    expect(pathsOf({ campaigns: { spring: { callWindows: days } } })).toEqual([]);
  });

  it('that the organisation closes is not blamed on a campaign that says nothing of it', () => {
    const organisation = { callWindows: { ...closedWeekdays, saturday: [] } };

    expect(pathsOf({ organisation, campaigns: { spring: {} } })).toEqual(['organisation.callWindows']);
  });
});

describe('everything wrong with a document', () => {
  it.each([
    ['organisation', (fields: object) => ({ organisation: fields })],
    ['tiers.1', (fields: object) => ({ tiers: { '1': fields } })],
    ['tiers.2', (fields: object) => ({ tiers: { '2': fields } })],
    ['tiers.3', (fields: object) => ({ tiers: { '3': fields } })],
    ['campaigns.spring', (fields: object) => ({ campaigns: { spring: fields } })],
  ])('includes what contradicts itself on the level of a wrong field (%s)', (level, documentWith) => {
    const repeat = { id: 'repeat', trigger: { kind: 'every', days: 30 }, skipIfBoughtWithinDays: 5 };

    expect(pathsOf(documentWith({ programmes: [repeat, repeat], maxAttemptsPerDay: 0 }))).toEqual([
      `${level}.maxAttemptsPerDay`,
      `${level}.programmes.1.id`,
    ]);
  });

  it('comes as one answer', () => {
    expect(parseRulesDocument({ organisation: { holidays: 'skip' } })).toEqual({
      kind: 'invalid',
      problems: [
        {
          path: 'organisation.holidays',
          value: '"skip"',
          message: 'is neither block nor ignore',
          mend: 'write block or ignore',
          finding: {
            of: 'writing',
            fault: { kind: 'no-choice' },
            remedy: { kind: 'rule', field: 'holidays' },
          },
        },
      ],
    });
  });

  it('is reported at once, contradictions among the sound fields included', () => {
    const repeat = { id: 'repeat', trigger: { kind: 'every', days: 30 }, skipIfBoughtWithinDays: 5 };
    const document = {
      organisation: { ringTimeoutSeconds: 5, callWindows: closedWeekdays, amd: true },
      tiers: { '3': { programmes: [repeat, repeat], maxAttemptsPerDay: 0 }, '7': {} },
      campaigns: { 'bad id': {}, spring: { holiday: 'block' } },
    };

    expect([...pathsOf(document)].sort()).toEqual([
      'campaigns.bad id',
      'campaigns.spring.holiday',
      'organisation.amd',
      'organisation.callWindows',
      'organisation.ringTimeoutSeconds',
      'tiers.3.maxAttemptsPerDay',
      'tiers.3.programmes.1.id',
      'tiers.7',
    ]);
  });
});
