import { describe, expect, it } from 'vitest';
import { changesInWords } from '../../shared/domain/rules-change-words.ts';
import { rulesDiff } from '../../shared/domain/rules-diff.ts';
import type { RulesDocument } from '../../shared/domain/rules-document.ts';
import { FIELD_MENDS } from '../../shared/domain/rules-fields.ts';

function words(before: RulesDocument, after: RulesDocument): readonly string[] {
  return changesInWords(rulesDiff(before, after));
}

/** What is said when a field of the organisation is set to a value, whether this version knows the field or not. */
function wordsOfSetting(field: string, value: unknown): readonly string[] {
  const level = { kind: 'organisation' } as const;
  const path = `organisation.${field}`;
  return changesInWords([{ path, place: { level, field }, kind: 'added', after: JSON.stringify(value) }]);
}

describe('changes in words', () => {
  it('say where, what, and the value before and after', () => {
    const before = {
      organisation: { minGapMinutes: 60 },
      tiers: { '2': { callWindows: { monday: [{ start: '09:00', end: '18:00' }] } } },
    };
    const after = {
      organisation: { maxAttemptsPerDay: 2 },
      tiers: { '2': { callWindows: { monday: [{ start: '10:00', end: '17:00' }] } } },
      campaigns: { spring: { callWindows: { sunday: [] } } },
    };

    expect(words(before, after)).toEqual([
      'organisation, most calls a day: set to 2',
      'organisation, least gap between calls: no longer set, was 60 minutes',
      "tier 2, Monday's call window: 09:00-18:00 becomes 10:00-17:00",
      "campaign spring, Sunday's call window: set to closed",
    ]);
  });

  it.each<readonly [string, unknown, string]>([
    ['rollingCaps', [], 'rolling caps: set to none'],
    ['rollingCaps', [{ count: 3, windowHours: 24 }], 'rolling caps: set to 3 in 24 hours per lead'],
    [
      'rollingCaps',
      [
        { count: 1, windowHours: 1, per: 'number' },
        { count: 2, windowHours: 24 },
        { count: 3, windowHours: 72 },
      ],
      'rolling caps: set to 1 in 1 hour per number, 2 in 24 hours per lead and 3 in 72 hours per lead',
    ],
    ['exhaust', { kind: 'close' }, 'when the attempts are spent: set to the lead closes'],
    ['exhaust', { kind: 'nurture', days: 90 }, 'when the attempts are spent: set to the lead rests 90 days'],
    ['exhaust', { kind: 'next-cycle' }, 'when the attempts are spent: set to the next cycle begins'],
    ['lostSaleRestDays', 0, 'rest after a lost sale: set to for good'],
    ['lostSaleRestDays', 1, 'rest after a lost sale: set to 1 day'],
    ['ringTimeoutSeconds', 25, 'ring time: set to 25 seconds'],
    ['holidays', 'block', 'public holidays: set to block'],
    ['compliancePresets', ['eu', 'us-florida'], 'compliance presets: set to eu and us-florida'],
    [
      'closedDates',
      [{ date: '2026-12-24' }, { date: '2026-08-15', country: 'DE', region: 'BY' }],
      'closed dates: set to 2026-12-24 and 2026-08-15 in DE-BY',
    ],
    [
      'programmes',
      [
        { id: 'repeat', trigger: { kind: 'every', days: 30 }, skipIfBoughtWithinDays: 14 },
        { id: 'thanks', trigger: { kind: 'after-sale', days: 1 }, skipIfBoughtWithinDays: 0 },
        { id: 'hello', trigger: { kind: 'after-silence', days: 180 }, skipIfBoughtWithinDays: 1 },
      ],
      'programmes: set to repeat every 30 days unless bought in the 14 days before, thanks 1 day after a sale and hello after 180 silent days unless bought in the 1 day before',
    ],
    ['dayParts', [], 'parts of the day that calls are spread over: set to none'],
    ['unheardOf', { deep: [1] }, 'unheardOf: set to {"deep":[1]}'],
    ['minGapMinutes', 'an hour', 'least gap between calls: set to an hour'],
  ])('of %s as %j read well', (field, value, said) => {
    expect(wordsOfSetting(field, value)).toEqual([`organisation, ${said}`]);
  });

  it.each([
    [{}, 'calling again after busy: set to after 5, then 60 minutes, at most 2 times, next number'],
    [
      { clock: 'callable', maxCount: 1 },
      'calling again after busy: set to after 5, then 60 minutes of open hours, at most 1 time, next number',
    ],
  ])('of a retry rule say its delays, its limit and its number: %j', (fields, said) => {
    const rule = { delaysMinutes: [5, 60], maxCount: 2, next: 'next-number', ...fields };
    const place = { level: { kind: 'organisation' }, field: 'retry', part: 'busy' } as const;
    const path = 'organisation.retry.busy';

    expect(changesInWords([{ path, place, kind: 'added', after: JSON.stringify(rule) }])).toEqual([
      `organisation, ${said}`,
    ]);
  });

  it.each([
    ['with', 'same-agent', 'who keeps a callback when the form does not say: set to same agent'],
    ['toleranceMinutes', 1, 'how late a callback may be: set to 1 minute'],
    ['releaseToAnyoneAfterMinutes', 45, 'time after which anyone keeps a callback: set to 45 minutes'],
    [
      'missed',
      { tries: 2, againAfterMinutes: 30, then: 'no-answer' },
      'callbacks that do not reach the customer: set to 2 tries, 30 minutes apart, then as after no answer',
    ],
    [
      'missed',
      { tries: 1, againAfterMinutes: 30, then: 'review' },
      'callbacks that do not reach the customer: set to 1 try, then somebody looks',
    ],
    ['unheardOf', 1, 'callback unheardOf: set to 1 minute'],
  ])('of the callback rule %s as %j read well', (part, value, said) => {
    const place = { level: { kind: 'organisation' }, field: 'callback', part } as const;
    const path = `organisation.callback.${part}`;

    expect(changesInWords([{ path, place, kind: 'added', after: JSON.stringify(value) }])).toEqual([
      `organisation, ${said}`,
    ]);
  });

  it.each(Object.keys(FIELD_MENDS))('call %s by no name out of the document', (field) => {
    const [sentence] = wordsOfSetting(field, 1);

    expect(sentence).toMatch(/^organisation, [^:]+: /);
    expect(sentence?.startsWith(`organisation, ${field}:`)).toBe(
      ['programmes', 'recording', 'callback'].includes(field),
    );
  });
});
