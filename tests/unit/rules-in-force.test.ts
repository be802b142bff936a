import { describe, expect, it } from 'vitest';
import type { CallingArea } from '../../shared/domain/calling-area.ts';
import { COMPLIANCE_PRESETS, presetsIn } from '../../shared/domain/compliance-presets.ts';
import { STAGE_DEFAULTS } from '../../shared/domain/default-rules.ts';
import type { DialRules } from '../../shared/domain/dial-rules.ts';
import { parseRulesDocument } from '../../shared/domain/rules-document.ts';
import type { RulesFields, RulesTree } from '../../shared/domain/rules-fields.ts';
import {
  lawfulLimits,
  NO_LIMITS,
  type RulePath,
  type RuleSource,
  rulesInArea,
  rulesInForce,
} from '../../shared/domain/rules-in-force.ts';
import { STAGES } from '../../shared/domain/stage.ts';
import { openDaily, openOn } from '../support/call-windows.ts';

const SPRING = { stage: 'prospecting', tier: 1, campaignId: 'spring' } as const;
const ORGANISATION: RuleSource = { kind: 'organisation' };
const TIER: RuleSource = { kind: 'tier', tier: 1 };
const CAMPAIGN: RuleSource = { kind: 'campaign', campaignId: 'spring' };
const DEFAULT: RuleSource = { kind: 'default', stage: 'prospecting' };

function onThreeLevels(organisation: RulesFields, tier: RulesFields, campaign: RulesFields): RulesTree {
  return { organisation, tiers: { '1': tier }, campaigns: { spring: campaign } };
}

/** The value that holds, and who decided it. */
function decided(document: RulesTree, field: keyof DialRules & RulePath) {
  const { rules, sources } = rulesInForce(document, 1, SPRING);
  return [rules[field], sources.get(field)];
}

