import type { Temporal } from 'temporal-polyfill';
import type { CampaignRefusalCode } from './gate.ts';
import type { CloseReason, RestingState, ReviewReason, SuppressReason } from './lead.ts';
import { clocksWords, clockWords, dateWords, momentWords } from './moment-words.ts';
import { purposeWords } from './programme-words.ts';
import type { CampaignAbout, LeadAbout, LeadClock, ToldCall, ToldReason, ToldTouch } from './reason-about.ts';
import { bracketedSources, capitalised, capsWords, weekWords } from './rule-words.ts';
import { touchWhy } from './touch-reason-words.ts';

/** Says why nobody is called at all, whatever the campaign. */
export const COMPANY_SENTENCES = {
  'emergency-stop': 'The emergency stop is on: nobody is called until it is taken back.',
  'table-restored':
    'The table was restored from an earlier moment: nobody is called until npm run restore has applied what was lost.',
  'observe-mode': 'The deployment only observes: calls are planned and none is placed until its mode is live.',
} as const satisfies Readonly<Partial<Record<CampaignRefusalCode, string>>>;

/** Says in one plain sentence why a campaign places no call. */
export function campaignSentence(about: CampaignAbout, now: Temporal.Instant): string {
  switch (about.kind) {
    case 'emergency-stop':
    case 'table-restored':
    case 'observe-mode':
      return COMPANY_SENTENCES[about.kind];
    case 'not-a-test-number':
      return 'Only test numbers are called until the mode is live, and this number is not among the test numbers.';
    case 'campaign-paused':
      return `Campaign ${about.campaignId} is paused until somebody resumes it.`;
    case 'tier-paused':
      return `Tier ${about.tier} is paused until somebody resumes it.`;
    case 'campaign-not-running': {
      if (about.run === 'none') return `Campaign ${about.campaignId} does not run.`;
      const does = about.run === 'ahead' ? 'begins' : 'ended';
      return `Campaign ${about.campaignId} ${does} ${clockWords(about.at, 'UTC', now)} UTC.`;
    }
    case 'campaign-not-equipped':
      return `Campaign ${about.campaignId} has no equipment of its own, and tier ${about.tier} of the sales structure gives it none: it needs a queue, a routing profile, a flow and a caller number.`;
  }
}

/**
 * Says in one plain sentence why a lead is not called, in the lead's own local time, without any of its numbers or names.
 */
