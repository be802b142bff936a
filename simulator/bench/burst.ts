import { burstRun } from '../burst-run.ts';
import type { BenchResult } from './figure.ts';

const SHARE = 0.95;

/** What becomes of so many leads that fall due at once, at the default quotas of a Connect instance. */
export async function burst(leads: number): Promise<BenchResult> {
  const { calls, lost, burnt, throttled, callsPerMinute, mostCallsPerMinute } = await burstRun(leads);
  return {
    title: `${leads.toLocaleString('en-US')} leads due at once: 2 starts a second, 5 at once, 10 lines`,
    counts: [
      { name: 'calls', count: calls },
      { name: 'starts that Connect refused', count: throttled },
    ],
    figures: [
      { name: 'leads lost', value: lost, unit: 'leads', budget: { kind: 'at-most', value: 0 } },
      { name: 'retry budget burnt', value: burnt, unit: 'leads', budget: { kind: 'at-most', value: 0 } },
      {
        name: 'calls a minute',
        value: callsPerMinute / mostCallsPerMinute,
        unit: 'of what rate and lines let through',
        budget: { kind: 'at-least', value: SHARE },
      },
      { name: 'calls a minute', value: callsPerMinute, unit: 'calls' },
      { name: 'most that rate and lines let through', value: mostCallsPerMinute, unit: 'calls' },
    ],
  };
}
