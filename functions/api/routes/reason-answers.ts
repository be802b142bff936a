import * as z from 'zod';
import type { Reason } from '../../../shared/domain/explanation.ts';
import type { ExplanationClosing } from '../../../shared/domain/explanation-closing.ts';
import type { CampaignAbout, LeadClock, NoTier, ReasonAbout, ToldReason } from '../../../shared/domain/reason-about.ts';
import type { RuleSource } from '../../../shared/domain/rules-in-force.ts';
import type { StandstillAbout, ToldMoment } from '../../../shared/domain/standstill-sentences.ts';
import { moment, momentOf } from './schemas.ts';

/** What the API says of why nobody is called, in sentences and, for whoever tells it in another language, as data. */

/** One thing that stands in the way of a call. */
export const reason = z.object({
  code: z.string(),
  until: moment.exactOptional().describe('when it ends by itself'),
  sentence: z.string(),
  sources: z.array(z.custom<RuleSource>()).describe('who set the rules that it comes from'),
  about: z.custom<ReasonAbout<string>>().describe('its figures; moments in it are texts'),
});

export function reasonBody({ code, sentence, ...told }: Reason): z.input<typeof reason> {
  const { sources, ...rest } = toldReasonBody(told);
  return { code, sentence, sources: [...sources], ...rest };
}

/** One of the reasons as data alone. */
export function toldReasonBody({ about, until, sources }: ToldReason): ToldReason<string> {
  return { about: aboutBody(about), ...(until !== undefined && { until: momentOf(until) }), sources };
}

/** What stands in the way of a whole campaign, that the sales structure has not its tier among it. */
export const campaignReason = z.custom<CampaignAbout<string> | NoTier>();

export const clock = z
  .object({ now: moment, zone: z.string(), zones: z.array(z.string()) })
  .describe('by which it is told: zone by that of the first number, zones all in which the lead may be');

export function clockBody({ now, zone, zones }: LeadClock): z.input<typeof clock> {
  return { now: momentOf(now), zone, zones: [...zones] };
}

export const closing = z.custom<ExplanationClosing<string>>();

export function closingBody(told: ExplanationClosing): ExplanationClosing<string> {
  switch (told.kind) {
    case 'next':
    case 'campaign-ends-before':
    case 'never-and-rests':
      return { ...told, at: momentOf(told.at) };
    case 'otherwise': {
      const { at, ...rest } = told;
      return { ...rest, ...(at !== undefined && { at: momentOf(at) }) };
    }
    default:
      return told;
  }
}

export const standstillAbout = z.custom<StandstillAbout<string>>();

export function standstillAboutBody(about: StandstillAbout): StandstillAbout<string> {
  switch (about.kind) {
    case 'areas-closed': {
      const { opens, ...rest } = about;
      return { ...rest, ...(opens !== undefined && { opens: toldMomentBody(opens) }) };
    }
    case 'nothing-due': {
      const { next, ...rest } = about;
      return { ...rest, ...(next !== undefined && { next: toldMomentBody(next) }) };
    }
    case 'test-numbers-only':
    case 'no-campaign':
    case 'no-lead':
    case 'no-agent':
    case 'no-line':
    case 'no-tier':
    case 'leads-kept':
      return about;
    default:
      return campaignAboutBody(about);
  }
}

export function campaignAboutBody(about: CampaignAbout): CampaignAbout<string> {
  if (about.kind !== 'campaign-not-running' || about.run === 'none') return about;
  return { ...about, at: momentOf(about.at) };
}

function aboutBody(about: ReasonAbout): ReasonAbout<string> {
  switch (about.kind) {
    case 'min-gap':
    case 'quiet-after-conversation':
    case 'drop-lockout': {
      const { at, ...rest } = about;
      return { ...rest, ...(at !== undefined && { at: momentOf(at) }) };
    }
    case 'lead-expired':
      return { ...about, at: momentOf(about.at) };
    case 'campaign-not-running':
      return campaignAboutBody(about);
    default:
      return about;
  }
}

function toldMomentBody({ at, zone }: ToldMoment<Parameters<typeof momentOf>[0]>): ToldMoment<string> {
  return { at: momentOf(at), zone };
}
