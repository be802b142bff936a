import { parseArgs } from 'node:util';
import type { CallWindow } from '../../shared/domain/dial-rules.ts';
import type { TierNumber } from '../../shared/domain/sales-structure.ts';
import { STAGES, type Stage } from '../../shared/domain/stage.ts';
import {
  atMostOne,
  CHANGE_WORDS,
  COMMON_WORDS,
  commandNamed,
  comparedFrom,
  count,
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
  WordFault,
  whichFrom,
  zoneFrom,
} from '../documents/words.ts';
import { peopleByTier } from '../people-by-tier.ts';
import { HELP } from './help.ts';

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

const SPELLING = {
  ...COMMON_WORDS,
  ...CHANGE_WORDS,
  stage: { type: 'string' },
  campaign: { type: 'string' },
  area: { type: 'string' },
  lead: { type: 'string' },
  days: { type: 'string' },
  agents: { type: 'string' },
  shift: { type: 'string' },
  zone: { type: 'string' },
  sample: { type: 'string' },
} as const;

/** What each command takes beside the words that say whose rules are meant. */
const TAKES: Readonly<Record<Command['kind'], readonly (keyof typeof SPELLING)[]>> = {
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

const WHAT_IF_DAYS = 7;
const MOST_WHAT_IF_DAYS = 28;
const WHAT_IF_LEADS = 50_000;
const DAY_SHIFT = '09:00-18:00';

/** Reads the words after `rules`. Looks at no file; the first thing wrong is told. */
export function parseWords(argv: readonly string[]): ParsedWords<Command> {
  return parsedWords('rules', HELP, argv, () => requestFrom(argv));
}

function split(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options: SPELLING, allowPositionals: true });
}

type Given = ReturnType<typeof split>['values'];

function requestFrom(argv: readonly string[]): Request<Command> {
  const { values: given, positionals } = split(argv);
  const [word = '', ...rest] = positionals;
  const kind = commandNamed(word, given, TAKES);
  const command = commandFrom(kind, rest, given);
  return requestFor(command, given, needsTable(command) ? `${kind} reads the rules of a company` : undefined);
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
    case 'diff':
      return { kind, ...comparedFrom(rest, 'a rules file') };
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
    case 'rollback':
      return { kind, version: versionFrom(rest), by: signatureFrom(kind, given) };
    case 'replan':
      none(kind, rest);
      return { kind };
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

function stageFrom(word: string): Stage {
  const stage = STAGES.find((each) => each === word);
  if (stage === undefined) throw new WordFault(`--stage "${word}" is no stage: write one of ${STAGES.join(', ')}.`);
  return stage;
}

function aboutFrom(rest: readonly string[], { lead, campaign }: Given): { kind: 'lead' | 'campaign'; id: string } {
  none('explain', rest);
  if (lead !== undefined && campaign === undefined) return { kind: 'lead', id: lead };
  if (campaign !== undefined && lead === undefined) return { kind: 'campaign', id: campaign };
  throw new WordFault('explain takes --lead ID or --campaign ID, one of them.');
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
