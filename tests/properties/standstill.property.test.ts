import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTROLS_AT_FIRST, DIAL_MODES } from '../../shared/domain/controls.ts';
import { equipmentOf } from '../../shared/domain/equipment.ts';
import { RULE_REFUSAL_CODES } from '../../shared/domain/gate.ts';
import { type CampaignStanding, STANDSTILL_CODES, standstillReasons } from '../../shared/domain/standstill.ts';
import { aBareCampaign, aCampaign } from '../support/a-campaign.ts';
import { NEW_YORK, NOON } from '../support/lead-builders.ts';

const moment = fc.integer({ min: -72, max: 72 }).map((hours) => NOON.add({ hours }));
const place = fc.record({ at: moment, area: fc.constant(NEW_YORK) });
const count = fc.integer({ min: 1, max: 40 });
const code = fc.constantFrom(...RULE_REFUSAL_CODES, 'not-due', 'no-agent', 'no-line', 'not-a-test-number');

const standings: fc.Arbitrary<readonly CampaignStanding[]> = fc.uniqueArray(
  fc.record({
    campaign: fc
      .record({
        tier: fc.constantFrom(1, 2, 3),
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        isBare: fc.boolean(),
        when: fc.record({ startsAt: moment, endsAt: moment }, { requiredKeys: [] }),
      })
      .map(({ tier, id, isBare, when }) => {
        const campaign = isBare ? aBareCampaign(tier, { id, ...when }) : aCampaign(tier, { id, ...when });
        return { ...campaign, equipment: equipmentOf(campaign, undefined) };
      }),
    hasTier: fc.boolean(),
    isCut: fc.boolean(),
    hours: fc.oneof(
      fc.constant({ kind: 'open' } as const),
      fc.record(
        { kind: fc.constant('closed'), why: fc.constantFrom('outside-hours', 'holiday', 'closed-date'), opens: place },
        { requiredKeys: ['kind', 'why'] },
      ),
    ),
    looked: fc.record(
      {
        read: count,
        isAll: fc.boolean(),
        callableNow: fc.nat(3),
        counts: fc.array(fc.record({ code, leads: count }), { maxLength: 4 }),
        next: place,
      },
      { requiredKeys: ['read', 'isAll', 'callableNow', 'counts'] },
    ),
  }),
  { maxLength: 4, selector: ({ campaign }) => campaign.id },
);

const controls = fc
  .record({
    emergencyStop: fc.boolean(),
    mode: fc.constantFrom(...DIAL_MODES).map((kind) => ({ kind })),
    pausedTiers: fc.subarray([1, 2, 3] as const),
    pausedCampaigns: fc.subarray(['a', 'b', 'c', 'd']),
  })
  .map((switches) => ({ ...CONTROLS_AT_FIRST, ...switches }));

describe('the reasons why nothing is dialling', () => {
  it('are the same whatever the order of the campaigns, and none is told twice', () => {
    fc.assert(
      fc.property(controls, standings, (switches, all) => {
        const reasons = standstillReasons(switches, all, NOON);

        expect(new Set(standstillReasons(switches, all.toReversed(), NOON))).toEqual(new Set(reasons));
        expect(new Set(reasons.map(({ sentence }) => sentence)).size).toBe(reasons.length);
        for (const one of reasons) expect(STANDSTILL_CODES).toContain(one.code);
      }),
    );
  });

  it('name every campaign that calls nobody, unless something keeps the whole company', () => {
    fc.assert(
      fc.property(controls, standings, (switches, all) => {
        const reasons = standstillReasons(switches, all, NOON);
        const isWhole = reasons.some(({ campaignIds }) => campaignIds.length === 0);
        const named = new Set(reasons.flatMap(({ campaignIds }) => campaignIds));
        const silent = all.filter(({ looked, hours, hasTier, campaign }) => {
          const isKept = !hasTier || hours.kind === 'closed' || campaign.equipment === undefined;
          return isKept || (looked.callableNow === 0 && looked.counts.some((one) => one.code !== 'not-a-test-number'));
        });

        if (!isWhole) for (const { campaign } of silent) expect(named).toContain(campaign.id);
      }),
    );
  });

  it('come in the order in which somebody can do something about them: the stop first, what is not due last', () => {
    fc.assert(
      fc.property(controls, standings, (switches, all) => {
        const codes = standstillReasons(switches, all, NOON).map((reason) => reason.code);

        if (switches.emergencyStop) expect(codes[0]).toBe('emergency-stop');
        const light = codes.indexOf('not-due');
        if (light >= 0) expect(codes.slice(light + 1).filter((one) => one !== 'no-lead')).toEqual([]);
      }),
    );
  });
});
