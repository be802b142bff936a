import { describe, expect, it } from 'vitest';
import { CampaignMissingError } from '../../shared/application/errors.ts';
import type { SettingsRepository } from '../../shared/application/ports/settings-repository.ts';
import type { CallingArea } from '../../shared/domain/calling-area.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import { CONTROLS_AT_FIRST, type Controls } from '../../shared/domain/controls.ts';
import type { RulesDocument } from '../../shared/domain/rules-document.ts';
import { NEW_YORK, NOON } from '../support/lead-builders.ts';

export interface BreakableSettings {
  readonly settings: SettingsRepository;
  /** Makes a stored campaign unreadable. */
  readonly breakCampaign: (campaignId: string) => Promise<void>;
}

const BERLIN: CallingArea = { key: 'DE-BE-Europe/Berlin', country: 'DE', region: 'BE', zones: ['Europe/Berlin'] };
const SHY: RulesDocument = {
  organisation: { maxAttemptsPerDay: 1 },
  tiers: { '2': { programmes: [{ id: 'repeat', trigger: { kind: 'every', days: 30 }, skipIfBoughtWithinDays: 14 }] } },
};
const BOLD: RulesDocument = { organisation: { maxAttemptsPerDay: 3 } };

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
      await settings.publishRules(SHY, 0);
      await settings.putCampaign(aCampaign({ id: 'b', startsAt: NOON, endsAt: NOON.add({ hours: 1 }) }));
      await settings.putCampaign(aCampaign({ id: 'a', areas: [NEW_YORK] }));

      expect(await settings.read()).toEqual({
        structure: 'two',
        rules: { version: 1, document: SHY },
        campaigns: [
          aCampaign({ id: 'a', areas: [NEW_YORK] }),
          aCampaign({ id: 'b', startsAt: NOON, endsAt: NOON.add({ hours: 1 }) }),
        ],
        unreadable: [],
      });
    });

    describe('rules', () => {
      it('are published only over the version that the publisher saw', async () => {
        const { settings } = await open();

        expect(await settings.publishRules(SHY, 1)).toBe('stale');
        expect(await settings.publishRules(SHY, 0)).toBe('published');
        expect(await settings.publishRules(BOLD, 0)).toBe('stale');
        expect((await settings.read()).rules).toEqual({ version: 1, document: SHY });
        expect(await settings.publishRules(BOLD, 1)).toBe('published');
        expect((await settings.read()).rules).toEqual({ version: 2, document: BOLD });
      });

      it('of one of two publishers at once stand', async () => {
        const { settings } = await open();
        const results = await Promise.all([settings.publishRules(SHY, 0), settings.publishRules(BOLD, 0)]);

        expect(results.sort()).toEqual(['published', 'stale']);
        expect((await settings.read()).rules.version).toBe(1);
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
