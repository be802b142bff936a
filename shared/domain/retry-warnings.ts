import type { RetryRule } from './dial-rules.ts';
import { rulesFinding } from './findings/found.ts';
import { OUTCOMES } from './outcome.ts';
import { RETRIED_CODES, type RetriedCode } from './retry-plan.ts';
import { type RetryBrake, type RetryWait, retryWaits } from './retry-schedule.ts';
import { capKey, type RuleSource, type RulesInForce } from './rules-in-force.ts';
import { type Blamed, decidedBy, narrowestOf, type RulesDoubt, type RulesView, viewOf } from './rules-view.ts';

const DAY_MINUTES = 1_440;

/** Limits that do not leave the retry rules the calls or the time that they ask for. */
export function retryWarnings(view: RulesView): readonly RulesDoubt[] {
  return [...slowerThanTheirRule(view), ...oneCallPerNumber(view), ...tooShortLife(view), ...lifetimeBelowCycle(view)];
}

interface SlowOutcome {
  readonly code: RetriedCode;
  readonly minutes: number;
}

interface Conflict {
  readonly code: RetriedCode;
  readonly repeat: number;
  readonly wait: RetryWait;
  readonly brake: RetryBrake;
}

/**
 * Told of a retry rule that the document sets: its first repeat that waits longer, and for what. Told of a limit that it
 * sets: the outcomes that it makes wait, of rules that wider levels set, and `no-answer`, as which others go on. Of the other
 * default rules nothing is told: whoever sets a limit would be told of them every time.
 */
function slowerThanTheirRule(view: RulesView): readonly RulesDoubt[] {
  const ofRules = new Map<RetriedCode, RulesDoubt>();
  const ofLimits = new Map<
    RetryBrake['kind'],
    { readonly path: readonly string[]; readonly outcomes: SlowOutcome[] }
  >();
  for (const conflict of conflictsIn(view)) {
    const { code, brake, wait } = conflict;
    const rule = decidedBy(view, `retry.${code}`);
    const limit = brakeBlamed(view, brake);
    const blamed = narrowestOf(view, [...rule, limit]);
    if (blamed === undefined) continue;
    if (narrowestOf(view, rule) === undefined && (code !== 'no-answer' || isUsual(conflict, view))) continue;
    if (blamed.field !== brake.kind) {
      if (!ofRules.has(code)) ofRules.set(code, ownRuleDoubt(conflict, blamed.path, limit.sources));
      continue;
    }
    const known = ofLimits.get(brake.kind) ?? { path: blamed.path, outcomes: [] };
    known.outcomes.push({ code, minutes: wait.wishedMinutes });
    ofLimits.set(brake.kind, known);
  }
  return [
    ...ofRules.values(),
    ...[...ofLimits].map(([limit, { path, outcomes }]) => ({
      ...rulesFinding(path, { kind: 'limit-delays-repeats', limit, outcomes }),
      about: 'retry',
    })),
  ];
}

/** Whether the same limit brakes the same outcome where no document says anything. */
function isUsual(conflict: Conflict, { scope }: RulesView): boolean {
  return conflictsIn(viewOf({}, scope)).some((other) => keyOf(other) === keyOf(conflict));
}

function ownRuleDoubt(
  { repeat, wait, brake }: Conflict,
  path: readonly string[],
  of: readonly RuleSource[],
): RulesDoubt {
  const { wishedMinutes, leastMinutes } = wait;
  const trouble = { kind: 'repeat-waits', repeat, wishedMinutes, leastMinutes, limit: brake.kind, of } as const;
  return { ...rulesFinding(path, trouble), about: 'slower' };
}

/** The first repeat of each outcome that each limit brakes. */
function conflictsIn({ rules }: RulesInForce): readonly Conflict[] {
  return RETRIED_CODES.flatMap((code) => {
    const first = new Map<string, Conflict>();
    const rule = rules.retry[code];
    if (rule === undefined) return [];
    retryWaits(rule, repeatsOf(rule, rules.maxAttemptsPerCycle), rules).forEach((wait, index) => {
      if (wait.brake === undefined) return;
      const conflict = { code, repeat: index + 1, wait, brake: wait.brake };
      if (!first.has(keyOf(conflict))) first.set(keyOf(conflict), conflict);
    });
    return [...first.values()];
  });
}