describe('the rules in force', () => {
  it.each(STAGES)('are the defaults of %s where the document says nothing, whatever tier works it', (stage) => {
    for (const tier of [1, 2, 3] as const) {
      const { rules, sources } = rulesInForce({}, 7, { stage, tier, campaignId: 'spring' });

      expect(rules).toEqual({ ...STAGE_DEFAULTS[stage], version: 7 });
      expect([...sources.values()].flat()).toEqual(Array(sources.size).fill({ kind: 'default', stage }));
    }
  });

  it('name a source for every field, weekday, outcome and callback rule that has a value', () => {
    const { rules, sources } = rulesInForce({}, 1, SPRING);
    const { version: _, callWindows, retry, callback, ...plain } = rules;

    expect([...sources.keys()].toSorted()).toEqual(
      [
        ...Object.keys(plain),
        ...Object.keys(callWindows).map((day) => `callWindows.${day}`),
        ...Object.keys(retry).map((code) => `retry.${code}`),
        ...Object.keys(callback).map((part) => `callback.${part}`),
      ].toSorted(),
    );
  });

  it.each<[keyof DialRules & RulePath, RulesFields, RulesFields, unknown]>([
    ['dialMode', { dialMode: 'manual' }, { dialMode: 'progressive' }, 'manual'],
    ['holidays', { holidays: 'block' }, { holidays: 'ignore' }, 'block'],
    ['unknownTimezone', { unknownTimezone: 'block' }, { unknownTimezone: 'intersect' }, 'block'],
    ['consent', { consent: 'written' }, { consent: 'express' }, 'written'],
    ['consent', { consent: 'express' }, { consent: 'not-required' }, 'express'],
    ['maxAttemptsPerCycle', { maxAttemptsPerCycle: 3 }, { maxAttemptsPerCycle: 9 }, 3],
    ['maxAttemptsPerNumber', { maxAttemptsPerNumber: 2 }, { maxAttemptsPerNumber: 3 }, 2],
    ['maxAttemptsEver', { maxAttemptsEver: 11 }, { maxAttemptsEver: 12 }, 11],
    ['maxAttemptsPerDay', { maxAttemptsPerDay: 3 }, { maxAttemptsPerDay: 4 }, 3],
    ['minGapMinutes', { minGapMinutes: 45 }, { minGapMinutes: 30 }, 45],
    ['quietAfterConversationDays', { quietAfterConversationDays: 8 }, { quietAfterConversationDays: 7 }, 8],
    ['dropLockoutHours', { dropLockoutHours: 12 }, { dropLockoutHours: 0 }, 12],
    ['avoidSameHourWithinHours', { avoidSameHourWithinHours: 1 }, { avoidSameHourWithinHours: 0 }, 1],
    ['leadTtlDays', { leadTtlDays: 90 }, { leadTtlDays: 400 }, 90],
  ])('take the strictest %s, whichever level sets it, though the default be stricter', (field, strict, loose, value) => {
    expect(decided(onThreeLevels(strict, loose, {}), field)).toEqual([value, [ORGANISATION]]);
    expect(decided(onThreeLevels(loose, strict, {}), field)).toEqual([value, [TIER]]);
    expect(decided(onThreeLevels(loose, {}, strict), field)).toEqual([value, [CAMPAIGN]]);
    expect(decided(onThreeLevels(strict, loose, strict), field)).toEqual([value, [ORGANISATION, CAMPAIGN]]);
    expect(decided(onThreeLevels({}, loose, {}), field)).toEqual([Object.values(loose)[0], [TIER]]);
  });

  it.each<[keyof DialRules & RulePath, RulesFields, RulesFields]>([
    ['dayParts', { dayParts: [{ start: '10:00', end: '12:00' }] }, { dayParts: [] }],
    ['exhaust', { exhaust: { kind: 'close' } }, { exhaust: { kind: 'nurture', days: 5 } }],
    ['lostSaleRestDays', { lostSaleRestDays: 0 }, { lostSaleRestDays: 90 }],
    ['complaintRestDays', { complaintRestDays: 90 }, { complaintRestDays: 9 }],
    ['ringTimeoutSeconds', { ringTimeoutSeconds: 20 }, { ringTimeoutSeconds: 40 }],
    ['wrapUpLimitMinutes', { wrapUpLimitMinutes: 20 }, { wrapUpLimitMinutes: 10 }],
    [
      'programmes',
      { programmes: [{ id: 'a', trigger: { kind: 'every', days: 9 }, skipIfBoughtWithinDays: 1 }] },
      { programmes: [] },
    ],
    ['recording', { recording: 'off' }, { recording: 'off' }],
  ])('take the %s of the narrowest level', (field, one, other) => {
    const [valueOfOne, valueOfOther] = [one, other].map((fields) => Object.values(fields)[0]);

    expect(decided(onThreeLevels(one, other, {}), field)).toEqual([valueOfOther, [TIER]]);
    expect(decided(onThreeLevels(one, other, one), field)).toEqual([valueOfOne, [CAMPAIGN]]);
    expect(decided(onThreeLevels(one, {}, {}), field)).toEqual([valueOfOne, [ORGANISATION]]);
  });

  it('decide callbacks member by member: the smallest tolerance, and of the others what the narrowest level says', () => {
    const missed = { tries: 3, againAfterMinutes: 20, then: 'review' } as const;
    const { rules, sources } = rulesInForce(
      onThreeLevels(
        { callback: { with: 'same-agent', toleranceMinutes: 10, releaseToAnyoneAfterMinutes: 30 } },
        { callback: { with: 'anyone', toleranceMinutes: 20, missed } },
        { callback: { releaseToAnyoneAfterMinutes: 90 } },
      ),
      1,
      SPRING,
    );

    expect(rules.callback).toEqual({ with: 'anyone', toleranceMinutes: 10, releaseToAnyoneAfterMinutes: 90, missed });
    expect([...sources].filter(([path]) => path.startsWith('callback.'))).toEqual([
      ['callback.with', [TIER]],
      ['callback.toleranceMinutes', [ORGANISATION]],
      ['callback.releaseToAnyoneAfterMinutes', [CAMPAIGN]],
      ['callback.missed', [TIER]],
    ]);
  });

  it('take the presets that the organisation chose', () => {
    expect(decided({ organisation: { compliancePresets: ['uk', 'eu'] } }, 'compliancePresets')).toEqual([
      ['uk', 'eu'],
      [ORGANISATION],
    ]);
  });

  it('add up closed dates and rolling caps, each once, and replace the default ones', () => {
    const [christmas, reformation] = [{ date: '2026-12-24' }, { date: '2026-10-31', country: 'DE', region: 'BY' }];
    const [daily, weekly] = [
      { count: 2, windowHours: 24 },
      { count: 4, windowHours: 168, per: 'number' as const },
    ];
    const document = onThreeLevels(
      { closedDates: [christmas], rollingCaps: [daily] },
      { closedDates: [], rollingCaps: [] },
      { closedDates: [reformation, christmas], rollingCaps: [{ ...daily, per: 'lead' }, weekly] },
    );

    expect(decided(document, 'closedDates')).toEqual([
      [christmas, reformation],
      [ORGANISATION, CAMPAIGN],
    ]);
    expect(decided(document, 'rollingCaps')).toEqual([
      [{ ...daily, per: 'lead' }, weekly],
      [ORGANISATION, CAMPAIGN],
    ]);
    expect(decided({ tiers: { '1': { rollingCaps: [] } } }, 'rollingCaps')).toEqual([[], [TIER]]);
    expect(decided({}, 'rollingCaps')).toEqual([[{ count: 3, windowHours: 24 }], [DEFAULT]]);
  });

  it('keep apart dates of different places, and caps of different counts, windows and reach', () => {
    const closedDates = [
      { date: '2026-12-24' },
      { date: '2026-12-24', country: 'DE' },
      { date: '2026-12-24', country: 'DE', region: 'BY' },
      { date: '2026-12-25' },
    ];
    const rollingCaps = [
      { count: 1, windowHours: 24 },
      { count: 2, windowHours: 24 },
      { count: 1, windowHours: 12 },
      { count: 1, windowHours: 24, per: 'number' as const },
    ];
    const { rules } = rulesInForce({ organisation: { closedDates, rollingCaps } }, 1, SPRING);

    expect([rules.closedDates, rules.rollingCaps]).toEqual([closedDates, rollingCaps]);
  });

  it('cut call windows weekday by weekday; a weekday that no level sets has its default', () => {
    const document = onThreeLevels(
      { callWindows: { monday: [{ start: '08:00', end: '18:00' }], saturday: [] } },
      { callWindows: { monday: [{ start: '10:00', end: '19:00' }], saturday: [{ start: '09:00', end: '12:00' }] } },
      { callWindows: { tuesday: [{ start: '06:00', end: '22:00' }] } },
    );
    const { rules, sources } = rulesInForce(document, 1, SPRING);

    expect(rules.callWindows).toEqual({
      ...STAGE_DEFAULTS.prospecting.callWindows,
      monday: [{ start: '10:00', end: '18:00' }],
      tuesday: [{ start: '06:00', end: '22:00' }],
      saturday: [],
    });
    expect(
      (['monday', 'tuesday', 'wednesday', 'saturday'] as const).map((day) => sources.get(`callWindows.${day}`)),
    ).toEqual([[ORGANISATION, TIER], [CAMPAIGN], [DEFAULT], [ORGANISATION]]);
  });

  it('inherit retry rules outcome by outcome', () => {
    const five = { delaysMinutes: [5], maxCount: 1, next: 'next-number', clock: 'callable' } as const;
    const nine = { ...five, delaysMinutes: [9] };
    const document = onThreeLevels({ retry: { busy: five, declined: five } }, { retry: { busy: nine } }, {});
    const { rules, sources } = rulesInForce(document, 1, SPRING);

    expect(rules.retry).toEqual({ ...STAGE_DEFAULTS.prospecting.retry, busy: nine, declined: five });
    expect((['busy', 'declined', 'voicemail'] as const).map((code) => sources.get(`retry.${code}`))).toEqual([
      [TIER],
      [ORGANISATION],
      [DEFAULT],
    ]);
  });

  it('leave out levels of other tiers and campaigns', () => {
    const other = { maxAttemptsPerDay: 1, minGapMinutes: 999 };
    const document = { tiers: { '2': other, '3': other }, campaigns: { autumn: other } };

    expect(rulesInForce(document, 1, SPRING).rules).toEqual({ ...STAGE_DEFAULTS.prospecting, version: 1 });
  });

  it('have no lifetime cap, and no source of one, where nobody sets it', () => {
    const { rules, sources } = rulesInForce({}, 1, SPRING);

    expect(['maxAttemptsEver' in rules, sources.has('maxAttemptsEver')]).toEqual([false, false]);
  });

  it.each(STAGES)('pass as a document of their own by default (%s)', (stage) => {
    expect(parseRulesDocument({ organisation: STAGE_DEFAULTS[stage] })).toEqual({
      kind: 'valid',
      document: { organisation: STAGE_DEFAULTS[stage] },
    });
  });
});

