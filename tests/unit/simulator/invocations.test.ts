import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../simulator/clock/virtual-clock.ts';
import { type Invocation, Invocations, KilledError } from '../../../simulator/faults/invocations.ts';

const NOON = Temporal.Instant.from('2026-01-05T12:00:00Z');

function aHost() {
  const clock = createVirtualClock(NOON);
  return { clock, invocations: new Invocations(clock), toTheEnd: () => clock.run(NOON.add({ hours: 1 })) };
}

describe('an invocation', () => {
  it('ends with what its function answers', async () => {
    const { clock, invocations, toTheEnd } = aHost();
    const answered = invocations.run('opt-out', 7, async () => 'suppressed');
    await clock.run(NOON);

    expect(await answered).toBe('suppressed');
    await toTheEnd();
  });

  it('ends with what its function throws', async () => {
    const { invocations } = aHost();
    const fault = new Error('broken');

    await expect(invocations.run('opt-out', 7, () => Promise.reject(fault))).rejects.toBe(fault);
  });

  it('is known to all that runs in it, beside others that run at the same time, and to nothing else', async () => {
    const { clock, invocations, toTheEnd } = aHost();
    const seen: (string | undefined)[] = [];
    const look = async () => {
      await clock.sleep(10);
      seen.push(invocations.current()?.functionName);
    };
    clock.after(0, async () => {
      await Promise.all([invocations.run('opt-out', 7, look), invocations.run('dial-due-leads', 60, look)]);
      seen.push(invocations.current()?.functionName);
    });
    await toTheEnd();

    expect(seen).toEqual(['opt-out', 'dial-due-leads', undefined]);
  });

  it('is killed when its time is over, and not before', async () => {
    const { clock, invocations, toTheEnd } = aHost();
    let invocation: Invocation | undefined;
    let ended: unknown;
    const isKilled: (boolean | undefined)[] = [];
    clock.after(0, async () => {
      await invocations
        .run('opt-out', 7, async () => {
          invocation = invocations.current();
          await clock.sleep(60_000);
        })
        .catch((error: unknown) => {
          ended = error;
        });
    });
    for (const milliseconds of [6_999, 7_001])
      clock.after(milliseconds, () => void isKilled.push(invocation?.isKilled));
    await toTheEnd();

    expect(ended).toEqual(new KilledError('opt-out was killed because its time was over.'));
    expect(isKilled).toEqual([false, true]);
  });

  it('is left alone when it has ended in time', async () => {
    const { clock, invocations, toTheEnd } = aHost();
    let invocation: Invocation | undefined;
    clock.after(0, () =>
      invocations.run('opt-out', 7, async () => {
        invocation = invocations.current();
        await clock.sleep(6_999);
      }),
    );
    await toTheEnd();

    expect(invocation?.isKilled).toBe(false);
  });

  it('is killed once, and for the first reason', async () => {
    const { invocations } = aHost();
    const killed = invocations.run('opt-out', 7, async () => {
      invocations.current()?.kill('before PutItem');
      invocations.current()?.kill('after PutItem');
      return new Promise<never>(() => undefined);
    });

    await expect(killed).rejects.toEqual(new KilledError('opt-out was killed before PutItem.'));
  });
});