export function reasonSentence({ about, until, sources }: ToldReason, clock: LeadClock): string {
  const when = (at: Temporal.Instant) => momentWords(at, { zones: [clock.zone] }, clock.now);
  const called = (at: Temporal.Instant | undefined) => (at === undefined ? 'a while ago' : when(at));
  const by = bracketedSources(sources);
  const ends = until === undefined ? '' : `, so until ${when(until)}`;
  const itIs = `It is ${clocksWords(clock.now, clock)}`;
  switch (about.kind) {
    case 'done':
      return `The lead is closed${about.why === undefined ? '' : `: ${CLOSE_WORDS[about.why]}`}.`;
    case 'suppressed':
      return `The lead is never called again${about.why === undefined ? '' : `: ${SUPPRESS_WORDS[about.why]}`}.`;
    case 'in-review':
      return `Somebody has to look at the lead first${about.why === undefined ? '' : `: ${REVIEW_WORDS[about.why]}`}.`;
    case 'in-a-call':
      return about.isOver
        ? 'A conversation is over, and the agent has not yet said what came of it.'
        : 'A call with the lead is being placed or under way.';
    case 'resting':
      if (about.why === undefined || until === undefined) return 'The lead rests.';
      return `The lead rests until ${when(until)}: ${REST_WORDS[about.why]}.`;
    case 'not-due':
      return notDueSentence(about.call, until === undefined ? 'later' : when(until));
    case 'dialled-by-hand':
      return `Numbers there are dialled by hand only${by}: the dialler places no call.`;
    case 'no-consent': {
      const needed = about.needed === 'written' ? 'consent in writing' : 'express consent';
      const given = about.given === undefined ? 'none is known' : 'only express consent is known';
      return `A call there needs ${needed}${by}, and ${given}.`;
    }
    case 'timezone-unknown':
      return `The number may be in any of ${about.zones} time zones, and only leads whose zone is certain are called${by}.`;
    case 'number-bad':
      return 'The number that is next does not work, as calls to it told.';
    case 'customer-calls':
      return `The customer called us and is on the line, or was just now${ends}.`;
    case 'outside-hours':
      return `${itIs}; ${hoursWords(about, clock)}.`;
    case 'holiday':
      return `${itIs}, a public holiday there, on which nobody is called${by}.`;
    case 'closed-date':
      return `${itIs}, a date on which nobody is called there${by}.`;
    case 'outside-wished-hours':
      return `${itIs}; the customer wishes to be called between ${about.wished?.start} and ${about.wished?.end}.`;
    case 'cap-lifetime':
      return `The lead was called ${about.placed} times, and ${about.most} calls are all that it may ever get${by}.`;
    case 'cap-number':
      return `The number was called as often as one cycle allows: ${about.most} times${by}.`;
    case 'cap-day':
      return `The lead had its calls of the day: ${about.most} a day are allowed${by}${ends}.`;
    case 'cap-rolling':
      return `The lead was called as often as rolling caps allow: ${capsWords(about.caps)}${by}${ends}.`;
    case 'min-gap':
      return `The last call was ${called(about.at)}, and ${about.minutes} minutes must lie between calls${by}${ends}.`;
    case 'quiet-after-conversation': {
      const { days, programme } = about;
      const quiet =
        programme === undefined ? `${days} quiet days follow` : `the programme ${programme} waits ${days} days`;
      return `An agent talked with the lead ${called(about.at)}, and ${quiet}${by}${ends}.`;
    }
    case 'drop-lockout':
      return `A call ${called(about.at)} was answered while no agent was there, and ${about.hours} hours must pass after one${by}${ends}.`;
    case 'lead-expired':
      return `Calling began on ${dateWords(about.at, clock.zone)}, and a lead is called for at most ${about.days} days${by}.`;
    case 'bought-recently':
      return `The customer bought a short while ago: ${callWords(about.touch)} is left out.`;
    case 'touch-left-out':
      return `What the call was planned for has changed: ${callWords(about.touch)} is left out.`;
    case 'waits-for-agent': {
      const then = until === undefined ? '' : `, until ${when(until)}, then anyone calls`;
      return `The callback waits for the agent who promised the call${then}.`;
    }
    case 'no-agent':
      return 'The lead can be called and waits for an agent: nobody of the tier is free.';
    case 'no-line':
      return 'The lead can be called and waits for a line: all of them are taken.';
    default:
      return campaignSentence(about, clock.now);
  }
}

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

function notDueSentence(call: ToldCall | undefined, when: string): string {
  if (call?.kind === 'touch') {
    const why = touchWhy(call);
    return `${capitalised(callWords(call))} is planned for ${when}${why === undefined ? '' : ` (${why})`}.`;
  }
  return `Its ${call === undefined ? 'call' : PURPOSE_WORDS[call.kind]} is planned for ${when}.`;
}

/** "the renewal call of the programme yearly-contract" */
function callWords(touch: ToldTouch | undefined): string {
  if (touch === undefined) return 'the planned call';
  const { goal, programme } = touch;
  return `the ${goal === undefined ? 'call' : purposeWords(goal)} of the programme ${programme}`;
}

const PURPOSE_WORDS: Readonly<Record<Exclude<ToldCall['kind'], 'touch'>, string>> = {
  approach: 'call',
  handover: 'call to take over the deal',
  callback: 'callback',
};

function hoursWords(
  { tier, hours, uncut }: Extract<LeadAbout, { readonly kind: 'outside-hours' }>,
  { zones }: LeadClock,
): string {
  const everywhere = zones.length > 1 ? ', by the clocks of every zone that the number may be in' : '';
  const cut = uncut === undefined ? '' : `; without compliance presets it would be ${weekWords(uncut)}`;
  return `tier ${tier} calls there ${weekWords(hours)}${everywhere}${cut}`;
}
