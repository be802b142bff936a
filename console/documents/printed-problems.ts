import type { RulesProblem } from '../../shared/domain/rules-problem.ts';
import { type Answer, notDone } from './answer.ts';

/** A line for each problem: where, what stands there, why it is wrong, and how to mend it. */
export function printedProblems(problems: readonly RulesProblem[]): string {
  return problems
    .map(({ path, value, message, mend }) => {
      const where = value === '' ? path : `${path} (${value})`;
      return `  ${where}: ${message}; ${mend}.\n`;
    })
    .join('');
}

/** A document that cannot be used, with everything that is wrong with it. */
export function wrongDocument(what: string, problems: readonly RulesProblem[]): Answer {
  return notDone(`${what} cannot be used:\n${printedProblems(problems)}`, { kind: 'invalid', problems });
}
