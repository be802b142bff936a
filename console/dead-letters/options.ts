import { parseArgs } from 'node:util';
import { SOURCES, type SourceName } from './dead-letter.ts';

/** Which letters a command means. */
export type Selection =
  | { readonly kind: 'ids'; readonly ids: readonly string[] }
  | { readonly kind: 'source'; readonly source: SourceName }
  | { readonly kind: 'all' };

export type Command =
  | { readonly kind: 'list'; readonly source?: SourceName; readonly json: boolean }
  | { readonly kind: 'show'; readonly id: string; readonly mask: boolean }
  | { readonly kind: 'replay'; readonly which: Selection }
  | { readonly kind: 'discard'; readonly which: Selection; readonly yes: boolean };

/** Which deployment, and where; what is absent comes from the environment, as in every AWS command. */
export interface Where {
  readonly deployment?: string;
  readonly settings?: string;
  readonly region?: string;
  readonly endpoint?: string;
}

export type ParsedWords =
  | { readonly kind: 'run'; readonly command: Command; readonly where: Where }
  | { readonly kind: 'help' }
  | { readonly kind: 'bad'; readonly message: string };

const SPELLING = {
  deployment: { type: 'string' },
  settings: { type: 'string' },
  region: { type: 'string' },
  endpoint: { type: 'string' },
  source: { type: 'string' },
  all: { type: 'boolean' },
  json: { type: 'boolean' },
  masked: { type: 'boolean' },
  yes: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** What each command takes beside the words that say which deployment is meant. */
const TAKES: Readonly<Record<Command['kind'], readonly (keyof typeof SPELLING)[]>> = {
  list: ['source', 'json'],
  show: ['masked'],
  replay: ['source', 'all'],
  discard: ['source', 'yes'],
};
const EVERYWHERE: ReadonlySet<string> = new Set(['deployment', 'settings', 'region', 'endpoint']);

/** Reads the words after `dead-letters`; the first thing wrong is told. */
export function parseWords(argv: readonly string[]): ParsedWords {
  if (argv.length === 0 || argv.includes('--help') || argv.includes('-h')) return { kind: 'help' };
  let words: ReturnType<typeof split>;
  try {
    words = split(argv);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return bad(`${error.message.split('. ')[0]}.`);
  }
  const { values, positionals } = words;
  const [kind, ...ids] = positionals;
  if (!isCommand(kind)) return bad(`"${kind ?? ''}" is no command: write list, show, replay or discard.`);
  const stray = Object.keys(values).find((name) => !EVERYWHERE.has(name) && !TAKES[kind].some((each) => each === name));
  if (stray !== undefined) return bad(`${kind} does not take --${stray}.`);
  if (values.deployment !== undefined && values.settings !== undefined) {
    return bad('--deployment and --settings both name the deployment: give one of them.');
  }
  if (values.region !== undefined && values.settings !== undefined) {
    return bad('--settings names the region already: leave out --region.');
  }
  const source = SOURCES.find((each) => each === values.source);
  if (values.source !== undefined && source === undefined) {
    return bad(`--source "${values.source}" is no source: write one of ${SOURCES.join(', ')}.`);
  }
  const command = commandFrom(kind, ids, { ...values, source });
  return typeof command === 'string' ? bad(command) : { kind: 'run', command, where: whereFrom(values) };
}

function split(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options: SPELLING, allowPositionals: true });
}

function isCommand(word: string | undefined): word is Command['kind'] {
  return word !== undefined && word in TAKES;
}

interface Given {
  readonly source: SourceName | undefined;
  readonly all?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly masked?: boolean | undefined;
  readonly yes?: boolean | undefined;
}

/** @returns the command, or what is wrong with it. */
function commandFrom(kind: Command['kind'], ids: readonly string[], given: Given): Command | string {
  switch (kind) {
    case 'list':
      if (ids.length > 0) return `list takes no "${ids[0]}": to read one letter, write show ${ids[0]}.`;
      return { kind, json: given.json ?? false, ...(given.source !== undefined && { source: given.source }) };
    case 'show': {
      const [id, ...more] = ids;
      if (id === undefined || more.length > 0) return 'show takes one id, as list prints it.';
      return { kind, id, mask: given.masked ?? false };
    }
    case 'replay': {
      const which = selectionFrom(ids, given);
      return which === undefined
        ? 'Say what to replay: ids as list prints them, or --source NAME, or --all.'
        : { kind, which };
    }
    case 'discard': {
      const which = selectionFrom(ids, given);
      if (which === undefined) return 'Say what to discard: ids as list prints them, or --source NAME.';
      return { kind, which, yes: given.yes ?? false };
    }
  }
}

/** @returns undefined when nothing is selected, or in more than one way. */
function selectionFrom(ids: readonly string[], { source, all = false }: Given): Selection | undefined {
  if ([ids.length > 0, source !== undefined, all].filter(Boolean).length !== 1) return undefined;
  if (source !== undefined) return { kind: 'source', source };
  return all ? { kind: 'all' } : { kind: 'ids', ids };
}

function whereFrom({ deployment, settings, region, endpoint }: ReturnType<typeof split>['values']): Where {
  return {
    ...(deployment !== undefined && { deployment }),
    ...(settings !== undefined && { settings }),
    ...(region !== undefined && { region }),
    ...(endpoint !== undefined && { endpoint }),
  };
}

function bad(message: string): { readonly kind: 'bad'; readonly message: string } {
  return { kind: 'bad', message: `${message} npm run dead-letters -- --help shows examples.` };
}

export const HELP = `Lists, reads, replays and discards what a deployment could not process (docs/runbook.md).

  npm run dead-letters -- list                     every source: how many, how old, why
  npm run dead-letters -- show ID                  the payload of one; holds personal data
  npm run dead-letters -- replay ID...             back to what could not process it
  npm run dead-letters -- replay --source NAME     every letter of one source
  npm run dead-letters -- replay --all             every letter
  npm run dead-letters -- discard ID... --yes      throw away; --source NAME for all of one source

Sources: ${SOURCES.join(', ')}

  --deployment NAME   the deployment's name (tierline)
  --settings FILE     or its settings file, which names the region too
  --region REGION     where it is deployed; else as your AWS profile says
  --source NAME       only this source
  --json              list as JSON
  --masked            show with telephone numbers masked
  --yes               discard for good; without it, discard only says what would be lost
  --endpoint URL      a local engine in place of AWS
  --help              this text

Exit code: 0 done; 1 something failed or was not there; 2 the command cannot be understood or AWS cannot be asked.
`;
