import { expect, it } from 'vitest';
import { CONTROLS_AT_FIRST } from '../../shared/domain/controls.ts';
import type { Unreadable } from '../../shared/domain/findings/finding.ts';
import { type BeforeGoingLive, goingLive } from '../../shared/domain/going-live.ts';
import { SALES_STRUCTURES } from '../../shared/domain/sales-structure.ts';
import { aBareCampaign, aCampaign } from '../support/a-campaign.ts';
import { NOON } from '../support/lead-builders.ts';

const READY: BeforeGoingLive = {
  rules: { version: 1, document: { organisation: { compliancePresets: ['us-federal'] } } },
  structure: SALES_STRUCTURES.three,
  campaigns: [aCampaign(1), aCampaign(2), aCampaign(3)],
  unreadable: [],
  controls: CONTROLS_AT_FIRST,
  observedCalls: 7,
  now: NOON,
};

const NO_TIER: Unreadable = {
  kind: 'misshapen',
  key: 'SETTINGS / CAMPAIGN#spring',
  members: [{ path: 'tier', code: 'invalid' }],
};

function told(fields: Partial<BeforeGoingLive>): readonly (readonly string[])[] {
  const { hindrances, warnings } = goingLive({ ...READY, ...fields });
  return [hindrances.map(({ message }) => message), warnings.map(({ message }) => message)];
}

it('a company that is ready may call its customers', () => {
  expect(told({})).toEqual([[], []]);
});

it.each<[string, Partial<BeforeGoingLive>, string]>([
  ['no rules', { rules: { version: 0, document: {} } }, 'no dial rules were published'],
  ['a tier without campaign', { campaigns: [aCampaign(1), aCampaign(2)] }, 'no campaign of tier 3 could call'],
  ['nothing to dial with', { campaigns: [aBareCampaign(1), aCampaign(2), aCampaign(3)] }, 'nothing to dial with'],
  ['what cannot be read', { unreadable: [{ what: 'campaign spring', why: NO_TIER }] }, 'tier (invalid)'],
])('%s keeps it from that', (_, fields, message) => {
  const [hindrances] = told(fields);
  expect(hindrances).toEqual([expect.stringContaining(message)]);
});

it.each<[string, Partial<BeforeGoingLive>, string]>([
  ['no preset', { rules: { version: 1, document: {} } }, 'no compliance preset is chosen'],
  ['nothing observed', { observedCalls: 0 }, 'nothing was observed yet'],
  ['the emergency stop', { controls: { ...CONTROLS_AT_FIRST, emergencyStop: true } }, 'nobody is called until'],
])('%s is told before', (_, fields, message) => {
  expect(told(fields)).toEqual([[], [expect.stringContaining(message)]]);
});
