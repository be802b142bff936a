import * as z from 'zod';
import { type ChangeCampaignResult, changeCampaign } from '../../../shared/application/change-campaign.ts';
import { explainCampaign } from '../../../shared/application/explain-campaign.ts';
import type { Campaign } from '../../../shared/domain/campaign.ts';
import type { Controls } from '../../../shared/domain/controls.ts';
import { deedInWords, deedsInWords } from '../../../shared/domain/deed-words.ts';
import { equipmentOf } from '../../../shared/domain/equipment.ts';
import { campaignReasons } from '../../../shared/domain/explanation.ts';
import { type SalesStructure, salesStructure } from '../../../shared/domain/sales-structure.ts';
import { writtenCampaignSchema } from '../../../shared/domain/written-campaign.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { problem } from '../routing/problem.ts';
import { type Outcome, type Route, route } from '../routing/route.ts';
import { controlsAnswer, switchOutcome } from './controls-outcome.ts';
import { campaignAboutBody, campaignReason } from './reason-answers.ts';
import { campaignId, deeds, faults, moment, momentOf, note, noteBody, unreadableSettings, version } from './schemas.ts';
import { versionsPage, versionsQuery } from './version-history.ts';

const versioned = { of: 'campaign' };
const params = z.strictObject({ campaignId });

const campaignBody = z.object({
  id: z.string(),
  name: z.string(),
  tier: z.int(),
  priority: z.number(),
  shards: z.int(),
  queueId: z.string().exactOptional(),
  routingProfileId: z.string().exactOptional(),
  contactFlowId: z.string().exactOptional(),
  callerNumber: z.string().exactOptional().describe("the company's own"),
  startsAt: moment.exactOptional(),
  endsAt: moment.exactOptional(),
  areas: z.array(z.string()).describe('where it holds or held leads'),
});

/** A campaign as it stands now. */
export const campaignState = z.object({
  campaign: campaignBody,
  tierName: z.string().exactOptional().describe('absent where the sales structure has no such tier'),
  isPaused: z.boolean(),
  reasons: z.array(z.string()).describe('what keeps the whole campaign from calling; empty when nothing does'),
  codes: z.array(z.string()).describe('the same as codes, for programs'),
  told: z.array(campaignReason).describe('the same as data; moments in it are texts'),
});

/** A campaign to be changed. */
export const oneCampaign = campaignState.extend({ version });

/** What a stored campaign is answered with. */
export const stored = z.object({
  version,
  result: z.enum(['added', 'changed', 'unchanged']),
  campaign: campaignBody,
  doubts: faults,
});

export const allCampaigns = z.object({
  campaigns: z.array(campaignState),
  unreadable: unreadableSettings,
});

export const campaignVersions = z.object({
  versions: z.array(z.object({ version, author: z.string(), note: z.string(), at: moment, deed: z.string(), deeds })),
  next: z.string().exactOptional(),
});

/** Why a campaign calls or does not: its leads by what keeps each from being called. */
export const explainedCampaign = z.object({
  campaignId: z.string(),
  tier: z.int(),
  reasons: z.array(z.string()),
  codes: z.array(z.string()).describe('the same as codes, for programs'),
  told: z.array(campaignReason).describe('the same as data; moments in it are texts'),
  read: z.int(),
  isAll: z.boolean(),
  callableNow: z.int(),
  counts: z.array(z.object({ code: z.string(), leads: z.int() })),
  next: z.object({ at: moment, area: z.string(), zones: z.array(z.string()) }).exactOptional(),
  sentences: z.array(z.string()),
});

const connectId = z.string().nullable().exactOptional().meta({ format: 'uuid' });
const scheduled = z
  .string()
  .nullable()
  .exactOptional()
  .meta({ format: 'date-time', examples: ['2026-03-02T08:00:00Z'] });

/** What a patch may say: a field of null is taken away; what is left out stays as it is. */
const patchBody = z.strictObject({
  name: z
    .string()
    .exactOptional()
    .meta({ minLength: 1, examples: ['Spring offer'] }),
  priority: z.int().exactOptional().meta({ minimum: 1, maximum: 999, description: '1 is served first' }),
  shards: z.int().exactOptional().meta({ minimum: 1, maximum: 64, description: 'never fewer than there are' }),
  queueId: connectId,
  routingProfileId: connectId,
  contactFlowId: connectId,
  callerNumber: z
    .string()
    .nullable()
    .exactOptional()
    .meta({ examples: ['+12025550100'] }),
  startsAt: scheduled,
  endsAt: scheduled,
  note,
});

/** Enough to tell why nothing dials; more would keep a browser waiting. */
const MOST_LEADS_EXPLAINED = 10_000;

