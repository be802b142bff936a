import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeControls } from '../../../shared/application/change-controls.ts';
import { publishRules } from '../../../shared/application/rules-versions.ts';
import { type FirstDocuments, setUpCompany } from '../../../shared/application/set-up-company.ts';
import { publishStructure } from '../../../shared/application/structure-versions.ts';
import { USUAL_STRUCTURES } from '../../../shared/domain/sales-structure.ts';
import type { StructureDocument } from '../../../shared/domain/structure-fields.ts';
import { InMemorySettingsRepository } from '../../support/in-memory-settings-repository.ts';
import { NOON } from '../../support/lead-builders.ts';
import { brokenAfter, settingsWithWrites } from '../../support/settings-with-writes.ts';

const clock = () => NOON;
const ALMA = { author: 'Alma', note: '' };

function equipped(document: StructureDocument, callerNumbers: readonly string[] = ['+12025550100']): StructureDocument {
  return {
    ...document,
    tiers: document.tiers.map((tier, index) => ({
      ...tier,
      queueId: `queue-${index + 1}`,
      routingProfileId: `profile-${index + 1}`,
      contactFlowId: `flow-${index + 1}`,
      ...(callerNumbers.length > 0 && { callerNumbers }),
    })),
  };
}

const FIRST: FirstDocuments = {
  structure: equipped(USUAL_STRUCTURES.three),
  rules: { organisation: { compliancePresets: ['us-federal'] } },
};

/** Everything that a company holds, to be compared. */
async function held(repository: InMemorySettingsRepository) {
  return { ...(await repository.read()), controls: await repository.readControls() };
}

