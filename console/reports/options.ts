import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { nearestWord } from '../../shared/domain/nearest-word.ts';
import { OUTCOME_CODES, OUTCOMES, type OutcomeCode } from '../../shared/domain/outcome.ts';
import { REPORT_DIMENSIONS, type ReportDimension } from '../../shared/domain/reports/report-counter.ts';
import type { ReportPeriod } from '../../shared/domain/reports/report-periods.ts';
import type { TierNumber } from '../../shared/domain/sales-structure.ts';
import {
  COMMON_WORDS,
  count,
  none,
  type ParsedWords,
  parsedWords,
  type Request,
  requestFor,
  WordFault,
  zoneFrom,
} from '../documents/words.ts';
import { HELP } from './help.ts';

/** Days of the company, both included; the last seven when neither is given. */
export interface AskedDays {
  readonly from?: Temporal.PlainDate;
  readonly to?: Temporal.PlainDate;
  readonly zone?: string;
}

export type ReportCommand =
  | {
      readonly kind: 'report';
      readonly dimension: ReportDimension;
      /** One tier, campaign, ...; all of them beside one another when absent. */
      readonly key?: string;
      readonly by?: ReportPeriod;
      readonly costPerHour?: number;
      readonly days: AskedDays;
    }
  | {
      readonly kind: 'recordings';
      readonly tier: TierNumber;
      readonly outcomes: ReadonlySet<OutcomeCode>;
      readonly agentId?: string;
      readonly limit: number;
      readonly days: AskedDays;
    };

const SPELLING = {
  ...COMMON_WORDS,
  from: { type: 'string' },
  to: { type: 'string' },
  zone: { type: 'string' },
  by: { type: 'string' },
  'cost-per-hour': { type: 'string' },
  tier: { type: 'string' },
  outcome: { type: 'string' },
  agent: { type: 'string' },
  limit: { type: 'string' },
} as const;

type Word = keyof typeof SPELLING;

const OF_REPORTS: readonly Word[] = ['by', 'cost-per-hour'];
const OF_RECORDINGS: readonly Word[] = ['tier', 'outcome', 'agent', 'limit'];
const RECORDINGS = 50;
const TIERS: readonly TierNumber[] = [1, 2, 3];

/** Reads the words after `reports`. The first thing wrong is told. */
export function parseWords(argv: readonly string[]): ParsedWords<ReportCommand> {
  return parsedWords('reports', HELP, argv, () => requestFrom(argv));
}

function split(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options: SPELLING, allowPositionals: true });
}

type Given = ReturnType<typeof split>['values'];

function requestFrom(argv: readonly string[]): Request<ReportCommand> {
  const { values: given, positionals } = split(argv);
  const [word = '', ...rest] = positionals;
  const command = word === 'recordings' ? recordingsFrom(rest, given) : reportFrom(word, rest, given);
  return requestFor(command, given, `${word} reads the counters of a company`);
}

function reportFrom(word: string, rest: readonly string[], given: Given): ReportCommand {
  const dimension = REPORT_DIMENSIONS.find((one) => one === word);
  if (dimension === undefined) {
    const words = [...REPORT_DIMENSIONS, 'recordings'];
    const near = nearestWord(word, words);
    const hint = near === undefined ? '' : ` Did you mean ${near}?`;
    throw new WordFault(`"${word}" is no report: write ${words.join(', ')}.${hint}`);
  }
  refuse(word, OF_RECORDINGS, given);
  const [key, ...more] = rest;
  if (more.length > 0)
    throw new WordFault(`${word} takes one of them, not "${rest.join(' ')}" (quote a name with spaces).`);
  return {
    kind: 'report',
    dimension,
    days: daysFrom(given),
    ...(key !== undefined && { key }),
    ...(given.by !== undefined && { by: periodFrom(given.by) }),
    ...(given['cost-per-hour'] !== undefined && { costPerHour: costFrom(given['cost-per-hour']) }),
  };
}

function recordingsFrom(rest: readonly string[], given: Given): ReportCommand {
  none('recordings', rest);
  refuse('recordings', OF_REPORTS, given);
  const tier = TIERS.find((one) => String(one) === given.tier);
  if (tier === undefined) throw new WordFault('recordings takes --tier 1, 2 or 3.');
  return {
    kind: 'recordings',
    tier,
    outcomes: outcomesFrom(given.outcome),
    limit: count('limit', given.limit, RECORDINGS, 1, 99_999),
    days: daysFrom(given),
    ...(given.agent !== undefined && { agentId: given.agent }),
  };
}

function refuse(command: string, words: readonly Word[], given: Given): void {
  const stray = words.find((word) => word in given);
  if (stray !== undefined) throw new WordFault(`${command} does not take --${stray}.`);
}

function daysFrom({ from, to, zone }: Given): AskedDays {
  const days = {
    ...(from !== undefined && { from: dateFrom('from', from) }),
    ...(to !== undefined && { to: dateFrom('to', to) }),
    ...(zone !== undefined && { zone: zoneFrom(zone) }),
  };
  if (days.from !== undefined && days.to !== undefined && Temporal.PlainDate.compare(days.from, days.to) > 0) {
    throw new WordFault(`--from ${days.from} comes after --to ${days.to}.`);
  }
  return days;
}

function dateFrom(word: string, text: string): Temporal.PlainDate {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) throw new WordFault(`--${word} "${text}" is no date: write it like 2026-01-05.`);
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    throw new WordFault(`--${word} "${text}" is no day of the calendar.`);
  }
}

function periodFrom(text: string): ReportPeriod {
  if (text === 'day' || text === 'hour') return text;
  throw new WordFault(`--by "${text}" is not possible: write day or hour.`);
}

function costFrom(text: string): number {
  if (/^\d{1,6}(\.\d{1,4})?$/.test(text) && Number(text) > 0) return Number(text);
  throw new WordFault(`--cost-per-hour "${text}" is no amount: write one like 30 or 27.50.`);
}

/** An outcome, several, or all that were a success or a failure; every outcome when nothing is said. */
function outcomesFrom(text: string | undefined): ReadonlySet<OutcomeCode> {
  if (text === undefined) return new Set(OUTCOME_CODES);
  return new Set(text.split(',').flatMap((word) => outcomesNamed(word.trim())));
}

function outcomesNamed(word: string): readonly OutcomeCode[] {
  if (word === 'success' || word === 'failure') {
    return OUTCOME_CODES.filter((code) => OUTCOMES[code].flags.business === word);
  }
  const code = OUTCOME_CODES.find((one) => one === word);
  if (code !== undefined) return [code];
  const near = nearestWord(word, OUTCOME_CODES);
  const hint = near === undefined ? 'write success, failure, or a code like sale' : `did you mean ${near}`;
  throw new WordFault(`--outcome "${word}" is no outcome: ${hint}.`);
}
