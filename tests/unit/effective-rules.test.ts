import { describe, expect, it } from 'vitest';
import { effectiveRules, STAGE_DEFAULTS } from '../../shared/domain/default-rules.ts';
import { parseRulesDocument } from '../../shared/domain/rules-document.ts';
import { STAGES } from '../../shared/domain/stage.ts';
import { containing } from '../support/containing.ts';

const scope = { stage: 'prospecting', tier: 1, campaignId: 'spring' } as const;
const evening = [{ start: '17:00', end: '21:00' }];

describe('the rules in force', () => {
  it.each(STAGES)('are the defaults of %s where the document says nothing, whatever tier works it', (stage) => {
    for (const tier of [1, 2, 3] as const) {
      expect(effectiveRules({}, 7, { stage, tier, campaignId: 'spring' })).toEqual({
        ...STAGE_DEFAULTS[stage],
        version: 7,
      });
    }
  });

  it('are taken from the narrowest level that sets them: organisation, then tier, then campaign', () => {
    const document = {
      organisation: { maxAttemptsPerDay: 5, minGapMinutes: 30, wrapUpLimitMinutes: 20 },
      tiers: { '1': { minGapMinutes: 45, wrapUpLimitMinutes: 25 }, '2': { maxAttemptsPerDay: 9 } },
      campaigns: { spring: { wrapUpLimitMinutes: 35 }, autumn: { maxAttemptsPerDay: 9 } },
    };

    expect(effectiveRules(document, 2, scope)).toEqual({
      ...STAGE_DEFAULTS.prospecting,
      version: 2,
      maxAttemptsPerDay: 5,
      minGapMinutes: 45,
      wrapUpLimitMinutes: 35,
    });
  });

  it('inherit call windows weekday by weekday', () => {
    const document = {
      organisation: { callWindows: { saturday: [] } },
      campaigns: { spring: { callWindows: { monday: evening } } },
    };

    expect(effectiveRules(document, 1, scope).callWindows).toEqual({
      ...STAGE_DEFAULTS.prospecting.callWindows,
      saturday: [],
      monday: evening,
    });
  });

  it('inherit retry rules outcome by outcome', () => {
    const busy = { delaysMinutes: [5], maxCount: 1, next: 'next-number' } as const;

    expect(effectiveRules({ tiers: { '1': { retry: { busy } } } }, 1, scope).retry).toEqual({
      ...STAGE_DEFAULTS.prospecting.retry,
      busy,
    });
  });

  it('take caps and programmes whole', () => {
    const rollingCaps = [{ count: 1, windowHours: 12 }];

    expect(effectiveRules({ organisation: { rollingCaps, programmes: [] } }, 1, scope)).toEqual(
      containing({
        rollingCaps,
        programmes: [],
      }),
    );
  });

  it.each(STAGES)('pass as a document of their own by default (%s)', (stage) => {
    expect(parseRulesDocument({ organisation: STAGE_DEFAULTS[stage] })).toEqual({
      kind: 'valid',
      document: { organisation: STAGE_DEFAULTS[stage] },
    });
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
    holidays: 'block',
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
  };

  it('strangers are called six times in daytime, three times in any 24 hours, then rest for 90 days', () => {
    expect(STAGE_DEFAULTS.prospecting).toEqual({
      ...everyStage,
      callWindows: { ...onWeekdays(DAYTIME), saturday: DAYTIME, sunday: [] },
      maxAttemptsPerCycle: 6,
      maxAttemptsPerDay: 2,
      rollingCaps: [{ count: 3, windowHours: 24 }],
      minGapMinutes: 60,
      quietAfterConversationDays: 0,
      exhaust: { kind: 'nurture', days: 90 },
      programmes: [],
    });
  });

  it('prospects are called eight times in office hours, then rest for 60 days', () => {
    expect(STAGE_DEFAULTS.selling).toEqual({
      ...everyStage,
      callWindows: { ...onWeekdays(OFFICE_HOURS), saturday: [], sunday: [] },
      maxAttemptsPerCycle: 8,
      maxAttemptsPerDay: 3,
      rollingCaps: [{ count: 3, windowHours: 24 }],
      minGapMinutes: 60,
      quietAfterConversationDays: 0,
      exhaust: { kind: 'nurture', days: 60 },
      programmes: [],
    });
  });

  it('customers are called once a week, and looked after by three programmes', () => {
    expect(STAGE_DEFAULTS['account-care']).toEqual({
      ...everyStage,
      callWindows: { ...onWeekdays(DAYTIME), saturday: DAYTIME, sunday: [] },
      maxAttemptsPerCycle: 4,
      maxAttemptsPerDay: 1,
      rollingCaps: [{ count: 1, windowHours: 168 }],
      minGapMinutes: 1440,
      quietAfterConversationDays: 30,
      exhaust: { kind: 'next-cycle' },
      programmes: [
        { id: 'welcome', trigger: { kind: 'after-sale', days: 7 }, skipIfBoughtWithinDays: 6 },
        { id: 'repeat', trigger: { kind: 'every', days: 30 }, skipIfBoughtWithinDays: 14 },
        { id: 'win-back', trigger: { kind: 'after-silence', days: 90 }, skipIfBoughtWithinDays: 60 },
      ],
    });
  });
});
