import { Temporal } from 'temporal-polyfill';
import { isTimeZone } from '../../shared/domain/calling-area.ts';
import { nearestWord } from '../../shared/domain/nearest-word.ts';

/** Which document: that of a file, a published version, or the one in force. */
export type Which =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'in-force' };

/** Who changes a document, why, and from which version they started; the one in force when absent. */
export interface Signature {
  readonly author: string;
  readonly note: string;
  readonly expectedVersion?: number;
}

/** Whose documents: a table on this machine, or a deployment in AWS. */
export type Target =
  | { readonly kind: 'local'; readonly data: string }
  | { readonly kind: 'deployment'; readonly name: string; readonly region?: string; readonly endpoint?: string };

export interface Request<Command> {
  readonly command: Command;
  /** Absent where a command needs no table. */
  readonly target?: Target;
  readonly now?: Temporal.Instant;
  readonly json: boolean;
}

/** What was read of the words after a command's name. */
export type ReadWords<Asked> =
  | { readonly kind: 'run'; readonly request: Asked }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'bad'; readonly message: string };

export type ParsedWords<Command> = ReadWords<Request<Command>>;

/** Words that every command takes. */
export const COMMON_WORDS = {
  target: { type: 'string' },
  data: { type: 'string' },
  region: { type: 'string' },
  endpoint: { type: 'string' },
  now: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Words of whoever changes documents or looks back. */
export const CHANGE_WORDS = {
  author: { type: 'string' },
  note: { type: 'string' },
  expected: { type: 'string' },
  limit: { type: 'string' },
} as const;

const HISTORY_ENTRIES = 20;

interface CommonGiven {
  readonly target?: string | undefined;
  readonly data?: string | undefined;
  readonly region?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly now?: string | undefined;
  readonly json?: boolean | undefined;
}

/** What was found wrong with the words; told to whoever typed them. */
export class WordFault extends Error {}

/**
 * Reads the words after `npm run NAME --`. Looks at no file; the first thing wrong is told, and where there are examples.
 * @param read throws WordFault, or what `parseArgs` throws.
 */
export function parsedWords<Asked>(
  name: string,
  help: string,
  argv: readonly string[],
  read: () => Asked,
): ReadWords<Asked> {
  if (argv.length === 0 || argv.includes('--help') || argv.includes('-h')) return { kind: 'help', text: help };
  try {
    return { kind: 'run', request: read() };
  } catch (error) {
    if (!(error instanceof WordFault || error instanceof TypeError)) throw error;
    const message = error instanceof WordFault ? error.message : `${error.message.split('. ')[0]}.`;
    return { kind: 'bad', message: `${message} npm run ${name} -- --help shows examples.` };
  }
}

/**
 * The command that the word names.
 * @param takes what each command takes beside the words that all take.
 * @throws WordFault when there is none, or it does not take a word that was given.
 */
export function commandNamed<Kind extends string>(
  word: string,
  given: object,
  takes: Readonly<Record<Kind, readonly string[]>>,
): Kind {
  const kind = oneOf(namesOf(takes), word, 'command');
  const stray = Object.keys(given).find(
    (name) => !Object.hasOwn(COMMON_WORDS, name) && !takes[kind].some((each) => each === name),
  );
  if (stray !== undefined) throw new WordFault(`${kind} does not take --${stray}.`);
  return kind;
}

/**
 * The one that the word means.
 * @param what what each of them is.
 * @throws WordFault with all that there are, and the one that was probably meant.
 */
export function oneOf<Name extends string>(names: readonly Name[], word: string, what: string): Name {
  const name = names.find((each) => each === word);
  if (name !== undefined) return name;
  const near = nearestWord(word, names);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  throw new WordFault(`"${word}" is no ${what}: write ${names.join(', ')}.${hint}`);
}

/** @throws WordFault when one of the words was given that do not belong there. */
export function refuse<Word extends string>(words: readonly Word[], given: object, say: (stray: Word) => string): void {
  const stray = words.find((word) => word in given);
  if (stray !== undefined) throw new WordFault(say(stray));
}

function namesOf<Kind extends string>(takes: Readonly<Record<Kind, readonly string[]>>): readonly Kind[] {
  const names: Kind[] = [];
  for (const name in takes) names.push(name);
  return names;
}

/**
 * The whole of what was asked.
 * @param needsTable what the command reads of a company, told when none is named; absent when files suffice.
 */
export function requestFor<Command>(
  command: Command,
  given: CommonGiven,
  needsTable: string | undefined,
): Request<Command> {
  const target = targetFrom(given);
  if (target === undefined && needsTable !== undefined) {
    throw new WordFault(
      `${needsTable}: name it with --data FOLDER (kept by npm run simulate -- --data FOLDER), or --target DEPLOYMENT.`,
    );
  }
  const now = momentFrom(given.now);
  return {
    command,
    json: given.json ?? false,
    ...(target !== undefined && { target }),
    ...(now !== undefined && { now }),
  };
}

/** The one thing that a command takes. */
export function only(kind: string, rest: readonly string[], what: string): string {
  const [first, ...more] = rest;
  if (first === undefined || more.length > 0) throw new WordFault(`${kind} takes ${what}.`);
  return first;
}

export function atMostOne(kind: string, rest: readonly string[]): string | undefined {
  if (rest.length > 1) throw new WordFault(`${kind} takes no "${rest[1]}".`);
  return rest[0];
}

export function none(kind: string, rest: readonly string[]): void {
  if (rest.length > 0) throw new WordFault(`${kind} takes no "${rest[0]}".`);
}

export function whichFrom(word: string | undefined): Which {
  if (word === undefined) return { kind: 'in-force' };
  return /^\d{1,8}$/.test(word) ? { kind: 'version', version: Number(word) } : { kind: 'file', path: word };
}

/** The documents to compare: one beside the one in force, or two. */
export function comparedFrom(rest: readonly string[], what: string): { readonly from: Which; readonly to: Which } {
  const [first, second, ...more] = rest;
  if (first === undefined || more.length > 0) {
    throw new WordFault(`diff takes one or two of: ${what}, the number of a version.`);
  }
  return second === undefined
    ? { from: { kind: 'in-force' }, to: whichFrom(first) }
    : { from: whichFrom(first), to: whichFrom(second) };
}

/** The number of the version to return to. */
export function versionFrom(rest: readonly string[]): number {
  const which = whichFrom(only('rollback', rest, 'the number of a version, as history prints it'));
  if (which.kind === 'version') return which.version;
  throw new WordFault('rollback takes the number of a version, as history prints it.');
}

export function signatureFrom(
  kind: string,
  {
    author,
    note,
    expected,
  }: {
    readonly author?: string | undefined;
    readonly note?: string | undefined;
    readonly expected?: string | undefined;
  },
): Signature {
  if (author === undefined || note === undefined) {
    throw new WordFault(`${kind} is kept in the history: add --author "who" --note "why".`);
  }
  return {
    author,
    note,
    ...(expected !== undefined && { expectedVersion: count('expected', expected, 0, 0, 99_999_999) }),
  };
}

export function limitFrom(text: string | undefined): number {
  return count('limit', text, HISTORY_ENTRIES, 1, 1_000);
}

export function count(
  option: string,
  text: string | undefined,
  otherwise: number,
  least: number,
  most: number,
): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (/^\d{1,8}$/.test(text) && value >= least && value <= most) return value;
  throw new WordFault(`--${option} "${text}" is not possible: give a whole number from ${least} to ${most}.`);
}

/** By whose days and hours. */
export function zoneFrom(text: string): string {
  if (isTimeZone(text)) return text;
  throw new WordFault(`--zone "${text}" is no time zone: write one like Europe/Berlin.`);
}

function targetFrom({ target, data, region, endpoint }: CommonGiven): Target | undefined {
  if (target === undefined || target === 'local') {
    if (data !== undefined) return { kind: 'local', data };
    if (target === 'local') throw new WordFault('--target local needs the folder of its table: add --data FOLDER.');
    return undefined;
  }
  if (data !== undefined) throw new WordFault('--data is for a table on this machine: leave out --target, or --data.');
  return {
    kind: 'deployment',
    name: target,
    ...(region !== undefined && { region }),
    ...(endpoint !== undefined && { endpoint }),
  };
}

function momentFrom(text: string | undefined): Temporal.Instant | undefined {
  if (text === undefined) return undefined;
  try {
    return Temporal.Instant.from(text);
  } catch {
    throw new WordFault(`--now "${text}" is no moment: write it like 2026-01-05T15:00:00Z.`);
  }
}
