import { gate } from '../../shared/domain/call-gate.ts';
import type { RuleRefusalCode } from '../../shared/domain/gate.ts';
import { backlog, type GateQuestion } from './backlog.ts';
import { cpuNanoseconds, median, ratePerSecond } from './cpu-time.ts';
import type { BenchResult, Figure } from './figure.ts';
import { yardstick } from './yardstick.ts';

/** How an answer is filed: allowed, or under the last of its refusals, so that a limit counts where hours stand in the way, too. */
export type AnswerKind = 'allowed' | RuleRefusalCode;

/** Leads a second on one core: docs/performance.md. */
const BUDGET_PER_SECOND = 500_000;
const SEED = 1;
const ROUNDS = 9;
const KIND_ROUNDS = 5;
/** A kind with fewer leads is judged several times in a round: the clock of the processor ticks coarsely. */
const UNITS_AT_LEAST = 20_000;
const FRESH_PAGES = 40;
const FRESH_PAGE = 500;

/** The questions by the kind of their answer, the most frequent kind first. */
export function answeredKinds(questions: readonly GateQuestion[]): ReadonlyMap<AnswerKind, readonly GateQuestion[]> {
  const byKind = Map.groupBy(questions, ({ lead, purpose, policy, at }): AnswerKind => {
    const verdict = gate(lead, purpose, policy, at);
    return verdict.kind === 'allowed' ? 'allowed' : (verdict.refusals.at(-1)?.code ?? 'allowed');
  });
  return new Map([...byKind].toSorted(([, some], [, others]) => others.length - some.length));
}

/** How many leads a second one core judges: whether each may be called, and if not, why and from when on. */
export function gateRate(leads: number): BenchResult {
  const questions = backlog(leads, SEED);
  const kinds = answeredKinds(questions);
  const even = yardstick(leads);
  const gateNs: number[] = [];
  const yardstickNs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    yardstickNs.push(cpuNanoseconds(even.work));
    gateNs.push(cpuNanoseconds(() => judgeAll(questions)));
  }
  const rate = perSecond(questions.length, median(gateNs));
  const yardstickRate = perSecond(even.units, median(yardstickNs));
  return {
    title: `The gate and the next callable moment, ${leads} leads in memory`,
    counts: [...kinds].map(([kind, asked]) => ({ name: kind, count: asked.length })),
    figures: [
      { name: 'all', value: rate, unit: 'leads/s', budget: { kind: 'at-least', value: BUDGET_PER_SECOND } },
      { name: 'all, held against the yardstick', value: rate / yardstickRate, unit: 'of its rate' },
      { name: 'yardstick', value: yardstickRate, unit: 'look-ups/s' },
      ...[...kinds].map(([kind, asked]) => kindFigure(kind, asked)),
      { name: 'judged for the first time', value: freshRate(), unit: 'leads/s' },
    ],
  };
}

function kindFigure(kind: AnswerKind, asked: readonly GateQuestion[]): Figure {
  const times = Math.ceil(UNITS_AT_LEAST / asked.length);
  const value = ratePerSecond(asked.length * times, KIND_ROUNDS, () => {
    for (let time = 0; time < times; time += 1) judgeAll(asked);
  });
  return { name: kind, value, unit: 'leads/s' };
}

/** Leads that were just read, page by page: nothing about them is known yet. */
function freshRate(): number {
  const pages = Array.from({ length: FRESH_PAGES }, (_, page) => {
    const questions = backlog(FRESH_PAGE, SEED + 1 + page);
    return cpuNanoseconds(() => judgeAll(questions));
  });
  return perSecond(FRESH_PAGE, median(pages));
}

/** Counts the allowed ones, so that no answer goes unused. */
function judgeAll(questions: readonly GateQuestion[]): number {
  let allowed = 0;
  for (const { lead, purpose, policy, at } of questions) {
    if (gate(lead, purpose, policy, at).kind === 'allowed') allowed += 1;
  }
  return allowed;
}

function perSecond(units: number, nanoseconds: number): number {
  return (units * 1_000_000_000) / nanoseconds;
}
