import type { Temporal } from 'temporal-polyfill';
import type { RefusalCode, RuleRefusalCode } from './gate.ts';
import { clocksWords, momentWords } from './moment-words.ts';
import type { LeadClock } from './reason-about.ts';
import { listWords, REFUSAL_WORDS } from './rule-words.ts';

/** What closes an explanation of a lead, as data: what comes next, if anything does. */
export type ExplanationClosing<Moment = Temporal.Instant> =
  | { readonly kind: 'wish-sets-aside'; readonly codes: readonly RuleRefusalCode[] }
  | { readonly kind: 'callable-now' }
  | { readonly kind: 'next'; readonly at: Moment; readonly movedBy: readonly RuleRefusalCode[] }
  /** When it could be called if its campaign called anybody; now when no moment is named. */
  | { readonly kind: 'otherwise'; readonly at?: Moment; readonly movedBy: readonly RuleRefusalCode[] }
  | { readonly kind: 'campaign-ends-before'; readonly at: Moment; readonly campaignId: string }
  | { readonly kind: 'never' }
  | { readonly kind: 'never-and-closes' }
  /** It rests until then. */
  | { readonly kind: 'never-and-rests'; readonly at: Moment };

/** One plain sentence, or two, by the clocks of where the lead is. */
export function closingSentence(closing: ExplanationClosing, clock: LeadClock): string {
  const when = (at: Temporal.Instant) => momentWords(at, { zones: [clock.zone] }, clock.now);
  const never = 'As things stand no moment comes at which it may be called';
  switch (closing.kind) {
    case 'wish-sets-aside':
      return `The customer asked for this callback, which sets aside: ${codesWords(closing.codes)}.`;
    case 'callable-now':
      return `It is ${clocksWords(clock.now, clock)}, and the lead can be called now.`;
    case 'next':
      return `Next: ${when(closing.at)}.${movedWords(closing.movedBy)}`;
    case 'otherwise': {
      const then = closing.at === undefined ? 'now' : when(closing.at);
      return `Without that it could be called ${then}.${movedWords(closing.movedBy)}`;
    }
    case 'campaign-ends-before':
      return `It could be called ${when(closing.at)}, and campaign ${closing.campaignId} ends before.`;
    case 'never':
      return `${never}.`;
    case 'never-and-closes':
      return `${never}: it will be closed.`;
    case 'never-and-rests':
      return `${never}: it will rest until ${when(closing.at)}.`;
  }
}

function movedWords(codes: readonly RefusalCode[]): string {
  return codes.length === 0 ? '' : ` Rules move it there: ${codesWords(codes)}.`;
}

function codesWords(codes: readonly RefusalCode[]): string {
  return listWords(codes.map((code) => REFUSAL_WORDS[code]));
}
