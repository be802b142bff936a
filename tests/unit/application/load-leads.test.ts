import { describe, expect, it } from 'vitest';
import type { ListedLead } from '../../../shared/application/lead-list.ts';
import { loadLeads } from '../../../shared/application/load-leads.ts';
import { aDesk } from '../../support/a-desk.ts';
import { containing } from '../../support/containing.ts';
import { InMemoryLeadRepository } from '../../support/in-memory-lead-repository.ts';
import { NEW_YORK, NOON } from '../../support/lead-builders.ts';

const HASHER = { keyOf: (e164: string) => `key-${e164.slice(-4)}` };

function aRow(line: number, fields: Partial<ListedLead> = {}): ListedLead {
  const e164 = `+121255501${String(line).padStart(2, '0')}`;
  return { line, stage: 'prospecting', country: 'US', numbers: [{ e164, area: NEW_YORK }], attributes: {}, ...fields };
}

async function anIntake() {
  const leads = new InMemoryLeadRepository();
  return { ...(await aDesk(leads)), leads, hasher: HASHER };
}

describe('loading a list', () => {
  it('stores every row with its first call planned inside calling hours', async () => {
    const night = NOON.subtract({ hours: 9 });
    const intake = { ...(await anIntake()), clock: () => night };
    const { loaded, taken } = await loadLeads(intake, 'list-1', [aRow(2)]);

    expect(taken).toEqual([]);
    expect(intake.leads.stored).toEqual([
      containing({
        id: loaded.get(2),
        campaignId: 'campaign-1',
        state: { kind: 'ready', dueAt: NOON.subtract({ hours: 3 }), urgency: 'normal', purpose: { kind: 'approach' } },
      }),
    ]);
  });

  it('adds nobody twice when the same list is loaded twice', async () => {
    const intake = await anIntake();
    const first = await loadLeads(intake, 'list-1', [aRow(2), aRow(3)]);
    const stored = intake.leads.stored;

    expect(first.added).toBe(2);
    expect(await loadLeads(intake, 'list-1', [aRow(2), aRow(3)])).toEqual({ ...first, added: 0 });
    expect(intake.leads.stored).toEqual(stored);
    expect(stored).toHaveLength(2);
  });

  it('reports a row whose number a lead of an earlier list holds', async () => {
    const intake = await anIntake();
    await loadLeads(intake, 'list-1', [aRow(2)]);
    const { loaded, taken } = await loadLeads(intake, 'list-2', [aRow(2), aRow(3)]);

    expect(taken).toEqual([{ line: 2 }]);
    expect([...loaded.keys()]).toEqual([3]);
    expect(intake.leads.stored).toHaveLength(2);
  });

  it('makes the campaign know the areas of its leads', async () => {
    const intake = await anIntake();
    await loadLeads(intake, 'list-1', [aRow(2, { stage: 'selling' })]);

    expect((await intake.repository.read()).campaigns.map(({ id, areas }) => [id, areas])).toEqual([
      ['campaign-1', [NEW_YORK]],
      ['campaign-2', [NEW_YORK]],
      ['campaign-3', []],
    ]);
  });

  it('tells how far it came', async () => {
    const steps: number[] = [];
    const rows = Array.from({ length: 20 }, (_, index) => aRow(index + 2));
    await loadLeads(await anIntake(), 'list-1', rows, (done) => steps.push(done));

    expect(steps).toEqual([16, 20]);
  });
});
