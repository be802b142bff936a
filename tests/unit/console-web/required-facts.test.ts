import { describe, expect, it } from 'vitest';
import { handoversOf, withFacts } from '../../../console/web/pages/structure/required-facts.ts';
import { waysOf } from '../../../console/web/pages/structure/ways.ts';
import type { TransitionOverrides } from '../../../shared/domain/transitions-schema.ts';
import { transitionsTable } from '../../../shared/domain/transitions-table.ts';

const rowsOf = (overrides: TransitionOverrides) =>
  transitionsTable(overrides).map(({ follows, ...row }) => ({
    ...row,
    follows: follows.kind === 'advance' ? { ...follows, facts: [...follows.facts] } : follows,
  }));
const DOCUMENT = { tiers: [{ name: 'all', stages: ['prospecting', 'selling', 'account-care'] as const }] };

describe('facts that a hand-over needs', () => {
  it('are shown for the success that leads on, with where it leads', () => {
    const rows = rowsOf([{ from: 'prospecting', on: 'interested', kind: 'advance', facts: ['need'] }]);

    expect(handoversOf(['prospecting', 'selling', 'account-care'], rows)).toEqual([
      { from: 'prospecting', on: 'interested', to: 'selling', facts: ['need'] },
      { from: 'selling', on: 'sale', to: 'account-care', facts: [] },
    ]);
  });

  it('have no place where the success leads nowhere', () => {
    const rows = rowsOf([{ from: 'selling', on: 'sale', kind: 'close' }]);

    expect(handoversOf(['selling'], rows)).toEqual([{ from: 'selling', on: 'sale', facts: [] }]);
  });

  it('are written into the transition, beside what it says otherwise', () => {
    const handover = { from: 'prospecting', on: 'interested' } as const;
    const own = { ...handover, kind: 'advance', promisedMinutes: 30 } as const;
    const other = { from: 'selling', on: 'not-interested', kind: 'close' } as const;

    expect(withFacts({ ...DOCUMENT, transitions: [own, other] }, handover, ['need']).transitions).toEqual([
      { ...own, facts: ['need'] },
      other,
    ]);
    expect(withFacts(DOCUMENT, handover, ['need']).transitions).toEqual([
      { ...handover, kind: 'advance', facts: ['need'] },
    ]);
  });
});

it('ways hold every transition once, and those of the company are told apart', () => {
  const rows = rowsOf([{ from: 'selling', on: 'not-interested', kind: 'close' }]);
  const ways = waysOf(rows);

  expect(ways.flatMap((way) => way.rows)).toHaveLength(rows.length);
  expect(ways.filter(({ isOwn }) => isOwn).map(({ from, to }) => `${from} ${to}`)).toEqual(['selling closed']);
});
