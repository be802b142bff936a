import { countedTicks, type TicksCounted } from '../tick-desk.ts';
import type { BenchResult } from './figure.ts';

/** Ticks over tables of these sizes; the largest only when it was asked for, as storing a million leads takes minutes. */
export const SIZES = [1_000, 100_000];
export const ALL_SIZES = [...SIZES, 1_000_000];

/** Requests of an idle minute may be so many for each campaign: two, and two for each open area and shard. */
export function idleBudget({ areas, shards }: Pick<TicksCounted, 'areas' | 'shards'>): number {
  return 2 + 2 * areas * shards;
}

/** What the dialler asks in minutes with nobody to call, and in minutes with calls, whatever the number of leads. */
export async function diallerTicks(
  sizes: readonly number[],
  tell: (line: string) => void,
): Promise<{ readonly result: BenchResult; readonly idleRequests: number }> {
  const counted: TicksCounted[] = [];
  for (const size of sizes) {
    const report = everyTenth(size, (percent) => tell(`storing ${size.toLocaleString('en-US')} leads: ${percent} %`));
    counted.push(await countedTicks(size, report));
  }
  const [least] = counted;
  if (least === undefined) throw new RangeError('There is no size to count ticks for.');
  const idle = least.idleRequests / least.idleMinutes;
  const differs = (of: (ticks: TicksCounted) => number) => Math.max(...counted.map(of)) - Math.min(...counted.map(of));
  return {
    idleRequests: idle,
    result: {
      title: 'Ticks of the dialler, one campaign with one open area and one shard',
      counts: counted.flatMap(({ stored, idleRequests, idleMinutes, busyRequests, busyMinutes, busyCalls }) => [
        { name: `${stored.toLocaleString('en-US')} leads, ${idleMinutes} idle minutes: requests`, count: idleRequests },
        {
          name: `${stored.toLocaleString('en-US')} leads, ${busyMinutes} minutes with ${busyCalls} calls: requests`,
          count: busyRequests,
        },
      ]),
      figures: [
        {
          name: 'an idle minute',
          value: idle,
          unit: 'requests',
          budget: { kind: 'at-most', value: idleBudget(least) },
        },
        {
          name: 'more for the largest table, idle',
          value: differs(({ idleRequests }) => idleRequests),
          unit: 'requests',
          budget: { kind: 'at-most', value: 0 },
        },
        {
          name: 'more for the largest table, with calls',
          value: differs(({ busyRequests }) => busyRequests),
          unit: 'requests',
          budget: { kind: 'at-most', value: 0 },
        },
      ],
    },
  };
}

function everyTenth(size: number, tell: (percent: number) => void): (done: number) => void {
  let told = 0;
  return (done) => {
    const percent = Math.floor((done / size) * 10) * 10;
    if (percent === told) return;
    told = percent;
    tell(percent);
  };
}
