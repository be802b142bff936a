import { describe, expect, it } from 'vitest';
import { CampaignMissingError } from '../../shared/application/errors.ts';
import type {
  ReplanProgress,
  RulesVersion,
  SettingsRepository,
} from '../../shared/application/ports/settings-repository.ts';
import type { CallingArea } from '../../shared/domain/calling-area.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import { CONTROLS_AT_FIRST, type Controls } from '../../shared/domain/controls.ts';
import type { RulesDocument } from '../../shared/domain/rules-document.ts';
import { aPublication } from '../support/a-publication.ts';
import { containing } from '../support/containing.ts';
import { NEW_YORK, NOON } from '../support/lead-builders.ts';

export interface BreakableSettings {
  readonly settings: SettingsRepository;
  /** Makes a stored campaign unreadable. */
  readonly breakCampaign: (campaignId: string) => Promise<void>;
  /** Makes a published version unreadable, in the history and in force. */
  readonly breakRules: (version: number) => Promise<void>;
  /** Makes the progress of re-planning unreadable. */
  readonly breakReplan: () => Promise<void>;
}

const BERLIN: CallingArea = { key: 'DE-BE-Europe/Berlin', country: 'DE', region: 'BE', zones: ['Europe/Berlin'] };
const SHY: RulesDocument = {
  organisation: { maxAttemptsPerDay: 1 },
  tiers: { '2': { programmes: [{ id: 'repeat', trigger: { kind: 'every', days: 30 }, skipIfBoughtWithinDays: 14 }] } },
};
const BOLD: RulesDocument = { organisation: { maxAttemptsPerDay: 3 } };

const REPLAN: ReplanProgress = { version: 1, cursor: 'lead-4', seen: 20, moved: 3, startedAt: NOON };

