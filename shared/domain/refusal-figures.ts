import { Temporal } from 'temporal-polyfill';
import type { Campaign } from './campaign.ts';
import { CAMPAIGN_REFUSAL_CODES, type CampaignRefusalCode, type RefusalCode } from './gate.ts';
import type { CallPurpose, Lead, LeadState, PlacedCall } from './lead.ts';
import { openDays } from './open-days.ts';
import type { CampaignAbout, LeadAbout, LeadClock, ReasonAbout, ToldCall, ToldTouch } from './reason-about.ts';
import type { RefusedCall } from './refusal-rules.ts';
import { sameWindows, WEEKDAYS } from './weekly-windows.ts';

/** A lead that is not called. */
export interface RefusedLead extends RefusedCall {
  readonly lead: Lead;
  readonly campaign: Campaign;
}

/** What is told of a campaign that places no call, with its figures. */
export function aboutCampaign(
  code: CampaignRefusalCode,
  { id: campaignId, tier, startsAt, endsAt }: Campaign,
  now: Temporal.Instant,
): CampaignAbout {
  switch (code) {
    case 'campaign-paused':
      return { kind: code, campaignId };
    case 'tier-paused':
      return { kind: code, tier };
    case 'campaign-not-equipped':
      return { kind: code, campaignId, tier };
    case 'campaign-not-running':
      if (startsAt !== undefined && Temporal.Instant.compare(startsAt, now) > 0) {
        return { kind: code, campaignId, run: 'ahead', at: startsAt };
      }
      return endsAt === undefined
        ? { kind: code, campaignId, run: 'none' }
        : { kind: code, campaignId, run: 'over', at: endsAt };
    case 'emergency-stop':
    case 'table-restored':
    case 'observe-mode':
    case 'not-a-test-number':
      return { kind: code };
  }
}

/** What is told of a lead that is not called, with the figures of the rules in force for it. */
export function aboutRefusal(code: RefusalCode, refused: RefusedLead): ReasonAbout {
  return isOfCampaign(code) ? aboutCampaign(code, refused.campaign, refused.now) : aboutLead(code, refused);
}

function aboutLead(code: Exclude<RefusalCode, CampaignRefusalCode>, refused: RefusedLead): LeadAbout {
  const { lead, policy, area, purpose } = refused;
  const { state, recentCalls } = lead;
  const { limits } = policy.limitsIn(area);
  switch (code) {
    case 'done':
      return { kind: code, ...(state.kind === 'closed' && { why: state.why }) };
    case 'suppressed':
      return { kind: code, ...(state.kind === 'suppressed' && { why: state.why }) };
    case 'in-review':
      return { kind: code, ...(state.kind === 'review' && { why: state.why }) };
    case 'resting':
      return { kind: code, ...(state.kind === 'resting' && { why: state.why }) };
    case 'in-a-call':
      return { kind: code, isOver: state.kind === 'wrapping' };
    case 'not-due':
      return { kind: code, ...(purpose !== undefined && { call: toldCall(purpose) }) };
    case 'no-consent':
      return {
        kind: code,
        needed: limits.consent === 'written' ? 'written' : 'express',
        ...(lead.consent !== undefined && { given: lead.consent }),
      };
    case 'timezone-unknown':
      return { kind: code, zones: area.zones.length };
    case 'outside-hours':
      return aboutHours(refused);
    case 'outside-wished-hours':
      return { kind: code, ...(lead.wishes?.callWindow !== undefined && { wished: lead.wishes.callWindow }) };
    case 'cap-lifetime':
      return { kind: code, placed: lead.placed, most: limits.maxAttemptsEver ?? lead.placed };
    case 'cap-number':
      return { kind: code, most: limits.maxAttemptsPerNumber };
    case 'cap-day':
      return { kind: code, most: limits.maxAttemptsPerDay };
    case 'cap-rolling':
      return { kind: code, caps: limits.rollingCaps };
    case 'min-gap':
      return { kind: code, minutes: limits.minGapMinutes, ...momentOf(recentCalls.at(-1)) };
    case 'quiet-after-conversation': {
      const talk = recentCalls.findLast(
        ({ stage, conversationEndedAt }) => stage === lead.stage && conversationEndedAt !== undefined,
      );
      return purpose?.kind === 'touch'
        ? { kind: code, days: purpose.delayDays, programme: purpose.programme, ...momentOf(talk) }
        : { kind: code, days: limits.quietAfterConversationDays, ...momentOf(talk) };
    }
    case 'drop-lockout':
      return {
        kind: code,
        hours: limits.dropLockoutHours,
        ...momentOf(recentCalls.findLast(({ abandoned }) => abandoned)),
      };
    case 'lead-expired':
      return { kind: code, days: limits.leadTtlDays, at: lead.cycleStartedAt };
    case 'bought-recently':
    case 'touch-left-out':
      return { kind: code, ...(purpose?.kind === 'touch' && { touch: toldTouch(purpose) }) };
    case 'dialled-by-hand':
    case 'number-bad':
    case 'customer-calls':
    case 'holiday':
    case 'closed-date':
    case 'waits-for-agent':
    case 'no-agent':
    case 'no-line':
      return { kind: code };
  }
}

function aboutHours({ policy, area }: RefusedLead): LeadAbout {
  const { limits, sources } = policy.limitsIn(area);
  const own = policy.rules.callWindows;
  const isCut = WEEKDAYS.some((day) => !sameWindows(own[day], limits.callWindows[day]));
  return {
    kind: 'outside-hours',
    tier: policy.tier,
    hours: openDays(limits.callWindows, (day) => sources.get(`callWindows.${day}`) ?? []),
    ...(isCut && { uncut: openDays(own) }),
  };
}

function toldCall(purpose: CallPurpose): ToldCall {
  if (purpose.kind !== 'touch') return { kind: purpose.kind };
  const { why, because } = purpose;
  if (because !== undefined) return { kind: 'touch', ...toldTouch(purpose), because };
  return { kind: 'touch', ...toldTouch(purpose), ...(why !== undefined && { why }) };
}

function toldTouch({ programme, goal }: Extract<CallPurpose, { readonly kind: 'touch' }>): ToldTouch {
  return { programme, ...(goal !== undefined && { goal }) };
}

function momentOf(call: PlacedCall | undefined): { readonly at?: Temporal.Instant } {
  return call === undefined ? {} : { at: call.at };
}

/** What the clocks show of a lead whose number is in those zones. */
export function leadClock(zones: readonly string[], now: Temporal.Instant): LeadClock {
  const offset = (zone: string) => now.toZonedDateTimeISO(zone).offsetNanoseconds;
  return {
    now,
    // Stryker disable next-line StringLiteral: an area has at least one zone, the other one satisfies the compiler.
    zone: zones[0] ?? 'UTC',
    zones: zones.toSorted((one, other) => offset(one) - offset(other)),
  };
}

/** The purpose of the call that a lead waits for. */
export function waitingPurpose(state: LeadState): CallPurpose | undefined {
  if (state.kind === 'ready') return state.purpose;
  return state.kind === 'resting' && state.why === 'not-callable' ? state.stalled.purpose : undefined;
}

export function isOfCampaign(code: RefusalCode): code is CampaignRefusalCode {
  return CAMPAIGN_REFUSAL_CODES.some((one) => one === code);
}
