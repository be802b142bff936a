import type { Temporal } from 'temporal-polyfill';
import type { AreaLimits } from './call-policy.ts';
import type { Campaign } from './campaign.ts';
import type { CampaignRefusalCode, RefusalCode } from './gate.ts';
import type {
  CallPurpose,
  CloseReason,
  Lead,
  LeadState,
  PlacedCall,
  RestingState,
  ReviewReason,
  SuppressReason,
  TouchPurpose,
} from './lead.ts';
import { clocksWords, clockWords, dateWords, momentWords } from './moment-words.ts';
import { purposeWords } from './programme-words.ts';
import type { RefusedCall } from './refusal-rules.ts';
import { bracketedSources, capitalised, capsWords, weekWords } from './rule-words.ts';
import type { RuleSource } from './rules-in-force.ts';
import { sameWindows, WEEKDAYS } from './weekly-windows.ts';

/** What is said of a campaign. */
export interface CampaignSituation {
  readonly campaign: Campaign;
  readonly now: Temporal.Instant;
}

/** What is said of a lead that is not called. */
export interface LeadSituation extends CampaignSituation, RefusedCall {
  readonly lead: Lead;
  /** Who set the rules that the refusal comes from. */
  readonly sources: readonly RuleSource[];
  /** When the refusal ends by itself. */
  readonly until?: Temporal.Instant;
}

type LeadRefusalCode = Exclude<RefusalCode, CampaignRefusalCode>;

/** Says why nobody is called at all, whatever the campaign. */
export const COMPANY_SENTENCES = {
  'emergency-stop': 'The emergency stop is on: nobody is called until it is taken back.',
  'table-restored':
    'The table was restored from an earlier moment: nobody is called until npm run restore has applied what was lost.',
  'observe-mode': 'The deployment only observes: calls are planned and none is placed until its mode is live.',
} as const satisfies Readonly<Partial<Record<CampaignRefusalCode, string>>>;

/** Says why a campaign places no call: one plain sentence for each code. */
export const CAMPAIGN_SENTENCES: Readonly<Record<CampaignRefusalCode, (about: CampaignSituation) => string>> = {
  'emergency-stop': () => COMPANY_SENTENCES['emergency-stop'],
  'table-restored': () => COMPANY_SENTENCES['table-restored'],
  'observe-mode': () => COMPANY_SENTENCES['observe-mode'],
  'not-a-test-number': () =>
    'Only test numbers are called until the mode is live, and this number is not among the test numbers.',
  'campaign-paused': ({ campaign }) => `Campaign ${campaign.id} is paused until somebody resumes it.`,
  'tier-paused': ({ campaign }) => `Tier ${campaign.tier} is paused until somebody resumes it.`,
  'campaign-not-running': notRunningSentence,
  'campaign-not-equipped': ({ campaign }) =>
    `Campaign ${campaign.id} has no equipment of its own, and tier ${campaign.tier} of the sales structure gives it none: it needs a queue, a routing profile, a flow and a caller number.`,
};

/**
 * Says why a lead is not called: one plain sentence for each code, in the lead's own local time, without any of its
 * numbers or names.
 */