describe('the rules in an area', () => {
  const MIAMI: CallingArea = { key: 'miami', country: 'US', region: 'FL', zones: ['America/New_York'] };
  const BOSTON: CallingArea = { key: 'boston', country: 'US', region: 'MA', zones: ['America/New_York'] };
  const LONDON: CallingArea = { key: 'london', country: 'GB', zones: ['Europe/London'] };
  const MOSCOW: CallingArea = { key: 'moscow', country: 'RU', zones: ['Europe/Moscow'] };
  const PARIS: CallingArea = { key: 'paris', country: 'FR', zones: ['Europe/Paris'] };
  const FEDERAL: RuleSource = { kind: 'preset', id: 'us-federal' };
  const FLORIDA: RuleSource = { kind: 'preset', id: 'us-florida' };

  const inForce = rulesInForce(
    {
      organisation: {
        compliancePresets: ['us-federal', 'us-florida', 'uk', 'russia'],
        callWindows: openDaily('07:00-22:00'),
        rollingCaps: [{ count: 5, windowHours: 24 }],
        consent: 'express',
        ringTimeoutSeconds: 20,
      },
      tiers: { '1': { callWindows: { ...openDaily('10:00-19:00'), sunday: [{ start: '07:30', end: '21:30' }] } } },
    },
    1,
    SPRING,
  );

  it('are those in force where no chosen preset applies', () => {
    expect(rulesInArea(inForce, PARIS)).toEqual(inForce);
  });

  it('are cut by every preset of a Florida number, which names itself where it decides', () => {
    const { rules, sources } = rulesInArea(inForce, MIAMI);

    expect(rules).toEqual({
      ...inForce.rules,
      callWindows: { ...openDaily('10:00-19:00'), sunday: [{ start: '08:00', end: '20:00' }] },
      consent: 'written',
      rollingCaps: [
        { count: 5, windowHours: 24 },
        { count: 3, windowHours: 24 },
      ],
    });
    const changed = [...sources].filter(([path, by]) => by !== inForce.sources.get(path));
    expect(Object.fromEntries(changed)).toEqual({
      'callWindows.monday': [TIER],
      'callWindows.tuesday': [TIER],
      'callWindows.wednesday': [TIER],
      'callWindows.thursday': [TIER],
      'callWindows.friday': [TIER],
      'callWindows.saturday': [TIER],
      'callWindows.sunday': [FLORIDA],
      consent: [FLORIDA],
      rollingCaps: [ORGANISATION, FLORIDA],
      ringTimeoutSeconds: [ORGANISATION],
    });
  });

  it('are cut by federal law alone elsewhere in the country, and by Florida for a number of Florida', () => {
    const inBoston = rulesInArea(inForce, BOSTON);

    expect(inBoston.rules).toEqual({
      ...inForce.rules,
      callWindows: { ...openDaily('10:00-19:00'), sunday: [{ start: '08:00', end: '21:00' }] },
    });
    expect(inBoston.sources.get('callWindows.sunday')).toEqual([FEDERAL]);
    expect(rulesInArea(inForce, { ...BOSTON, numberRegion: 'FL' }).rules).toEqual(rulesInArea(inForce, MIAMI).rules);
  });

  it('close days, block holidays and lock out longer where the preset does', () => {
    const loose = rulesInForce(
      { organisation: { compliancePresets: ['uk'], holidays: 'ignore', callWindows: openDaily('00:00-24:00') } },
      1,
      SPRING,
    );
    const { rules, sources } = rulesInArea(loose, LONDON);
    const uk = [{ kind: 'preset', id: 'uk' }];

    expect(rules).toEqual({
      ...loose.rules,
      callWindows: { ...openDaily('08:00-21:00'), saturday: [{ start: '09:00', end: '21:00' }], sunday: [] },
      holidays: 'block',
      dropLockoutHours: 72,
    });
    expect((['holidays', 'dropLockoutHours', 'callWindows.sunday'] as const).map((path) => sources.get(path))).toEqual([
      uk,
      uk,
      uk,
    ]);
  });

  it('place no automatic call where a preset forbids it, and one call a day', () => {
    const { rules, sources } = rulesInArea(inForce, MOSCOW);
    const russia = { kind: 'preset', id: 'russia' };

    expect([rules.dialMode, rules.consent, rules.maxAttemptsPerDay, rules.rollingCaps]).toEqual([
      'manual',
      'express',
      1,
      [
        { count: 5, windowHours: 24 },
        { count: 2, windowHours: 168 },
      ],
    ]);
    expect((['dialMode', 'consent', 'maxAttemptsPerDay'] as const).map((path) => sources.get(path))).toEqual([
      [russia],
      [ORGANISATION, russia],
      [russia],
    ]);
  });

  it('ring at least as long as a preset asks', () => {
    const short = { rules: { ...inForce.rules, ringTimeoutSeconds: 10 }, sources: inForce.sources };
    const { rules, sources } = rulesInArea(short, BOSTON);

    expect([rules.ringTimeoutSeconds, sources.get('ringTimeoutSeconds')]).toEqual([15, [FEDERAL]]);
  });

  it('keep of a window over midnight what the preset leaves open on either day', () => {
    const night = rulesInForce(
      {
        organisation: {
          compliancePresets: ['us-federal'],
          callWindows: openOn({ monday: '20:00-10:00', thursday: '21:00-08:00' }),
        },
      },
      1,
      SPRING,
    );
    const { rules, sources } = rulesInArea(night, BOSTON);

    expect(rules.callWindows).toEqual(openOn({ monday: '20:00-21:00', tuesday: '08:00-10:00' }));
    expect(sources.get('callWindows.tuesday')).toEqual([ORGANISATION, FEDERAL]);
  });
});

