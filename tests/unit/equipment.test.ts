import { describe, expect, it } from 'vitest';
import { callerNumberFor, equipmentOf } from '../../shared/domain/equipment.ts';
import type { Tier } from '../../shared/domain/sales-structure.ts';
import { structureHindrances } from '../../shared/domain/structure-hindrances.ts';
import { aBareCampaign, aCampaign } from '../support/a-campaign.ts';
import { NOON } from '../support/lead-builders.ts';

const TIER: Tier = {
  number: 1,
  name: 'sales',
  stages: ['prospecting', 'selling', 'account-care'],
  queueId: 'tier-queue',
  routingProfileId: 'tier-profile',
  contactFlowId: 'tier-flow',
  callerNumbers: ['+12025550100', '+12025550101', '+12025550102'],
};
const { queueId: _, ...WITHOUT_QUEUE } = TIER;

describe('what a campaign dials with', () => {
  it('is its own, and its tier’s where it has none', () => {
    expect(equipmentOf(aCampaign(1), TIER)).toEqual({
      queueId: 'queue-1',
      routingProfileId: 'profile-1',
      contactFlowId: 'flow-1',
      callerNumbers: ['+12025550199'],
    });
    expect(equipmentOf(aBareCampaign(1, { contactFlowId: 'own-flow' }), TIER)).toEqual({
      queueId: 'tier-queue',
      routingProfileId: 'tier-profile',
      contactFlowId: 'own-flow',
      callerNumbers: TIER.callerNumbers,
    });
  });

  it('is nothing while any of it is missing', () => {
    expect(equipmentOf(aBareCampaign(1), WITHOUT_QUEUE)).toBeUndefined();
    expect(equipmentOf(aBareCampaign(1), { ...TIER, callerNumbers: [] })).toBeUndefined();
    expect(equipmentOf(aBareCampaign(1), undefined)).toBeUndefined();
    expect(equipmentOf(aCampaign(3), undefined)).toBeDefined();
  });

  it('shows a lead the same number in every call, and uses all of them', () => {
    const numbers = Array.from({ length: 60 }, (_, index) =>
      callerNumberFor({ callerNumbers: TIER.callerNumbers ?? [] }, `lead-${index}`),
    );

    expect(new Set(numbers)).toEqual(new Set(TIER.callerNumbers));
    expect(callerNumberFor({ callerNumbers: TIER.callerNumbers ?? [] }, 'lead-7')).toBe(numbers[7]);
  });
});

describe('a structure cannot be published', () => {
  const hindrances = (tiers: readonly Tier[], ...campaigns: Parameters<typeof structureHindrances>[1]) =>
    structureHindrances({ tiers }, campaigns, NOON).map(({ path, message }) => `${path}: ${message}`);

  it('while a tier has no campaign that has not ended', () => {
    const none = 'tiers.0: no campaign of tier 1 could call its leads (prospecting, selling, account-care)';

    expect(hindrances([TIER])).toEqual([none]);
    expect(hindrances([TIER], aCampaign(2), aCampaign(1, { endsAt: NOON }))).toEqual([none]);
    expect(hindrances([TIER], aBareCampaign(1, { startsAt: NOON.add({ hours: 9 }) }))).toEqual([]);
  });

  it('while a campaign of it would have nothing to dial with', () => {
    expect(hindrances([WITHOUT_QUEUE], aCampaign(1), aBareCampaign(1, { id: 'bare' }))).toEqual([
      'tiers.0: campaign bare would have nothing to dial with: queueId missing',
    ]);
    expect(hindrances([{ ...TIER, callerNumbers: [] }], aBareCampaign(1))).toEqual([
      'tiers.0: campaign campaign-1 would have nothing to dial with: callerNumbers missing',
    ]);
  });

  it('for no campaign that has ended, and for none of a tier that it does not have', () => {
    expect(
      hindrances([WITHOUT_QUEUE], aCampaign(1), aBareCampaign(1, { id: 'ended', endsAt: NOON }), aBareCampaign(3)),
    ).toEqual([]);
  });
});
