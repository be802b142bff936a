import type { Temporal } from 'temporal-polyfill';
import type { ClosedWhy } from './calling-hours.ts';
import type { RefusalCode } from './gate.ts';
import { momentWords } from './moment-words.ts';
import type { CampaignAbout, NoTier } from './reason-about.ts';
import { campaignSentence } from './refusal-sentences.ts';
import { listWords, REFUSAL_WORDS } from './rule-words.ts';

/** A moment, and by which zone's clocks it is told. */
export interface ToldMoment<Moment> {
  readonly at: Moment;
  readonly zone: string;
}

/** Why nothing is dialling, as data; whom it keeps, and how many leads, stands beside. */
export type StandstillAbout<Moment = Temporal.Instant> =
  | CampaignAbout<Moment>
  | NoTier
  | { readonly kind: 'test-numbers-only' | 'no-campaign' | 'no-lead' | 'no-agent' | 'no-line' }
  /** No area may be called; when the first opens, if one does within a year. */
  | { readonly kind: 'areas-closed'; readonly why: ClosedWhy; readonly opens?: ToldMoment<Moment> }
  | {
      readonly kind: 'nothing-due';
      /** There are areas that were not looked at. */
      readonly isCut: boolean;
      /** When the next lead may be called. */
      readonly next?: ToldMoment<Moment>;
    }
  /** Of single leads. */
  | { readonly kind: 'leads-kept'; readonly why: RefusalCode };

/** Whom a reason keeps. */
export interface Kept {
  /** In order of their ids. */
  readonly campaignIds: readonly string[];
  readonly leads: number;
}

/** One plain sentence without a number or name of a lead. */
export function standstillSentence(
  about: StandstillAbout,
  { campaignIds, leads }: Kept,
  now: Temporal.Instant,
): string {
  const whom = `${campaignIds.length === 1 ? 'campaign' : 'campaigns'} ${listWords(campaignIds)}`;
  const when = ({ at, zone }: ToldMoment<Temporal.Instant>) => momentWords(at, { zones: [zone] }, now);
  const waiting = leads === 1 ? '1 lead' : `${leads} leads`;
  switch (about.kind) {
    case 'test-numbers-only':
      return 'Only test numbers are called until the mode is live.';
    case 'no-campaign':
      return 'There is no campaign: nobody can be called until one is created.';
    case 'no-tier':
      return `No tier ${about.tier} is in the sales structure: campaign ${about.campaignId} dials nobody.`;
    case 'no-lead':
      return `No lead waits in ${whom}.`;
    case 'no-agent':
      return `Nobody is free for ${whom}: ${waiting} of those looked at can be called and wait.`;
    case 'no-line':
      return `All lines are taken: ${waiting} of those looked at, in ${whom}, can be called and wait.`;
    case 'areas-closed': {
      const opening =
        about.opens === undefined ? 'and none opens within a year' : `the first opens ${when(about.opens)}`;
      const because = { 'outside-hours': '', holiday: ' (a holiday)', 'closed-date': ' (a closed date)' }[about.why];
      return `No area of ${whom} may be called now${because}: ${opening}.`;
    }
    case 'nothing-due':
      if (about.isCut) return `Nothing is due in those areas of ${whom} that were looked at; there are more.`;
      return `Nothing is due in ${whom}${about.next === undefined ? '' : `: the next lead may be called ${when(about.next)}`}.`;
    case 'leads-kept':
      return `${waiting} of those looked at, in ${whom}, cannot be called now: ${REFUSAL_WORDS[about.why]}.`;
    default:
      return campaignSentence(about, now);
  }
}
