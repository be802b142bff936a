import type { CallingArea } from './calling-area.ts';
import { type CallingHours, compileCallingHours, type HoursVerdict } from './calling-hours.ts';
import { presetsIn } from './compliance-presets.ts';
import type { CallLimits, CallWindow, DialRules } from './dial-rules.ts';
import type { HolidayCalendar } from './holidays.ts';
import {
  type LawfulLimits,
  lawfulLimits,
  type RuleSources,
  type RulesInForce,
  type RulesScope,
  rulesInArea,
} from './rules-in-force.ts';
import type { TierNumber } from './tier-number.ts';
import { weekOf } from './weekly-windows.ts';

/** What limits calls to the numbers of one area, presets included. */
export interface AreaLimits {
  readonly limits: CallLimits;
  /** Of these, what presets ask: no wish for a callback sets it aside. */
  readonly lawful: LawfulLimits;
  readonly ringTimeoutSeconds: number;
  readonly sources: RuleSources;
}

/** Under what a stage is worked: its rules in force, its compiled hours, and who does the work. */
export interface CallPolicy {
  /** Without compliance presets, which hold by area. */
  readonly rules: DialRules;
  /** With them. */
  readonly hours: CallingHours;
  readonly tier: TierNumber;
  readonly campaignId: string;
  /** Worked out once for each area and kept. */
  limitsIn(area: CallingArea): AreaLimits;
  /**
   * The hours of a wish: that window on every day, holidays or not. Where it is closed, `opensAt` is the first moment at
   * which {@link hours} are open too; absent when the two never meet.
   */
  wishedHours(window: CallWindow): CallingHours;
}

const MOST_WISHES_KEPT = 256;
const MOST_AREAS_KEPT = 1024;

/** The policy that rules in force make for a scope. Keep it as long as the rules stand. */
export function callPolicy(
  inForce: RulesInForce,
  scope: Pick<RulesScope, 'tier' | 'campaignId'>,
  calendar: HolidayCalendar,
): CallPolicy {
  const { rules } = inForce;
  const chosen = rules.compliancePresets;
  const lawfulHours = (area: CallingArea) => presetsIn(area, chosen).map(({ limits }) => limits);
  const hours = compileCallingHours(rules, calendar, lawfulHours);
  const wished = (window: CallWindow): CallingHours => {
    const wish = { callWindows: weekOf(() => [window]), holidays: 'ignore' } as const;
    const alone = compileCallingHours(wish, calendar);
    const within = compileCallingHours(rules, calendar, (area) => [...lawfulHours(area), wish]);
    return { verdict: (area, at) => firstOpening(alone.verdict(area, at), () => within.verdict(area, at)) };
  };
  const limits = new Map<string, AreaLimits>();
  const wishes = new Map<string, CallingHours>();
  return {
    rules,
    hours,
    tier: scope.tier,
    campaignId: scope.campaignId,
    limitsIn: (area) => kept(limits, area.key, MOST_AREAS_KEPT, () => areaLimits(inForce, area)),
    wishedHours: (window) => kept(wishes, `${window.start}-${window.end}`, MOST_WISHES_KEPT, () => wished(window)),
  };
}

function areaLimits(inForce: RulesInForce, area: CallingArea): AreaLimits {
  const { rules, sources } = rulesInArea(inForce, area);
  const lawful = lawfulLimits(presetsIn(area, rules.compliancePresets));
  return { limits: rules, lawful, ringTimeoutSeconds: rules.ringTimeoutSeconds, sources };
}

/** The verdict of some hours, opening only when stricter ones do. */
function firstOpening(verdict: HoursVerdict, stricter: () => HoursVerdict): HoursVerdict {
  if (verdict.kind === 'open') return verdict;
  const { why } = verdict;
  const next = stricter();
  return next.kind === 'open' || next.opensAt === undefined
    ? { kind: 'closed', why }
    : { kind: 'closed', why, opensAt: next.opensAt };
}

/** The value under the key, made when it is not there; the oldest gives way when there are too many. */
function kept<Value>(values: Map<string, Value>, key: string, most: number, make: () => Value): Value {
  const known = values.get(key);
  if (known !== undefined) return known;
  const made = make();
  if (values.size >= most) {
    const [oldest] = values.keys();
    if (oldest !== undefined) values.delete(oldest);
  }
  values.set(key, made);
  return made;
}