export const CAMPAIGN_ROUTES: readonly Route[] = [
  route({
    id: 'campaigns.list',
    method: 'GET',
    path: '/campaigns',
    role: 'viewer',
    purpose: 'read',
    summary: 'Every campaign, and what keeps it from calling',
    answer: allCampaigns,
    carryOut: async ({ settings, clock }) => {
      const [{ campaigns, structure, unreadable }, controls] = await Promise.all([
        settings.read(),
        settings.readControls(),
      ]);
      const inForce = salesStructure(structure.document);
      const states = campaigns.map((campaign) => stateOf(campaign, inForce, controls, clock()));
      return { kind: 'answered', body: { campaigns: states, unreadable: [...unreadable] } };
    },
  }),
  route({
    id: 'campaigns.create',
    method: 'POST',
    path: '/campaigns',
    role: 'administrator',
    purpose: 'change',
    summary: 'Store a new campaign; it dials as soon as it has leads and its time has come',
    versioned: { of: 'campaign', ifMatch: 'optional' },
    body: z.strictObject({ campaign: z.unknown().meta({ $ref: '#/components/schemas/Campaign' }), note }),
    answer: stored,
    carryOut: async (deps, { body, caller }) => {
      const signed = { expectedVersion: 0, author: caller.name, note: body.note };
      return campaignOutcome(await changeCampaign(deps, one(body.campaign), signed), 0);
    },
  }),
  route({
    id: 'campaigns.one',
    method: 'GET',
    path: '/campaigns/{campaignId}',
    role: 'viewer',
    purpose: 'read',
    summary: 'One campaign, to be changed',
    versioned,
    params,
    answer: oneCampaign,
    carryOut: async (deps, { params: { campaignId: id } }) => {
      const { settings, clock } = deps;
      const [found, { structure }, controls] = await Promise.all([
        settings.campaign(id),
        settings.read(),
        settings.readControls(),
      ]);
      if (found === undefined) return noCampaign(deps, id);
      if (found.kind === 'unreadable') {
        return problem('refused', { kind: 'campaign-unreadable', why: found.why });
      }
      const state = stateOf(found.campaign, salesStructure(structure.document), controls, clock());
      return { kind: 'answered', body: { ...state, version: found.version }, version: found.version };
    },
  }),
  route({
    id: 'campaigns.edit',
    method: 'PATCH',
    path: '/campaigns/{campaignId}',
    role: 'administrator',
    purpose: 'change',
    summary: 'Change what is named of a campaign: its name, priority, schedule, equipment',
    versioned,
    params,
    body: patchBody,
    answer: stored,
    carryOut: async (deps, { params: { campaignId: id }, body, version: startedFrom = 0, caller }) => {
      const found = await deps.settings.campaign(id);
      if (found === undefined) return noCampaign(deps, id);
      const { note: why, ...patch } = body;
      const input = { ...(await writtenAt(deps, id, startedFrom, found)), ...patch };
      const kept = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));
      const signed = { expectedVersion: startedFrom, author: caller.name, note: why };
      return campaignOutcome(await changeCampaign(deps, kept, signed), startedFrom);
    },
  }),
  route({
    id: 'campaigns.history',
    method: 'GET',
    path: '/campaigns/{campaignId}/versions',
    role: 'viewer',
    purpose: 'read',
    summary: 'Who changed a campaign, when, why and what, newest first',
    params,
    query: versionsQuery(100),
    answer: campaignVersions,
    carryOut: async (deps, { params: { campaignId: id }, query, caller: { role } }) => {
      const { settings } = deps;
      if ((await settings.campaign(id)) === undefined) return noCampaign(deps, id);
      const body = await versionsPage(
        query,
        role,
        (page) => settings.campaignHistory(id, page),
        ({ campaign: _, at, deeds: done, ...rest }) => ({
          ...rest,
          at: momentOf(at),
          deed: deedsInWords(done),
          deeds: [...done],
        }),
      );
      return { kind: 'answered', body };
    },
  }),
  route({
    id: 'campaigns.explain',
    method: 'GET',
    path: '/campaigns/{campaignId}/explanation',
    role: 'viewer',
    purpose: 'read',
    summary: 'Why a campaign calls, or why it does not: its leads counted by what keeps each from being called',
    params,
    answer: explainedCampaign,
    mostPerMinute: 60,
    carryOut: async ({ settings, timers, calendar, clock }, { params: { campaignId: id } }) => {
      const asked = { campaignId: id, readAtMost: MOST_LEADS_EXPLAINED };
      const explained = await explainCampaign({ settings, timers, calendar }, asked, clock());
      const { next, reasons, counts, sentences, ...rest } = explained;
      return {
        kind: 'answered',
        body: {
          ...rest,
          reasons: reasons.map(({ sentence }) => sentence),
          codes: reasons.map(({ code }) => code),
          told: reasons.map(({ about }) => campaignAboutBody(about)),
          counts: [...counts],
          ...(next !== undefined && {
            next: { at: momentOf(next.at), area: next.area.key, zones: [...next.area.zones] },
          }),
          sentences: [...sentences],
        },
      };
    },
  }),
  ...(['pause', 'resume'] as const).map((verb) =>
    route({
      id: `campaigns.${verb}`,
      method: 'POST',
      path: `/campaigns/{campaignId}/${verb}`,
      role: 'supervisor',
      purpose: 'change',
      summary:
        verb === 'pause'
          ? 'Start no call of a campaign from 5 seconds from now on'
          : 'Let a paused campaign call again',
      versioned: { of: 'controls', ifMatch: verb === 'pause' ? 'optional' : 'required' },
      params,
      body: noteBody,
      answer: controlsAnswer,
      carryOut: async (deps, { params: { campaignId: id }, body, version: startedFrom, caller }) => {
        if ((await deps.settings.campaign(id)) === undefined) return noCampaign(deps, id);
        const change = { kind: `${verb}-campaign`, campaignId: id } as const;
        return switchOutcome(deps, change, { author: caller.name, note: body.note }, startedFrom);
      },
    }),
  ),
];

