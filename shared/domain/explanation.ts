import { Temporal } from 'temporal-polyfill';
import type { Campaign } from './campaign.ts';
import { campaignRefusals } from './campaign-gate.ts';
import { type Controls, modeAllows } from './controls.ts';
import type { DecisionContext } from './decision-context.ts';
import type { CampaignInForce } from './equipment.ts';
import { closingSentence, type ExplanationClosing } from './explanation-closing.ts';
import type { CampaignRefusalCode } from './gate.ts';
import { currentNumber, type Lead } from './lead.ts';
import { type LeadStanding, type NextCall, type StandingReason, standingOf } from './lead-standing.ts';
import type { CampaignAbout, LeadClock, ReasonAbout, ToldReason } from './reason-about.ts';
import { aboutCampaign, aboutRefusal, isOfCampaign, leadClock, waitingPurpose } from './refusal-figures.ts';
import { type RefusedCall, refusalSources } from './refusal-rules.ts';
import { campaignSentence, reasonSentence } from './refusal-sentences.ts';
import type { Stage } from './stage.ts';
import type { TierNumber } from './tier-number.ts';

/** One thing that stands in the way of a call. */
export interface Reason<About extends ReasonAbout = ReasonAbout> extends StandingReason, ToldReason {
  /** Its figures; its kind is the code. */
  readonly about: About;
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
  /** By which clocks it is told. */
  readonly clock: LeadClock;
  /** What follows the reasons. */
  readonly closing: readonly ExplanationClosing[];
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
  const clock = leadClock(currentNumber(lead).area.zones, now);
  const reasons = [
    ...ofCampaign,
    ...[...testModeReasons(lead, controls), ...standing.reasons, ...waiting].map((reason) =>
      reasonOf(lead, reason, context, clock),
    ),
  ];
  const next = standing.next !== undefined && isBeforeEnd(campaign, standing.next.at) ? standing.next : undefined;
  const closing = closingOf({ lead, reasons, standing, next }, context);
  return {
    leadId: lead.id,
    stage: lead.stage,
    tier: campaign.tier,
    campaignId: campaign.id,
    verdict: verdictOf(reasons, next),
    reasons,
    ...(next === undefined ? {} : { next }),
    clock,
    closing,
    sentences: [...reasons.map(({ sentence }) => sentence), ...closing.map((one) => closingSentence(one, clock))],
  };
}

/** Why a campaign places no call at all now; empty when it may. */
export function campaignReasons(
  campaign: CampaignInForce,
  controls: Controls,
  now: Temporal.Instant,
): readonly Reason<CampaignAbout>[] {
  const observes: readonly CampaignRefusalCode[] = controls.mode.kind === 'observe' ? ['observe-mode'] : [];
  return [...observes, ...campaignRefusals(campaign, controls, now)].map((code) => {
    const about = aboutCampaign(code, campaign, now);
    return {
      code,
      ...(code === 'campaign-not-running' ? beginningAhead(campaign, now) : {}),
      sources: [],
      about,
      sentence: campaignSentence(about, now),
    };
  });
}

/** Why the mode keeps this one lead from being called; empty when it does not, or keeps the whole campaign. */
export function testModeReasons(lead: Lead, controls: Controls): readonly StandingReason[] {
  if (controls.mode.kind !== 'test-numbers' || modeAllows(controls, currentNumber(lead).key)) return [];
  return [{ code: 'not-a-test-number' }];
}

function reasonOf(
  lead: Lead,
  reason: StandingReason,
  { campaign, now, policyFor }: ExplanationContext,
  clock: LeadClock,
): Reason {
  const { code } = reason;
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
  const told = { ...reason, sources, about: aboutRefusal(code, { ...call, lead, campaign }) };
  return { ...told, sentence: reasonSentence(told, clock) };
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

function closingOf(
  { lead, reasons, standing, next }: Explained,
  { campaign, now }: ExplanationContext,
): readonly ExplanationClosing[] {
  const { overrides } = standing;
  const aside: readonly ExplanationClosing[] =
    overrides.length === 0 ? [] : [{ kind: 'wish-sets-aside', codes: overrides }];
  if (reasons.length === 0) return [{ kind: 'callable-now' }, ...aside];
  return [...aside, ...nextClosing({ lead, reasons, standing, next }, campaign, now)];
}

function nextClosing(
  { lead, reasons, standing, next }: Explained,
  campaign: Campaign,
  now: Temporal.Instant,
): readonly ExplanationClosing[] {
  if (next !== undefined) {
    const { at, movedBy } = next;
    const isNow = Temporal.Instant.compare(at, now) <= 0;
    if (waitsForSomebody(reasons)) return [{ kind: 'otherwise', ...(isNow ? {} : { at }), movedBy }];
    return isNow ? [] : [{ kind: 'next', at, movedBy }];
  }
  if (standing.next !== undefined) {
    return [{ kind: 'campaign-ends-before', at: standing.next.at, campaignId: campaign.id }];
  }
  return lead.state.kind === 'ready' || lead.state.kind === 'resting' ? [neverClosing(standing)] : [];
}

function neverClosing({ becomes }: LeadStanding): ExplanationClosing {
  if (becomes?.kind === 'closed') return { kind: 'never-and-closes' };
  return becomes?.kind === 'resting' ? { kind: 'never-and-rests', at: becomes.until } : { kind: 'never' };
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
