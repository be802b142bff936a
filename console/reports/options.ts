import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import type { AskedDays } from '../../shared/application/company-report.ts';
import { nearestWord } from '../../shared/domain/nearest-word.ts';
import { OUTCOME_CODES, OUTCOMES, type OutcomeCode } from '../../shared/domain/outcome.ts';
import { REPORT_DIMENSIONS, type ReportDimension } from '../../shared/domain/reports/report-counter.ts';
import type { ReportPeriod } from '../../shared/domain/reports/report-periods.ts';
import { TIER_NUMBERS, type TierNumber } from '../../shared/domain/tier-number.ts';
import {
  COMMON_WORDS,
  count,
  none,
  oneOf,
  type ParsedWords,
  parsedWords,
  type Request,
  refuse,
  requestFor,
  WordFault,
  zoneFrom,
} from '../documents/words.ts';
import { HELP } from './help.ts';

/** The days, and by whose clocks they begin; the company's own when absent. */
interface AskedDaysOfZone extends AskedDays {
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
      readonly days: AskedDaysOfZone;
    }
  | {
      readonly kind: 'recordings';
      readonly tier: TierNumber;
      readonly outcomes: ReadonlySet<OutcomeCode>;
      readonly agentId?: string;
      readonly limit: number;
      readonly days: AskedDaysOfZone;
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
  const report = oneOf([...REPORT_DIMENSIONS, 'recordings'], word, 'report');
  const command = report === 'recordings' ? recordingsFrom(rest, given) : reportFrom(report, rest, given);
  return requestFor(command, given, `${word} reads the counters of a company`);
}

function reportFrom(dimension: ReportDimension, rest: readonly string[], given: Given): ReportCommand {
  refuse(OF_RECORDINGS, given, (stray) => `${dimension} does not take --${stray}.`);
  const [key, ...more] = rest;
  if (more.length > 0)
    throw new WordFault(`${dimension} takes one of them, not "${rest.join(' ')}" (quote a name with spaces).`);
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
  refuse(OF_REPORTS, given, (stray) => `recordings does not take --${stray}.`);
  const tier = TIER_NUMBERS.find((one) => String(one) === given.tier);
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

function daysFrom({ from, to, zone }: Given): AskedDaysOfZone {
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
