import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseDeploymentSettings } from '../../infra/settings/deployment-settings.ts';
import { CommandFailure } from '../command-failure.ts';
import type { Answer } from '../documents/answer.ts';
import { done } from '../documents/answer.ts';
import type { Respondent } from './respondent.ts';
import { type Answers, withAnswers } from './settings-text.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
const EXAMPLE = join(PROJECT, 'infra', 'settings.example.jsonc');

/**
 * The text of a settings file with these answers: the shipped example, comments included.
 * @throws SettingsError when an answer cannot be used.
 */
export function settingsText(answers: Answers, file: string): string {
  const [, , ...example] = readFileSync(EXAMPLE, 'utf8').split('\n');
  const head = [
    `// The settings of one deployment. Check them: npm run doctor -- --settings ${file}`,
    '// Written by npm run configure; change them here. What stands behind // is an example.',
  ];
  const schema = relative(dirname(resolve(file)), join(PROJECT, 'docs', 'settings.schema.json'));
  const text = withAnswers([...head, ...example].join('\n'), { $schema: schema, ...answers });
  parseDeploymentSettings(text, file);
  return text;
}

/**
 * Writes the settings.
 * @param mayOverwrite whether a file that is there may be replaced without a question.
 * @throws CommandFailure when a file is there and stays.
 */
export async function writeSettings(
  answers: Answers,
  {
    file,
    respondent,
    mayOverwrite,
  }: { readonly file: string; readonly respondent: Respondent; readonly mayOverwrite: boolean },
): Promise<Answer> {
  const text = settingsText(answers, file);
  if (existsSync(file) && !mayOverwrite && !(await respondent.yes(`${file} is there already. Replace it?`, false))) {
    throw new CommandFailure(
      `${file} is there already and was left as it is: name another file (--out), or --overwrite.`,
    );
  }
  writeFileSync(file, text);
  return done(
    `Written: ${file}\nWhat was not asked has its usual value there, with a comment: recording, opening hours, language and more.\nNext: npm run doctor -- --settings ${file}\n`,
    { file },
  );
}
