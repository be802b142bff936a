import { describe, expect, it } from 'vitest';
import { callUseOf, PACES } from '../../simulator/bench/call-use.ts';
import { COUNTED_USE, differenceBetween } from '../../simulator/bench/counted-use.ts';
import { burstRun } from '../../simulator/burst-run.ts';
import { pacedRun } from '../../simulator/paced-run.ts';
import { countedTicks } from '../../simulator/tick-desk.ts';

/** A shorter run than the bench's finds other shares of ticks. */
const SHORTER_RUN = 0.06;

describe('what the bench counts', () => {
  it('is what the cost estimate uses for a call that nobody answers', async () => {
    const run = await pacedRun({ ...PACES.unanswered, minutes: 4, leads: 200 });

    expect(differenceBetween(callUseOf(run), COUNTED_USE.unanswered)).toBeLessThan(SHORTER_RUN);
  }, 180_000);

  it('is the same for a tick whatever the number of leads, idle or with calls', async () => {
    const { stored: _, ...few } = await countedTicks(200);
    const { stored: __, ...many } = await countedTicks(2_000);

    expect(many).toEqual(few);
    expect(few.busyCalls).toBeGreaterThan(10);
    expect(few.idleRequests / few.idleMinutes).toBeCloseTo(COUNTED_USE.idleMinute.requests, 1);
  }, 180_000);

  it('is no lead lost and no retry budget burnt when more fall due than there are lines', async () => {
    const { calls, lost, burnt } = await burstRun(40);

    expect({ lost, burnt }).toEqual({ lost: 0, burnt: 0 });
    expect(calls).toBeGreaterThanOrEqual(40);
  }, 180_000);
});