describe('setting up a company', () => {
  it('stores a campaign for each tier, the equipped structure and the rules, and calls nobody', async () => {
    const repository = new InMemorySettingsRepository();

    expect(await setUpCompany({ repository, clock }, FIRST)).toEqual({
      campaignsAdded: ['prospecting', 'selling', 'account-care'],
      structure: { kind: 'published', version: 1 },
      rules: { kind: 'published', version: 1 },
      mode: 'observe',
    });
    const { structure, rules, campaigns } = await repository.read();
    expect(structure.document).toEqual(FIRST.structure);
    expect(rules.document).toEqual(FIRST.rules);
    expect(campaigns.map(({ id, tier }) => `${tier} ${id}`)).toEqual(['3 account-care', '1 prospecting', '2 selling']);
  });

  it('stores the controls first of all, signed, and leaves those that are stored already', async () => {
    const repository = new InMemorySettingsRepository();
    const dying = settingsWithWrites(repository, brokenAfter(1));
    await expect(setUpCompany({ repository: dying, clock }, FIRST)).rejects.toThrow('The connection broke.');

    expect((await repository.read()).campaigns).toEqual([]);
    const [change] = await repository.controlsHistory({ limit: 9 });
    expect(change).toMatchObject({
      author: 'npm run deploy',
      at: NOON,
      after: { version: 1, mode: { kind: 'observe' } },
    });
    await changeControls(repository, { kind: 'set-mode', mode: { kind: 'live' } }, { ...ALMA, at: NOON });
    expect((await setUpCompany({ repository, clock }, FIRST)).mode).toBe('live');
    expect(await repository.controlsHistory({ limit: 9 })).toHaveLength(2);
  });

  it('changes nothing the second time', async () => {
    const repository = new InMemorySettingsRepository();
    await setUpCompany({ repository, clock }, FIRST);
    const before = await held(repository);

    expect(await setUpCompany({ repository, clock }, FIRST)).toEqual({
      campaignsAdded: [],
      structure: { kind: 'there-already', version: 1, otherwise: [] },
      rules: { kind: 'there-already', version: 1 },
      mode: 'observe',
    });
    expect(await held(repository)).toEqual(before);
  });

  it('leaves what administrators changed since, and names what they call with otherwise', async () => {
    const repository = new InMemorySettingsRepository();
    await setUpCompany({ repository, clock }, FIRST);
    const [tier1, ...others] = FIRST.structure.tiers;
    const changed = { tiers: [{ ...tier1, callerNumbers: ['+12025550199'] }, ...others] };
    await publishStructure({ repository, clock }, { input: changed, expectedVersion: 1, ...ALMA });
    await publishRules({ repository, clock }, { input: {}, expectedVersion: 1, ...ALMA });
    const [campaign] = (await repository.read()).campaigns;
    if (campaign !== undefined) await repository.putCampaign({ ...campaign, priority: 99 });
    const before = await held(repository);

    expect(await setUpCompany({ repository, clock }, FIRST)).toMatchObject({
      campaignsAdded: [],
      structure: { kind: 'there-already', version: 2, otherwise: [{ tier: 1, part: 'callerNumbers' }] },
      rules: { kind: 'there-already', version: 2 },
    });
    expect(await held(repository)).toEqual(before);
  });

  it('leaves a structure of other tiers as it is', async () => {
    const repository = new InMemorySettingsRepository();
    await setUpCompany({ repository, clock }, { ...FIRST, structure: equipped(USUAL_STRUCTURES.two) });
    const before = await held(repository);

    expect(
      (await setUpCompany({ repository, clock }, { ...FIRST, structure: equipped(USUAL_STRUCTURES.one) })).structure,
    ).toEqual({
      kind: 'there-already',
      version: 1,
      otherwise: [],
    });
    expect(await held(repository)).toEqual(before);
  });

  it('waits with the structure while a tier has no number to call from, and goes on once it has', async () => {
    const repository = new InMemorySettingsRepository();
    const without = { ...FIRST, structure: equipped(USUAL_STRUCTURES.three, []) };

    expect(await setUpCompany({ repository, clock }, without)).toMatchObject({
      structure: { kind: 'waits', problems: [{ path: 'tiers.0' }, { path: 'tiers.1' }, { path: 'tiers.2' }] },
      rules: { kind: 'published', version: 1 },
    });
    expect((await setUpCompany({ repository, clock }, FIRST)).structure).toEqual({ kind: 'published', version: 1 });
  });

  it('gives a tier what it lacks, and nothing else', async () => {
    const repository = new InMemorySettingsRepository();
    await setUpCompany({ repository, clock }, FIRST);
    const { structure } = FIRST;
    const named = structure.tiers.map(({ queueId: _, ...tier }, index) => ({ ...tier, name: `tier ${index}` }));
    for (const campaign of (await repository.read()).campaigns) {
      await repository.putCampaign({ ...campaign, queueId: 'own' });
    }
    await publishStructure({ repository, clock }, { input: { tiers: named }, expectedVersion: 1, ...ALMA });

    expect((await setUpCompany({ repository, clock }, FIRST)).structure).toEqual({
      kind: 'completed',
      version: 3,
      tiers: [1, 2, 3],
    });
    expect((await repository.read()).structure.document.tiers).toEqual(
      structure.tiers.map((tier, index) => ({ ...tier, name: `tier ${index}` })),
    );
  });

  it('is carried on by a repeat wherever it died, and ends as if it never had', async () => {
    const whole = new InMemorySettingsRepository();
    await setUpCompany({ repository: whole, clock }, FIRST);
    const expected = await held(whole);

    for (const survived of [0, 1, 2, 3, 4, 5]) {
      const repository = new InMemorySettingsRepository();
      const dying = settingsWithWrites(repository, brokenAfter(survived));
      await expect(setUpCompany({ repository: dying, clock }, FIRST)).rejects.toThrow('The connection broke.');
      await setUpCompany({ repository, clock }, FIRST);

      expect(await held(repository), `after ${survived} writes`).toEqual(expected);
    }
  });

  it('by two at once, in whatever order their writes come, ends as by one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const repository = new InMemorySettingsRepository();
        const later = settingsWithWrites(repository, async (go) => {
          await scheduler.schedule(Promise.resolve());
          return go();
        });
        const both = Promise.all([1, 2].map(() => setUpCompany({ repository: later, clock }, FIRST)));
        const added = (await scheduler.waitFor(both)).flatMap(({ campaignsAdded }) => campaignsAdded);

        const { structure, rules, campaigns } = await repository.read();
        const { version } = await repository.readControls();
        expect([structure.version, rules.version, version]).toEqual([1, 1, 1]);
        expect(added.toSorted()).toEqual(campaigns.map(({ id }) => id));
      }),
      { numRuns: 50 },
    );
  });
});
