import { parseRulesDocument } from '../../shared/domain/rules-document.ts';
import { rulesWarnings } from '../../shared/domain/rules-warnings.ts';
import { type Answer, done, notDone } from './answer.ts';
import { printedProblems } from './printed-changes.ts';
import { readRulesFile } from './rules-files.ts';

/** Whether the rules in a file may be published, and what one should know of them before. */
export async function checkFile(path: string): Promise<Answer> {
  const parsed = parseRulesDocument(await readRulesFile(path));
  if (parsed.kind === 'invalid') return wrongRules(path, parsed.problems);
  const warnings = rulesWarnings(parsed.document);
  const data = { kind: 'valid', warnings };
  if (warnings.length === 0) return done(`${path} is right.\n`, data);
  return done(`${path} is right. Know this before you publish it:\n${printedProblems(warnings)}`, data);
}

/** Rules that cannot be used, with everything that is wrong with them. */
export function wrongRules(what: string, problems: Parameters<typeof printedProblems>[0]): Answer {
  return notDone(`${what} cannot be used:\n${printedProblems(problems)}`, { kind: 'invalid', problems });
}
