import { describe, expect, it } from 'vitest';
import { STAGE_DEFAULTS } from '../../shared/domain/default-rules.ts';
import type { RetryRule } from '../../shared/domain/dial-rules.ts';
import { parseRulesDocument, type RulesProblem } from '../../shared/domain/rules-document.ts';
import type { RulesFields } from '../../shared/domain/rules-fields.ts';
import { type RulesSurroundings, rulesWarnings } from '../../shared/domain/rules-warnings.ts';
import { SALES_STRUCTURES } from '../../shared/domain/sales-structure.ts';
import { asTold } from '../support/as-told.ts';
import { openDaily, openOn } from '../support/call-windows.ts';

const HUNTERS_AND_FARMERS: NonNullable<RulesSurroundings['tiers']> = [
  { number: 1, stages: ['prospecting', 'selling'] },
  { number: 2, stages: ['account-care'] },
];

/** Warnings are of valid documents only. */
function warningsOf(input: unknown, known?: RulesSurroundings): readonly Omit<RulesProblem, 'finding'>[] {
  const parsed = parseRulesDocument(input);
  if (parsed.kind === 'invalid') throw new Error(`The document is invalid: ${JSON.stringify(parsed.problems)}`);
  return asTold(rulesWarnings(parsed.document, known));
}

function pathsOf(input: unknown, known?: RulesSurroundings): readonly string[] {
  return warningsOf(input, known).map(({ path }) => path);
}

function ofOrganisation(fields: RulesFields, known?: RulesSurroundings): readonly Omit<RulesProblem, 'finding'>[] {
  return warningsOf({ organisation: fields }, known);
}

function retrying(delaysMinutes: readonly number[], fields: Partial<RetryRule> = {}): RetryRule {
  return { delaysMinutes, maxCount: 3, next: 'same-number', ...fields };
}

describe('a document', () => {
  it('that sets nothing, or what holds anyway, gives no warning', () => {
    expect(warningsOf({})).toEqual([]);
    expect(warningsOf({ organisation: {}, tiers: { '1': {}, '2': {}, '3': {} }, campaigns: { spring: {} } })).toEqual(
      [],
    );
    const { retry: _r, compliancePresets: _p, ...prospecting } = STAGE_DEFAULTS.prospecting;
    expect(warningsOf({ tiers: { '1': prospecting } })).toEqual([]);
  });

  it('is told of its levels first, each warning once', () => {
    const consent = { consent: 'express', closedDates: [{ date: '2026-01-01' }] };
    const document = { organisation: { ...consent, maxAttemptsPerDay: 1 }, tiers: { '2': consent } };

    expect(pathsOf(document, { today: '2026-02-01' })).toEqual([
      'organisation.consent',
      'organisation.closedDates.0',
      'tiers.2.consent',
      'tiers.2.closedDates.0',
      'organisation.maxAttemptsPerDay',
    ]);
  });
});

describe('what a document leaves uncalled', () => {
  it.each([
    ['express', 'express or written'],
    ['written', 'written'],
  ] as const)('is told where consent is %s', (consent, words) => {
    expect(warningsOf({ campaigns: { spring: { consent } } })).toEqual([
      {
        path: 'campaigns.spring.consent',
        value: `"${consent}"`,
        message: `calls only leads that gave ${words} consent: a list without the column consent gives none`,
        mend: 'fill the column consent of your lists, or write not-required where the law asks for none',
      },
    ]);
  });

  it('is nothing where no consent is required, and where every zone has to allow a call', () => {
    expect(ofOrganisation({ consent: 'not-required', unknownTimezone: 'intersect' })).toEqual([]);
  });

  it('is told where uncertain time zones block', () => {
    expect(warningsOf({ tiers: { '3': { unknownTimezone: 'block' } } })).toEqual([
      {
        path: 'tiers.3.unknownTimezone',
        value: '"block"',
        message: 'calls no lead that may be in more than one time zone, such as mobiles of a country that has several',
        mend: 'fill the column timezone of your lists, or write intersect to call when every zone allows it',
      },
    ]);
  });

  it('is told of presets that forbid automatic dialling or ask for consent, and of no other', () => {
    expect(ofOrganisation({ compliancePresets: ['us-federal', 'russia', 'us-florida'] })).toEqual([
      {
        path: 'organisation.compliancePresets.1',
        value: '"russia"',
        message: 'forbids automatic dialling: where it applies (Russia) Tierline places no call',
        mend: 'have people dial by hand there, or choose another preset if a lawyer tells you that this one does not bind you',
      },
      {
        path: 'organisation.compliancePresets.1',
        value: '"russia"',
        message:
          'calls only leads that gave express or written consent where it applies (Russia): a list without the column consent gives none',
        mend: 'fill the column consent of your lists',
      },
      {
        path: 'organisation.compliancePresets.2',
        value: '"us-florida"',
        message:
          'calls only leads that gave written consent where it applies (Florida): a list without the column consent gives none',
        mend: 'fill the column consent of your lists',
      },
    ]);
    expect(ofOrganisation({ compliancePresets: ['us-federal', 'us-california', 'canada', 'uk', 'eu'] })).toEqual([]);
  });
});

