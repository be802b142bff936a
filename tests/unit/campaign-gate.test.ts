import { expect, it } from 'vitest';
import { campaignRefusals } from '../../shared/domain/campaign-gate.ts';
import { CONTROLS_AT_FIRST, type Controls } from '../../shared/domain/controls.ts';
import type { CampaignInForce } from '../../shared/domain/equipment.ts';
import { NOON } from '../support/lead-builders.ts';

const campaign: CampaignInForce = {
  id: 'spring',
  name: 'Spring',
  tier: 2,
  priority: 1,
  shards: 1,
  areas: [],
  equipment: {
    queueId: 'queue',
    routingProfileId: 'profile',
    contactFlowId: 'flow',
    callerNumbers: ['+12125550199'],
  },
};
const controls: Controls = {
  version: 1,
  emergencyStop: false,
  pausedCampaigns: ['autumn'],
  pausedTiers: [1],
  mode: { kind: 'live' },
  testNumbers: [],
};

it('lets a running campaign dial', () => {
  expect(campaignRefusals(campaign, controls, NOON)).toEqual([]);
});

it('names every reason at once', () => {
  const ended = { ...campaign, endsAt: NOON };
  const stopped: Controls = {
    ...controls,
    emergencyStop: true,
    restored: true,
    pausedCampaigns: ['spring'],
    pausedTiers: [2],
  };

  expect(campaignRefusals(ended, stopped, NOON)).toEqual([
    'emergency-stop',
    'table-restored',
    'campaign-paused',
    'tier-paused',
    'campaign-not-running',
  ]);
});

it('dials with nothing but whole equipment', () => {
  expect(campaignRefusals({ ...campaign, equipment: undefined }, controls, NOON)).toEqual(['campaign-not-equipped']);
});

it('runs from its start on, and no longer at its end', () => {
  const startsAt = NOON;
  const endsAt = NOON.add({ hours: 1 });
  const bounded = { ...campaign, startsAt, endsAt };

  expect(campaignRefusals(bounded, controls, startsAt.subtract({ nanoseconds: 1 }))).toEqual(['campaign-not-running']);
  expect(campaignRefusals(bounded, controls, startsAt)).toEqual([]);
  expect(campaignRefusals(bounded, controls, endsAt.subtract({ nanoseconds: 1 }))).toEqual([]);
  expect(campaignRefusals(bounded, controls, endsAt)).toEqual(['campaign-not-running']);
});

it('keeps timers and dials nobody until an administrator says so', () => {
  expect(CONTROLS_AT_FIRST).toEqual({
    version: 0,
    emergencyStop: false,
    pausedCampaigns: [],
    pausedTiers: [],
    mode: { kind: 'observe' },
    testNumbers: [],
  });
});
