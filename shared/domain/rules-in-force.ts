import { type CompliancePreset, presetsIn } from './compliance-presets.ts';
import { STAGE_DEFAULTS } from './default-rules.ts';
import type { CallbackRule, CallLimits, ClosedDate, DialRules, RetryRule, RollingCap, Weekday } from './dial-rules.ts';
import type { OutcomeCode } from './outcome.ts';
import { RETRIED_CODES } from './retry-plan.ts';
import type { RulesFields, RulesTree } from './rules-fields.ts';
import type { Stage } from './stage.ts';
import { allOf, type Combine, commonTime, firstIn, type Given, largest, narrowest, smallest } from './strictest.ts';
import type { TierNumber } from './tier-number.ts';
import { splitAtMidnight, weekOf } from './weekly-windows.ts';

/** Who set a rule. */
export type RuleSource =
  | { readonly kind: 'default'; readonly stage: Stage }
  | { readonly kind: 'organisation' }
  | { readonly kind: 'tier'; readonly tier: TierNumber }
  | { readonly kind: 'campaign'; readonly campaignId: string }
  | { readonly kind: 'preset'; readonly id: CompliancePreset['id'] };

/** A field as a person names it: weekdays, outcomes and the members of `callback` are decided one by one. */
export type RulePath =
  | Exclude<keyof DialRules, 'version' | 'callWindows' | 'retry' | 'callback'>
  | `callWindows.${Weekday}`
  | `retry.${OutcomeCode}`
  | `callback.${keyof CallbackRule}`;

/** Who decided each field; several where they are stricter together than each alone. A field that nobody set is absent. */
export type RuleSources = ReadonlyMap<RulePath, readonly RuleSource[]>;

export interface RulesInForce {
  readonly rules: DialRules;
  readonly sources: RuleSources;
}

/** For whom rules are looked up: one stage, as one campaign of one tier works it. */
export interface RulesScope {
  readonly stage: Stage;
  readonly tier: TierNumber;
  readonly campaignId: string;
}

interface Level {
  readonly source: RuleSource;
  readonly fields: RulesFields;
}

const STRICTER_MODE = firstIn(['manual', 'progressive']);
const STRICTER_HOLIDAYS = firstIn(['block', 'ignore']);
const STRICTER_CONSENT = firstIn(['written', 'express', 'not-required']);
const STRICTER_UNKNOWN_TIMEZONE = firstIn(['block', 'intersect']);
const ALL_DATES = allOf<ClosedDate>(({ date, country, region }) => [date, country, region].join(' '));
const ALL_CAPS = allOf(capKey);

/**
 * The rules in force for a scope, and who decided each of them. The stage's defaults hold for what no level of the
 * document sets. Of several levels that set a limit the strictest holds: windows are cut by one another, caps are the
 * smallest, gaps the longest, closed dates and rolling caps add up. Of what is no limit (retries, parts of the day,
 * exhaust, programmes, ringing, who keeps a callback) the narrowest level's holds: campaign before tier before
 * organisation. Weekdays of `callWindows`, outcomes of `retry` and members of `callback` are decided one by one; of the
 * latter only the tolerance is a limit.
 */