describe('a closed date', () => {
  const closedDates = [{ date: '2026-06-30' }, { date: '2026-07-01' }];

  it('is told when it is past', () => {
    expect(ofOrganisation({ closedDates }, { today: '2026-07-01' })).toEqual([
      {
        path: 'organisation.closedDates.0',
        value: '{"date":"2026-06-30"}',
        message: 'is past on 2026-07-01',
        mend: 'take it out, or give the date that is to come',
      },
    ]);
  });

  it('is not past when no day is given, or not yet', () => {
    expect(ofOrganisation({ closedDates })).toEqual([]);
    expect(ofOrganisation({ closedDates }, { today: '2026-06-30' })).toEqual([]);
  });
});

describe('a value that a wider level overrules', () => {
  it('is told with those who are stricter', () => {
    const document = {
      organisation: { maxAttemptsPerDay: 2, holidays: 'block', leadTtlDays: 40 },
      tiers: { '1': { maxAttemptsPerDay: 4, holidays: 'ignore', leadTtlDays: 35 } },
      campaigns: { spring: { leadTtlDays: 50 } },
    };

    expect(warningsOf(document, { tierOf: () => 1 })).toEqual([
      {
        path: 'tiers.1.holidays',
        value: '"ignore"',
        message: 'has no effect: what the organisation set is stricter',
        mend: 'take it out, or loosen the wider level: levels only tighten one another',
      },
      {
        path: 'tiers.1.maxAttemptsPerDay',
        value: '4',
        message: 'has no effect: what the organisation set is stricter',
        mend: 'take it out, or loosen the wider level: levels only tighten one another',
      },
      {
        path: 'campaigns.spring.leadTtlDays',
        value: '50',
        message: 'has no effect: what tier 1 set is stricter',
        mend: 'take it out, or loosen the wider level: levels only tighten one another',
      },
    ]);
  });

  it('is not told where it tightens, says the same, or replaces a default', () => {
    const organisation = { maxAttemptsPerDay: 3, exhaust: { kind: 'close' } };

    expect(warningsOf({ organisation, tiers: { '1': { maxAttemptsPerDay: 2 } } })).toEqual([]);
    expect(warningsOf({ organisation, tiers: { '1': { maxAttemptsPerDay: 3 } } })).toEqual([]);
    expect(warningsOf({ tiers: { '1': { maxAttemptsPerDay: 9 } } })).toEqual([]);
    expect(warningsOf({ organisation, tiers: { '1': { exhaust: { kind: 'nurture', days: 5 } } } })).toEqual([]);
  });

  it('is told with all who are as strict', () => {
    const [organisation, tier] = [{ minGapMinutes: 60 }, { minGapMinutes: 60 }];

    expect(
      warningsOf(
        { organisation, tiers: { '1': tier }, campaigns: { spring: { minGapMinutes: 30 } } },
        { tierOf: () => 1 },
      ).map(({ message }) => message),
    ).toEqual(['has no effect: what the organisation and tier 1 set is stricter']);
  });

  it('is told once for all weekdays of a window that is wider', () => {
    const callWindows = openOn({ monday: '09:00-18:00', tuesday: '09:00-18:00', saturday: '09:00-18:00' });
    const wider = openOn({ monday: '08:00-20:00', tuesday: '08:00-20:00', saturday: '10:00-14:00' });
    const { wednesday: _w, thursday: _t, friday: _f, sunday: _s, ...someDays } = wider;

    expect(warningsOf({ organisation: { callWindows }, tiers: { '2': { callWindows: someDays } } })).toEqual([
      {
        path: 'tiers.2.callWindows.monday',
        value: '[{"start":"08:00","end":"20:00"}]',
        message: 'has no effect on monday, tuesday: what the organisation set is stricter',
        mend: 'take it out, or loosen the wider level: levels only tighten one another',
      },
    ]);
  });

  it('is told of a campaign whose tier is not known when it holds in every tier', () => {
    const tiers = { '1': { minGapMinutes: 60 }, '2': { minGapMinutes: 60 } };

    expect(pathsOf({ tiers, campaigns: { spring: { minGapMinutes: 30 } } })).toEqual([]);
    expect(
      pathsOf({ tiers: { ...tiers, '3': { minGapMinutes: 60 } }, campaigns: { spring: { minGapMinutes: 30 } } }),
    ).toEqual(['campaigns.spring.minGapMinutes']);
    expect(pathsOf({ tiers, campaigns: { spring: { minGapMinutes: 30 } } }, { tierOf: () => 2 })).toEqual([
      'campaigns.spring.minGapMinutes',
    ]);
    expect(pathsOf({ tiers, campaigns: { spring: { minGapMinutes: 30 } } }, { tierOf: () => 3 })).toEqual([]);
  });
});

