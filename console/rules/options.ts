import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { isTimeZone } from '../../shared/domain/calling-area.ts';
import type { CallWindow } from '../../shared/domain/dial-rules.ts';
import { nearestWord } from '../../shared/domain/nearest-word.ts';
import type { TierNumber } from '../../shared/domain/sales-structure.ts';
import { STAGES, type Stage } from '../../shared/domain/stage.ts';
import { peopleByTier } from '../people-by-tier.ts';
import { HELP } from './help.ts';

/** Which rules: those of a file, a published version, or those in force. */
export type Which =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'in-force' };

export type Command =
  | { readonly kind: 'check'; readonly path: string }
  | {
      readonly kind: 'effective';
      readonly which: Which;
      readonly stage?: Stage;
      readonly campaignId?: string;
      /** An ISO 3166 country, with a subdivision if need be: `DE`, `US-FL`. */
      readonly area?: string;
    }
  | { readonly kind: 'explain'; readonly about: { readonly kind: 'lead' | 'campaign'; readonly id: string } }
  | { readonly kind: 'diff'; readonly from: Which; readonly to: Which }
  | {
      readonly kind: 'what-if';
      readonly path: string;
      readonly days: number;
      /** People of each tier; empty when nobody said how many there are. */
      readonly people: ReadonlyMap<TierNumber, number>;
      /** From Monday to Friday. */
      readonly shift: CallWindow;
      /** By whose dates and hours calls are told; the company's own when absent. */
      readonly zone?: string;
      readonly sample: number;
    }
  | { readonly kind: 'publish'; readonly path: string; readonly by: Signature }
  | { readonly kind: 'rollback'; readonly version: number; readonly by: Signature }
  | { readonly kind: 'replan' }
  | { readonly kind: 'history'; readonly limit: number };

/** Who changes rules, why, and from which version they started; the one in force when absent. */
export interface Signature {
  readonly author: string;
  readonly note: string;
  readonly expectedVersion?: number;
}

/** Whose rules: a table on this machine, or a deployment in AWS. */
export type Target =
  | { readonly kind: 'local'; readonly data: string }
  | { readonly kind: 'deployment'; readonly name: string; readonly region?: string; readonly endpoint?: string };

export interface Request {
  readonly command: Command;
  /** Absent where a command needs no table. */
  readonly target?: Target;
  readonly now?: Temporal.Instant;
  readonly json: boolean;
}

export type ParsedWords =
  | { readonly kind: 'run'; readonly request: Request }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'bad'; readonly message: string };

const SPELLING = {
  target: { type: 'string' },
  data: { type: 'string' },
  region: { type: 'string' },
  endpoint: { type: 'string' },
  stage: { type: 'string' },
  campaign: { type: 'string' },
  area: { type: 'string' },
  lead: { type: 'string' },
  days: { type: 'string' },
  agents: { type: 'string' },
  shift: { type: 'string' },
  zone: { type: 'string' },
  sample: { type: 'string' },
  author: { type: 'string' },
  note: { type: 'string' },
  expected: { type: 'string' },
  limit: { type: 'string' },
  now: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Word = keyof typeof SPELLING;

/** What each command takes beside the words that say whose rules are meant. */
const TAKES: Readonly<Record<Command['kind'], readonly Word[]>> = {
  check: [],
  effective: ['stage', 'campaign', 'area'],
  explain: ['lead', 'campaign'],
  diff: [],
  'what-if': ['days', 'agents', 'shift', 'zone', 'sample'],
  publish: ['author', 'note', 'expected'],
  rollback: ['author', 'note', 'expected'],
  replan: [],
  history: ['limit'],
};
const EVERYWHERE: readonly Word[] = ['target', 'data', 'region', 'endpoint', 'now', 'json'];

const WHAT_IF_DAYS = 7;
const MOST_WHAT_IF_DAYS = 28;
const WHAT_IF_LEADS = 50_000;
const HISTORY_ENTRIES = 20;
const DAY_SHIFT = '09:00-18:00';

/** What was found wrong with the words; told to whoever typed them. */
class WordFault extends Error {}

/** Reads the words after `rules`. Looks at no file; the first thing wrong is told. */
export function parseWords(argv: readonly string[]): ParsedWords {
  if (argv.length === 0 || argv.includes('--help') || argv.includes('-h')) return { kind: 'help', text: HELP };
  try {
    return { kind: 'run', request: requestFrom(argv) };
  } catch (error) {
    if (!(error instanceof WordFault || error instanceof TypeError)) throw error;
    const message = error instanceof WordFault ? error.message : `${error.message.split('. ')[0]}.`;
    return { kind: 'bad', message: `${message} npm run rules -- --help shows examples.` };
  }
}

function split(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options: SPELLING, allowPositionals: true });
}

type Given = ReturnType<typeof split>['values'];

