import { Temporal } from 'temporal-polyfill';
import type { CallingArea } from './calling-area.ts';
import type { ClosedWhy } from './calling-hours.ts';
import type { CampaignExplanation } from './campaign-explanation.ts';
import { campaignRefusals } from './campaign-gate.ts';
import type { Controls } from './controls.ts';
import type { CampaignInForce } from './equipment.ts';
import { beginningOf } from './explanation.ts';
import { REFUSAL_CODES } from './gate.ts';
import { aboutCampaign } from './refusal-figures.ts';
import { type StandstillAbout, standstillSentence, type ToldMoment } from './standstill-sentences.ts';

/**
 * Why campaigns call nobody: what keeps a campaign or a lead, that there is no campaign, that the sales structure has not
 * the tier of one, that a campaign has no lead.
 */
export const STANDSTILL_CODES = [...REFUSAL_CODES, 'no-campaign', 'no-tier', 'no-lead'] as const;

export type StandstillCode = (typeof STANDSTILL_CODES)[number];

/** One reason why nothing is dialling, of all campaigns that it keeps. */
export interface StandstillReason {
  readonly code: StandstillCode;
  /** Those that it keeps, in order of their ids; empty where it keeps everything. */
  readonly campaignIds: readonly string[];
  /** When the first of them may call, as far as that is known; absent when it takes somebody to do something. */
  readonly until?: Temporal.Instant;
  /** How many of the leads that were looked at wait for it; absent where it is no reason of single leads. */
  readonly leads?: number;
  /** What the sentence tells, as data. */
  readonly about: StandstillAbout;
  /** A plain sentence without a number or name of a lead. */
  readonly sentence: string;
}

/** Whether any area of a campaign may be called now; if none, why, and where the first one opens when. */
export type CampaignHours =
  | { readonly kind: 'open' }
  | {
      readonly kind: 'closed';
      readonly why: ClosedWhy;
      readonly opens?: { readonly at: Temporal.Instant; readonly area: CallingArea };
    };

/** How one campaign stands. */
export interface CampaignStanding {
  readonly campaign: CampaignInForce;
  /** Whether the sales structure has its tier. */
  readonly hasTier: boolean;
  readonly hours: CampaignHours;
  /** Areas of it that may be called now were not looked at. */
  readonly isCut: boolean;
  /** Its leads as far as they were looked at, those due first. */
  readonly looked: Pick<CampaignExplanation, 'read' | 'isAll' | 'callableNow' | 'counts' | 'next'>;
}

type Moment = NonNullable<CampaignExplanation['next']>;

/** A reason of one campaign, or of the whole company where there is none. */
interface Found {
  readonly code: StandstillCode;
  readonly campaign?: CampaignInForce;
  readonly until?: Temporal.Instant;
  readonly first?: Moment;
  readonly leads?: number;
  readonly isCut?: boolean;
}

/**
 * Why nothing is dialling, or not more: the weightiest first. What keeps the whole company comes first, then what keeps
 * campaigns, then what their leads wait for. A campaign that something keeps as a whole tells nothing of its leads, and
 * one of whose leads some can be called only whom or what these wait for. Empty when the dialler has somebody to call.
 */
export function standstillReasons(
  controls: Controls,
  standings: readonly CampaignStanding[],
  now: Temporal.Instant,
): readonly StandstillReason[] {
  const found: readonly Found[] = [
    ...companyReasons(controls).map((code) => ({ code })),
    ...(standings.length === 0 ? [{ code: 'no-campaign' as const }] : []),
    ...standings.flatMap((standing) => reasonsOf(standing, controls, now)),
  ];
  return [...Map.groupBy(found, groupOf).values()]
    .map((group) => merged(group, now))
    .toSorted((one, other) => rankOf(one) - rankOf(other) || (other.leads ?? 0) - (one.leads ?? 0));
}

function companyReasons({ emergencyStop, restored, mode }: Controls): readonly StandstillCode[] {
  return [
    ...(emergencyStop ? (['emergency-stop'] as const) : []),
    ...(restored ? (['table-restored'] as const) : []),
    ...(mode.kind === 'observe' ? (['observe-mode'] as const) : []),
    ...(mode.kind === 'test-numbers' ? (['not-a-test-number'] as const) : []),
  ];
}

const OF_THE_COMPANY: readonly StandstillCode[] = [
  ...(['emergency-stop', 'table-restored', 'observe-mode', 'not-a-test-number'] as const),
];

function reasonsOf(
  { campaign, hasTier, hours, looked, isCut }: CampaignStanding,
  controls: Controls,
  now: Temporal.Instant,
): readonly Found[] {
  const own = campaignRefusals(campaign, controls, now).filter((code) => !OF_THE_COMPANY.includes(code));
  const kept: readonly StandstillCode[] = hasTier ? own : ['no-tier'];
  if (kept.length > 0) {
    return kept.map((code) => {
      const begins = beginningOf(campaign, now);
      const isAhead = code === 'campaign-not-running' && Temporal.Instant.compare(begins, now) > 0;
      return { code, campaign, ...(isAhead && { until: begins }) };
    });
  }
  if (looked.read === 0 && looked.isAll) return [{ code: 'no-lead', campaign }];
  if (hours.kind === 'closed') {
    const { why, opens } = hours;
    return [{ code: why, campaign, ...(opens !== undefined && { until: opens.at, first: opens }) }];
  }
  const { next: _, ...withoutNext } = looked;
  return leadReasons(campaign, isCut ? withoutNext : looked).map((found) => ({ ...found, isCut }));
}