describe('a warning', () => {
  it('that tiers have in different words is told as of the first', () => {
    // Two hours before 10:00 it is 08:00, two hours after it 12:00; account care would keep three hours away.
    expect(
      ofOrganisation({ dayParts: [], callWindows: openDaily('09:00-12:00') }).map(
        ({ path, message }) => `${path} ${message}`,
      ),
    ).toEqual([
      'organisation.callWindows after a call at 10:00 no time of day is open that lies 2 hours from it, as avoidSameHourWithinHours asks',
    ]);
  });

  it('of a campaign is told when every tier has that one, whatever else they have', () => {
    const organisation = { rollingCaps: [{ count: 3, windowHours: 24 }] };
    const tiers = { '1': { minGapMinutes: 60 }, '2': { minGapMinutes: 60 } };

    expect(pathsOf({ organisation, tiers, campaigns: { spring: { minGapMinutes: 30, rollingCaps: [] } } })).toEqual([
      'campaigns.spring.rollingCaps',
    ]);
  });
});

describe('a campaign', () => {
  it('that has no time in common with its tier is told', () => {
    const document = {
      organisation: { compliancePresets: ['uk'] },
      tiers: { '2': { callWindows: openDaily('09:00-18:00') } },
      campaigns: { spring: { dayParts: [], callWindows: openDaily('18:00-20:00'), avoidSameHourWithinHours: 0 } },
    };

    expect(warningsOf(document, { tierOf: () => 2 })).toEqual([
      {
        path: 'campaigns.spring.callWindows',
        value: '{"monday":[{"start":"18:00","end":"20:00"}],"tuesday":[{"st…',
        message: 'never opens in tier 2: the levels have no time in common',
        mend: 'give windows that lie within those of the wider levels, or widen those',
      },
    ]);
    expect(pathsOf(document)).toEqual([]);
    expect(pathsOf(document, { tierOf: () => 3 })).toEqual([]);
  });
});

describe('an opening', () => {
  const noWish = { avoidSameHourWithinHours: 0, dayParts: [] };

  it('of less than half an hour is told, with all days that have it', () => {
    const callWindows = openOn({ monday: '09:10-09:39 12:00-13:00', friday: '09:10-09:39' });

    expect(warningsOf({ tiers: { '1': { ...noWish, callWindows } } })).toEqual([
      {
        path: 'tiers.1.callWindows.monday',
        value: '[{"start":"09:10","end":"09:39"},{"start":"12:00","end":"13…',
        message:
          'opens from 09:10 to 09:39 only on monday, friday: calls without an agreed moment fall due at full and half hours, so that few or none are placed then',
        mend: 'open for at least 30 minutes at a stretch',
      },
    ]);
    expect(pathsOf({ tiers: { '1': { ...noWish, callWindows: openOn({ monday: '09:10-09:40' }) } } })).toEqual([]);
  });

  it('that levels leave between them is told of the narrowest of those who cut it', () => {
    const organisation = { ...noWish, callWindows: { monday: [{ start: '09:00', end: '12:00' }] } };
    const tiers = { '1': { callWindows: { monday: [{ start: '11:45', end: '18:00' }] } } };

    expect(warningsOf({ organisation, tiers }).map(({ path, message }) => `${path} ${message.slice(0, 34)}`)).toEqual([
      'tiers.1.callWindows.monday opens from 11:45 to 12:00 only on ',
    ]);
  });

  it('of different lengths is told for each', () => {
    const callWindows = openOn({ monday: '09:00-09:10', tuesday: '09:00-09:20', sunday: '10:00-18:00' });

    expect(pathsOf({ tiers: { '1': { ...noWish, callWindows } } })).toEqual([
      'tiers.1.callWindows.monday',
      'tiers.1.callWindows.tuesday',
    ]);
  });

  it('that goes on after midnight, or in the next window, counts whole', () => {
    const together = [
      openOn({ monday: '09:00-09:20 09:20-09:40' }),
      openOn({ monday: '23:45-00:15' }),
      openOn({ monday: '23:45-24:00', tuesday: '00:00-00:15' }),
      openOn({ sunday: '23:45-24:00', monday: '00:00-00:15' }),
    ];

    expect(together.flatMap((callWindows) => pathsOf({ tiers: { '1': { ...noWish, callWindows } } }))).toEqual([]);
    const [short] = warningsOf({ tiers: { '1': { ...noWish, callWindows: openOn({ sunday: '23:45-24:00' }) } } });
    expect(short?.message).toMatch(/^opens from 23:45 to 24:00 only on sunday: /);
  });
});

