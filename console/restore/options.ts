import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { CONFIRM_WORDS } from '../documents/confirm.ts';
import { none, parsedWords, type ReadWords, WordFault } from '../documents/words.ts';
import { AUTHOR_WORDS, type Author, authorFrom } from '../switches/author.ts';
import { HELP } from './help.ts';

export interface RestoreRequest {
  readonly deployment: string;
  readonly at: { readonly region?: string; readonly endpoint?: string };
  readonly restoredTo: Temporal.Instant;
  /** Absent where it is gone. */
  readonly oldTable?: string;
  readonly by: Author;
  readonly isAgreed: boolean;
  readonly json: boolean;
}

const SPELLING = {
  ...AUTHOR_WORDS,
  ...CONFIRM_WORDS,
  target: { type: 'string' },
  'restored-to': { type: 'string' },
  'old-table': { type: 'string' },
  region: { type: 'string' },
  endpoint: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const GONE = 'none';

/** Reads the words after `restore`. The first thing wrong is told. */
export function parseWords(argv: readonly string[]): ReadWords<RestoreRequest> {
  return parsedWords('restore', HELP, argv, () => requestFrom(argv));
}

function requestFrom(argv: readonly string[]): RestoreRequest {
  const { values: given, positionals } = parseArgs({ args: [...argv], options: SPELLING, allowPositionals: true });
  none('restore', positionals);
  const { target, region, endpoint, 'old-table': oldTable } = given;
  if (target === undefined) throw new WordFault('restore is about one deployment: name it with --target NAME.');
  if (oldTable === undefined) {
    throw new WordFault('The table in use before may hold stops that the log lacks: add --old-table NAME, or none.');
  }
  return {
    deployment: target,
    at: { ...(region !== undefined && { region }), ...(endpoint !== undefined && { endpoint }) },
    restoredTo: momentFrom(given['restored-to']),
    ...(oldTable !== GONE && { oldTable }),
    by: authorFrom('restore', given),
    isAgreed: given.yes ?? false,
    json: given.json ?? false,
  };
}

function momentFrom(text: string | undefined): Temporal.Instant {
  if (text === undefined) throw new WordFault('Say to which moment the table was restored: --restored-to MOMENT.');
  try {
    return Temporal.Instant.from(text);
  } catch {
    throw new WordFault(`--restored-to "${text}" is no moment: write it like 2026-01-05T15:00:00Z.`);
  }
}
