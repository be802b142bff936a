import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { CONFIRM_WORDS } from '../documents/confirm.ts';
import {
  COMMON_WORDS,
  only,
  type ParsedWords,
  parsedWords,
  requestFor,
  type Target,
  WordFault,
} from '../documents/words.ts';
import { AUTHOR_WORDS, type Author, authorFrom } from '../switches/author.ts';
import { HELP } from './help.ts';

export interface FirstCall {
  /** As it was typed. */
  readonly number: string;
  readonly campaignId?: string;
  readonly by: Author;
  readonly isAgreed: boolean;
  readonly target: Target;
}

const SPELLING = { ...COMMON_WORDS, ...AUTHOR_WORDS, ...CONFIRM_WORDS, campaign: { type: 'string' } } as const;

/** Reads the words after `first-call`. The first thing wrong is told. */
export function parseWords(argv: readonly string[]): ParsedWords<FirstCall> {
  return parsedWords('first-call', HELP, argv, () => {
    const { values: given, positionals } = parseArgs({ args: [...argv], options: SPELLING, allowPositionals: true });
    const number = only('first-call', positionals, 'your own telephone number, like +12025550199');
    const asked = requestFor(undefined, given, 'first-call rings through one company');
    if (asked.target === undefined) throw new WordFault('Name a company: --data FOLDER, or --target DEPLOYMENT.');
    const command: FirstCall = {
      number,
      ...(given.campaign !== undefined && { campaignId: given.campaign }),
      by: authorFrom('first-call', { ...given, author: given.author ?? userInfo().username }),
      isAgreed: given.yes ?? false,
      target: asked.target,
    };
    return { ...asked, command };
  });
}
