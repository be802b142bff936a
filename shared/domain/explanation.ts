import { Temporal } from 'temporal-polyfill';
import type { CallingArea } from './calling-area.ts';
import type { Campaign } from './campaign.ts';
import { campaignRefusals } from './campaign-gate.ts';
import { type Controls, modeAllows } from './controls.ts';
import type { DecisionContext } from './decision-context.ts';
import type { CampaignInForce } from './equipment.ts';
import { CAMPAIGN_REFUSAL_CODES, type CampaignRefusalCode, type RefusalCode } from './gate.ts';
import { currentNumber, type Lead } from './lead.ts';
import { type LeadStanding, type NextCall, type StandingReason, standingOf } from './lead-standing.ts';
import { clocksWords, momentWords } from './moment-words.ts';
import { type RefusedCall, refusalSources } from './refusal-rules.ts';
import { CAMPAIGN_SENTENCES, LEAD_SENTENCES, type LeadSituation, waitingPurpose } from './refusal-sentences.ts';
import { listWords, REFUSAL_WORDS } from './rule-words.ts';
import type { RuleSource } from './rules-in-force.ts';
import type { Stage } from './stage.ts';
import type { TierNumber } from './tier-number.ts';

/** One thing that stands in the way of a call. */
export interface Reason extends StandingReason {
  /** Who set the rules that it comes from; none where no rule does. */
  readonly sources: readonly RuleSource[];
  /** A plain sentence without numbers or names of the lead. */
  readonly sentence: string;
}

/** Free people and lines, as somebody counted them a moment ago. */
export interface Capacity {
  readonly peopleFree: number;
  readonly linesFree: number;
}

export interface LeadExplanation {
  readonly leadId: string;
  readonly stage: Stage;
  readonly tier: TierNumber;
  readonly campaignId: string;
  /** `later`: by itself, at a moment that is known. `not`: only after somebody does something, or never. */
  readonly verdict: 'callable now' | 'later' | 'not';
  /** Everything that stands in the way, the campaign's reasons first. */
  readonly reasons: readonly Reason[];
  /** The next call as the rules in force have it, should nothing else happen. */
  readonly next?: NextCall;
  /** The whole of it in plain words. */
  readonly sentences: readonly string[];
}

export interface ExplanationContext extends DecisionContext {
  /** The campaign that calls the lead, or would. */
  readonly campaign: CampaignInForce;
  readonly controls: Controls;
  /** Nothing is said of people and lines without it. */
  readonly capacity?: Capacity;
}

/** Why a lead is called now or is not, and when it will be. The customer's clocks tell the time. */
export function explanationOf(lead: Lead, context: ExplanationContext): LeadExplanation {
  const { campaign, controls, now, capacity } = context;
  const ofCampaign = campaignReasons(campaign, controls, now);
  const standing = standingOf(lead, context, beginningOf(campaign, now));
  const waiting = standing.reasons.length === 0 ? capacityReasons(capacity) : [];
  const reasons = [
    ...ofCampaign,
    ...[...testModeReasons(lead, controls), ...standing.reasons, ...waiting].map((reason) =>
      reasonOf(lead, reason, context),
    ),
  ];
  const next = standing.next !== undefined && isBeforeEnd(campaign, standing.next.at) ? standing.next : undefined;
  const explained = { lead, reasons, standing, next };
  return {
    leadId: lead.id,
    stage: lead.stage,
    tier: campaign.tier,
    campaignId: campaign.id,
    verdict: verdictOf(reasons, next),
    reasons,
    ...(next === undefined ? {} : { next }),
    sentences: [...reasons.map(({ sentence }) => sentence), ...closingSentences(explained, context)],
  };
}

/** Why a campaign places no call at all now; empty when it may. */
export function campaignReasons(
  campaign: CampaignInForce,
  controls: Controls,
  now: Temporal.Instant,
): readonly Reason[] {
  const observes: readonly CampaignRefusalCode[] = controls.mode.kind === 'observe' ? ['observe-mode'] : [];
  return [...observes, ...campaignRefusals(campaign, controls, now)].map((code) => ({
    code,
    ...(code === 'campaign-not-running' ? beginningAhead(campaign, now) : {}),
    sources: [],
    sentence: CAMPAIGN_SENTENCES[code]({ campaign, now }),
  }));
}

/** Why the mode keeps this one lead from being called; empty when it does not, or keeps the whole campaign. */
export function testModeReasons(lead: Lead, controls: Controls): readonly StandingReason[] {
  if (controls.mode.kind !== 'test-numbers' || modeAllows(controls, currentNumber(lead).key)) return [];
  return [{ code: 'not-a-test-number' }];
}

