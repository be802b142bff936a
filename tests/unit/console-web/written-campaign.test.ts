import { describe, expect, it } from 'vitest';
import {
  campaignToSend,
  FRESH_CAMPAIGN,
  patchBetween,
  writtenFrom,
} from '../../../console/web/pages/campaigns/written-campaign.ts';

const STORED = {
  id: 'spring',
  name: 'Spring offer',
  tier: 2,
  priority: 9,
  shards: 1,
  queueId: 'a-queue',
  startsAt: '2026-03-02T08:00:00Z',
  areas: ['US'],
};

describe('a campaign that somebody writes', () => {
  it('is sent without what is empty when it is new', () => {
    expect(campaignToSend({ ...FRESH_CAMPAIGN, id: 'spring', tier: 2 })).toEqual({
      id: 'spring',
      tier: 2,
      priority: 50,
      shards: 1,
    });
  });

  it('is patched by nothing but what differs; what is emptied is taken away', () => {
    const before = writtenFrom(STORED);

    expect(patchBetween(before, before)).toEqual({});
    expect(patchBetween(before, { ...before, priority: 1, queueId: '', startsAt: '' })).toEqual({
      priority: 1,
      queueId: null,
      startsAt: null,
    });
  });

  it('shows a moment in the zone of whoever looks, and sends the same moment back', () => {
    const before = writtenFrom(STORED);

    expect(before.startsAt).toMatch(/^2026-03-0\dT\d\d:00$/);
    expect(campaignToSend(before)['startsAt']).toBe(STORED.startsAt);
  });
});
