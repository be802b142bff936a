import { describe, expect, it } from 'vitest';
import { CampaignMissingError } from '../../shared/application/errors.ts';
import type { ReplanProgress, SettingsRepository } from '../../shared/application/ports/settings-repository.ts';
import type { CallingArea } from '../../shared/domain/calling-area.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import { CONTROLS_AT_FIRST, type Controls } from '../../shared/domain/controls.ts';
import type { Deed } from '../../shared/domain/deed.ts';
import type { RulesDocument } from '../../shared/domain/rules-document.ts';
import { STRUCTURE_AT_FIRST, USUAL_STRUCTURES } from '../../shared/domain/sales-structure.ts';
import type { StructureDocument } from '../../shared/domain/structure-fields.ts';
import { aPublication, aStructurePublication } from '../support/a-publication.ts';
import type { LeftInForce } from '../support/in-memory-versioned-documents.ts';
import { NEW_YORK, NOON } from '../support/lead-builders.ts';
import { versionedDocumentsContract } from './versioned-documents.contract.ts';

export interface BreakableSettings {
  readonly settings: SettingsRepository;
  /** Makes a stored campaign unreadable. */
  readonly breakCampaign: (campaignId: string) => Promise<void>;
  /** Makes a published version unreadable, in the history and in force. */
  readonly breakVersion: (kind: 'rules' | 'structures', version: number) => Promise<void>;
  /** Changes or removes what is in force, and leaves its copy in the history as it was published. */
  readonly damageRules: (left: LeftInForce<RulesDocument>) => Promise<void>;
  readonly damageStructure: (left: LeftInForce<StructureDocument>) => Promise<void>;
  /** Makes the progress of re-planning unreadable. */
  readonly breakReplan: () => Promise<void>;
}

const BERLIN: CallingArea = { key: 'DE-BE-Europe/Berlin', country: 'DE', region: 'BE', zones: ['Europe/Berlin'] };
const LESS_URGENT: Deed = { kind: 'campaign-changed', member: 'priority', from: '1', to: '5' };
const SHY: RulesDocument = {
  organisation: { maxAttemptsPerDay: 1 },
  tiers: { '2': { programmes: [{ id: 'repeat', trigger: { kind: 'every', days: 30 }, skipIfBoughtWithinDays: 14 }] } },
};
const BOLD: RulesDocument = { organisation: { maxAttemptsPerDay: 3 } };

/** Every part that a structure may have. */
const EQUIPPED: StructureDocument = {
  tiers: [
    {
      name: 'hunting',
      stages: ['prospecting', 'selling'],
      queueId: 'queue-1',
      routingProfileId: 'profile-1',
      contactFlowId: 'flow-1',
      callerNumbers: ['+12025550199'],
      script: 'first-call',
      targets: { contactsPerDay: 40, winRate: 0.25 },
    },
    { name: 'farming', stages: ['account-care'] },
  ],
  scripts: {
    'first-call': {
      title: 'First call',
      opening: 'Good morning!',
      objections: [{ code: 'price', title: 'Too dear', answer: 'It pays for itself.' }],
      cards: [{ id: 'delivery', title: 'Delivery', text: 'Within two days.' }],
      facts: [{ name: 'budget', question: 'What may it cost?' }],
    },
  },
};
const STRUCTURES = {
  what: 'sales structure',
  setting: { kind: 'structure' } as const,
  atFirst: STRUCTURE_AT_FIRST,
  shy: EQUIPPED,
  bold: USUAL_STRUCTURES.one,
};

const REPLAN: ReplanProgress = {
  rulesVersion: 1,
  structureVersion: 3,
  cursor: 'lead-4',
  seen: 20,
  moved: 3,
  startedAt: NOON,
};

