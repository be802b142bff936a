import { COMPLIANCE_PRESETS } from '../compliance-presets.ts';
import type { CallWindow, DialRules, TouchCondition, Weekday } from '../dial-rules.ts';
import type { PresetId } from '../preset-ids.ts';
import { dayWords } from '../programme-words.ts';
import type { RetriedCode } from '../retry-plan.ts';
import type { RetryBrake } from '../retry-schedule.ts';
import { sourceInWords } from '../rule-source-words.ts';
import type { RuleSource } from '../rules-in-force.ts';
import type { Stage } from '../stage.ts';
import type { TierNumber } from '../tier-number.ts';
import { conditionWords } from '../touch-conditions.ts';
import type { SaidFinding } from './said-finding.ts';

type NeededConsent = Exclude<DialRules['consent'], 'not-required'>;

/** What contradicts itself in dial rules, or may not be meant. */
export type RulesTrouble =
  | { readonly kind: 'programme-named-twice' }
  | { readonly kind: 'every-touch-skipped'; readonly daysAfter: number }
  /** `alone`: the level's own windows would open if no wider one cut them. */
  | { readonly kind: 'week-never-opens'; readonly stages: readonly Stage[]; readonly opensAlone: boolean }
  | { readonly kind: 'campaign-week-never-opens'; readonly opensAlone: boolean }
  | { readonly kind: 'consent-needed'; readonly consent: NeededConsent }
  | { readonly kind: 'uncertain-zones-blocked' }
  | { readonly kind: 'preset-forbids-dialling'; readonly preset: PresetId }
  | { readonly kind: 'preset-needs-consent'; readonly preset: PresetId; readonly consent: NeededConsent }
  | { readonly kind: 'date-past'; readonly today: string }
  | { readonly kind: 'no-effect'; readonly days: readonly Weekday[]; readonly stricter: readonly RuleSource[] }
  | { readonly kind: 'conditions-exclude'; readonly one: TouchCondition; readonly other: TouchCondition }
  | { readonly kind: 'rests-over-dates'; readonly restDays: number; readonly gapDays: number }
  | { readonly kind: 'exit-without-effect' }
  | {
      readonly kind: 'opens-briefly';
      readonly from: string;
      readonly to: string;
      readonly days: readonly Weekday[];
      readonly leastMinutes: number;
    }
  | { readonly kind: 'never-opens-in-tier'; readonly tier: TierNumber }
  | { readonly kind: 'never-opens-under-preset'; readonly stage: Stage; readonly preset: PresetId }
  | { readonly kind: 'day-part-closed' }
  | { readonly kind: 'day-parts-closed'; readonly stage: Stage; readonly parts: readonly CallWindow[] }
  | { readonly kind: 'no-other-hour'; readonly at: string; readonly hours: number }
  | {
      readonly kind: 'repeat-waits';
      readonly repeat: number;
      readonly wishedMinutes: number;
      readonly leastMinutes: number;
      readonly limit: RetryBrake['kind'];
      readonly of: readonly RuleSource[];
    }
  | {
      readonly kind: 'limit-delays-repeats';
      readonly limit: RetryBrake['kind'];
      readonly outcomes: readonly { readonly code: RetriedCode; readonly minutes: number }[];
    }
  | { readonly kind: 'one-call-of-number'; readonly of: readonly RuleSource[] }
  | { readonly kind: 'no-second-call'; readonly outcomes: readonly RetriedCode[] }
  | { readonly kind: 'cycle-outlasts'; readonly attempts: number; readonly days: number; readonly leadTtlDays: number }
  | { readonly kind: 'ever-below-cycle'; readonly ever: number; readonly cycle: number };

const OPENING_MEND = 'give at least one weekday a window, such as "monday":[{"start":"09:00","end":"18:00"}]';
const COMMON_MEND = 'levels cut one another: give windows that lie within those of the wider levels, or widen those';
const CONSENT_WORDS: Readonly<Record<NeededConsent, string>> = { express: 'express or written', written: 'written' };
const RELIEF: Readonly<Record<RetryBrake['kind'], string>> = {
  minGapMinutes: 'lower minGapMinutes',
  maxAttemptsPerDay: 'raise maxAttemptsPerDay',
  rollingCaps: 'allow more calls in rollingCaps',
};

