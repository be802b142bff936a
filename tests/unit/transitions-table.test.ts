import { describe, expect, it } from 'vitest';
import { DEFAULT_TRANSITIONS } from '../../shared/domain/default-transitions.ts';
import { transitionsTable } from '../../shared/domain/transitions-table.ts';

describe('the table of transitions', () => {
  it('says of every outcome in every stage what follows, and where the lead goes', () => {
    const rows = transitionsTable([]);

    expect(rows.find(({ from, on }) => from === 'prospecting' && on === 'interested')).toEqual({
      follows: DEFAULT_TRANSITIONS.prospecting.interested,
      from: 'prospecting',
      on: 'interested',
      to: 'selling',
      words: 'at once, urgency promised, first call promised within 60 minutes of calling hours',
      isOwn: false,
      isFree: true,
    });
    expect(rows.find(({ from, on }) => from === 'selling' && on === 'do-not-call')).toMatchObject({
      to: 'suppressed',
      isFree: false,
    });
    expect(new Set(rows.map(({ from, on }) => `${from} ${on}`)).size).toBe(rows.length);
  });

  it("has the company's own in their places, and marks them", () => {
    const rows = transitionsTable([{ from: 'selling', on: 'not-interested', kind: 'close' }]);

    expect(rows.filter(({ isOwn }) => isOwn)).toEqual([
      {
        from: 'selling',
        on: 'not-interested',
        to: 'closed',
        follows: { kind: 'close', why: 'not-interested' },
        words: 'closed',
        isOwn: true,
        isFree: true,
      },
    ]);
  });
});