/** What every repository of settings promises. `open` gives an empty one. */
export function settingsRepositoryContract(name: string, open: () => Promise<BreakableSettings>): void {
  describe(name, () => {
    it('begins with three tiers, the rules of the product and no campaign', async () => {
      const { settings } = await open();

      expect(await settings.read()).toEqual({
        structure: 'three',
        rules: { version: 0, document: {} },
        campaigns: [],
        unreadable: [],
      });
    });

    it('reads structure, rules and campaigns together as last written', async () => {
      const { settings } = await open();
      await settings.putStructure('one');
      await settings.putStructure('two');
      await settings.publishRules(aPublication({ document: SHY }));
      await settings.saveReplan(REPLAN, undefined);
      await settings.putCampaign(aCampaign({ id: 'b', startsAt: NOON, endsAt: NOON.add({ hours: 1 }) }));
      await settings.putCampaign(aCampaign({ id: 'a', areas: [NEW_YORK] }));

      expect(await settings.read()).toEqual({
        structure: 'two',
        rules: { version: 1, document: SHY, publishedAt: NOON },
        campaigns: [
          aCampaign({ id: 'a', areas: [NEW_YORK] }),
          aCampaign({ id: 'b', startsAt: NOON, endsAt: NOON.add({ hours: 1 }) }),
        ],
        unreadable: [],
        replan: REPLAN,
      });
    });

    describe('rules', () => {
      it('are published only over the version that the publisher saw', async () => {
        const { settings } = await open();
        const shy = aPublication({ document: SHY });
        const bold = aPublication({ document: BOLD, author: 'Bruno', note: '', at: NOON.add({ hours: 1 }) });

        expect(await settings.publishRules({ ...shy, expectedVersion: 1 })).toEqual({ kind: 'stale' });
        expect(await settings.publishRules(shy)).toEqual({ kind: 'published', version: 1 });
        expect(await settings.publishRules(bold)).toEqual({ kind: 'stale' });
        expect((await settings.read()).rules).toEqual({ version: 1, document: SHY, publishedAt: NOON });
        expect(await settings.publishRules({ ...bold, expectedVersion: 1 })).toEqual({ kind: 'published', version: 2 });
        expect((await settings.read()).rules).toEqual({ version: 2, document: BOLD, publishedAt: bold.at });
      });

      it('of one of two publishers at once stand, the same rules or others', async () => {
        for (const document of [SHY, BOLD]) {
          const { settings } = await open();
          const publications = [aPublication({ document: SHY }), aPublication({ document })];
          const results = await Promise.all(publications.map((publication) => settings.publishRules(publication)));

          const [winner] = publications.filter((_, index) => results[index]?.kind === 'published');
          expect(results.map(({ kind }) => kind).sort()).toEqual(['published', 'stale']);
          expect((await settings.read()).rules).toEqual({ version: 1, document: winner?.document, publishedAt: NOON });
          expect(await settings.rulesHistory({ limit: 9 })).toEqual([publishedAs(1, winner)]);
        }
      });

      it('once published never change, whatever is published after them', async () => {
        const { settings } = await open();
        const first = aPublication({ document: SHY });
        await settings.publishRules(first);
        await settings.publishRules(first);
        await settings.publishRules({ ...first, author: 'Bruno' });
        await settings.publishRules(aPublication({ document: BOLD, expectedVersion: 1 }));

        expect(await settings.rulesVersion(1)).toEqual(publishedAs(1, first));
      });

      it('are unknown where no version has the number', async () => {
        const { settings } = await open();
        await settings.publishRules(aPublication());

        for (const version of [0, 2]) expect(await settings.rulesVersion(version)).toBeUndefined();
      });

      it('are listed newest first, page by page', async () => {
        const { settings } = await open();
        const versions: RulesVersion[] = [];
        for (const expectedVersion of Array.from({ length: 12 }, (_, index) => index)) {
          const publication = aPublication({ expectedVersion, note: `note ${expectedVersion}` });
          await settings.publishRules(publication);
          versions.unshift(publishedAs(expectedVersion + 1, publication));
        }

        expect(await settings.rulesHistory({ limit: 5 })).toEqual(versions.slice(0, 5));
        expect(await settings.rulesHistory({ limit: 5, before: 8 })).toEqual(versions.slice(5, 10));
        expect(await settings.rulesHistory({ limit: 5, before: 3 })).toEqual(versions.slice(10));
        expect(await settings.rulesHistory({ limit: 5, before: 1 })).toEqual([]);
        expect(await settings.rulesHistory({ limit: 5, before: 99 })).toEqual(versions.slice(0, 5));
      });

      it('that cannot be read keep their place in the history and stop nothing', async () => {
        const { settings, breakRules } = await open();
        const publications = [0, 1, 2].map((expectedVersion) => aPublication({ expectedVersion, document: SHY }));
        for (const publication of publications) await settings.publishRules(publication);
        await breakRules(2);

        const broken = { kind: 'unreadable', version: 2, reason: expect.stringMatching(/./) };
        expect(await settings.rulesVersion(2)).toEqual(broken);
        expect(await settings.rulesHistory({ limit: 9 })).toEqual([
          publishedAs(3, publications[2]),
          broken,
          publishedAs(1, publications[0]),
        ]);
        expect((await settings.read()).unreadable).toEqual([]);
      });

      it('in force that cannot be read give way to the newest earlier ones that can, and are named', async () => {
        const { settings, breakRules } = await open();
        for (const expectedVersion of [0, 1, 2, 3, 4, 5, 6, 7]) {
          const document = expectedVersion === 1 ? SHY : BOLD;
          await settings.publishRules(
            aPublication({ expectedVersion, document, at: NOON.add({ hours: expectedVersion }) }),
          );
        }
        for (const version of [8, 7, 6, 5, 4, 3]) await breakRules(version);

        const { rules, unreadable } = await settings.read();
        expect(rules).toEqual({ version: 2, document: SHY, publishedAt: NOON.add({ hours: 1 }) });
        expect(unreadable).toEqual([{ what: 'rules', reason: expect.stringMatching(/./) }]);
      });

      it('that cannot be read are followed by the next version, not written over', async () => {
        const { settings, breakRules } = await open();
        await settings.publishRules(aPublication());
        await breakRules(1);

        await expect(settings.read()).rejects.toThrow();
        expect(await settings.publishRules(aPublication())).toEqual({ kind: 'stale' });
        const mended = aPublication({ expectedVersion: 1, document: SHY });
        expect(await settings.publishRules(mended)).toEqual({ kind: 'published', version: 2 });
        expect((await settings.read()).rules).toEqual({ version: 2, document: SHY, publishedAt: NOON });
        expect(await settings.rulesVersion(1)).toEqual(containing({ kind: 'unreadable' }));
      });
    });

    describe('the progress of re-planning', () => {
      it('is stored over the version and cursor that were read, and over nothing else', async () => {
        const { settings } = await open();
        const further = { ...REPLAN, cursor: 'lead-9', seen: 40, moved: 7 };
        const finished = { ...further, cursor: '', finishedAt: NOON.add({ minutes: 5 }) };

        expect(await settings.saveReplan(REPLAN, { version: 1, cursor: '' })).toBe('stale');
        expect(await settings.saveReplan(REPLAN, undefined)).toBe('saved');
        expect(await settings.saveReplan(further, undefined)).toBe('stale');
        expect(await settings.saveReplan(further, { version: 2, cursor: REPLAN.cursor })).toBe('stale');
        expect(await settings.saveReplan(further, { version: 1, cursor: 'elsewhere' })).toBe('stale');
        expect((await settings.read()).replan).toEqual(REPLAN);
        expect(await settings.saveReplan(further, REPLAN)).toBe('saved');
        expect((await settings.read()).replan).toEqual(further);
        expect(await settings.saveReplan(finished, further)).toBe('saved');
        expect((await settings.read()).replan).toEqual(finished);
        const next = { ...REPLAN, version: 2, cursor: '', startedAt: NOON.add({ hours: 1 }) };
        expect(await settings.saveReplan(next, finished)).toBe('saved');
        expect((await settings.read()).replan).toEqual(next);
      });

      it('of one of two at once stands', async () => {
        const { settings } = await open();
        await settings.saveReplan(REPLAN, undefined);
        const results = await Promise.all(
          [10, 11].map((seen) => settings.saveReplan({ ...REPLAN, cursor: 'lead-9', seen }, REPLAN)),
        );

        expect(results.sort()).toEqual(['saved', 'stale']);
      });

      it('that cannot be read is named and left out', async () => {
        const { settings, breakReplan } = await open();
        await settings.saveReplan(REPLAN, undefined);
        await breakReplan();

        const { replan, unreadable } = await settings.read();
        expect(replan).toBeUndefined();
        expect(unreadable).toEqual([{ what: 'progress of re-planning', reason: expect.stringMatching(/./) }]);
      });
    });

    describe('campaigns', () => {
      it('keep their areas when they are replaced, and lose what they no longer have', async () => {
        const { settings } = await open();
        await settings.putCampaign(aCampaign({ startsAt: NOON, areas: [NEW_YORK] }));
        await settings.putCampaign(aCampaign({ name: 'Renamed', tier: 2, areas: [] }));

        expect((await settings.read()).campaigns).toEqual([aCampaign({ name: 'Renamed', tier: 2, areas: [NEW_YORK] })]);
      });

      it('never have fewer shards than before, because leads lie in them', async () => {
        const { settings } = await open();
        for (const shards of [2, 4, 3]) await settings.putCampaign(aCampaign({ shards, priority: shards }));

        expect((await settings.read()).campaigns).toEqual([aCampaign({ shards: 4, priority: 3 })]);
      });

      it('know an area once, however often it is added', async () => {
        const { settings } = await open();
        await settings.putCampaign(aCampaign());
        await Promise.all([NEW_YORK, BERLIN, NEW_YORK].map((area) => settings.addArea('campaign-1', area)));

        expect((await settings.read()).campaigns).toEqual([aCampaign({ areas: [BERLIN, NEW_YORK] })]);
      });

      it('must be there before an area is added', async () => {
        const { settings } = await open();

        await expect(settings.addArea('campaign-1', BERLIN)).rejects.toThrow(CampaignMissingError);
        expect((await settings.read()).campaigns).toEqual([]);
      });

      it('that cannot be read are named, and the others are read', async () => {
        const { settings, breakCampaign } = await open();
        await settings.putCampaign(aCampaign());
        await settings.putCampaign(aCampaign({ id: 'broken' }));
        await breakCampaign('broken');

        const { campaigns, unreadable } = await settings.read();
        expect(campaigns).toEqual([aCampaign()]);
        expect(unreadable).toEqual([{ what: 'campaign broken', reason: expect.stringMatching(/./) }]);
      });
    });

    describe('controls', () => {
      it('let nobody be dialled before the first change', async () => {
        expect(await (await open()).settings.readControls()).toEqual(CONTROLS_AT_FIRST);
      });

      it('are stored one version on', async () => {
        const { settings } = await open();
        const controls: Controls = {
          version: 0,
          emergencyStop: true,
          pausedCampaigns: ['campaign-1'],
          pausedTiers: [1, 3],
          mode: { kind: 'live' },
        };

        expect(await settings.saveControls(controls)).toBe('saved');
        expect(await settings.readControls()).toEqual({ ...controls, version: 1 });
        expect(await settings.saveControls({ ...controls, version: 1, mode: { kind: 'live' } })).toBe('saved');
        expect(await settings.readControls()).toEqual({ ...controls, version: 2, mode: { kind: 'live' } });
      });

      it.each([0, 2])('are refused when version 1 is stored and version %i was read', async (version) => {
        const { settings } = await open();
        await settings.saveControls(CONTROLS_AT_FIRST);

        expect(await settings.saveControls({ ...CONTROLS_AT_FIRST, version, emergencyStop: true })).toBe('stale');
        expect(await settings.readControls()).toEqual({ ...CONTROLS_AT_FIRST, version: 1 });
      });
    });
  });
}

/** The version as it is told once the publication went through. */
function publishedAs(version: number, publication = aPublication()): RulesVersion {
  const { expectedVersion: _, ...rest } = publication;
  return { kind: 'readable', version, ...rest };
}

function aCampaign(fields: Partial<Campaign> = {}): Campaign {
  return {
    id: 'campaign-1',
    name: 'Spring',
    tier: 1,
    queueId: 'queue-1',
    routingProfileId: 'profile-1',
    contactFlowId: 'flow-1',
    callerNumber: '+12125550199',
    priority: 1,
    shards: 1,
    areas: [],
    ...fields,
  };
}