function requestFrom(argv: readonly string[]): Request {
  const { values: given, positionals } = split(argv);
  const [word = '', ...rest] = positionals;
  const kind = commandNamed(word);
  const stray = Object.keys(SPELLING).find(
    (name): name is Word =>
      name in given && !EVERYWHERE.some((each) => each === name) && !TAKES[kind].some((each) => each === name),
  );
  if (stray !== undefined) throw new WordFault(`${kind} does not take --${stray}.`);
  const command = commandFrom(kind, rest, given);
  const target = targetFrom(given);
  if (target === undefined && needsTable(command)) {
    throw new WordFault(
      `${kind} reads the rules of a company: name it with --data FOLDER (kept by npm run simulate -- --data FOLDER), or --target DEPLOYMENT.`,
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

function isCommand(word: string): word is Command['kind'] {
  return Object.hasOwn(TAKES, word);
}

function commandNamed(word: string): Command['kind'] {
  if (isCommand(word)) return word;
  const commands = Object.keys(TAKES);
  const near = nearestWord(word, commands);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  throw new WordFault(`"${word}" is no command: write ${commands.join(', ')}.${hint}`);
}

function commandFrom(kind: Command['kind'], rest: readonly string[], given: Given): Command {
  switch (kind) {
    case 'check':
      return { kind, path: only(kind, rest, 'a rules file') };
    case 'effective':
      return {
        kind,
        which: whichFrom(atMostOne(kind, rest)),
        ...(given.stage !== undefined && { stage: stageFrom(given.stage) }),
        ...(given.campaign !== undefined && { campaignId: given.campaign }),
        ...(given.area !== undefined && { area: given.area }),
      };
    case 'explain':
      return { kind, about: aboutFrom(rest, given) };
    case 'diff': {
      const [first, second, ...more] = rest;
      if (first === undefined || more.length > 0) {
        throw new WordFault('diff takes one or two of: a rules file, the number of a version.');
      }
      return second === undefined
        ? { kind, from: { kind: 'in-force' }, to: whichFrom(first) }
        : { kind, from: whichFrom(first), to: whichFrom(second) };
    }
    case 'what-if':
      return {
        kind,
        path: only(kind, rest, 'a rules file'),
        days: count('days', given.days, WHAT_IF_DAYS, 1, MOST_WHAT_IF_DAYS),
        people: peopleFrom(given.agents),
        shift: shiftFrom(given.shift),
        ...(given.zone !== undefined && { zone: zoneFrom(given.zone) }),
        sample: count('sample', given.sample, WHAT_IF_LEADS, 1, 1_000_000),
      };
    case 'publish':
      return { kind, path: only(kind, rest, 'a rules file'), by: signatureFrom(kind, given) };
    case 'rollback': {
      const which = whichFrom(only(kind, rest, 'the number of a version, as history prints it'));
      if (which.kind !== 'version')
        throw new WordFault('rollback takes the number of a version, as history prints it.');
      return { kind, version: which.version, by: signatureFrom(kind, given) };
    }
    case 'replan':
      atMostNone(kind, rest);
      return { kind };
    case 'history':
      atMostNone(kind, rest);
      return { kind, limit: count('limit', given.limit, HISTORY_ENTRIES, 1, 1_000) };
  }
}

/** Whether the command reads a table; what stands in files alone needs none. */
function needsTable(command: Command): boolean {
  switch (command.kind) {
    case 'check':
      return false;
    case 'effective':
      return command.which.kind !== 'file';
    case 'diff':
      return command.from.kind !== 'file' || command.to.kind !== 'file';
    case 'explain':
    case 'what-if':
    case 'publish':
    case 'rollback':
    case 'replan':
    case 'history':
      return true;
  }
}

function only(kind: string, rest: readonly string[], what: string): string {
  const [first, ...more] = rest;
  if (first === undefined || more.length > 0) throw new WordFault(`${kind} takes ${what}.`);
  return first;
}

function atMostOne(kind: string, rest: readonly string[]): string | undefined {
  if (rest.length > 1) throw new WordFault(`${kind} takes no "${rest[1]}".`);
  return rest[0];
}

function atMostNone(kind: string, rest: readonly string[]): void {
  if (rest.length > 0) throw new WordFault(`${kind} takes no "${rest[0]}".`);
}

function whichFrom(word: string | undefined): Which {
  if (word === undefined) return { kind: 'in-force' };
  return /^\d{1,8}$/.test(word) ? { kind: 'version', version: Number(word) } : { kind: 'file', path: word };
}

function stageFrom(word: string): Stage {
  const stage = STAGES.find((each) => each === word);
  if (stage === undefined) throw new WordFault(`--stage "${word}" is no stage: write one of ${STAGES.join(', ')}.`);
  return stage;
}

function aboutFrom(rest: readonly string[], { lead, campaign }: Given): { kind: 'lead' | 'campaign'; id: string } {
  atMostNone('explain', rest);
  if (lead !== undefined && campaign === undefined) return { kind: 'lead', id: lead };
  if (campaign !== undefined && lead === undefined) return { kind: 'campaign', id: campaign };
  throw new WordFault('explain takes --lead ID or --campaign ID, one of them.');
}

function signatureFrom(kind: string, { author, note, expected }: Given): Signature {
  if (author === undefined || note === undefined) {
    throw new WordFault(`${kind} is kept in the history: add --author "who" --note "why".`);
  }
  return {
    author,
    note,
    ...(expected !== undefined && { expectedVersion: count('expected', expected, 0, 0, 99_999_999) }),
  };
}

function peopleFrom(text: string | undefined): ReadonlyMap<TierNumber, number> {
  if (text === undefined) return new Map();
  const people = peopleByTier(text);
  if (people === undefined) throw new WordFault(`--agents "${text}" cannot be read: write tier=people, like 1=4,2=2.`);
  return people;
}

function shiftFrom(text: string = DAY_SHIFT): CallWindow {
  const [, start, end] = /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(text) ?? [];
  if (start === undefined || end === undefined) {
    throw new WordFault(`--shift "${text}" cannot be read: write from-until, like ${DAY_SHIFT}.`);
  }
  return { start, end };
}

function zoneFrom(text: string): string {
  if (isTimeZone(text)) return text;
  throw new WordFault(`--zone "${text}" is no time zone: write one like Europe/Berlin.`);
}

function targetFrom({ target, data, region, endpoint }: Given): Target | undefined {
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

function count(option: string, text: string | undefined, otherwise: number, least: number, most: number): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (/^\d{1,8}$/.test(text) && value >= least && value <= most) return value;
  throw new WordFault(`--${option} "${text}" is not possible: give a whole number from ${least} to ${most}.`);
}