/** What is wrong with rules and how to mend it. */
export function rulesTroubleInWords(trouble: RulesTrouble): SaidFinding {
  switch (trouble.kind) {
    case 'programme-named-twice':
      return { message: 'names a programme a second time', mend: 'give every programme its own id' };
    case 'every-touch-skipped':
      return {
        message: `skips every touch, because the sale that starts it lies only ${trouble.daysAfter} days back`,
        mend: `give fewer than ${trouble.daysAfter} days`,
      };
    case 'week-never-opens':
      return {
        message: `leaves ${trouble.stages.join(' and ')} a week that never opens`,
        mend: trouble.opensAlone ? COMMON_MEND : OPENING_MEND,
      };
    case 'campaign-week-never-opens':
      return {
        message: 'leaves the campaign a week that never opens',
        mend: trouble.opensAlone ? COMMON_MEND : OPENING_MEND,
      };
    case 'consent-needed':
      return {
        message: `calls only leads that gave ${CONSENT_WORDS[trouble.consent]} consent: a list without the column consent gives none`,
        mend: 'fill the column consent of your lists, or write not-required where the law asks for none',
      };
    case 'uncertain-zones-blocked':
      return {
        message: 'calls no lead that may be in more than one time zone, such as mobiles of a country that has several',
        mend: 'fill the column timezone of your lists, or write intersect to call when every zone allows it',
      };
    case 'preset-forbids-dialling':
      return {
        message: `forbids automatic dialling: where it applies (${nameOf(trouble.preset)}) Tierline places no call`,
        mend: 'have people dial by hand there, or choose another preset if a lawyer tells you that this one does not bind you',
      };
    case 'preset-needs-consent':
      return {
        message: `calls only leads that gave ${CONSENT_WORDS[trouble.consent]} consent where it applies (${nameOf(trouble.preset)}): a list without the column consent gives none`,
        mend: 'fill the column consent of your lists',
      };
    case 'date-past':
      return { message: `is past on ${trouble.today}`, mend: 'take it out, or give the date that is to come' };
    case 'no-effect': {
      const { days, stricter } = trouble;
      return {
        message: `has no effect${days.length > 0 ? ` on ${days.join(', ')}` : ''}: what ${inWords(stricter)} set is stricter`,
        mend: 'take it out, or loosen the wider level: levels only tighten one another',
      };
    }
    case 'conditions-exclude':
      return {
        message: `calls nobody: "${conditionWords(trouble.one)}" and "${conditionWords(trouble.other)}" never hold together`,
        mend: 'take one of them out, or write one attribute-in with all the values that are meant',
      };
    case 'rests-over-dates':
      return {
        message: `rests ${dayWords(trouble.restDays)}, and its dates lie ${dayWords(Math.round(trouble.gapDays))} apart: every call moves the next date or takes its place`,
        mend: `give fewer than ${dayWords(Math.ceil(trouble.gapDays))}, or dates that lie further apart`,
      };
    case 'exit-without-effect':
      return {
        message: 'has no effect: every purchase begins the programme anew, which ends its open dates',
        mend: 'take purchase out of exitOn',
      };
    case 'opens-briefly':
      return {
        message: `opens from ${trouble.from} to ${trouble.to} only on ${trouble.days.join(', ')}: calls without an agreed moment fall due at full and half hours, so that few or none are placed then`,
        mend: `open for at least ${trouble.leastMinutes} minutes at a stretch`,
      };
    case 'never-opens-in-tier':
      return {
        message: `never opens in tier ${trouble.tier}: the levels have no time in common`,
        mend: 'give windows that lie within those of the wider levels, or widen those',
      };
    case 'never-opens-under-preset':
      return {
        message: `never opens for ${trouble.stage} where the preset ${trouble.preset} (${nameOf(trouble.preset)}) applies`,
        mend: 'open at hours that the preset leaves open, or nobody is called there',
      };
    case 'day-part-closed':
      return {
        message: 'is no part of the day in which callWindows are ever open, so that no attempt is spread into it',
        mend: 'give parts that lie within the call windows, or [] to spread over none',
      };
    case 'day-parts-closed':
      return {
        message: `never opens in a part of the day over which attempts of ${trouble.stage} are spread: ${trouble.parts.map(({ start, end }) => `${start} to ${end}`).join(', ')}`,
        mend: 'set dayParts to parts that lie within the call windows, or to [] to spread over none',
      };
    case 'no-other-hour':
      return {
        message: `after a call at ${trouble.at} no time of day is open that lies ${trouble.hours} hours from it, as avoidSameHourWithinHours asks`,
        mend: 'lower avoidSameHourWithinHours (0 does not mind the hour), or open for longer',
      };
    case 'repeat-waits':
      return repeatWaits(trouble);
    case 'limit-delays-repeats':
      return {
        message: `lets calls wait longer than their retry rules say: ${trouble.outcomes.map(({ code, minutes }) => `${code} (${minutes} minutes)`).join(', ')}`,
        mend: `${RELIEF[trouble.limit]}, or give these outcomes longer delays under retry`,
      };
    case 'one-call-of-number':
      return {
        message: `is tried again on the same number, but maxAttemptsPerNumber of ${inWords(trouble.of)} allows one call of it`,
        mend: 'write "next":"next-number", or raise maxAttemptsPerNumber',
      };
    case 'no-second-call':
      return {
        message: `leaves no second call on a number to outcomes that are tried again on the same one: ${trouble.outcomes.join(', ')}`,
        mend: 'give 2 or more, or write "next":"next-number" for these outcomes under retry',
      };
    case 'cycle-outlasts': {
      const { attempts, days, leadTtlDays } = trouble;
      return {
        message: `a cycle of ${attempts} attempts that nobody answers takes ${days} days, and leadTtlDays ends it after ${leadTtlDays}`,
        mend: `give leadTtlDays ${days} or more, or plan fewer or quicker attempts`,
      };
    }
    case 'ever-below-cycle':
      return {
        message: `maxAttemptsEver allows ${trouble.ever} calls in a lead's life, so that a cycle never has its ${trouble.cycle} attempts`,
        mend: `give maxAttemptsEver ${trouble.cycle} or more, or plan fewer attempts in a cycle`,
      };
  }
}

function repeatWaits({
  repeat,
  wishedMinutes,
  leastMinutes,
  limit,
  of,
}: Extract<RulesTrouble, { readonly kind: 'repeat-waits' }>): SaidFinding {
  const wish = `repeat ${repeat} is wanted after ${wishedMinutes} minutes, but ${limit} of ${inWords(of)}`;
  const [effect, longer] =
    limit === 'maxAttemptsPerDay'
      ? ['lets it wait for the next day', 'give a delay that reaches the next day']
      : [`lets it wait for ${leastMinutes}`, `give at least ${leastMinutes} minutes`];
  return { message: `${wish} ${effect}`, mend: `${longer}, or ${RELIEF[limit]}` };
}

function inWords(sources: readonly RuleSource[]): string {
  return sources.map(sourceInWords).join(' and ');
}

function nameOf(preset: PresetId): string {
  return COMPLIANCE_PRESETS[preset].name;
}
