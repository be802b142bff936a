import type { Answer } from '../documents/answer.ts';
import { publishFile, rollBackTo } from '../documents/change-document.ts';
import { type Company, named } from '../documents/company.ts';
import { changeableStructure } from './change-structure.ts';
import type { Command } from './options.ts';
import { checkFile, showDiagram, showDiff, showHistory, showStructure } from './show-structure.ts';

/**
 * Carries a command out.
 * @throws CommandFailure when it cannot be carried out as asked.
 */
export async function runCommand(command: Command, company: Company | undefined): Promise<Answer> {
  switch (command.kind) {
    case 'check':
      return checkFile(company, command.path);
    case 'show':
      return showStructure(company, command.which);
    case 'diagram':
      return showDiagram(company, command.which);
    case 'diff':
      return showDiff(company, command);
    case 'history':
      return showHistory(named(company), command.limit);
    case 'publish':
      return publishFile(changeableStructure(named(company)), command.path, command.by);
    case 'rollback':
      return rollBackTo(changeableStructure(named(company)), command.version, command.by);
  }
}