describe('what the law asks', () => {
  it('is nothing without presets', () => {
    expect(lawfulLimits([])).toEqual({
      maxAttemptsPerDay: Number.POSITIVE_INFINITY,
      rollingCaps: [],
      minGapMinutes: 0,
      dropLockoutHours: 0,
    });
  });

  it('is the strictest of each cap and gap, each rolling cap once', () => {
    const both = presetsIn({ country: 'US', region: 'FL', numberRegion: 'OK' }, ['us-oklahoma', 'us-florida']);

    expect(lawfulLimits(both)).toEqual({ ...NO_LIMITS, rollingCaps: [{ count: 3, windowHours: 24 }] });
    expect(lawfulLimits([COMPLIANCE_PRESETS.uk, COMPLIANCE_PRESETS.eu, COMPLIANCE_PRESETS.russia])).toEqual({
      maxAttemptsPerDay: 1,
      rollingCaps: [{ count: 2, windowHours: 168 }],
      minGapMinutes: 0,
      dropLockoutHours: 72,
    });
  });

  it('keeps the larger gap and the longer lock-out of two presets, in either order', () => {
    const one = { ...COMPLIANCE_PRESETS.uk, limits: { minGapMinutes: 90, dropLockoutHours: 24, maxAttemptsPerDay: 3 } };
    const other = {
      ...COMPLIANCE_PRESETS.eu,
      limits: { minGapMinutes: 60, dropLockoutHours: 48, maxAttemptsPerDay: 2 },
    };
    const strictest = { maxAttemptsPerDay: 2, rollingCaps: [], minGapMinutes: 90, dropLockoutHours: 48 };

    expect([lawfulLimits([one, other]), lawfulLimits([other, one])]).toEqual([strictest, strictest]);
  });
});

