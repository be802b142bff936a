import { describe, expect, it } from 'vitest';
import {
  publishStructure,
  rollBackStructure,
  structureHistory,
} from '../../../shared/application/structure-versions.ts';
import { USUAL_STRUCTURES } from '../../../shared/domain/sales-structure.ts';
import { structureDiff } from '../../../shared/domain/structure-diff.ts';
import { aCampaign } from '../../support/a-campaign.ts';
import { InMemorySettingsRepository } from '../../support/in-memory-settings-repository.ts';
import { NOON } from '../../support/lead-builders.ts';

const { one, two, three } = USUAL_STRUCTURES;
const BY_ALMA = { input: two, expectedVersion: 0, author: 'Alma', note: 'Care joins selling.' };

async function aDesk(...tiers: readonly (1 | 2 | 3)[]) {
  const repository = new InMemorySettingsRepository();
  for (const tier of tiers) await repository.putCampaign(aCampaign(tier));
  return { repository, clock: () => NOON };
}

describe('publishing a sales structure', () => {
  it('stores the next version and tells what it changes from the three tiers at first', async () => {
    const desk = await aDesk(1, 2);

    expect(await publishStructure(desk, BY_ALMA)).toEqual({
      kind: 'published',
      version: 1,
      changes: structureDiff(three, two),
    });
    expect((await desk.repository.read()).structure).toEqual({ version: 1, document: two, publishedAt: NOON });
  });

  it('tells the second of two what the first has changed', async () => {
    const desk = await aDesk(1, 2);
    await publishStructure(desk, BY_ALMA);

    expect(await publishStructure(desk, { ...BY_ALMA, input: one, author: 'Bruno' })).toEqual({
      kind: 'overtaken',
      byVersion: 1,
      byAuthor: 'Alma',
      at: NOON,
      note: 'Care joins selling.',
      changes: structureDiff(three, two),
    });
  });

  it('is refused while a tier has nobody to call its leads, and nothing is stored', async () => {
    const desk = await aDesk(1);
    const result = await publishStructure(desk, BY_ALMA);

    expect(result).toMatchObject({ kind: 'invalid', problems: [{ path: 'tiers.1', value: 'selling and care' }] });
    expect(await structureHistory(desk, { limit: 9 })).toEqual([]);
  });

  it('is answered as the first time when it comes again, whatever the campaigns have become', async () => {
    const desk = await aDesk(1, 2);
    const first = await publishStructure(desk, BY_ALMA);
    await desk.repository.putCampaign(aCampaign(2, { endsAt: NOON }));

    expect(await publishStructure(desk, BY_ALMA)).toEqual(first);
  });

  it('can be taken back, as a new version, on the same grounds', async () => {
    const desk = await aDesk(1, 2);
    await publishStructure(desk, BY_ALMA);
    await publishStructure(desk, { ...BY_ALMA, input: one, expectedVersion: 1 });
    const back = { expectedVersion: 2, author: 'Alma', note: '', toVersion: 1 };

    expect(await rollBackStructure(desk, back)).toMatchObject({ kind: 'published', version: 3 });
    expect((await structureHistory(desk, { limit: 1 }))[0]).toMatchObject({
      note: 'Back to version 1.',
      document: two,
    });
    await desk.repository.putCampaign(aCampaign(2, { endsAt: NOON }));
    await publishStructure(desk, { ...BY_ALMA, input: one, expectedVersion: 3 });
    expect(await rollBackStructure(desk, { ...back, expectedVersion: 4 })).toMatchObject({ kind: 'invalid' });
  });
});
