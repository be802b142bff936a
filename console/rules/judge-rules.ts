import { type Surroundings, warningsOf } from '../../shared/application/rules-warnings-of.ts';
import { parseRulesDocument } from '../../shared/domain/rules-document.ts';
import { type Answer, done } from '../documents/answer.ts';
import { printedProblems, wrongDocument } from '../documents/printed-problems.ts';
import { readJsonFile } from '../json-file.ts';

/** Whether the rules in a file may be published, and what one should know of them before. */
export async function checkFile(path: string, beside: Surroundings): Promise<Answer> {
  const parsed = parseRulesDocument(await readJsonFile(path));
  if (parsed.kind === 'invalid') return wrongDocument(path, parsed.problems);
  const warnings = await warningsOf(parsed.document, beside);
  const data = { kind: 'valid', warnings };
  if (warnings.length === 0) return done(`${path} is right.\n`, data);
  return done(`${path} is right. Know this before you publish it:\n${printedProblems(warnings)}`, data);
}
