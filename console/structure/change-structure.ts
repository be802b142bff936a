import { publishStructure, rollBackStructure } from '../../shared/application/structure-versions.ts';
import type { Answer } from '../documents/answer.ts';
import { changeAnswer, signedOver } from '../documents/change-answer.ts';
import type { Company } from '../documents/company.ts';
import { readJsonFile } from '../json-file.ts';
import type { Signature } from '../documents/words.ts';
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
  return changeAnswer(result, { ...WORDS, what: path });
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