describe('where no document says otherwise', () => {
  const DAYTIME = [{ start: '09:00', end: '20:00' }];
  const OFFICE_HOURS = [{ start: '09:00', end: '18:00' }];
  const onWeekdays = (open: typeof DAYTIME) => ({
    monday: open,
    tuesday: open,
    wednesday: open,
    thursday: open,
    friday: open,
  });
  const everyStage = {
    compliancePresets: [],
    dialMode: 'progressive',
    holidays: 'block',
    closedDates: [],
    unknownTimezone: 'intersect',
    consent: 'not-required',
    dropLockoutHours: 24,
    retry: {
      'no-answer': { delaysMinutes: [240, 1620, 1740, 1860], maxCount: 99, next: 'next-number' },
      busy: { delaysMinutes: [15, 30, 60], maxCount: 3, next: 'same-number' },
      voicemail: { delaysMinutes: [1620], maxCount: 3, next: 'next-number' },
      declined: { delaysMinutes: [1440], maxCount: 2, next: 'same-number' },
      'dead-air': { delaysMinutes: [1440], maxCount: 99, next: 'same-number' },
      'invalid-number': { delaysMinutes: [240], maxCount: 99, next: 'next-number' },
      blocked: { delaysMinutes: [1440], maxCount: 2, next: 'next-number' },
      'network-failure': { delaysMinutes: [5, 15, 60], maxCount: 5, next: 'same-number' },
      'not-allowed': { delaysMinutes: [1440], maxCount: 99, next: 'next-number' },
      abandoned: { delaysMinutes: [1440], maxCount: 99, next: 'same-number' },
      'hung-up-early': { delaysMinutes: [1440], maxCount: 1, next: 'same-number' },
      gatekeeper: { delaysMinutes: [240], maxCount: 3, next: 'same-number' },
      'wrong-person': { delaysMinutes: [240], maxCount: 3, next: 'same-number' },
      'wrong-number': { delaysMinutes: [60], maxCount: 99, next: 'next-number' },
      'follow-up': { delaysMinutes: [2880, 7200, 20160], maxCount: 8, next: 'same-number' },
    },
    lostSaleRestDays: 180,
    complaintRestDays: 30,
    ringTimeoutSeconds: 30,
    wrapUpLimitMinutes: 30,
    recording: 'off',
  };

  const callback = {
    with: 'anyone',
    toleranceMinutes: 15,
    releaseToAnyoneAfterMinutes: 60,
    missed: { tries: 2, againAfterMinutes: 30, then: 'no-answer' },
  };

  it('strangers are called six times in daytime, three times in any 24 hours, then rest for 90 days', () => {
    expect(STAGE_DEFAULTS.prospecting).toEqual({
      ...everyStage,
      callWindows: { ...onWeekdays(DAYTIME), saturday: DAYTIME, sunday: [] },
      maxAttemptsPerCycle: 6,
      maxAttemptsPerNumber: 6,
      maxAttemptsPerDay: 2,
      rollingCaps: [{ count: 3, windowHours: 24 }],
      minGapMinutes: 60,
      quietAfterConversationDays: 0,
      avoidSameHourWithinHours: 2,
      dayParts: [
        { start: '09:00', end: '12:00' },
        { start: '12:00', end: '16:00' },
        { start: '16:00', end: '20:00' },
      ],
      leadTtlDays: 30,
      callback,
      exhaust: { kind: 'nurture', days: 90 },
      programmes: [],
    });
  });

  it('prospects are called eight times in office hours, then rest for 60 days', () => {
    expect(STAGE_DEFAULTS.selling).toEqual({
      ...everyStage,
      callWindows: { ...onWeekdays(OFFICE_HOURS), saturday: [], sunday: [] },
      maxAttemptsPerCycle: 8,
      maxAttemptsPerNumber: 8,
      maxAttemptsPerDay: 3,
      rollingCaps: [{ count: 3, windowHours: 24 }],
      minGapMinutes: 60,
      quietAfterConversationDays: 0,
      avoidSameHourWithinHours: 2,
      dayParts: [],
      leadTtlDays: 60,
      callback: { ...callback, with: 'same-agent' },
      exhaust: { kind: 'nurture', days: 60 },
      programmes: [],
    });
  });

  it('customers are called once a week, and looked after by three programmes', () => {
    expect(STAGE_DEFAULTS['account-care']).toEqual({
      ...everyStage,
      callWindows: { ...onWeekdays(DAYTIME), saturday: DAYTIME, sunday: [] },
      maxAttemptsPerCycle: 4,
      maxAttemptsPerNumber: 4,
      maxAttemptsPerDay: 1,
      rollingCaps: [{ count: 1, windowHours: 168 }],
      minGapMinutes: 1440,
      quietAfterConversationDays: 30,
      avoidSameHourWithinHours: 3,
      dayParts: [],
      leadTtlDays: 365,
      callback: { ...callback, with: 'same-agent', releaseToAnyoneAfterMinutes: 120 },
      exhaust: { kind: 'next-cycle' },
      programmes: [
        { id: 'welcome', trigger: { kind: 'after-sale', days: 7 }, skipIfBoughtWithinDays: 6 },
        {
          id: 'repeat',
          purpose: 'upsell',
          trigger: { kind: 'every', days: 30 },
          coolDownDays: 14,
          skipIfBoughtWithinDays: 14,
        },
        {
          id: 'win-back',
          trigger: { kind: 'after-silence', days: 90, againDays: 30 },
          coolDownDays: 14,
          skipIfBoughtWithinDays: 60,
        },
      ],
    });
  });
});
