import type { Temporal } from 'temporal-polyfill';
import type { Campaign } from '../domain/campaign.ts';
import { campaignDeeds } from '../domain/campaign-deeds.ts';
import type { Deed } from '../domain/deed.ts';
import { missingEquipment } from '../domain/equipment.ts';
import type { CompanyTrouble } from '../domain/findings/company-trouble.ts';
import { companyFinding } from '../domain/findings/found.ts';
import type { RulesProblem } from '../domain/rules-problem.ts';
import { type SalesStructure, salesStructure } from '../domain/sales-structure.ts';
import { readCampaigns, type WrittenCampaign } from '../domain/written-campaign.ts';
import type { CampaignVersion, SettingsRepository, StoredCampaign } from './ports/settings-repository.ts';

export interface ChangeCampaignDependencies {
  readonly settings: Pick<SettingsRepository, 'read' | 'campaign' | 'saveCampaign' | 'campaignHistory'>;
  readonly clock: () => Temporal.Instant;
}

export interface CampaignSigned {
  /** The version that the author started from, 0 for a new campaign; over whatever there is when absent. */
  readonly expectedVersion?: number;
  readonly author: string;
  readonly note: string;
}

export type ChangeCampaignResult =
  | {
      readonly kind: 'added' | 'changed' | 'unchanged';
      readonly version: number;
      readonly campaign: Campaign;
      /** What one should know of it. */
      readonly doubts: readonly RulesProblem[];
    }
  | { readonly kind: 'invalid'; readonly problems: readonly RulesProblem[] }
  | { readonly kind: 'missing' }
  /** Somebody else stored one since: versions newer than the expected one, newest first, as far as people saved them. */
  | { readonly kind: 'overtaken'; readonly byVersion: number; readonly since: readonly CampaignVersion[] };

const MOST_TOLD = 20;

/**
 * Stores a campaign, new or over the version that its author started from, with who did it. Everything wrong with it is
 * told at once, and then nothing is stored. Of two who change it at once the second is `overtaken`; a repeat of the very
 * same change is answered as the first was. A campaign never changes its tier, and never gets fewer shards.
 */
export async function changeCampaign(
  deps: ChangeCampaignDependencies,
  input: unknown,
  signed: CampaignSigned,
): Promise<ChangeCampaignResult> {
  const read = readCampaigns(input);
  if (read.kind === 'invalid') return read;
  const [written] = read.campaigns;
  if (written === undefined || read.campaigns.length > 1) throw new TypeError('One campaign is changed at a time.');
  for (;;) {
    const stored = await deps.settings.campaign(written.id);
    const moved = movedTier(written, stored?.kind === 'readable' ? stored.campaign : undefined);
    if (moved.length > 0) return { kind: 'invalid', problems: moved };
    const result = await stepOver(deps, written, stored, signed);
    if (result !== undefined) return result;
  }
}

/** Undefined when somebody else stored one in between, and the author takes whatever there is. */
async function stepOver(
  { settings, clock }: ChangeCampaignDependencies,
  written: WrittenCampaign,
  stored: StoredCampaign | undefined,
  { expectedVersion, author, note }: CampaignSigned,
): Promise<ChangeCampaignResult | undefined> {
  const version = stored?.version ?? 0;
  const before = stored?.kind === 'readable' ? stored.campaign : undefined;
  const campaign: Campaign = {
    ...written,
    shards: Math.max(written.shards, before?.shards ?? 1),
    areas: before?.areas ?? [],
  };
  const doubts = doubtsOf(campaign, salesStructure((await settings.read()).structure.document));
  if (expectedVersion !== undefined && expectedVersion !== version) {
    if (stored === undefined) return { kind: 'missing' };
    const since = await settings.campaignHistory(written.id, { limit: MOST_TOLD });
    const next = since.find((one) => one.version === expectedVersion + 1);
    if (next !== undefined && isRepeat(next, { campaign, author, note })) {
      const kind = expectedVersion === 0 ? 'added' : 'changed';
      return { kind, version: next.version, campaign, doubts };
    }
    return { kind: 'overtaken', byVersion: version, since: since.filter((one) => one.version > expectedVersion) };
  }
  const changes = campaignDeeds(before, campaign);
  if (before !== undefined && changes.length === 0) return { kind: 'unchanged', version, campaign, doubts };
  const deeds: readonly Deed[] = before === undefined ? [{ kind: 'campaign-added' }, ...changes] : changes;
  const signature = { expectedVersion: version, author, note, at: clock(), deeds };
  if ((await settings.saveCampaign(campaign, signature)) === 'stale') {
    return expectedVersion === undefined ? undefined : overtakenNow(settings, written.id, expectedVersion);
  }
  return { kind: stored === undefined ? 'added' : 'changed', version: version + 1, campaign, doubts };
}

async function overtakenNow(
  settings: ChangeCampaignDependencies['settings'],
  id: string,
  expectedVersion: number,
): Promise<ChangeCampaignResult> {
  const byVersion = (await settings.campaign(id))?.version ?? 0;
  const history = await settings.campaignHistory(id, { limit: MOST_TOLD });
  return { kind: 'overtaken', byVersion, since: history.filter((one) => one.version > expectedVersion) };
}

function isRepeat(
  version: CampaignVersion,
  { campaign, author, note }: { readonly campaign: Campaign; readonly author: string; readonly note: string },
): boolean {
  if (version.author !== author || version.note !== note) return false;
  return campaignDeeds({ ...version.campaign, areas: [] }, campaign).length === 0;
}

/** Leads lie under the campaign, and its tier's people call them: what they were told would no longer be true. */
export function movedTier({ id, tier }: WrittenCampaign, stored: Campaign | undefined): readonly RulesProblem[] {
  if (stored === undefined || stored.tier === tier) return [];
  return [found('tier', String(tier), { kind: 'tier-is-fixed', id, tier: stored.tier, wanted: tier })];
}

function doubtsOf(campaign: Campaign, { tiers }: SalesStructure): readonly RulesProblem[] {
  const tier = tiers.find(({ number }) => number === campaign.tier);
  if (tier === undefined) return [found('tier', String(campaign.tier), { kind: 'tier-not-there' })];
  const missing = missingEquipment(campaign, tier);
  if (missing.length === 0) return [];
  return [found('', campaign.id, { kind: 'nothing-to-dial-with', tier: campaign.tier, missing })];
}

function found(path: string, value: string, trouble: CompanyTrouble): RulesProblem {
  return { ...companyFinding([], trouble), path, value };
}
