import { setTimeout as pause } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { Pace } from '../../../simulator/clock/pace.ts';
import { createVirtualClock } from '../../../simulator/clock/virtual-clock.ts';

const NINE = Temporal.Instant.from('2026-01-05T14:00:00Z');

/** A pace whose real time passes as the test says. */
function aPace(speed: number) {
  const clock = createVirtualClock(NINE);
  const failures: unknown[] = [];
  let real = 0;
  const pace = new Pace({ clock, speed, passed: () => real, onFailure: (error) => failures.push(error) });
  const pass = async (milliseconds: number) => {
    real += milliseconds;
    await pause(120);
  };
  const gone = () => clock.now().since(NINE).total('seconds');
  return { clock, pace, pass, gone, failures };
}

describe('the pace of a company that is watched', () => {
  it('lets as many simulated seconds pass as real ones, times the speed, and none where nothing passes', async () => {
    const { pace, pass, gone } = aPace(60);
    pace.start();
    await pass(0);
    expect(gone()).toBe(0);
    await pass(200);
    expect(gone()).toBe(12);
    await pass(0);
    expect(gone()).toBe(12);
    await pace.stop();
  });

  it('does not jump to what is planned, and does it when its time has come', async () => {
    const { clock, pace, pass, gone } = aPace(60);
    const done: number[] = [];
    clock.after(20_000, () => void done.push(gone()));
    pace.start();
    await pass(200);
    expect(done).toEqual([]);
    await pass(200);
    expect(done).toEqual([20]);
    await pace.stop();
  });

  it('loses nothing of a slow time', async () => {
    const { pace, pass, gone } = aPace(0.001);
    pace.start();
    for (let times = 0; times < 4; times += 1) await pass(300);
    expect(gone()).toBe(0.001);
    await pace.stop();
  });

  it('is late after the machine slept, and does not run after the lost time', async () => {
    const { pace, pass, gone } = aPace(60);
    pace.start();
    await pass(0);
    await pass(3_600_000);
    expect(gone()).toBe(30);
    await pace.stop();
  });

  it('jumps when it is asked to, and goes on at its pace', async () => {
    const { pace, pass, gone } = aPace(60);
    await pace.jump({ hours: 10 });
    expect(gone()).toBe(36_000);
    pace.start();
    await pace.jump({ hours: 14 });
    expect(gone()).toBe(86_400);
    await pass(100);
    expect(gone()).toBe(86_406);
    await pace.stop();
  });

  it('goes on after an action that failed, and tells of it', async () => {
    const { clock, pace, pass, gone, failures } = aPace(60);
    const broken = new Error('broken');
    clock.after(1_000, () => {
      throw broken;
    });
    pace.start();
    await pass(100);
    await pass(200);
    expect(failures).toEqual([broken]);
    expect(gone()).toBeGreaterThanOrEqual(12);
    await pace.stop();
  });

  it('stands still once it is stopped', async () => {
    const { pace, pass, gone } = aPace(60);
    pace.start();
    await pace.stop();
    await pass(400);
    expect(gone()).toBe(0);
  });
});