export function rulesInForce(document: RulesTree, version: number, scope: RulesScope): RulesInForce {
  const levels = levelsOf(document, scope);
  const defaults = STAGE_DEFAULTS[scope.stage];
  const sources = new Map<RulePath, readonly RuleSource[]>();

  const optional = <Value>(
    path: RulePath,
    read: (fields: RulesFields) => Value | undefined,
    combine: Combine<NoInfer<Value>>,
  ): Value | undefined => {
    const [first, ...more] = levels.flatMap(({ source, fields }): Given<Value, RuleSource>[] => {
      const value = read(fields);
      return value === undefined ? [] : [{ value, by: [source] }];
    });
    if (first === undefined) return undefined;
    const { value, by } = combine([first, ...more]);
    sources.set(path, by);
    return value;
  };
  const decided = <Value>(
    path: RulePath,
    read: (fields: RulesFields) => Value | undefined,
    fallback: Value,
    combine: Combine<NoInfer<Value>>,
  ): Value => {
    const set = optional(path, read, combine);
    if (set !== undefined) return set;
    sources.set(path, [{ kind: 'default', stage: scope.stage }]);
    return fallback;
  };
  const windowsOn = (day: Weekday) =>
    decided(`callWindows.${day}`, ({ callWindows }) => callWindows?.[day], defaults.callWindows[day], commonTime);
  const maxAttemptsEver = optional<number>('maxAttemptsEver', (fields) => fields.maxAttemptsEver, smallest);
  const retry: Partial<Record<OutcomeCode, RetryRule>> = {};
  for (const code of RETRIED_CODES) {
    const rule = decided(`retry.${code}`, (fields) => fields.retry?.[code], defaults.retry[code], narrowest);
    if (rule !== undefined) retry[code] = rule;
  }

  const callback: CallbackRule = {
    with: decided('callback.with', (fields) => fields.callback?.with, defaults.callback.with, narrowest),
    toleranceMinutes: decided(
      'callback.toleranceMinutes',
      (fields) => fields.callback?.toleranceMinutes,
      defaults.callback.toleranceMinutes,
      smallest,
    ),
    releaseToAnyoneAfterMinutes: decided(
      'callback.releaseToAnyoneAfterMinutes',
      (fields) => fields.callback?.releaseToAnyoneAfterMinutes,
      defaults.callback.releaseToAnyoneAfterMinutes,
      narrowest,
    ),
    missed: decided('callback.missed', (fields) => fields.callback?.missed, defaults.callback.missed, narrowest),
  };

  const rules: DialRules = {
    version,
    compliancePresets: decided(
      'compliancePresets',
      (fields) => fields.compliancePresets,
      defaults.compliancePresets,
      narrowest,
    ),
    dialMode: decided('dialMode', (fields) => fields.dialMode, defaults.dialMode, STRICTER_MODE),
    callWindows: weekOf(windowsOn),
    holidays: decided('holidays', (fields) => fields.holidays, defaults.holidays, STRICTER_HOLIDAYS),
    closedDates: decided('closedDates', (fields) => fields.closedDates, defaults.closedDates, ALL_DATES),
    unknownTimezone: decided(
      'unknownTimezone',
      (fields) => fields.unknownTimezone,
      defaults.unknownTimezone,
      STRICTER_UNKNOWN_TIMEZONE,
    ),
    consent: decided('consent', (fields) => fields.consent, defaults.consent, STRICTER_CONSENT),
    maxAttemptsPerCycle: decided(
      'maxAttemptsPerCycle',
      (fields) => fields.maxAttemptsPerCycle,
      defaults.maxAttemptsPerCycle,
      smallest,
    ),
    maxAttemptsPerNumber: decided(
      'maxAttemptsPerNumber',
      (fields) => fields.maxAttemptsPerNumber,
      defaults.maxAttemptsPerNumber,
      smallest,
    ),
    ...(maxAttemptsEver !== undefined && { maxAttemptsEver }),
    maxAttemptsPerDay: decided(
      'maxAttemptsPerDay',
      (fields) => fields.maxAttemptsPerDay,
      defaults.maxAttemptsPerDay,
      smallest,
    ),
    rollingCaps: decided('rollingCaps', (fields) => fields.rollingCaps, defaults.rollingCaps, ALL_CAPS),
    minGapMinutes: decided('minGapMinutes', (fields) => fields.minGapMinutes, defaults.minGapMinutes, largest),
    quietAfterConversationDays: decided(
      'quietAfterConversationDays',
      (fields) => fields.quietAfterConversationDays,
      defaults.quietAfterConversationDays,
      largest,
    ),
    dropLockoutHours: decided(
      'dropLockoutHours',
      (fields) => fields.dropLockoutHours,
      defaults.dropLockoutHours,
      largest,
    ),
    avoidSameHourWithinHours: decided(
      'avoidSameHourWithinHours',
      (fields) => fields.avoidSameHourWithinHours,
      defaults.avoidSameHourWithinHours,
      largest,
    ),
    leadTtlDays: decided('leadTtlDays', (fields) => fields.leadTtlDays, defaults.leadTtlDays, smallest),
    dayParts: decided('dayParts', (fields) => fields.dayParts, defaults.dayParts, narrowest),
    retry,
    callback,
    exhaust: decided('exhaust', (fields) => fields.exhaust, defaults.exhaust, narrowest),
    lostSaleRestDays: decided(
      'lostSaleRestDays',
      (fields) => fields.lostSaleRestDays,
      defaults.lostSaleRestDays,
      narrowest,
    ),
    complaintRestDays: decided(
      'complaintRestDays',
      (fields) => fields.complaintRestDays,
      defaults.complaintRestDays,
      narrowest,
    ),
    ringTimeoutSeconds: decided(
      'ringTimeoutSeconds',
      (fields) => fields.ringTimeoutSeconds,
      defaults.ringTimeoutSeconds,
      narrowest,
    ),
    wrapUpLimitMinutes: decided(
      'wrapUpLimitMinutes',
      (fields) => fields.wrapUpLimitMinutes,
      defaults.wrapUpLimitMinutes,
      narrowest,
    ),
    programmes: decided('programmes', (fields) => fields.programmes, defaults.programmes, narrowest),
    recording: decided('recording', (fields) => fields.recording, defaults.recording, narrowest),
  };
  return { rules, sources };
}