describe('a week under a preset', () => {
  const evenings = { dayParts: [], avoidSameHourWithinHours: 0 };

  it('that never opens where the preset applies is told for it', () => {
    const callWindows = openDaily('20:30-23:00');

    expect(
      warningsOf({
        organisation: { compliancePresets: ['uk', 'us-california', 'eu'] },
        tiers: { '2': { ...evenings, callWindows } },
      }),
    ).toEqual([
      {
        path: 'tiers.2.callWindows',
        value: '{"monday":[{"start":"20:30","end":"23:00"}],"tuesday":[{"st…',
        message: 'never opens for selling where the preset eu (European Union) applies',
        mend: 'open at hours that the preset leaves open, or nobody is called there',
      },
    ]);
  });

  it('may be open at another hour than a preset that it did not choose, and share a minute with one it did', () => {
    const callWindows = openDaily('19:59-23:00');

    expect(warningsOf({ tiers: { '2': { ...evenings, callWindows: openDaily('20:30-23:00') } } })).toEqual([]);
    expect(
      warningsOf({ organisation: { compliancePresets: ['eu'] }, tiers: { '2': { ...evenings, callWindows } } }),
    ).toEqual([]);
  });

  it('is open where a night reaches into the hours of the preset', () => {
    const nights = (end: string) => ({
      organisation: { compliancePresets: ['us-california'] },
      tiers: { '2': { ...evenings, callWindows: openDaily(`21:00-${end}`) } },
    });

    expect(pathsOf(nights('09:01'))).toEqual([]);
    expect(pathsOf(nights('09:00'))).toEqual(['tiers.2.callWindows']);
  });

  it('on Sundays alone is closed by a preset that closes Sundays', () => {
    const callWindows = openOn({ sunday: '10:00-18:00' });

    expect(
      warningsOf({
        organisation: { compliancePresets: ['uk', 'us-federal'] },
        campaigns: { spring: { ...evenings, callWindows } },
      }).map(({ path, message }) => `${path} ${message}`),
    ).toEqual([
      'campaigns.spring.callWindows never opens for prospecting where the preset uk (United Kingdom) applies',
    ]);
  });
});

