import {
  type PublishRulesResult,
  publishRules,
  type RollBackRulesResult,
  rollBackRules,
} from '../../shared/application/rules-versions.ts';
import { readJsonFile } from '../json-file.ts';
import { type Answer, done, notDone } from './answer.ts';
import type { Company } from './company.ts';
import { warningsOf, wrongRules } from './judge-rules.ts';
import type { Signature } from './options.ts';
import { printedChanges, printedProblems } from './printed-changes.ts';

const MOVES_LEADS =
  "Waiting leads are moved to where it wants them, some in each of the dialler's runs; npm run rules -- replan does it now.\n";

type ChangeDependencies = Pick<Company, 'settings' | 'clock'>;

export async function publishFile(deps: ChangeDependencies, path: string, by: Signature): Promise<Answer> {
  const input = await readJsonFile(path);
  const result = await publishRules(
    { repository: deps.settings, clock: deps.clock },
    { ...(await signed(deps, by)), input },
  );
  const answer = answerTo(result, path);
  if (result.kind !== 'published') return answer;
  const { document } = (await deps.settings.read()).rules;
  const warnings = await warningsOf(document, { now: deps.clock(), settings: deps.settings });
  const known = warnings.length === 0 ? '' : `Know this of it:\n${printedProblems(warnings)}`;
  return { ...answer, text: `${answer.text}${known}`, data: { ...result, warnings } };
}

export async function rollBackTo(deps: ChangeDependencies, toVersion: number, by: Signature): Promise<Answer> {
  const signature = await signed(deps, by);
  const result = await rollBackRules({ repository: deps.settings, clock: deps.clock }, { ...signature, toVersion });
  return answerTo(result, `version ${toVersion}`);
}

/** Nobody who does not say otherwise starts from any version but the one in force. */
async function signed({ settings }: ChangeDependencies, { author, note, expectedVersion }: Signature) {
  return { author, note, expectedVersion: expectedVersion ?? (await settings.read()).rules.version };
}

function answerTo(result: PublishRulesResult | RollBackRulesResult, what: string): Answer {
  switch (result.kind) {
    case 'published':
      return done(
        `Published as version ${result.version}: in force at the next pick, at most 60 seconds from now. It changes:\n${printedChanges(result.changes)}${MOVES_LEADS}`,
        result,
      );
    case 'unchanged':
      return done(`Nothing to publish: version ${result.version}, in force, says the same.\n`, result);
    case 'overtaken':
      return notDone(
        `Not published: ${result.byAuthor} published version ${result.byVersion} at ${result.at.toString({ smallestUnit: 'second' })} (${result.note}). It changed:\n${printedChanges(result.changes)}Look at it (npm run rules -- diff ${what}), then publish again.\n`,
        result,
      );
    case 'overtaken-by-unreadable':
      return notDone(
        `Not published: version ${result.byVersion} was published since, and this version of Tierline cannot read it: ${result.reason}\n`,
        result,
      );
    case 'invalid':
      return wrongRules(what, result.problems);
    case 'unknown-version':
      return notDone(`There is no version ${result.version}: npm run rules -- history lists them.\n`, result);
    case 'unreadable-version':
      return notDone(
        `Version ${result.version} cannot be published again: ${result.reason} Publish a file in its place.\n`,
        result,
      );
  }
}
