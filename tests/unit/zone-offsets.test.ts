import { describe, expect, it } from 'vitest';
import { ZoneOffsets } from '../../shared/domain/zone-offsets.ts';

const HOUR_MS = 3_600_000;
const CLOCK_CHANGE = Date.parse('2026-03-29T01:00Z');

describe('ZoneOffsets', () => {
  it('tells exactly the stretch asked for, cut where the offset changes', () => {
    const offsets = new ZoneOffsets('Europe/Berlin');
    const aroundChange = [
      { startMs: CLOCK_CHANGE - HOUR_MS, endMs: CLOCK_CHANGE, offsetMs: HOUR_MS },
      { startMs: CLOCK_CHANGE, endMs: CLOCK_CHANGE + HOUR_MS, offsetMs: 2 * HOUR_MS },
    ];

    expect(offsets.within(CLOCK_CHANGE - HOUR_MS, CLOCK_CHANGE + HOUR_MS)).toEqual(aroundChange);
    expect(offsets.within(CLOCK_CHANGE, CLOCK_CHANGE + HOUR_MS)).toEqual(aroundChange.slice(1));
    expect(offsets.within(CLOCK_CHANGE - HOUR_MS, CLOCK_CHANGE)).toEqual(aroundChange.slice(0, 1));
  });

  it('tells an earlier stretch after a later one', () => {
    const offsets = new ZoneOffsets('Europe/Berlin');
    offsets.within(Date.parse('2026-07-01T00:00Z'), Date.parse('2026-08-01T00:00Z'));

    expect(offsets.within(CLOCK_CHANGE - HOUR_MS, CLOCK_CHANGE)).toEqual([
      { startMs: CLOCK_CHANGE - HOUR_MS, endMs: CLOCK_CHANGE, offsetMs: HOUR_MS },
    ]);
  });

  it('tells one stretch for a zone that never changes its clock', () => {
    const [from, to] = [Date.parse('2026-01-01T00:00Z'), Date.parse('2027-01-01T00:00Z')];

    expect(new ZoneOffsets('Asia/Kathmandu').within(from, to)).toEqual([
      { startMs: from, endMs: to, offsetMs: 5.75 * HOUR_MS },
    ]);
  });
});