describe('a part of the day', () => {
  it('in which no window is ever open is told of the parts that are set', () => {
    const dayParts = [
      { start: '09:00', end: '12:00' },
      { start: '20:00', end: '22:00' },
      { start: '07:00', end: '09:00' },
    ];

    expect(warningsOf({ tiers: { '1': { dayParts } } })).toEqual(
      [1, 2].map((index) => ({
        path: `tiers.1.dayParts.${index}`,
        value: JSON.stringify(dayParts[index]),
        message: 'is no part of the day in which callWindows are ever open, so that no attempt is spread into it',
        mend: 'give parts that lie within the call windows, or [] to spread over none',
      })),
    );
  });

  it('that has one open minute on one day will do', () => {
    const dayParts = [
      { start: '19:59', end: '22:00' },
      { start: '07:00', end: '09:01' },
      { start: '23:00', end: '09:01' },
    ];

    expect(warningsOf({ tiers: { '1': { dayParts } } })).toEqual([]);
    const callWindows = openOn({ monday: '09:00-10:00', tuesday: '13:00-18:00' });
    expect(pathsOf({ tiers: { '1': { dayParts: [{ start: '12:00', end: '14:00' }], callWindows } } })).toEqual([]);
    expect(pathsOf({ tiers: { '1': { dayParts: [{ start: '23:00', end: '09:00' }] } } })).toEqual([
      'tiers.1.dayParts.0',
    ]);
  });

  it('of the defaults is told of the windows that leave it out', () => {
    const callWindows = openDaily('09:00-15:00');

    expect(ofOrganisation({ callWindows })).toEqual([
      {
        path: 'organisation.callWindows',
        value: '{"monday":[{"start":"09:00","end":"15:00"}],"tuesday":[{"st…',
        message: 'never opens in a part of the day over which attempts of prospecting are spread: 16:00 to 20:00',
        mend: 'set dayParts to parts that lie within the call windows, or to [] to spread over none',
      },
    ]);
    expect(ofOrganisation({ callWindows, dayParts: [] })).toEqual([]);
    expect(ofOrganisation({ callWindows: openDaily('09:00-17:00') })).toEqual([]);
    expect(ofOrganisation({ callWindows: openDaily('09:00-12:00'), avoidSameHourWithinHours: 1 })[0]?.message).toBe(
      'never opens in a part of the day over which attempts of prospecting are spread: 12:00 to 16:00, 16:00 to 20:00',
    );
  });
});

describe('hours to keep away from', () => {
  it('that leave no other time of day after some call are told, with the first such call', () => {
    // Selling opens from 09:00 to 18:00: five hours after 13:00 it is 18:00, and five hours before it 08:00.
    expect(warningsOf({ tiers: { '2': { avoidSameHourWithinHours: 5 } } })).toEqual([
      {
        path: 'tiers.2.avoidSameHourWithinHours',
        value: '5',
        message:
          'after a call at 13:00 no time of day is open that lies 5 hours from it, as avoidSameHourWithinHours asks',
        mend: 'lower avoidSameHourWithinHours (0 does not mind the hour), or open for longer',
      },
    ]);
    // Prospecting opens until 20:00: the call at 14:59 can go to 19:59, the one at 15:00 to 10:00.
    expect(warningsOf({ tiers: { '1': { avoidSameHourWithinHours: 5 } } })).toEqual([]);
  });

  it('of the defaults are told of the windows that are too short for them', () => {
    const windows = (written: string) => ({ tiers: { '1': { dayParts: [], callWindows: openDaily(written) } } });

    // The call at 12:00 could go to 10:00 or to 14:00, the one at 11:59 to 13:59 alone.
    expect(pathsOf(windows('10:00-14:00'))).toEqual([]);
    expect(warningsOf(windows('10:00-13:59')).map(({ path, message }) => `${path} ${message.slice(0, 21)}`)).toEqual([
      'tiers.1.callWindows after a call at 11:59',
    ]);
  });

  it('count round the clock and over all windows of the week', () => {
    const windows = (week: object) => ({
      tiers: { '1': { avoidSameHourWithinHours: 5, dayParts: [], callWindows: week } },
    });

    expect(pathsOf(windows(openDaily('00:00-24:00')))).toEqual([]);
    // Over midnight 04:00 lies five hours from 23:00, and 03:59 does not.
    expect(pathsOf(windows(openOn({ monday: '23:00-23:30', tuesday: '04:00-04:30' })))).toEqual([]);
    expect(pathsOf(windows(openOn({ monday: '23:00-23:30', tuesday: '03:30-04:00' })))).toEqual([
      'tiers.1.avoidSameHourWithinHours',
    ]);
    expect(pathsOf(windows(openOn({ monday: '09:00-10:00', friday: '15:00-16:00' })))).toEqual([]);
  });

  it('are told with the first time of day, on whatever day it opens', () => {
    const callWindows = openOn({ monday: '12:00-13:00', tuesday: '10:00-11:00' });

    expect(
      warningsOf({ tiers: { '1': { avoidSameHourWithinHours: 5, dayParts: [], callWindows } } })[0]?.message,
    ).toMatch(/^after a call at 10:00 no time /);
  });

  it('that are none leave every time', () => {
    const callWindows = openDaily('10:00-10:30');

    expect(pathsOf({ tiers: { '1': { avoidSameHourWithinHours: 0, dayParts: [], callWindows } } })).toEqual([]);
  });
});

