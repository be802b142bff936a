import type { Answer } from '../documents/answer.ts';
import { type Company, named } from '../documents/company.ts';
import type { Asker } from '../documents/confirm.ts';
import { callTestNumbers, goLive, observe } from './change-mode.ts';
import type { Command } from './options.ts';
import { showHistory, showMode } from './show-mode.ts';
import { showReport } from './show-report.ts';

/**
 * Carries a command out.
 * @param tell takes a line, for a person.
 * @throws CommandFailure when it cannot be carried out as asked.
 */
export async function runCommand(
  command: Command,
  company: Company | undefined,
  ask: Asker,
  tell: (line: string) => void,
): Promise<Answer> {
  const known = named(company);
  switch (command.kind) {
    case 'show':
      return showMode(known);
    case 'history':
      return showHistory(known, command.limit);
    case 'report':
      return showReport(known, command);
    case 'observe':
      return observe(known, command, ask);
    case 'test-numbers':
      return callTestNumbers(known, command, ask);
    case 'live':
      return goLive(known, command, ask, tell);
  }
}
