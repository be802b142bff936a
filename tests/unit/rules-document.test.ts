import { describe, expect, it } from 'vitest';
import { parseRulesDocument, type RulesProblem } from '../../shared/domain/rules-document.ts';
import { UNAVAILABLE_RULES } from '../../shared/domain/unavailable-rules.ts';

const nineToSix = [{ start: '09:00', end: '18:00' }];
const closedWeekdays = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [] };

function problemsOf(input: unknown): readonly RulesProblem[] {
  const parsed = parseRulesDocument(input);
  return parsed.kind === 'valid' ? [] : parsed.problems;
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
      holidays: 'ignore',
      maxAttemptsPerCycle: 5,
      maxAttemptsPerDay: 1,
      rollingCaps: [{ count: 2, windowHours: 48 }],
      minGapMinutes: 0,
      quietAfterConversationDays: 10,
      retry: { busy: { delaysMinutes: [10, 20], maxCount: 2, next: 'next-number' } },
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
    };
    const document = { organisation: everything, tiers: { '2': everything }, campaigns: { 'spring-1': everything } };

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

    expect(problem?.value).toHaveLength(60);
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

  it('suggests the level that was meant', () => {
    expect(problemsOf({ organization: {} })[0]?.message).toBe('unknown field, did you mean organisation?');
  });

  it('knows tiers 1 to 3 only', () => {
    expect(pathsOf({ tiers: { '4': {} } })).toEqual(['tiers.4']);
  });

  it('takes plain campaign ids only', () => {
    expect(pathsOf({ campaigns: { 'spring sale!': {} } })).toEqual(['campaigns.spring sale!']);
  });

  it.each([...UNAVAILABLE_RULES])('refuses %s, which nothing obeys yet', (field) => {
    expect(saidOf(field, {})).toEqual([`organisation.${field} not available in this version`]);
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
  });

  it('refuses a welcome that the sale itself would skip', () => {
    const welcome = { id: 'welcome', trigger: { kind: 'after-sale', days: 7 }, skipIfBoughtWithinDays: 7 };

    expect(saidOf('programmes', [welcome])).toEqual([
      'organisation.programmes.0.skipIfBoughtWithinDays skips every touch, because the sale that starts it lies only 7 days back',
    ]);
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

  it('may be closed by the organisation where the tier opens it', () => {
    const document = {
      organisation: { callWindows: closedWeekdays },
      tiers: { '2': { callWindows: { monday: nineToSix } } },
    };

    expect(pathsOf(document)).toEqual([]);
  });

  it('is blamed on the tier when the tier closes what was open', () => {
    expect(pathsOf({ tiers: { '1': { callWindows: { ...closedWeekdays, saturday: [] } } } })).toEqual([
      'tiers.1.callWindows',
    ]);
  });

  it('opens for a campaign in at least one tier', () => {
    expect(pathsOf({ campaigns: { spring: { callWindows: closedWeekdays } } })).toEqual([]);
    expect(pathsOf({ campaigns: { spring: { callWindows: { ...closedWeekdays, saturday: [] } } } })).toEqual([
      'campaigns.spring.callWindows',
    ]);
  });
});

describe('everything wrong with a document', () => {
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