describe('a retry rule that a limit makes wait', () => {
  it('is told which rule decides, and for how long', () => {
    expect(warningsOf({ tiers: { '1': { retry: { busy: retrying([15, 90], { maxCount: 2 }) } } } })).toEqual([
      {
        path: 'tiers.1.retry.busy',
        value: '{"delaysMinutes":[15,90],"maxCount":2,"next":"same-number"}',
        message:
          'repeat 1 is wanted after 15 minutes, but minGapMinutes of the defaults of prospecting lets it wait for 60',
        mend: 'give at least 60 minutes, or lower minGapMinutes',
      },
    ]);
    expect(warningsOf({ tiers: { '1': { retry: { busy: retrying([60], { maxCount: 1 }) } } } })).toEqual([]);
  });

  it('is told of the organisation that decides, though the tier set the rule', () => {
    const organisation = { minGapMinutes: 60, rollingCaps: [{ count: 2, windowHours: 30 }] };
    const tiers = { '2': { retry: { declined: retrying([30, 2_000]), voicemail: retrying([60, 1_440]) } } };

    expect(warningsOf({ organisation, tiers }).map(({ path, message, mend }) => [path, message, mend])).toEqual([
      [
        'tiers.2.retry.voicemail',
        'repeat 2 is wanted after 1440 minutes, but rollingCaps of the organisation lets it wait for 1740',
        'give at least 1740 minutes, or allow more calls in rollingCaps',
      ],
      [
        'tiers.2.retry.declined',
        'repeat 1 is wanted after 30 minutes, but minGapMinutes of the organisation lets it wait for 60',
        'give at least 60 minutes, or lower minGapMinutes',
      ],
    ]);
  });

  it('is told where the calls of a day are used up, and not where its repeats reach the next day', () => {
    const withDelay = (minutes: number) => ({
      tiers: { '2': { maxAttemptsPerDay: 1, retry: { 'no-answer': retrying([minutes], { next: 'next-number' }) } } },
    });

    expect(warningsOf(withDelay(539))).toEqual([
      {
        path: 'tiers.2.retry.no-answer',
        value: '{"delaysMinutes":[539],"maxCount":3,"next":"next-number"}',
        message: 'repeat 1 is wanted after 539 minutes, but maxAttemptsPerDay of tier 2 lets it wait for the next day',
        mend: 'give a delay that reaches the next day, or raise maxAttemptsPerDay',
      },
    ]);
    expect(pathsOf(withDelay(1_440))).toEqual([]);
  });

  it('of the defaults is told of the limit that is set, for the calls that nobody answers', () => {
    expect(ofOrganisation({ minGapMinutes: 241 })).toEqual([
      {
        path: 'organisation.minGapMinutes',
        value: '241',
        message: 'lets calls wait longer than their retry rules say: no-answer (240 minutes)',
        mend: 'lower minGapMinutes, or give these outcomes longer delays under retry',
      },
    ]);
    // A busy line is wanted after 15 minutes by default, and waits for an hour by default.
    expect(ofOrganisation({ minGapMinutes: 240 })).toEqual([]);
    expect(ofOrganisation({ minGapMinutes: 60 })).toEqual([]);
    expect(ofOrganisation({ minGapMinutes: 0 })).toEqual([]);
  });

  it('is told of the limit of a narrower level, with all outcomes whose rules a wider level set', () => {
    const organisation = {
      retry: { busy: retrying([70], { maxCount: 1 }), declined: retrying([80], { maxCount: 1 }) },
    };

    expect(
      warningsOf({ organisation, tiers: { '1': { minGapMinutes: 90 } } }).filter(({ path }) =>
        path.startsWith('tiers'),
      ),
    ).toEqual([
      {
        path: 'tiers.1.minGapMinutes',
        value: '90',
        message: 'lets calls wait longer than their retry rules say: busy (70 minutes), declined (80 minutes)',
        mend: 'lower minGapMinutes, or give these outcomes longer delays under retry',
      },
    ]);
  });

  it.each<[RulesFields, string]>([
    [{ maxAttemptsPerDay: 1 }, 'raise maxAttemptsPerDay'],
    [{ rollingCaps: [{ count: 1, windowHours: 5 }] }, 'allow more calls in rollingCaps'],
  ])('of the defaults is told of %j', (fields, relief) => {
    expect(warningsOf({ tiers: { '1': fields } }).map(({ path, message, mend }) => [path, message, mend])).toEqual([
      [
        `tiers.1.${Object.keys(fields)[0]}`,
        'lets calls wait longer than their retry rules say: no-answer (240 minutes)',
        `${relief}, or give these outcomes longer delays under retry`,
      ],
    ]);
    // Customers are called once a week by default: their retries wait for that in any case.
    expect(
      pathsOf({ tiers: { '3': { maxAttemptsPerDay: 1, rollingCaps: [{ count: 1, windowHours: 168 }] } } }),
    ).toEqual([]);
  });

  it('is told of the level that holds the cap, not of one that adds another', () => {
    const [day, month] = [
      { count: 1, windowHours: 48 },
      { count: 9, windowHours: 720 },
    ];
    const document = { organisation: { rollingCaps: [day] }, tiers: { '1': { rollingCaps: [month] } } };

    expect(pathsOf(document)).toEqual(['organisation.rollingCaps']);
    expect(pathsOf({ ...document, organisation: { rollingCaps: [month, { ...day, per: 'lead' }] } })).toEqual([
      'organisation.rollingCaps',
    ]);
    // The same number of calls in another window, or another number in the same, is another cap.
    for (const other of [
      { count: 1, windowHours: 2 },
      { count: 8, windowHours: 48 },
      { ...day, windowHours: 1, per: 'number' },
    ]) {
      expect(pathsOf({ ...document, tiers: { '1': { rollingCaps: [other] } } })).toEqual(['organisation.rollingCaps']);
    }
    expect(pathsOf({ organisation: { rollingCaps: [month] }, tiers: { '1': { rollingCaps: [day] } } })).toEqual([
      'tiers.1.rollingCaps',
    ]);
  });

  it('of a campaign is told whatever its tier, in the words of the first', () => {
    expect(
      warningsOf({ campaigns: { spring: { retry: { busy: retrying([15], { maxCount: 1 }) } } } }).map(
        ({ path, message }) => `${path} ${message}`,
      ),
    ).toEqual([
      'campaigns.spring.retry.busy repeat 1 is wanted after 15 minutes, but minGapMinutes of the defaults of prospecting lets it wait for 60',
    ]);
    expect(pathsOf({ campaigns: { spring: { retry: { busy: retrying([90], { maxCount: 1 }) } } } })).toEqual([]);
    expect(
      pathsOf(
        { campaigns: { spring: { retry: { busy: retrying([90], { maxCount: 1 }) } } } },
        { tierOf: (id) => (id === 'spring' ? 3 : undefined) },
      ),
    ).toEqual(['campaigns.spring.retry.busy']);
  });

  it('of a tier is judged in every stage that the tier holds, and of no tier that the company does not have', () => {
    const document = (tier: '2' | '3') => ({
      tiers: { [tier]: { retry: { busy: retrying([90], { maxCount: 1 }) } } },
    });

    expect(pathsOf(document('2'))).toEqual([]);
    expect(pathsOf(document('2'), { tiers: SALES_STRUCTURES.two.tiers })).toEqual(['tiers.2.retry.busy']);
    expect(pathsOf(document('2'), { tiers: HUNTERS_AND_FARMERS })).toEqual(['tiers.2.retry.busy']);
    expect(pathsOf(document('3'))).toEqual(['tiers.3.retry.busy']);
    expect(pathsOf(document('3'), { tiers: SALES_STRUCTURES.two.tiers })).toEqual([]);
  });

  it('is not judged beyond the last attempt of the cycle', () => {
    const within = (maxAttemptsPerCycle: number) => ({
      tiers: { '1': { maxAttemptsPerCycle, retry: { busy: retrying([60, 5]) } } },
    });

    expect(pathsOf(within(2))).toEqual([]);
    expect(pathsOf(within(3))).toEqual(['tiers.1.retry.busy']);
  });
});