/** The rules for numbers of an area: those in force, cut further by the compliance presets that apply there. */
export function rulesInArea(inForce: RulesInForce, area: Parameters<typeof presetsIn>[0]): RulesInForce {
  const presets = presetsIn(area, inForce.rules.compliancePresets);
  return presets.reduce(withPreset, inForce);
}

/** What presets alone ask in an area, where a company's own limits may be set aside. */
export type LawfulLimits = Pick<CallLimits, 'maxAttemptsPerDay' | 'rollingCaps' | 'minGapMinutes' | 'dropLockoutHours'>;

/** Limits that forbid nothing. */
export const NO_LIMITS: LawfulLimits = {
  maxAttemptsPerDay: Number.POSITIVE_INFINITY,
  rollingCaps: [],
  minGapMinutes: 0,
  dropLockoutHours: 0,
};

/** The caps and gaps that the presets of an area set, the strictest of each. */
export function lawfulLimits(presets: readonly CompliancePreset[]): LawfulLimits {
  return presets.reduce<LawfulLimits>(
    (limits, { limits: own }) => ({
      maxAttemptsPerDay: Math.min(limits.maxAttemptsPerDay, own.maxAttemptsPerDay ?? limits.maxAttemptsPerDay),
      rollingCaps: distinctCaps([...limits.rollingCaps, ...(own.rollingCaps ?? [])]),
      minGapMinutes: Math.max(limits.minGapMinutes, own.minGapMinutes ?? 0),
      dropLockoutHours: Math.max(limits.dropLockoutHours, own.dropLockoutHours ?? 0),
    }),
    NO_LIMITS,
  );
}

function distinctCaps(caps: readonly RollingCap[]): readonly RollingCap[] {
  return [...new Map(caps.map((cap) => [capKey(cap), cap])).values()];
}

/** The same text for caps that mean the same. */
export function capKey({ count, windowHours, per = 'lead' }: RollingCap): string {
  return [count, windowHours, per].join(' ');
}

function withPreset({ rules, sources: before }: RulesInForce, { id, limits }: CompliancePreset): RulesInForce {
  const sources = new Map(before);
  const cut = <Value>(path: RulePath, value: Value, own: Value | undefined, combine: Combine<Value>): Value => {
    if (own === undefined) return value;
    const preset: Given<Value, RuleSource> = { value: own, by: [{ kind: 'preset', id }] };
    const standing: Given<Value, RuleSource> = { value, by: before.get(path) ?? [] };
    const decided = combine([standing, preset]);
    sources.set(path, decided.by);
    return decided.value;
  };
  const cutWeek = (own: DialRules['callWindows']) => {
    const [week, preset] = [splitAtMidnight(rules.callWindows), splitAtMidnight(own)];
    return weekOf((day) => cut(`callWindows.${day}`, week[day], preset[day], commonTime));
  };
  return {
    sources,
    rules: {
      ...rules,
      dialMode: cut('dialMode', rules.dialMode, limits.dialMode, STRICTER_MODE),
      callWindows: limits.callWindows === undefined ? rules.callWindows : cutWeek(limits.callWindows),
      holidays: cut('holidays', rules.holidays, limits.holidays, STRICTER_HOLIDAYS),
      consent: cut('consent', rules.consent, limits.consent, STRICTER_CONSENT),
      maxAttemptsPerDay: cut('maxAttemptsPerDay', rules.maxAttemptsPerDay, limits.maxAttemptsPerDay, smallest),
      rollingCaps: cut('rollingCaps', rules.rollingCaps, limits.rollingCaps, ALL_CAPS),
      minGapMinutes: cut('minGapMinutes', rules.minGapMinutes, limits.minGapMinutes, largest),
      dropLockoutHours: cut('dropLockoutHours', rules.dropLockoutHours, limits.dropLockoutHours, largest),
      ringTimeoutSeconds: cut(
        'ringTimeoutSeconds',
        rules.ringTimeoutSeconds,
        limits.ringTimeoutSeconds?.atLeast,
        largest,
      ),
    },
  };
}

function levelsOf(document: RulesTree, { tier, campaignId }: RulesScope): readonly Level[] {
  const { organisation, tiers, campaigns } = document;
  const levels: Level[] = [];
  if (organisation !== undefined) levels.push({ source: { kind: 'organisation' }, fields: organisation });
  const ofTier = tiers?.[tier];
  if (ofTier !== undefined) levels.push({ source: { kind: 'tier', tier }, fields: ofTier });
  const ofCampaign = campaigns?.[campaignId];
  if (ofCampaign !== undefined) levels.push({ source: { kind: 'campaign', campaignId }, fields: ofCampaign });
  return levels;
}
