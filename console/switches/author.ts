import { WordFault } from '../documents/words.ts';

/** Who throws a switch, and why; kept with the change. */
export interface Author {
  readonly author: string;
  readonly note: string;
}

/** Words of whoever throws a switch. */
export const AUTHOR_WORDS = { author: { type: 'string' }, note: { type: 'string' } } as const;

/** @throws WordFault when nobody is named. */
export function authorFrom(
  kind: string,
  { author, note }: { readonly author?: string | undefined; readonly note?: string | undefined },
): Author {
  if (author === undefined || author.trim() === '') {
    throw new WordFault(`${kind} is kept in the history: add --author "who", and --note "why" if you like.`);
  }
  return { author, note: note ?? '' };
}