describe('one attempt on a number', () => {
  it('is told with the outcomes that stay on their number', () => {
    expect(ofOrganisation({ maxAttemptsPerNumber: 1 })).toEqual([
      {
        path: 'organisation.maxAttemptsPerNumber',
        value: '1',
        message:
          'leaves no second call on a number to outcomes that are tried again on the same one: busy, declined, dead-air, abandoned, hung-up-early, gatekeeper, wrong-person, follow-up',
        mend: 'give 2 or more, or write "next":"next-number" for these outcomes under retry',
      },
    ]);
    expect(ofOrganisation({ maxAttemptsPerNumber: 2 })).toEqual([]);
    expect(ofOrganisation({ maxAttemptsPerNumber: 1, maxAttemptsPerCycle: 1 })).toEqual([]);
  });

  it('is told of a rule that a narrower level set', () => {
    const organisation = { maxAttemptsPerNumber: 1 };
    const withRule = (next: RetryRule['next']) => ({
      organisation,
      tiers: { '1': { retry: { busy: retrying([1_440], { next }) } } },
    });

    expect(warningsOf(withRule('same-number')).filter(({ path }) => path.startsWith('tiers'))).toEqual([
      {
        path: 'tiers.1.retry.busy',
        value: '{"delaysMinutes":[1440],"maxCount":3,"next":"same-number"}',
        message:
          'is tried again on the same number, but maxAttemptsPerNumber of the organisation allows one call of it',
        mend: 'write "next":"next-number", or raise maxAttemptsPerNumber',
      },
    ]);
    expect(pathsOf(withRule('next-number'))).toEqual(['organisation.maxAttemptsPerNumber']);
  });
});

