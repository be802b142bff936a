import { createServer } from 'node:http';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../simulator/clock/virtual-clock.ts';

const NOON = Temporal.Instant.from('2026-01-05T12:00:00Z');
const later = (seconds: number) => NOON.add({ seconds });

describe('the virtual clock', () => {
  it('runs actions in the order of their moments, then in the order in which they were planned', async () => {
    const clock = createVirtualClock(NOON);
    const seen: string[] = [];
    clock.after(2_000, () => void seen.push(`second at ${clock.now()}`));
    clock.at(later(1), () => void seen.push(`first at ${clock.now()}`));
    clock.after(2_000, () => void seen.push(`third at ${clock.now()}`));

    await clock.run(later(5));

    expect(seen).toEqual([
      'first at 2026-01-05T12:00:01Z',
      'second at 2026-01-05T12:00:02Z',
      'third at 2026-01-05T12:00:02Z',
    ]);
    expect(clock.now()).toEqual(later(5));
  });

  it('runs what is due at the very end and leaves what comes after for the next run', async () => {
    const clock = createVirtualClock(NOON);
    const seen: number[] = [];
    clock.after(5_000, () => void seen.push(5));
    clock.after(5_001, () => void seen.push(6));

    await clock.run(later(5));
    expect(seen).toEqual([5]);
    await clock.run(later(6));
    expect(seen).toEqual([5, 6]);
  });

  it('takes a moment that has passed for now', async () => {
    const clock = createVirtualClock(NOON);
    const seen: Temporal.Instant[] = [];
    clock.at(NOON.subtract({ hours: 1 }), () => void seen.push(clock.now()));

    await clock.run(later(1));

    expect(seen).toEqual([NOON]);
  });

  it('lets other actions happen while one sleeps', async () => {
    const clock = createVirtualClock(NOON);
    const seen: string[] = [];
    clock.after(0, async () => {
      seen.push('goes to sleep');
      await clock.sleep(3_000);
      seen.push(`wakes at ${clock.now()}`);
    });
    clock.after(1_000, () => void seen.push('meanwhile'));

    await clock.run(later(10));

    expect(seen).toEqual(['goes to sleep', 'meanwhile', 'wakes at 2026-01-05T12:00:03Z']);
  });

  it('stands still while an action waits for an answer over HTTP', async () => {
    const clock = createVirtualClock(NOON);
    const server = createServer((_, response) => {
      clock.after(500, () => void seen.push(`planned by the server at ${clock.now()}`));
      setTimeout(() => response.end('done'), 20);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const seen: string[] = [];
    clock.after(0, async () => {
      await (await fetch(`http://127.0.0.1:${port}`)).text();
      seen.push(`answered at ${clock.now()}`);
    });
    clock.after(100, () => void seen.push(`next at ${clock.now()}`));

    await clock.run(later(1));
    server.close();

    expect(seen).toEqual([
      'answered at 2026-01-05T12:00:00Z',
      'next at 2026-01-05T12:00:00.1Z',
      'planned by the server at 2026-01-05T12:00:00.5Z',
    ]);
  });

  it('waits for work it was told of even while the action that began it sleeps', async () => {
    const clock = createVirtualClock(NOON);
    const seen: string[] = [];
    clock.after(0, async () => {
      const work = clock.during(async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        seen.push(`worked at ${clock.now()}`);
      });
      await clock.sleep(1_000);
      await work;
    });

    await clock.run(later(2));

    expect(seen).toEqual(['worked at 2026-01-05T12:00:00Z']);
  });

  it('gives whoever waited for such work their turn before it goes on', async () => {
    const clock = createVirtualClock(NOON);
    const seen: string[] = [];
    clock.after(0, async () => {
      const asked = async () => {
        await clock.during(() => new Promise((resolve) => setTimeout(resolve, 5)));
        for (let layer = 0; layer < 20; layer += 1) await Promise.resolve();
        seen.push(`answered at ${clock.now()}`);
      };
      await Promise.all([clock.sleep(5_000), asked()]);
    });
    clock.after(1_000, () => void seen.push('next'));

    await clock.run(later(5));

    expect(seen).toEqual(['answered at 2026-01-05T12:00:00Z', 'next']);
  });

  it('hands on what such work answers or throws, and goes on after both', async () => {
    const clock = createVirtualClock(NOON);
    const seen: unknown[] = [];
    clock.after(0, async () => {
      seen.push(await clock.during(async () => 'answer'));
      await clock.during(() => Promise.reject(new Error('refused'))).catch((error: Error) => seen.push(error.message));
    });
    clock.after(1_000, () => void seen.push('next'));

    await clock.run(later(5));

    expect(seen).toEqual(['answer', 'refused', 'next']);
  });

  it('gives each branch of an action its turn when it wakes, while others still sleep', async () => {
    const clock = createVirtualClock(NOON);
    const seen: string[] = [];
    const branch = async (name: string, milliseconds: number) => {
      await clock.sleep(milliseconds);
      await Promise.resolve();
      await Promise.resolve();
      seen.push(`${name} at ${clock.now()}`);
      clock.after(500, () => void seen.push(`planned by ${name} at ${clock.now()}`));
    };
    clock.after(0, async () => {
      await Promise.all([branch('one', 1_000), branch('two', 3_000), branch('three', 1_001)]);
      seen.push(`all at ${clock.now()}`);
    });

    await clock.run(later(5));

    expect(seen).toEqual([
      'one at 2026-01-05T12:00:01Z',
      'three at 2026-01-05T12:00:01.001Z',
      'planned by one at 2026-01-05T12:00:01.5Z',
      'planned by three at 2026-01-05T12:00:01.501Z',
      'two at 2026-01-05T12:00:03Z',
      'all at 2026-01-05T12:00:03Z',
      'planned by two at 2026-01-05T12:00:03.5Z',
    ]);
  });

  it('lets a branch sleep on after its action has ended', async () => {
    const clock = createVirtualClock(NOON);
    const seen: string[] = [];
    clock.after(0, async () => {
      clock.sleep(2_000).then(
        () => seen.push(`left behind, at ${clock.now()}`),
        () => undefined,
      );
    });
    clock.after(2_001, () => void seen.push('next'));

    await clock.run(later(5));

    expect(seen).toEqual(['left behind, at 2026-01-05T12:00:02Z', 'next']);
  });

  it('goes on when an action sleeps twice at once', async () => {
    const clock = createVirtualClock(NOON);
    let wokeAt: Temporal.Instant | undefined;
    clock.after(0, async () => {
      await Promise.all([clock.sleep(1_000), clock.sleep(2_000)]);
      wokeAt = clock.now();
    });

    await clock.run(later(5));

    expect(wokeAt).toEqual(later(2));
  });

  it('wakes those who sleep outside any action', async () => {
    const clock = createVirtualClock(NOON);
    const wokeAt = clock.sleep(1_000).then(() => clock.now());

    await clock.run(later(5));

    expect(await wokeAt).toEqual(later(1));
  });

  it('lets an action wait at a gate until another one opens it', async () => {
    const clock = createVirtualClock(NOON);
    const seen: string[] = [];
    const gate = clock.gate();
    clock.after(0, async () => {
      await gate.passed();
      seen.push(`passed at ${clock.now()}`);
      await gate.passed();
      seen.push(`open for good at ${clock.now()}`);
    });
    clock.after(4_000, () => gate.open());

    await clock.run(later(10));

    expect(seen).toEqual(['passed at 2026-01-05T12:00:04Z', 'open for good at 2026-01-05T12:00:04Z']);
  });

  it('lets nobody wait at a gate for longer than they want to, and wakes them once', async () => {
    const clock = createVirtualClock(NOON);
    const seen: string[] = [];
    const gate = clock.gate();
    clock.after(0, async () => {
      await gate.passed(2_000);
      seen.push(`gave up at ${clock.now()}`);
      await clock.sleep(5_000);
      seen.push(`slept until ${clock.now()}`);
    });
    clock.after(4_000, () => gate.open());

    await clock.run(later(10));

    expect(seen).toEqual(['gave up at 2026-01-05T12:00:02Z', 'slept until 2026-01-05T12:00:07Z']);
  });

  it('ends with the error of an action that throws', async () => {
    const clock = createVirtualClock(NOON);
    const seen: string[] = [];
    clock.after(0, async () => {
      await clock.sleep(1_000);
      throw new Error('broken');
    });
    clock.after(2_000, () => void seen.push('never'));

    await expect(clock.run(later(5))).rejects.toThrow('broken');
    expect(seen).toEqual([]);
  });

  it('passes over millions of empty minutes in moments', async () => {
    const clock = createVirtualClock(NOON);
    let minutes = 0;
    const tick = () => {
      minutes += 1;
      clock.after(60_000, tick);
    };
    clock.after(60_000, tick);
    const startedAt = performance.now();

    await clock.run(NOON.add({ hours: 24 * 365 }));

    expect(minutes).toBe(525_600);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