export const LEAD_SENTENCES: Readonly<Record<LeadRefusalCode, (about: LeadSituation) => string>> = {
  done: ({ lead: { state } }) => `The lead is closed${state.kind === 'closed' ? `: ${CLOSE_WORDS[state.why]}` : ''}.`,
  suppressed: ({ lead: { state } }) =>
    `The lead is never called again${state.kind === 'suppressed' ? `: ${SUPPRESS_WORDS[state.why]}` : ''}.`,
  'in-review': ({ lead: { state } }) =>
    `Somebody has to look at the lead first${state.kind === 'review' ? `: ${REVIEW_WORDS[state.why]}` : ''}.`,
  'in-a-call': ({ lead: { state } }) =>
    state.kind === 'wrapping'
      ? 'A conversation is over, and the agent has not yet said what came of it.'
      : 'A call with the lead is being placed or under way.',
  resting: restingSentence,
  'not-due': notDueSentence,
  'dialled-by-hand': (about) => `Numbers there are dialled by hand only${by(about)}: the dialler places no call.`,
  'no-consent': consentSentence,
  'timezone-unknown': (about) =>
    `The number may be in any of ${about.area.zones.length} time zones, and only leads whose zone is certain are called${by(about)}.`,
  'number-bad': () => 'The number that is next does not work, as calls to it told.',
  'customer-calls': (about) => `The customer called us and is on the line, or was just now${ends(about)}.`,
  'outside-hours': hoursSentence,
  holiday: (about) =>
    `It is ${clocksWords(about.now, about.area)}, a public holiday there, on which nobody is called${by(about)}.`,
  'closed-date': (about) =>
    `It is ${clocksWords(about.now, about.area)}, a date on which nobody is called there${by(about)}.`,
  'outside-wished-hours': ({ lead: { wishes }, area, now }) =>
    `It is ${clocksWords(now, area)}; the customer wishes to be called between ${wishes?.callWindow?.start} and ${wishes?.callWindow?.end}.`,
  'cap-lifetime': (about) =>
    `The lead was called ${about.lead.placed} times, and ${limitsOf(about).maxAttemptsEver} calls are all that it may ever get${by(about)}.`,
  'cap-number': (about) =>
    `The number was called as often as one cycle allows: ${limitsOf(about).maxAttemptsPerNumber} times${by(about)}.`,
  'cap-day': (about) =>
    `The lead had its calls of the day: ${limitsOf(about).maxAttemptsPerDay} a day are allowed${by(about)}${ends(about)}.`,
  'cap-rolling': (about) =>
    `The lead was called as often as rolling caps allow: ${capsWords(limitsOf(about).rollingCaps)}${by(about)}${ends(about)}.`,
  'min-gap': (about) =>
    `The last call was ${saidCall(about, about.lead.recentCalls.at(-1))}, and ${limitsOf(about).minGapMinutes} minutes must lie between calls${by(about)}${ends(about)}.`,
  'quiet-after-conversation': quietSentence,
  'drop-lockout': (about) =>
    `A call ${saidCall(
      about,
      about.lead.recentCalls.findLast(({ abandoned }) => abandoned),
    )} was answered while no agent was there, and ${limitsOf(about).dropLockoutHours} hours must pass after one${by(about)}${ends(about)}.`,
  'lead-expired': (about) =>
    `Calling began on ${localDate(about, about.lead.cycleStartedAt)}, and a lead is called for at most ${limitsOf(about).leadTtlDays} days${by(about)}.`,
  'bought-recently': ({ purpose }) =>
    `The customer bought a short while ago: ${purpose?.kind === 'touch' ? callWords(purpose) : 'the planned call'} is left out.`,
  'waits-for-agent': agentSentence,
  'touch-left-out': ({ purpose }) =>
    `What the call was planned for has changed: ${purpose?.kind === 'touch' ? callWords(purpose) : 'the planned call'} is left out.`,
  'no-agent': () => 'The lead can be called and waits for an agent: nobody of the tier is free.',
  'no-line': () => 'The lead can be called and waits for a line: all of them are taken.',
};

const CLOSE_WORDS: Readonly<Record<CloseReason, string>> = {
  'not-interested': 'it is not interested',
  'not-qualified': 'it does not qualify',
  'attempts-spent': 'its attempts are used up',
  'no-working-number': 'none of its numbers works',
  'nothing-follows': 'nothing follows what came of its last call',
  'trace-ended': 'its story ended with a result',
  'test-over': 'it was a telephone of your own, rung to try the way of a call',
};

const SUPPRESS_WORDS: Readonly<Record<SuppressReason, string>> = {
  'do-not-call': 'it asked for that',
  deceased: 'the person has died',
  minor: 'the person is a minor',
};

const REVIEW_WORDS: Readonly<Record<ReviewReason, string>> = {
  'no-disposition': 'the agent never said what came of the last conversation',
  'callback-missed': 'the callback it asked for never reached it',
  'unknown-outcome': 'what is known of the last call contradicts itself',
};

const REST_WORDS: Readonly<Record<RestingState['why'], string>> = {
  nurture: 'nothing else is planned with it before',
  'by-hand': 'somebody chose that moment',
  'lost-sale': 'it did not buy, and is approached again then',
  'no-touch': 'no programme calls it before, and they are asked again then at the latest',
  complaint: 'it complained',
  'unknown-fate': 'nobody can tell whether its last call was placed',
  'not-callable': 'the rules allowed no call when one was planned, and are asked again then at the latest',
};

function notRunningSentence({ campaign: { id, startsAt, endsAt }, now }: CampaignSituation): string {
  if (startsAt !== undefined && startsAt.epochMilliseconds > now.epochMilliseconds) {
    return `Campaign ${id} begins ${clockWords(startsAt, 'UTC', now)} UTC.`;
  }
  return endsAt === undefined
    ? `Campaign ${id} does not run.`
    : `Campaign ${id} ended ${clockWords(endsAt, 'UTC', now)} UTC.`;
}

