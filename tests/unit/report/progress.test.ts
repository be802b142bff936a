import { describe, expect, it } from 'vitest';
import { ProgressLine } from '../../../simulator/report/progress.ts';

function aStream(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
}

const progress = { day: 30, days: 60, calls: 1234, sales: 56 };

describe('progress', () => {
  it('keeps changing one line on a terminal and takes it away at the end', () => {
    const stream = aStream(true);
    let now = 0;
    const line = new ProgressLine(stream, () => now);
    line.show(progress);
    now = 50;
    line.show(progress);
    now = 100;
    line.show({ ...progress, day: 60 });
    line.done();
    expect(stream.written).toEqual([
      '\r\u001b[2K[############............] day 30 of 60, 1,234 calls, 56 sales',
      '\r\u001b[2K[########################] day 60 of 60, 1,234 calls, 56 sales',
      '\r\u001b[2K',
    ]);
  });

  it('writes a whole line every five seconds anywhere else', () => {
    const stream = aStream(false);
    let now = 0;
    const line = new ProgressLine(stream, () => now);
    for (now = 0; now <= 10_000; now += 1_000) line.show(progress);
    line.done();
    expect(stream.written).toEqual(Array.from({ length: 3 }, () => 'day 30 of 60, 1,234 calls, 56 sales\n'));
  });
});