const FOR_CAPACITY: readonly StandstillCode[] = ['no-agent', 'no-line'];

function leadReasons(
  campaign: CampaignInForce,
  { callableNow, counts, next }: CampaignStanding['looked'],
): readonly Found[] {
  const waiting = counts.filter(({ code }) => FOR_CAPACITY.includes(code));
  if (callableNow > 0 || waiting.length > 0) return waiting.map((reason) => ({ ...reason, campaign }));
  return counts
    .filter(({ code }) => !OF_THE_COMPANY.includes(code))
    .map((reason) => ({ ...reason, campaign, ...(next !== undefined && { until: next.at, first: next }) }));
}

/** Reasons that say the same of several campaigns are one; that single leads are asleep is another than that all are. */
function groupOf({ code, campaign, leads }: Found): string {
  switch (code) {
    case 'outside-hours':
    case 'holiday':
    case 'closed-date':
      return leads === undefined ? code : `${code} leads`;
    case 'campaign-paused':
    case 'campaign-not-running':
    case 'campaign-not-equipped':
    case 'no-tier':
      return `${code} ${campaign?.id}`;
    case 'tier-paused':
      return `${code} ${campaign?.tier}`;
    default:
      return code;
  }
}

function merged(group: readonly Found[], now: Temporal.Instant): StandstillReason {
  const [one] = group;
  if (one === undefined) throw new RangeError('A group of reasons holds at least one.');
  const ids = group.flatMap(({ campaign }) => campaign?.id ?? []).toSorted();
  const { until, first } = group.toSorted(earlier)[0] ?? one;
  const leads = group.reduce((sum, found) => sum + (found.leads ?? 0), 0);
  const campaignIds = OF_THE_COMPANY.includes(one.code) ? [] : ids;
  const about = aboutOf(one, { leads, first, isCut: group.some((found) => found.isCut) }, now);
  return {
    code: one.code,
    campaignIds,
    ...(until !== undefined && { until }),
    ...(leads > 0 && { leads }),
    about,
    sentence: standstillSentence(about, { campaignIds, leads }, now),
  };
}

function earlier(one: Found, other: Found): number {
  if (one.until === undefined || other.until === undefined) {
    return Number(one.until === undefined) - Number(other.until === undefined);
  }
  return Temporal.Instant.compare(one.until, other.until);
}

interface Told {
  readonly leads: number;
  readonly first: Moment | undefined;
  readonly isCut: boolean;
}

function aboutOf({ code, campaign }: Found, { leads, first, isCut }: Told, now: Temporal.Instant): StandstillAbout {
  switch (code) {
    case 'not-a-test-number':
      return { kind: 'test-numbers-only' };
    case 'emergency-stop':
    case 'table-restored':
    case 'observe-mode':
    case 'no-campaign':
    case 'no-lead':
    case 'no-agent':
    case 'no-line':
      return { kind: code };
    case 'outside-hours':
    case 'holiday':
    case 'closed-date':
      if (leads > 0) return { kind: 'leads-kept', why: code };
      return { kind: 'areas-closed', why: code, ...(first !== undefined && { opens: toldMoment(first) }) };
    case 'not-due':
      return { kind: 'nothing-due', isCut, ...(first !== undefined && { next: toldMoment(first) }) };
    case 'no-tier':
    case 'campaign-paused':
    case 'tier-paused':
    case 'campaign-not-running':
    case 'campaign-not-equipped':
      if (campaign === undefined) throw new RangeError(`The reason ${code} is one of a campaign.`);
      if (code === 'no-tier') return { kind: code, campaignId: campaign.id, tier: campaign.tier };
      return aboutCampaign(code, campaign, now);
    default:
      return { kind: 'leads-kept', why: code };
  }
}

function toldMoment({ at, area }: Moment): ToldMoment<Temporal.Instant> {
  // Stryker disable next-line StringLiteral: an area has at least one zone, the other one satisfies the compiler.
  return { at, zone: area.zones[0] ?? 'UTC' };
}

/** What somebody has to do comes first, then what is short, then what the clock decides, then what single leads wait for. */
const WEIGHTIEST: readonly StandstillCode[] = [
  ...(['emergency-stop', 'table-restored', 'observe-mode', 'not-a-test-number', 'no-campaign'] as const),
  ...(['tier-paused', 'campaign-paused', 'no-tier', 'campaign-not-equipped', 'campaign-not-running'] as const),
  ...(['no-agent', 'no-line', 'holiday', 'closed-date', 'outside-hours'] as const),
];
const LIGHTEST: readonly StandstillCode[] = ['not-due', 'no-lead'];

function rankOf({ code, leads }: Pick<StandstillReason, 'code' | 'leads'>): number {
  const heavy = WEIGHTIEST.indexOf(code);
  const isOfLeads = leads !== undefined && !FOR_CAPACITY.includes(code);
  return heavy >= 0 && !isOfLeads ? heavy : WEIGHTIEST.length + 1 + LIGHTEST.indexOf(code);
}