function restingSentence({ lead: { state }, area, now }: LeadSituation): string {
  if (state.kind !== 'resting') return 'The lead rests.';
  return `The lead rests until ${momentWords(state.until, area, now)}: ${REST_WORDS[state.why]}.`;
}

function agentSentence({ until, area, now }: LeadSituation): string {
  const then = until === undefined ? '' : `, until ${momentWords(until, area, now)}, then anyone calls`;
  return `The callback waits for the agent who promised the call${then}.`;
}

function notDueSentence({ purpose, until, area, now }: LeadSituation): string {
  const when = until === undefined ? 'later' : momentWords(until, area, now);
  if (purpose?.kind === 'touch') {
    const why = purpose.why === undefined ? '' : ` (${purpose.why})`;
    return `${capitalised(callWords(purpose))} is planned for ${when}${why}.`;
  }
  return `Its ${purpose === undefined ? 'call' : PURPOSE_WORDS[purpose.kind]} is planned for ${when}.`;
}

/** "the renewal call of the programme yearly-contract" */
function callWords({ goal, programme }: TouchPurpose): string {
  return `the ${goal === undefined ? 'call' : purposeWords(goal)} of the programme ${programme}`;
}

const PURPOSE_WORDS: Readonly<Record<Exclude<CallPurpose['kind'], 'touch'>, string>> = {
  approach: 'call',
  handover: 'call to take over the deal',
  callback: 'callback',
};

function consentSentence(about: LeadSituation): string {
  const needed = limitsOf(about).consent === 'written' ? 'consent in writing' : 'express consent';
  const given = about.lead.consent === undefined ? 'none is known' : 'only express consent is known';
  return `A call there needs ${needed}${by(about)}, and ${given}.`;
}

function hoursSentence(about: LeadSituation): string {
  const { area, now, policy } = about;
  const { limits, sources } = limitsIn(about);
  const hours = weekWords(limits.callWindows, (day) => sources.get(`callWindows.${day}`) ?? []);
  const own = policy.rules.callWindows;
  const isCut = WEEKDAYS.some((day) => !sameWindows(own[day], limits.callWindows[day]));
  const cut = isCut ? `; without compliance presets it would be ${weekWords(own)}` : '';
  const everywhere = area.zones.length > 1 ? ', by the clocks of every zone that the number may be in' : '';
  return `It is ${clocksWords(now, area)}; tier ${policy.tier} calls there ${hours}${everywhere}${cut}.`;
}

function quietSentence(about: LeadSituation): string {
  const { lead, purpose } = about;
  const isTouch = purpose?.kind === 'touch';
  const days = isTouch ? purpose.delayDays : limitsOf(about).quietAfterConversationDays;
  const talk = lead.recentCalls.findLast(
    ({ stage, conversationEndedAt }) => stage === lead.stage && conversationEndedAt,
  );
  const quiet = isTouch ? `the programme ${purpose.programme} waits ${days} days` : `${days} quiet days follow`;
  return `An agent talked with the lead ${saidCall(about, talk)}, and ${quiet}${by(about)}${ends(about)}.`;
}

function limitsIn({ policy, area }: LeadSituation): AreaLimits {
  return policy.limitsIn(area);
}

function limitsOf(about: LeadSituation): AreaLimits['limits'] {
  return limitsIn(about).limits;
}

function by({ sources }: LeadSituation): string {
  return bracketedSources(sources);
}

function ends({ until, area, now }: LeadSituation): string {
  return until === undefined ? '' : `, so until ${momentWords(until, area, now)}`;
}

function saidCall({ area, now }: LeadSituation, call: PlacedCall | undefined): string {
  return call === undefined ? 'a while ago' : momentWords(call.at, area, now);
}

function localDate({ area }: LeadSituation, at: Temporal.Instant): string {
  // Stryker disable next-line StringLiteral: an area has at least one zone, the other one satisfies the compiler.
  return dateWords(at, area.zones[0] ?? 'UTC');
}

/** The purpose of the call that a lead waits for. */
export function waitingPurpose(state: LeadState): CallPurpose | undefined {
  if (state.kind === 'ready') return state.purpose;
  return state.kind === 'resting' && state.why === 'not-callable' ? state.stalled.purpose : undefined;
}
