import { parseArgs } from 'node:util';
import {
  COMMON_WORDS,
  type ParsedWords,
  parsedWords,
  type Request,
  refuse,
  requestFor,
  WordFault,
} from '../documents/words.ts';
import { HELP } from './help.ts';
import type { Workload } from './monthly-use.ts';

export interface CostCommand {
  readonly work: Workload;
  /** A file of prices; AWS's list prices when absent. */
  readonly prices?: string;
  /** Of a minute of outbound telephony; that of the table when absent. */
  readonly outboundMinute?: number;
}

const SPELLING = {
  ...COMMON_WORDS,
  leads: { type: 'string' },
  'calls-per-day': { type: 'string' },
  'working-days': { type: 'string' },
  answered: { type: 'string' },
  'talk-minutes': { type: 'string' },
  'months-kept': { type: 'string' },
  'minute-price': { type: 'string' },
  prices: { type: 'string' },
} as const;

type Word = keyof typeof SPELLING;

const OF_COMPANIES: readonly Word[] = ['target', 'data', 'region', 'endpoint', 'now'];
const WORKING_DAYS = 22;
const ANSWERED = 35;
const TALK_MINUTES = 2.5;
const MONTHS_KEPT = 12;

/** Reads the words after `cost`. Looks at no file; the first thing wrong is told. */
export function parseWords(argv: readonly string[]): ParsedWords<CostCommand> {
  return parsedWords('cost', HELP, argv, () => requestFrom(argv));
}

function requestFrom(argv: readonly string[]): Request<CostCommand> {
  const { values: given } = parseArgs({ args: [...argv], options: SPELLING });
  refuse(OF_COMPANIES, given, (stray) => `cost reads no company and does not take --${stray}.`);
  const command = {
    work: {
      leads: number('leads', given.leads, undefined, 0, 100_000_000),
      callsPerDay: number('calls-per-day', given['calls-per-day'], undefined, 0, 10_000_000),
      workingDays: number('working-days', given['working-days'], WORKING_DAYS, 1, 31),
      answered: number('answered', given.answered, ANSWERED, 0, 100) / 100,
      talkMinutes: number('talk-minutes', given['talk-minutes'], TALK_MINUTES, 0.1, 120),
      monthsKept: number('months-kept', given['months-kept'], MONTHS_KEPT, 0, 240),
    },
    ...(given.prices !== undefined && { prices: given.prices }),
    ...(given['minute-price'] !== undefined && {
      outboundMinute: number('minute-price', given['minute-price'], undefined, 0, 100),
    }),
  };
  return requestFor(command, given, undefined);
}

function number(word: Word, text: string | undefined, usual: number | undefined, least: number, most: number): number {
  if (text === undefined) {
    if (usual === undefined) throw new WordFault(`cost takes --leads and --calls-per-day; --${word} is missing.`);
    return usual;
  }
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new WordFault(`--${word} "${text}" is no number from ${least} to ${most}.`);
}
