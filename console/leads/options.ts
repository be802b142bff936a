import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';
import { CONFIRM_WORDS } from '../documents/confirm.ts';
import {
  atMostOne,
  COMMON_WORDS,
  commandNamed,
  only,
  type ParsedWords,
  parsedWords,
  requestFor,
  WordFault,
} from '../documents/words.ts';
import { AUTHOR_WORDS, type Author, authorFrom } from '../switches/author.ts';
import { HELP } from './help.ts';

export interface LoadRequest {
  readonly kind: 'load';
  readonly path: string;
  /** What tells the list from others: part of the ids of its leads. */
  readonly listId: string;
  /** Where rows go that are not loaded. */
  readonly rejectsPath: string;
  readonly isAgreed: boolean;
}

export interface EraseRequest {
  readonly kind: 'erase';
  readonly whom:
    | { readonly kind: 'lead'; readonly id: string }
    | { readonly kind: 'external-id'; readonly id: string }
    /** As it was typed. */
    | { readonly kind: 'number'; readonly number: string };
  readonly by: Author;
  readonly isAgreed: boolean;
}

export type Command = LoadRequest | EraseRequest;

const text = { type: 'string' } as const;
const SPELLING = {
  ...COMMON_WORDS,
  ...CONFIRM_WORDS,
  ...AUTHOR_WORDS,
  list: text,
  rejects: text,
  number: text,
  'external-id': text,
} as const;

const TAKES = {
  load: ['list', 'rejects', 'yes'],
  erase: ['number', 'external-id', 'author', 'note', 'yes'],
} as const;

/** Reads the words after `leads`. Looks at no file; the first thing wrong is told. */
export function parseWords(argv: readonly string[]): ParsedWords<Command> {
  return parsedWords('leads', HELP, argv, () => {
    const { values: given, positionals } = split(argv);
    const [word = '', ...rest] = positionals;
    switch (commandNamed(word, given, TAKES)) {
      case 'load':
        return requestFor(loadFrom(rest, given), given, 'leads are loaded into a company');
      case 'erase':
        return requestFor(eraseFrom(rest, given), given, 'people are erased from a company');
    }
  });
}

function split(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options: SPELLING, allowPositionals: true });
}

type Given = ReturnType<typeof split>['values'];

function loadFrom(rest: readonly string[], given: Given): LoadRequest {
  const path = only('load', rest, 'the file of a lead list');
  return {
    kind: 'load',
    path,
    listId: given.list ?? basename(path),
    rejectsPath: given.rejects ?? `${path.slice(0, path.length - extname(path).length)}.rejected.csv`,
    isAgreed: given.yes ?? false,
  };
}

function eraseFrom(rest: readonly string[], given: Given): EraseRequest {
  const { number, 'external-id': externalId } = given;
  const id = atMostOne('erase', rest);
  const named = [
    ...(id === undefined ? [] : [{ kind: 'lead', id } as const]),
    ...(externalId === undefined ? [] : [{ kind: 'external-id', id: externalId } as const]),
    ...(number === undefined ? [] : [{ kind: 'number', number } as const]),
  ];
  const [whom, ...others] = named;
  if (whom === undefined || others.length > 0) {
    throw new WordFault('erase takes one person: the id of their lead, or --external-id, or --number.');
  }
  return { kind: 'erase', whom, by: authorFrom('erase', given), isAgreed: given.yes ?? false };
}