describe('a time to live', () => {
  it('that ends before a cycle that nobody answers is told', () => {
    // Waits of 240, 1620, 1740, 1860 and 1860 minutes: 7,320, a little more than five days.
    expect(warningsOf({ tiers: { '1': { leadTtlDays: 5 } } })).toEqual([
      {
        path: 'tiers.1.leadTtlDays',
        value: '5',
        message: 'a cycle of 6 attempts that nobody answers takes 6 days, and leadTtlDays ends it after 5',
        mend: 'give leadTtlDays 6 or more, or plan fewer or quicker attempts',
      },
    ]);
    expect(warningsOf({ tiers: { '1': { leadTtlDays: 6 } } })).toEqual([]);
  });

  it('is long enough when the last attempt falls due as it ends', () => {
    const days = (minutes: number) => ({
      tiers: {
        '1': { leadTtlDays: 2, maxAttemptsPerCycle: 2, retry: { 'no-answer': retrying([minutes], { maxCount: 9 }) } },
      },
    });

    expect(pathsOf(days(2_880))).toEqual([]);
    expect(pathsOf(days(2_881))).toEqual(['tiers.1.leadTtlDays']);
  });

  it('is told of what makes the cycle long when nothing else is set', () => {
    const retry = { 'no-answer': retrying([20 * 1_440], { maxCount: 2 }) };

    expect(warningsOf({ tiers: { '1': { retry } } }).map(({ path, message }) => `${path} ${message}`)).toEqual([
      'tiers.1.retry.no-answer a cycle of 3 attempts that nobody answers takes 40 days, and leadTtlDays ends it after 30',
    ]);
    expect(pathsOf({ tiers: { '1': { maxAttemptsPerCycle: 30 } } })).toEqual(['tiers.1.maxAttemptsPerCycle']);
    expect(pathsOf({ tiers: { '1': { minGapMinutes: 20 * 1_440 } } })).toContain('tiers.1.minGapMinutes');
    expect(
      warningsOf({ tiers: { '1': { rollingCaps: [{ count: 1, windowHours: 720 }] } } }).map(({ message }) => message),
    ).toContain('a cycle of 6 attempts that nobody answers takes 150 days, and leadTtlDays ends it after 30');
  });
});

describe('a cap over the life of a lead', () => {
  it('below one cycle is told', () => {
    expect(warningsOf({ tiers: { '1': { maxAttemptsEver: 5 } } })).toEqual([
      {
        path: 'tiers.1.maxAttemptsEver',
        value: '5',
        message: "maxAttemptsEver allows 5 calls in a lead's life, so that a cycle never has its 6 attempts",
        mend: 'give maxAttemptsEver 6 or more, or plan fewer attempts in a cycle',
      },
    ]);
    expect(warningsOf({ tiers: { '1': { maxAttemptsEver: 6 } } })).toEqual([]);
  });

  it('is told of the campaign that plans more than the organisation allows', () => {
    const document = { organisation: { maxAttemptsEver: 8 }, campaigns: { spring: { maxAttemptsPerCycle: 9 } } };

    expect(pathsOf(document, { tierOf: () => 1 })).toEqual(['campaigns.spring.maxAttemptsPerCycle']);
  });
});
