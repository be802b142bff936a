import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { createVirtualClock, type VirtualClock } from '../../../simulator/clock/virtual-clock.ts';
import { Agents } from '../../../simulator/people/agents.ts';

const MONDAY = '2026-01-05';
const time = (text: string) => Temporal.Instant.from(`${MONDAY}T${text}Z`);

let clock: VirtualClock;
let callsToCome = 0;
let agents: Agents;

function counts() {
  const { at, counts: tiers } = agents.wallboard();
  const { available, talking, afterContactWork } = tiers[0] ?? {};
  return { at, available, talking, afterContactWork };
}

beforeEach(() => {
  clock = createVirtualClock(time('08:00'));
  callsToCome = 0;
  agents = new Agents(
    {
      seed: 1,
      companyZone: 'UTC',
      shift: { start: '09:00', end: '18:00' },
      tiers: [{ tier: 1, people: 2 }],
      shown: () => [1],
      callsToCome: () => callsToCome,
      onFree: () => undefined,
    },
    clock,
  );
  agents.open();
});

describe('the people of a tier', () => {
  it('work from nine to six on weekdays', async () => {
    await clock.run(time('08:59:59'));
    expect(agents.take(1)).toBeUndefined();
    await clock.run(time('09:02'));
    expect(counts()).toMatchObject({ available: 2 });
    await clock.run(time('18:00:01'));
    expect(counts()).toMatchObject({ available: 0 });
    await clock.run(Temporal.Instant.from('2026-01-10T12:00:00Z'));
    expect(counts()).toMatchObject({ available: 0 });
    await clock.run(Temporal.Instant.from('2026-01-12T12:00:00Z'));
    expect(counts()).toMatchObject({ available: 2 });
  });

  it('stand on the wallboard as they stood at its latest refresh', async () => {
    await clock.run(time('10:00:20'));
    agents.take(1);
    expect(counts()).toEqual({ at: time('10:00:15'), available: 2, talking: 0, afterContactWork: 0 });
    await clock.run(time('10:00:29.999'));
    expect(counts()).toEqual({ at: time('10:00:15'), available: 2, talking: 0, afterContactWork: 0 });
    await clock.run(time('10:00:30'));
    expect(counts()).toEqual({ at: time('10:00:30'), available: 1, talking: 1, afterContactWork: 0 });
  });

  it('show the change at a refresh in that refresh', async () => {
    await clock.run(time('10:00:30'));
    const agent = agents.take(1);
    await clock.run(time('10:00:31'));
    if (agent !== undefined) agents.finishTalking(agent.id);

    expect(counts()).toEqual({ at: time('10:00:30'), available: 1, talking: 1, afterContactWork: 0 });
  });

  it('give the next call to whoever has been free longest', async () => {
    await clock.run(time('10:00'));
    const first = agents.take(1);
    const second = agents.take(1);
    expect(agents.take(1)).toBeUndefined();
    for (const agent of [second, first]) {
      if (agent !== undefined) agents.finishTalking(agent.id);
      await clock.run(clock.now().add({ seconds: 5 }));
      if (agent !== undefined) agents.finishWrapUp(agent.id);
    }

    expect([agents.take(1)?.id, agents.take(1)?.id]).toEqual([second?.id, first?.id]);
  });

  it('stay at the end of their shift while a call comes that only they could take', async () => {
    callsToCome = 1;
    await clock.run(time('18:05'));
    expect(counts()).toMatchObject({ available: 1 });
    callsToCome = 0;
    await clock.run(time('18:05:14'));
    expect(counts()).toMatchObject({ available: 1 });
    await clock.run(time('18:05:16'));
    expect(counts()).toMatchObject({ available: 0 });
  });

  it('finish the call they are in before they leave', async () => {
    await clock.run(time('17:59'));
    const agent = agents.take(1);
    await clock.run(time('18:10'));
    expect(counts()).toMatchObject({ available: 0, talking: 1 });
    if (agent !== undefined) agents.finishTalking(agent.id);
    await clock.run(time('18:11'));
    if (agent !== undefined) agents.finishWrapUp(agent.id);
    await clock.run(time('18:12'));
    expect(counts()).toMatchObject({ available: 0, talking: 0, afterContactWork: 0 });
    expect(agents.busySeconds().get(1)).toBe(12 * 60);
  });
});
