import type { RollBackResult } from '../../shared/application/roll-back-document.ts';
import { type Answer, done, notDone } from './answer.ts';
import { printedChanges } from './printed-changes.ts';
import { wrongDocument } from './printed-problems.ts';
import type { Which } from './words.ts';

export interface ChangeWords<Change> {
  /** The command after `npm run`. */
  readonly command: string;
  /** A sentence for each change. */
  readonly inWords: (changes: readonly Change[]) => readonly string[];
  /** What follows a publication, in one line. */
  readonly afterwards: string;
}

/**
 * What a publication, or a return to an old version, came to.
 * @param asked the document that was to be published.
 */
export function changeAnswer<Change>(
  result: RollBackResult<Change>,
  asked: Exclude<Which, { kind: 'in-force' }>,
  { command, inWords, afterwards }: ChangeWords<Change>,
): Answer {
  switch (result.kind) {
    case 'published':
      return done(
        `Published as version ${result.version}: in force at the next pick, at most 60 seconds from now. It changes:\n${printedChanges(inWords(result.changes))}${afterwards}\n`,
        result,
      );
    case 'unchanged':
      return done(`Nothing to publish: version ${result.version}, in force, says the same.\n`, result);
    case 'overtaken':
      return notDone(
        `Not published: ${result.byAuthor} published version ${result.byVersion} at ${result.at.toString({ smallestUnit: 'second' })} (${result.note}). It changed:\n${printedChanges(inWords(result.changes))}Look at it (npm run ${command} -- diff ${asked.kind === 'file' ? asked.path : asked.version}), then publish again.\n`,
        result,
      );
    case 'overtaken-by-unreadable':
      return notDone(
        `Not published: version ${result.byVersion} was published since, and this version of Tierline cannot read it: ${result.reason}\n`,
        result,
      );
    case 'invalid':
      return wrongDocument(asked.kind === 'file' ? asked.path : `version ${asked.version}`, result.problems);
    case 'unknown-version':
      return notDone(`There is no version ${result.version}: npm run ${command} -- history lists them.\n`, result);
    case 'unreadable-version':
      return notDone(
        `Version ${result.version} cannot be published again: ${result.reason} Publish a file in its place.\n`,
        result,
      );
  }
}