function reasonOf(lead: Lead, reason: StandingReason, { campaign, now, policyFor }: ExplanationContext): Reason {
  const { code, until } = reason;
  const { state } = lead;
  const stage = state.kind === 'resting' && state.why === 'not-callable' ? state.stalled.stage : lead.stage;
  const purpose = waitingPurpose(state);
  const call: RefusedCall = {
    area: currentNumber(lead).area,
    policy: policyFor(stage),
    now,
    ...(purpose === undefined ? {} : { purpose }),
  };
  const sources = refusalSources(code, call);
  const about: LeadSituation = { ...call, lead, campaign, sources, ...(until === undefined ? {} : { until }) };
  return {
    ...reason,
    sources,
    sentence: isOfCampaign(code) ? CAMPAIGN_SENTENCES[code](about) : LEAD_SENTENCES[code](about),
  };
}

function isOfCampaign(code: RefusalCode): code is CampaignRefusalCode {
  return CAMPAIGN_REFUSAL_CODES.some((one) => one === code);
}

/** People are asked for before lines. */
function capacityReasons(capacity: Capacity | undefined): readonly StandingReason[] {
  if (capacity === undefined) return [];
  if (capacity.peopleFree <= 0) return [{ code: 'no-agent' }];
  return capacity.linesFree <= 0 ? [{ code: 'no-line' }] : [];
}

function verdictOf(reasons: readonly Reason[], next: NextCall | undefined): LeadExplanation['verdict'] {
  if (reasons.length === 0) return 'callable now';
  return next === undefined || waitsForSomebody(reasons) ? 'not' : 'later';
}

/** Whether the campaign calls nobody until somebody does something. */
function waitsForSomebody(reasons: readonly Reason[]): boolean {
  return reasons.some(({ code, until }) => isOfCampaign(code) && until === undefined);
}

interface Explained {
  readonly lead: Lead;
  readonly reasons: readonly Reason[];
  readonly standing: LeadStanding;
  readonly next: NextCall | undefined;
}

function closingSentences(
  { lead, reasons, standing, next }: Explained,
  { campaign, now }: ExplanationContext,
): readonly string[] {
  const { area } = currentNumber(lead);
  const aside =
    standing.overrides.length === 0
      ? []
      : [`The customer asked for this callback, which sets aside: ${codesWords(standing.overrides)}.`];
  if (reasons.length === 0) {
    return [`It is ${clocksWords(now, area)}, and the lead can be called now.`, ...aside];
  }
  return [...aside, ...nextSentences({ lead, reasons, standing, next }, { campaign, now })];
}

function nextSentences(
  { lead, reasons, standing, next }: Explained,
  { campaign, now }: Pick<ExplanationContext, 'campaign' | 'now'>,
): readonly string[] {
  const { area } = currentNumber(lead);
  if (next !== undefined) {
    const isNow = Temporal.Instant.compare(next.at, now) <= 0;
    const moved = next.movedBy.length === 0 ? '' : ` Rules move it there: ${codesWords(next.movedBy)}.`;
    if (waitsForSomebody(reasons)) {
      return [`Without that it could be called ${isNow ? 'now' : momentWords(next.at, area, now)}.${moved}`];
    }
    return isNow ? [] : [`Next: ${momentWords(next.at, area, now)}.${moved}`];
  }
  if (standing.next !== undefined) {
    return [`It could be called ${momentWords(standing.next.at, area, now)}, and campaign ${campaign.id} ends before.`];
  }
  return lead.state.kind === 'ready' || lead.state.kind === 'resting' ? [neverSentence(standing, area, now)] : [];
}

function neverSentence({ becomes }: LeadStanding, area: CallingArea, now: Temporal.Instant): string {
  const never = 'As things stand no moment comes at which it may be called';
  if (becomes?.kind === 'closed') return `${never}: it will be closed.`;
  return becomes?.kind === 'resting'
    ? `${never}: it will rest until ${momentWords(becomes.until, area, now)}.`
    : `${never}.`;
}

function codesWords(codes: readonly RefusalCode[]): string {
  return listWords(codes.map((code) => REFUSAL_WORDS[code]));
}

/** The first moment at which the campaign may call. */
export function beginningOf(campaign: Campaign, now: Temporal.Instant): Temporal.Instant {
  return beginningAhead(campaign, now).until ?? now;
}

function beginningAhead({ startsAt }: Campaign, now: Temporal.Instant): { readonly until?: Temporal.Instant } {
  return startsAt !== undefined && Temporal.Instant.compare(startsAt, now) > 0 ? { until: startsAt } : {};
}

function isBeforeEnd({ endsAt }: Campaign, at: Temporal.Instant): boolean {
  return endsAt === undefined || Temporal.Instant.compare(at, endsAt) < 0;
}