/** What every repository of settings promises. `open` gives an empty one. */
export function settingsRepositoryContract(name: string, open: () => Promise<BreakableSettings>): void {
  describe(name, () => {
    it('begins with three tiers, the rules of the product and no campaign', async () => {
      const { settings } = await open();

      expect(await settings.read()).toEqual({
        structure: { version: 0, document: STRUCTURE_AT_FIRST },
        rules: { version: 0, document: {} },
        campaigns: [],
        unreadable: [],
      });
    });

    it('reads structure, rules and campaigns together as last written', async () => {
      const { settings } = await open();
      await settings.structures.publish(aStructurePublication(USUAL_STRUCTURES.one));
      await settings.structures.publish(aStructurePublication(EQUIPPED, { expectedVersion: 1 }));
      await settings.rules.publish(aPublication({ document: SHY }));
      await settings.saveReplan(REPLAN, undefined);
      await settings.putCampaign(aCampaign({ id: 'b', startsAt: NOON, endsAt: NOON.add({ hours: 1 }) }));
      await settings.putCampaign(aCampaign({ id: 'a', areas: [NEW_YORK] }));

      expect(await settings.read()).toEqual({
        structure: { version: 2, document: EQUIPPED, publishedAt: NOON },
        rules: { version: 1, document: SHY, publishedAt: NOON },
        campaigns: [
          aCampaign({ id: 'a', areas: [NEW_YORK] }),
          aCampaign({ id: 'b', startsAt: NOON, endsAt: NOON.add({ hours: 1 }) }),
        ],
        unreadable: [],
        replan: REPLAN,
      });
    });

    versionedDocumentsContract(
      'rules',
      { what: 'rules', setting: { kind: 'rules' }, atFirst: {}, shy: SHY, bold: BOLD },
      async () => {
        const { settings, breakVersion, damageRules } = await open();
        return {
          documents: settings.rules,
          read: async () => {
            const { rules, unreadable } = await settings.read();
            return { inForce: rules, unreadable };
          },
          breakVersion: (version) => breakVersion('rules', version),
          damageInForce: damageRules,
        };
      },
    );

    versionedDocumentsContract('sales structures', STRUCTURES, async () => {
      const { settings, breakVersion, damageStructure } = await open();
      return {
        documents: settings.structures,
        read: async () => {
          const { structure, unreadable } = await settings.read();
          return { inForce: structure, unreadable };
        },
        breakVersion: (version) => breakVersion('structures', version),
        damageInForce: damageStructure,
      };
    });

    describe('the progress of re-planning', () => {
      it('is stored over the versions and cursor that were read, and over nothing else', async () => {
        const { settings } = await open();
        const further = { ...REPLAN, cursor: 'lead-9', seen: 40, moved: 7 };
        const finished = { ...further, cursor: '', finishedAt: NOON.add({ minutes: 5 }) };

        expect(await settings.saveReplan(REPLAN, { rulesVersion: 1, structureVersion: 3, cursor: '' })).toBe('stale');
        expect(await settings.saveReplan(REPLAN, undefined)).toBe('saved');
        expect(await settings.saveReplan(further, undefined)).toBe('stale');
        for (const other of [
          { rulesVersion: 2 },
          { structureVersion: 2 },
          { structureVersion: 0 },
          { cursor: 'elsewhere' },
        ]) {
          expect(await settings.saveReplan(further, { ...REPLAN, ...other })).toBe('stale');
        }
        expect((await settings.read()).replan).toEqual(REPLAN);
        expect(await settings.saveReplan(further, REPLAN)).toBe('saved');
        expect((await settings.read()).replan).toEqual(further);
        expect(await settings.saveReplan(finished, further)).toBe('saved');
        expect((await settings.read()).replan).toEqual(finished);
        const next = { ...REPLAN, rulesVersion: 2, cursor: '', startedAt: NOON.add({ hours: 1 }) };
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

      it('is stored over one that was begun before there was a structure', async () => {
        const { settings } = await open();
        const before = { ...REPLAN, structureVersion: 0 };
        await settings.saveReplan(before, undefined);

        expect(await settings.saveReplan(REPLAN, REPLAN)).toBe('stale');
        expect(await settings.saveReplan(REPLAN, before)).toBe('saved');
        expect((await settings.read()).replan).toEqual(REPLAN);
      });

      it('that cannot be read is named and left out', async () => {
        const { settings, breakReplan } = await open();
        await settings.saveReplan(REPLAN, undefined);
        await breakReplan();

        const { replan, unreadable } = await settings.read();
        expect(replan).toBeUndefined();
        expect(unreadable).toEqual([
          {
            what: 'progress of re-planning',
            reason: expect.stringMatching(/./),
            setting: { kind: 'replanning' },
            why: expect.objectContaining({ kind: 'misshapen' }),
          },
        ]);
      });
    });

    describe('campaigns', () => {
      it('keep their areas when they are replaced, and lose what they no longer have', async () => {
        const { settings } = await open();
        await settings.putCampaign(aCampaign({ startsAt: NOON, areas: [NEW_YORK] }));
        await settings.putCampaign(aCampaign({ name: 'Renamed', tier: 2, areas: [] }));

        expect((await settings.read()).campaigns).toEqual([aCampaign({ name: 'Renamed', tier: 2, areas: [NEW_YORK] })]);
      });

      it('are added where none has their id, and left alone where one has', async () => {
        const { settings } = await open();

        expect(await settings.addCampaign(aCampaign({ areas: [NEW_YORK] }))).toBe('added');
        expect(await settings.addCampaign(aCampaign({ name: 'Renamed', shards: 8 }))).toBe('there-already');
        expect((await settings.read()).campaigns).toEqual([aCampaign({ areas: [NEW_YORK] })]);
      });

      it('that cannot be read are left to whoever mends them', async () => {
        const { settings, breakCampaign } = await open();
        const { id } = aCampaign();
        await settings.putCampaign(aCampaign());
        await breakCampaign(id);

        expect(await settings.addCampaign(aCampaign())).toBe('there-already');
      });

      it('may bring some of their equipment, or none, and lose what they no longer bring', async () => {
        const { settings } = await open();
        const { queueId: _q, routingProfileId: _r, contactFlowId: _c, callerNumber, ...bare } = aCampaign();
        await settings.putCampaign(aCampaign());
        await settings.putCampaign({ ...bare, ...(callerNumber !== undefined && { callerNumber }) });
        expect((await settings.read()).campaigns).toEqual([{ ...bare, callerNumber }]);
        await settings.putCampaign(bare);
        expect((await settings.read()).campaigns).toEqual([bare]);
      });

      it('is saved over the version that was read, and over nothing else, with who did it', async () => {
        const { settings } = await open();
        const by = { author: 'Kim', note: 'first', at: NOON, deeds: [{ kind: 'campaign-added' as const }] };
        const again = { ...by, note: 'less urgent', deeds: [LESS_URGENT], expectedVersion: 1 };
        const changed = aCampaign({ priority: 5 });
        const { areas: _, ...own } = changed;

        expect(await settings.saveCampaign(aCampaign(), { ...by, expectedVersion: 1 })).toBe('stale');
        expect(await settings.saveCampaign(aCampaign({ areas: [NEW_YORK] }), { ...by, expectedVersion: 0 })).toBe(
          'saved',
        );
        expect(await settings.saveCampaign(aCampaign(), { ...by, expectedVersion: 0 })).toBe('stale');
        expect(await settings.saveCampaign(changed, again)).toBe('saved');
        expect(await settings.saveCampaign(changed, again)).toBe('stale');
        expect(await settings.campaign(changed.id)).toEqual({
          kind: 'readable',
          version: 2,
          campaign: { ...changed, areas: [NEW_YORK] },
        });
        expect(await settings.campaignHistory(changed.id, { limit: 1 })).toEqual([
          { version: 2, author: 'Kim', note: 'less urgent', at: NOON, deeds: [LESS_URGENT], campaign: own },
        ]);
        expect((await settings.campaignHistory(changed.id, { limit: 9, before: 2 })).map((one) => one.note)).toEqual([
          'first',
        ]);
      });

      it('has a version however it was stored, and none where there is none', async () => {
        const { settings, breakCampaign } = await open();
        await settings.addCampaign(aCampaign({ id: 'added' }));
        await settings.putCampaign(aCampaign({ id: 'put' }));
        await settings.putCampaign(aCampaign({ id: 'put' }));
        expect(await settings.campaign('put')).toMatchObject({ kind: 'readable', version: 2 });
        await breakCampaign('put');

        expect(await settings.campaign('nobody')).toBeUndefined();
        expect(await settings.campaign('added')).toMatchObject({ kind: 'readable', version: 1 });
        expect(await settings.campaign('put')).toMatchObject({ kind: 'unreadable' });
        expect(await settings.campaignHistory('put', { limit: 9 })).toEqual([]);
      });

      it('never has fewer shards by being saved', async () => {
        const { settings } = await open();
        await settings.putCampaign(aCampaign({ shards: 4 }));
        const by = { author: 'Kim', note: '', at: NOON, deeds: [LESS_URGENT], expectedVersion: 1 };

        expect(await settings.saveCampaign(aCampaign({ shards: 2 }), by)).toBe('stale');
        expect(await settings.saveCampaign(aCampaign({ shards: 5 }), by)).toBe('saved');
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
        expect(unreadable).toEqual([
          {
            what: 'campaign broken',
            reason: expect.stringMatching(/./),
            setting: { kind: 'campaign', campaignId: 'broken' },
            why: expect.objectContaining({ kind: 'misshapen' }),
          },
        ]);
      });
    });

    describe('controls', () => {
      it('let nobody be dialled before the first change', async () => {
        expect(await (await open()).settings.readControls()).toEqual(CONTROLS_AT_FIRST);
      });

      it('are stored one version on, with who changed them from what to what', async () => {
        const { settings } = await open();
        const controls: Controls = {
          version: 0,
          emergencyStop: true,
          pausedCampaigns: ['campaign-1'],
          pausedTiers: [1, 3],
          mode: { kind: 'live' },
          testNumbers: [{ key: 'number-1', label: "Kim's telephone" }],
        };
        const first = { ...controls, version: 1 };
        const second = { ...controls, version: 2, mode: { kind: 'test-numbers' } } as const;
        const signed = (before: Controls, note: string) => ({ author: 'Kim', note, at: NOON, before });

        expect(await settings.saveControls(controls, signed(CONTROLS_AT_FIRST, 'one'))).toBe('saved');
        expect(await settings.readControls()).toEqual(first);
        expect(await settings.saveControls({ ...second, version: 1 }, signed(first, 'two'))).toBe('saved');
        expect(await settings.readControls()).toEqual(second);
        expect(await settings.controlsHistory({ limit: 5 })).toEqual([
          { ...signed(first, 'two'), after: second },
          { ...signed(CONTROLS_AT_FIRST, 'one'), after: first },
        ]);
        expect(await settings.controlsHistory({ limit: 1 })).toHaveLength(1);
        expect(await settings.controlsHistory({ limit: 5, before: 2 })).toEqual([
          { ...signed(CONTROLS_AT_FIRST, 'one'), after: first },
        ]);
      });

      it.each([0, 2])('are refused when version 1 is stored and version %i was read', async (version) => {
        const { settings } = await open();
        const signature = { author: 'Kim', note: 'why', at: NOON, before: CONTROLS_AT_FIRST };
        await settings.saveControls(CONTROLS_AT_FIRST, signature);

        expect(await settings.saveControls({ ...CONTROLS_AT_FIRST, version, emergencyStop: true }, signature)).toBe(
          'stale',
        );
        expect(await settings.readControls()).toEqual({ ...CONTROLS_AT_FIRST, version: 1 });
        expect(await settings.controlsHistory({ limit: 5 })).toHaveLength(1);
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