function keyOf({ code, brake }: Conflict): string {
  return `${code} ${brake.kind}`;
}

/** The cycle ends with its last attempt, which is not repeated. */
function repeatsOf({ maxCount }: RetryRule, maxAttemptsPerCycle: number): number {
  return Math.min(maxCount, maxAttemptsPerCycle - 1);
}

/** Of a rolling cap the levels that hold this very cap; others may add further ones. */
function brakeBlamed(view: RulesView, brake: RetryBrake): Blamed {
  const sources = view.sources.get(brake.kind) ?? [];
  if (brake.kind !== 'rollingCaps') return { field: brake.kind, sources };
  const holding = view.levels.filter(({ fields }) =>
    fields.rollingCaps?.some((cap) => capKey(cap) === capKey(brake.cap)),
  );
  return { field: 'rollingCaps', sources: holding.length > 0 ? holding.map(({ source }) => source) : sources };
}

function oneCallPerNumber(view: RulesView): readonly RulesDoubt[] {
  const { rules } = view;
  if (rules.maxAttemptsPerNumber > 1 || rules.maxAttemptsPerCycle === 1) return [];
  const found: RulesDoubt[] = [];
  const limited: RetriedCode[] = [];
  let limitPath: readonly string[] | undefined;
  for (const code of RETRIED_CODES) {
    if (rules.retry[code]?.next !== 'same-number' || !OUTCOMES[code].flags.countsAsAttempt) continue;
    const limit = decidedBy(view, 'maxAttemptsPerNumber');
    const blamed = narrowestOf(view, [...decidedBy(view, `retry.${code}`), ...limit]);
    if (blamed?.field === 'maxAttemptsPerNumber') {
      limitPath = blamed.path;
      limited.push(code);
    } else if (blamed !== undefined) {
      const of = limit.flatMap(({ sources }) => sources);
      found.push({
        ...rulesFinding(blamed.path, { kind: 'one-call-of-number', of }),
        about: 'maxAttemptsPerNumber',
      });
    }
  }
  if (limitPath === undefined) return found;
  return [...found, { ...rulesFinding(limitPath, { kind: 'no-second-call', outcomes: limited }), about: 'retry' }];
}

/** Each call of a cycle after `no-answer`, which is the most common outcome and where others go on. */
function tooShortLife(view: RulesView): readonly RulesDoubt[] {
  const { rules } = view;
  const rule = rules.retry['no-answer'];
  if (rule === undefined) return [];
  const waits = retryWaits(rule, repeatsOf(rule, rules.maxAttemptsPerCycle), rules);
  const minutes = waits.reduce((sum, { leastMinutes }) => sum + leastMinutes, 0);
  if (minutes <= rules.leadTtlDays * DAY_MINUTES) return [];
  const blamed = narrowestOf(
    view,
    decidedBy(view, 'leadTtlDays', 'retry.no-answer', 'maxAttemptsPerCycle', 'minGapMinutes', 'rollingCaps'),
  );
  if (blamed === undefined) return [];
  const days = Math.ceil(minutes / DAY_MINUTES);
  const { leadTtlDays } = rules;
  const trouble = { kind: 'cycle-outlasts', attempts: waits.length + 1, days, leadTtlDays } as const;
  return [{ ...rulesFinding(blamed.path, trouble), about: 'leadTtlDays' }];
}

function lifetimeBelowCycle(view: RulesView): readonly RulesDoubt[] {
  const { maxAttemptsEver, maxAttemptsPerCycle } = view.rules;
  if (maxAttemptsEver === undefined || maxAttemptsEver >= maxAttemptsPerCycle) return [];
  const blamed = narrowestOf(view, decidedBy(view, 'maxAttemptsEver', 'maxAttemptsPerCycle'));
  if (blamed === undefined) return [];
  const trouble = { kind: 'ever-below-cycle', ever: maxAttemptsEver, cycle: maxAttemptsPerCycle } as const;
  return [{ ...rulesFinding(blamed.path, trouble), about: 'maxAttemptsEver' }];
}