/** A list of campaigns is none: it would be judged as one. */
function one(input: unknown): unknown {
  return Array.isArray(input) ? {} : input;
}

/** A campaign's own fields as its author saw them, to be written down again; as they are now where that was not kept. */
async function writtenAt(
  { settings }: ApiDependencies,
  id: string,
  startedFrom: number,
  found: NonNullable<Awaited<ReturnType<ApiDependencies['settings']['campaign']>>>,
): Promise<Readonly<Record<string, unknown>>> {
  if (found.version !== startedFrom) {
    const [then] = await settings.campaignHistory(id, { limit: 1, before: startedFrom + 1 });
    if (then?.version === startedFrom) return ownFields(then.campaign);
  }
  return found.kind === 'readable' ? ownFields(found.campaign) : { id };
}

const OWN_FIELDS = Object.keys(writtenCampaignSchema.shape);

function ownFields(campaign: Omit<Campaign, 'areas'>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(campaign).flatMap(([name, value]) =>
      OWN_FIELDS.includes(name) ? [[name, typeof value === 'object' ? String(value) : value]] : [],
    ),
  );
}

function campaignOutcome(result: ChangeCampaignResult, startedFrom: number): Outcome<z.input<typeof stored>> {
  switch (result.kind) {
    case 'added':
    case 'changed':
    case 'unchanged': {
      const { kind, version: current, campaign, doubts } = result;
      const body = { version: current, result: kind, campaign: bodyOf(campaign), doubts: [...doubts] };
      return { kind: 'answered', body, version: current, status: kind === 'added' ? 201 : 200 };
    }
    case 'invalid':
      return problem('refused', { kind: 'campaign-wrong' }, { faults: [...result.problems] });
    case 'missing':
      return problem('not-found', { kind: 'campaign-gone' });
    case 'overtaken': {
      const [newest] = result.since;
      const since = result.since.map(({ version: newer, author, at, note: why, deeds: done }) => ({
        version: newer,
        author,
        at: momentOf(at),
        note: why,
        changes: done.map(deedInWords),
        deeds: [...done],
      }));
      const fields = { since, version: result.byVersion };
      if (startedFrom === 0) return problem('hindered', { kind: 'campaign-there-already' }, fields);
      const by = newest === undefined ? {} : { author: newest.author };
      return problem('overtaken', { kind: 'campaign-overtaken', ...by }, fields);
    }
  }
}

async function noCampaign({ settings }: ApiDependencies, id: string): Promise<Outcome<never>> {
  const known = (await settings.read()).campaigns.map((campaign) => campaign.id);
  return problem('not-found', { kind: 'no-such-campaign', id, known });
}

function stateOf(
  campaign: Campaign,
  { tiers }: SalesStructure,
  controls: Controls,
  now: ReturnType<ApiDependencies['clock']>,
): z.input<typeof campaignState> {
  const tier = tiers.find(({ number }) => number === campaign.tier);
  const reasons = campaignReasons({ ...campaign, equipment: equipmentOf(campaign, tier) }, controls, now);
  return {
    campaign: bodyOf(campaign),
    ...(tier !== undefined && { tierName: tier.name }),
    isPaused: controls.pausedCampaigns.includes(campaign.id),
    reasons: [
      ...(tier === undefined ? [`No tier ${campaign.tier} is in the sales structure: it dials nobody.`] : []),
      ...reasons.map(({ sentence }) => sentence),
    ],
    codes: [...(tier === undefined ? ['no-tier'] : []), ...reasons.map(({ code }) => code)],
    told: [
      ...(tier === undefined ? [{ kind: 'no-tier', campaignId: campaign.id, tier: campaign.tier } as const] : []),
      ...reasons.map(({ about }) => campaignAboutBody(about)),
    ],
  };
}

function bodyOf({ areas, startsAt, endsAt, ...rest }: Campaign): z.input<typeof campaignBody> {
  return {
    ...rest,
    ...(startsAt !== undefined && { startsAt: momentOf(startsAt) }),
    ...(endsAt !== undefined && { endsAt: momentOf(endsAt) }),
    areas: areas.map(({ key }) => key),
  };
}
