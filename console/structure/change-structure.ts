import { publishStructure, rollBackStructure } from '../../shared/application/structure-versions.ts';
import { structureWarnings } from '../../shared/domain/structure-warnings.ts';
import type { Answer } from '../documents/answer.ts';
import { changeAnswer, signedOver } from '../documents/change-answer.ts';
import type { Company } from '../documents/company.ts';
import { printedProblems } from '../documents/printed-problems.ts';
import type { Signature } from '../documents/words.ts';
import { readJsonFile } from '../json-file.ts';
import { printedChanges } from './printed-structure.ts';

const WORDS = {
  command: 'structure',
  printed: printedChanges,
  afterwards:
    "Waiting leads follow their stages: those that are due at once, all others some in each of the dialler's runs from two minutes on. Calls in the air end where they began.",
};

type ChangeDependencies = Pick<Company, 'settings' | 'clock'>;

export async function publishFile(
  { settings, clock }: ChangeDependencies,
  path: string,
  by: Signature,
): Promise<Answer> {
  const input = await readJsonFile(path);
  const signature = signedOver(by, (await settings.read()).structure);
  const result = await publishStructure({ repository: settings, clock }, { ...signature, input });
  const answer = changeAnswer(result, { ...WORDS, what: path });
  if (result.kind !== 'published') return answer;
  const warnings = structureWarnings((await settings.read()).structure.document);
  const known = warnings.length === 0 ? '' : `Know this of it:\n${printedProblems(warnings)}`;
  return { ...answer, text: `${answer.text}${known}`, data: { ...result, warnings } };
}

export async function rollBackTo(
  { settings, clock }: ChangeDependencies,
  toVersion: number,
  by: Signature,
): Promise<Answer> {
  const signature = signedOver(by, (await settings.read()).structure);
  const result = await rollBackStructure({ repository: settings, clock }, { ...signature, toVersion });
  return changeAnswer(result, { ...WORDS, what: `version ${toVersion}` });
}
