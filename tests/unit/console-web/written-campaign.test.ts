import { describe, expect, it } from 'vitest';
import {
  campaignToSend,
  FRESH_CAMPAIGN,
  patchBetween,
  writtenFrom,
} from '../../../console/web/pages/campaigns/written-campaign.ts';

const ZONE = 'America/New_York';

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
    expect(campaignToSend({ ...FRESH_CAMPAIGN, id: 'spring', tier: 2 }, ZONE)).toEqual({
      id: 'spring',
      tier: 2,
      priority: 50,
      shards: 1,
    });
  });

  it('is patched by nothing but what differs; what is emptied is taken away', () => {
    const before = writtenFrom(STORED, ZONE);

    expect(patchBetween(before, before, ZONE)).toEqual({});
    expect(patchBetween(before, { ...before, priority: 1, queueId: '', startsAt: '' }, ZONE)).toEqual({
      priority: 1,
      queueId: null,
      startsAt: null,
    });
  });

  it('shows a moment by the clock of whoever writes, and sends the same moment back', () => {
    const before = writtenFrom(STORED, ZONE);

    expect(before.startsAt).toBe('2026-03-02T03:00');
    expect(campaignToSend(before, ZONE)['startsAt']).toBe(STORED.startsAt);
  });

  it('sends what is no moment as it is written, so that nothing is taken away without a word', () => {
    const written = { ...writtenFrom(STORED, ZONE), startsAt: '12026-03-02T03:00' };

    expect(patchBetween(writtenFrom(STORED, ZONE), written, ZONE)).toEqual({ startsAt: '12026-03-02T03:00' });
  });
});
