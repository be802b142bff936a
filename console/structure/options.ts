import { parseArgs } from 'node:util';
import {
  atMostOne,
  CHANGE_WORDS,
  COMMON_WORDS,
  commandNamed,
  comparedFrom,
  limitFrom,
  none,
  only,
  type ParsedWords,
  parsedWords,
  type Request,
  requestFor,
  type Signature,
  signatureFrom,
  versionFrom,
  type Which,
  whichFrom,
} from '../documents/words.ts';
import { HELP } from './help.ts';

export type Command =
  | { readonly kind: 'check'; readonly path: string }
  | { readonly kind: 'show' | 'diagram'; readonly which: Which }
  | { readonly kind: 'diff'; readonly from: Which; readonly to: Which }
  | { readonly kind: 'publish'; readonly path: string; readonly by: Signature }
  | { readonly kind: 'rollback'; readonly version: number; readonly by: Signature }
  | { readonly kind: 'history'; readonly limit: number };

const SPELLING = { ...COMMON_WORDS, ...CHANGE_WORDS } as const;

/** What each command takes beside the words that say whose structure is meant. */
const TAKES: Readonly<Record<Command['kind'], readonly (keyof typeof SPELLING)[]>> = {
  check: [],
  show: [],
  diagram: [],
  diff: [],
  publish: ['author', 'note', 'expected'],
  rollback: ['author', 'note', 'expected'],
  history: ['limit'],
};

/** Reads the words after `structure`. Looks at no file; the first thing wrong is told. */
export function parseWords(argv: readonly string[]): ParsedWords<Command> {
  return parsedWords('structure', HELP, argv, () => requestFrom(argv));
}

function requestFrom(argv: readonly string[]): Request<Command> {
  const { values: given, positionals } = parseArgs({ args: [...argv], options: SPELLING, allowPositionals: true });
  const [word = '', ...rest] = positionals;
  const kind = commandNamed(word, given, TAKES);
  const command = commandFrom(kind, rest, given);
  return requestFor(command, given, needsTable(command) ? `${kind} reads the structure of a company` : undefined);
}

function commandFrom(
  kind: Command['kind'],
  rest: readonly string[],
  given: Parameters<typeof signatureFrom>[1] & { readonly limit?: string | undefined },
): Command {
  switch (kind) {
    case 'check':
      return { kind, path: only(kind, rest, 'a structure file') };
    case 'show':
    case 'diagram':
      return { kind, which: whichFrom(atMostOne(kind, rest)) };
    case 'diff':
      return { kind, ...comparedFrom(rest, 'a structure file') };
    case 'publish':
      return { kind, path: only(kind, rest, 'a structure file'), by: signatureFrom(kind, given) };
    case 'rollback':
      return { kind, version: versionFrom(rest), by: signatureFrom(kind, given) };
    case 'history':
      none(kind, rest);
      return { kind, limit: limitFrom(given.limit) };
  }
}

/** Whether the command reads a table; what stands in files alone needs none. */
function needsTable(command: Command): boolean {
  switch (command.kind) {
    case 'check':
      return false;
    case 'show':
    case 'diagram':
      return command.which.kind !== 'file';
    case 'diff':
      return command.from.kind !== 'file' || command.to.kind !== 'file';
    case 'publish':
    case 'rollback':
    case 'history':
      return true;
  }
}
