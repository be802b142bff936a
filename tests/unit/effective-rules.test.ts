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
