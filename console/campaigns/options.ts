import { parseArgs } from 'node:util';
import { CONFIRM_WORDS } from '../documents/confirm.ts';
import {
  atMostOne,
  COMMON_WORDS,
  commandNamed,
  none,
  only,
  type ParsedWords,
  parsedWords,
  type Request,
  refuse,
  requestFor,
  WordFault,
} from '../documents/words.ts';
import { AUTHOR_WORDS, type Author, authorFrom } from '../switches/author.ts';
import type { Switch } from '../switches/options.ts';
import { HELP } from './help.ts';

export type Command =
  | { readonly kind: 'list' }
  | {
      readonly kind: 'put';
      readonly from: { readonly path: string } | { readonly json: object };
      readonly by: Author;
    }
  | { readonly kind: 'switch'; readonly asked: Switch };

/** The field of a campaign that a word gives. */
const FIELDS = {
  id: 'id',
  name: 'name',
  tier: 'tier',
  priority: 'priority',
  shards: 'shards',
  queue: 'queueId',
  'routing-profile': 'routingProfileId',
  flow: 'contactFlowId',
  'caller-number': 'callerNumber',
  starts: 'startsAt',
  ends: 'endsAt',
} as const;
const NUMBERS: ReadonlySet<string> = new Set(['tier', 'priority', 'shards']);

const text = { type: 'string' } as const;
const FIELD_WORDS = {
  id: text,
  name: text,
  tier: text,
  priority: text,
  shards: text,
  queue: text,
  'routing-profile': text,
  flow: text,
  'caller-number': text,
  starts: text,
  ends: text,
} satisfies Readonly<Record<keyof typeof FIELDS, typeof text>>;

const SPELLING = { ...COMMON_WORDS, ...AUTHOR_WORDS, ...CONFIRM_WORDS, ...FIELD_WORDS } as const;

type Word = keyof typeof SPELLING;

function namesOf(fields: typeof FIELDS): readonly (keyof typeof FIELDS)[] {
  const names: (keyof typeof FIELDS)[] = [];
  let name: keyof typeof FIELDS;
  for (name in fields) names.push(name);
  return names;
}

const TAKES: Readonly<Record<'list' | 'put' | 'pause' | 'resume', readonly Word[]>> = {
  list: [],
  put: [...namesOf(FIELDS), 'author', 'note'],
  pause: ['author', 'note'],
  resume: ['author', 'note', 'yes'],
};

/** Reads the words after `campaigns`. Looks at no file; the first thing wrong is told. */
export function parseWords(argv: readonly string[]): ParsedWords<Command> {
  return parsedWords('campaigns', HELP, argv, () => requestFrom(argv));
}

function split(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options: SPELLING, allowPositionals: true });
}

type Given = ReturnType<typeof split>['values'];

function requestFrom(argv: readonly string[]): Request<Command> {
  const { values: given, positionals } = split(argv);
  const [word = '', ...rest] = positionals;
  const kind = commandNamed(word, given, TAKES);
  return requestFor(commandFrom(kind, rest, given), given, `${kind} is about the campaigns of a company`);
}

function commandFrom(kind: keyof typeof TAKES, rest: readonly string[], given: Given): Command {
  switch (kind) {
    case 'list':
      none(kind, rest);
      return { kind };
    case 'put':
      return {
        kind,
        from: putFrom(atMostOne(kind, rest), given),
        by: { author: given.author ?? 'npm run campaigns', note: given.note ?? '' },
      };
    case 'pause':
    case 'resume': {
      const scope = { kind: 'campaign', id: only(kind, rest, 'the id of a campaign') } as const;
      const by = authorFrom(kind, given);
      const asked: Switch = {
        kind: kind === 'pause' ? 'stop' : 'resume',
        scope,
        by,
        isAgreed: given.yes ?? false,
      };
      return { kind: 'switch', asked };
    }
  }
}

function putFrom(path: string | undefined, given: Given): Extract<Command, { kind: 'put' }>['from'] {
  if (path !== undefined) {
    refuse(namesOf(FIELDS), given, (stray) => `put takes a file or options, not both: leave out --${stray}.`);
    return { path };
  }
  const fields = namesOf(FIELDS).flatMap((word) => {
    const value = given[word];
    return value === undefined ? [] : [[FIELDS[word], valueFrom(word, value)]];
  });
  if (given.id === undefined) throw new WordFault('put takes a file, or --id and --tier and what else there is.');
  return { json: Object.fromEntries(fields) };
}

function valueFrom(word: string, value: string): string | number {
  return NUMBERS.has(word) && /^\d{1,6}$/.test(value) ? Number(value) : value;
}
