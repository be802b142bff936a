import { parseArgs } from 'node:util';
import { OBSERVED_KEPT_DAYS } from '../../shared/application/ports/observation-log.ts';
import { labelFault, labelFaultInWords } from '../../shared/domain/controls.ts';
import { CONFIRM_WORDS } from '../documents/confirm.ts';
import {
  COMMON_WORDS,
  commandNamed,
  count,
  limitFrom,
  none,
  type ParsedWords,
  parsedWords,
  type Request,
  requestFor,
  WordFault,
  zoneFrom,
} from '../documents/words.ts';
import { AUTHOR_WORDS, type Author, authorFrom } from '../switches/author.ts';
import { HELP } from './help.ts';

/** `isAgreed`: whoever typed it agrees to what is asked. */
export type Command =
  | { readonly kind: 'show' }
  | { readonly kind: 'observe' | 'live'; readonly by: Author; readonly isAgreed: boolean }
  | {
      readonly kind: 'test-numbers';
      /** Telephones to list and to take off the list, as they were typed. */
      readonly add: readonly string[];
      readonly remove: readonly string[];
      readonly label?: string;
      readonly by: Author;
      readonly isAgreed: boolean;
    }
  | { readonly kind: 'report'; readonly days: number; readonly zone?: string }
  | { readonly kind: 'history'; readonly limit: number };

const SPELLING = {
  ...COMMON_WORDS,
  ...AUTHOR_WORDS,
  ...CONFIRM_WORDS,
  number: { type: 'string', multiple: true },
  remove: { type: 'string', multiple: true },
  label: { type: 'string' },
  days: { type: 'string' },
  zone: { type: 'string' },
  limit: { type: 'string' },
} as const;

const TAKES: Readonly<Record<Command['kind'], readonly (keyof typeof SPELLING)[]>> = {
  show: [],
  observe: ['author', 'note', 'yes'],
  'test-numbers': ['author', 'note', 'yes', 'number', 'remove', 'label'],
  live: ['author', 'note', 'yes'],
  report: ['days', 'zone'],
  history: ['limit'],
};

const USUAL_DAYS = 7;

/** Reads the words after `mode`. The first thing wrong is told. */
export function parseWords(argv: readonly string[]): ParsedWords<Command> {
  return parsedWords('mode', HELP, argv, () => requestFrom(argv));
}

function split(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options: SPELLING, allowPositionals: true });
}

type Given = ReturnType<typeof split>['values'];

function requestFrom(argv: readonly string[]): Request<Command> {
  const { values: given, positionals } = split(argv);
  const [word = '', ...rest] = positionals;
  const kind = commandNamed(word, given, TAKES);
  none(kind, rest);
  return requestFor(commandFrom(kind, given), given, `${kind} is about one company`);
}

function commandFrom(kind: Command['kind'], given: Given): Command {
  switch (kind) {
    case 'show':
      return { kind };
    case 'observe':
    case 'live':
      return { kind, by: authorFrom(kind, given), isAgreed: given.yes ?? false };
    case 'test-numbers':
      return {
        kind,
        add: given.number ?? [],
        remove: given.remove ?? [],
        ...(given.label !== undefined && { label: labelFrom(given.label) }),
        by: authorFrom(kind, given),
        isAgreed: given.yes ?? false,
      };
    case 'report':
      return {
        kind,
        days: count('days', given.days, USUAL_DAYS, 1, OBSERVED_KEPT_DAYS),
        ...(given.zone !== undefined && { zone: zoneFrom(given.zone) }),
      };
    case 'history':
      return { kind, limit: limitFrom(given.limit) };
  }
}

function labelFrom(text: string): string {
  const fault = labelFault(text);
  if (fault !== undefined) throw new WordFault(`--label ${labelFaultInWords(fault)}`);
  return text;
}
