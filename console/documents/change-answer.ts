import type { RollBackResult } from '../../shared/application/roll-back-document.ts';
import { type Answer, done, notDone } from './answer.ts';
import { wrongDocument } from './printed-problems.ts';
import type { Signature } from './words.ts';

export interface ChangeWords<Change> {
  /** The command after `npm run`. */
  readonly command: string;
  /** What was to be published: a file, or a version. */
  readonly what: string;
  readonly printed: (changes: readonly Change[]) => string;
  /** What follows a publication, in one line. */
  readonly afterwards: string;
}

/** What a publication, or a return to an old version, came to. */
export function changeAnswer<Change>(result: RollBackResult<Change>, words: ChangeWords<Change>): Answer {
  const { command, what, printed, afterwards } = words;
  switch (result.kind) {
    case 'published':
      return done(
        `Published as version ${result.version}: in force at the next pick, at most 60 seconds from now. It changes:\n${printed(result.changes)}${afterwards}\n`,
        result,
      );
    case 'unchanged':
      return done(`Nothing to publish: version ${result.version}, in force, says the same.\n`, result);
    case 'overtaken':
      return notDone(
        `Not published: ${result.byAuthor} published version ${result.byVersion} at ${result.at.toString({ smallestUnit: 'second' })} (${result.note}). It changed:\n${printed(result.changes)}Look at it (npm run ${command} -- diff ${what}), then publish again.\n`,
        result,
      );
    case 'overtaken-by-unreadable':
      return notDone(
        `Not published: version ${result.byVersion} was published since, and this version of Tierline cannot read it: ${result.reason}\n`,
        result,
      );
    case 'invalid':
      return wrongDocument(what, result.problems);
    case 'unknown-version':
      return notDone(`There is no version ${result.version}: npm run ${command} -- history lists them.\n`, result);
    case 'unreadable-version':
      return notDone(
        `Version ${result.version} cannot be published again: ${result.reason} Publish a file in its place.\n`,
        result,
      );
  }
}

/** Nobody who does not say otherwise starts from any version but the one in force. */
export function signedOver({ author, note, expectedVersion }: Signature, inForce: { readonly version: number }) {
  return { author, note, expectedVersion: expectedVersion ?? inForce.version };
}
