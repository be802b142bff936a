import { confirm, input } from '@inquirer/prompts';
import { CommandFailure } from '../command-failure.ts';

/** What a person has to agree to before it is done. */
export type Question =
  | { readonly kind: 'yes-or-no'; readonly message: string }
  /** So grave that they type a word for it, which nobody does by habit. */
  | { readonly kind: 'type'; readonly message: string; readonly word: string };

/** Whoever is asked: a person at the terminal, or a script that agreed beforehand. */
export type Asker = (question: Question) => Promise<boolean>;

/** The word of commands that ask. */
export const CONFIRM_WORDS = { yes: { type: 'boolean' } } as const;

/**
 * Asks the person at the terminal, on stderr, so that what a command answers stays apart. Asks nobody when `isAgreed`.
 * @throws CommandFailure from the asker, when there is no terminal and nothing was agreed to beforehand, and when the
 * person leaves.
 */
export function atTerminal(isAgreed: boolean): Asker {
  return async (question) => {
    if (isAgreed) return true;
    if (!process.stdin.isTTY) {
      throw new CommandFailure(`${question.message} Nobody can be asked here: add --yes if you agree.`);
    }
    try {
      return await answerOf(question);
    } catch (error) {
      if (!(error instanceof Error && error.name === 'ExitPromptError')) throw error;
      throw new CommandFailure('Nothing was changed.', { cause: error });
    }
  };
}

async function answerOf(question: Question): Promise<boolean> {
  const context = { output: process.stderr };
  if (question.kind === 'yes-or-no') return confirm({ message: question.message, default: false }, context);
  const typed = await input({ message: `${question.message} Type ${question.word} to go on:` }, context);
  return typed.trim() === question.word;
}
