import { publishRules, rollBackRules } from '../../shared/application/rules-versions.ts';
import type { Answer } from '../documents/answer.ts';
import { changeAnswer, signedOver } from '../documents/change-answer.ts';
import type { Company } from '../documents/company.ts';
import { printedProblems } from '../documents/printed-problems.ts';
import type { Signature } from '../documents/words.ts';
import { readJsonFile } from '../json-file.ts';
import { warningsOf } from './judge-rules.ts';
import { printedChanges } from './printed-changes.ts';

const WORDS = {
  command: 'rules',
  printed: printedChanges,
  afterwards:
    "Waiting leads are moved to where it wants them, some in each of the dialler's runs; npm run rules -- replan does it now.",
};

type ChangeDependencies = Pick<Company, 'settings' | 'clock'>;

export async function publishFile(deps: ChangeDependencies, path: string, by: Signature): Promise<Answer> {
  const input = await readJsonFile(path);
  const signature = signedOver(by, (await deps.settings.read()).rules);
  const result = await publishRules({ repository: deps.settings, clock: deps.clock }, { ...signature, input });
  const answer = changeAnswer(result, { ...WORDS, what: path });
  if (result.kind !== 'published') return answer;
  const { document } = (await deps.settings.read()).rules;
  const warnings = await warningsOf(document, { now: deps.clock(), settings: deps.settings });
  const known = warnings.length === 0 ? '' : `Know this of it:\n${printedProblems(warnings)}`;
  return { ...answer, text: `${answer.text}${known}`, data: { ...result, warnings } };
}

export async function rollBackTo(deps: ChangeDependencies, toVersion: number, by: Signature): Promise<Answer> {
  const signature = signedOver(by, (await deps.settings.read()).rules);
  const result = await rollBackRules({ repository: deps.settings, clock: deps.clock }, { ...signature, toVersion });
  return changeAnswer(result, { ...WORDS, what: `version ${toVersion}` });
}
