import { parseArgs } from 'node:util';
import { TIER_NUMBERS, type TierNumber } from '../../shared/domain/tier-number.ts';
import {
  COMMON_WORDS,
  count,
  type ParsedWords,
  parsedWords,
  type Request,
  refuse,
  requestFor,
  WordFault,
  zoneFrom,
} from '../documents/words.ts';
import { peopleByTier } from '../people-by-tier.ts';
import { HELP } from './help.ts';

/** People in all, or by tier, as a file of figures would write them. */
type People = number | Readonly<Record<string, number>>;

/** Figures of the command line that stand in place of the file's, as the file would write them. */
export interface Overrides {
  readonly people?: People;
  readonly newLeadsPerDay?: number;
  readonly shiftHours?: number;
}

/** Advice from figures that somebody entered. */
export interface AdviceFromFigures {
  readonly kind: 'from-figures';
  /** Absent: the sample's figures, and an explanation before them. */
  readonly path?: string;
  readonly overrides: Overrides;
}

/** Advice from what a company counted, with what it does not count. */
export interface AdviceFromReports {
  readonly kind: 'from-reports';
  /** So many weeks up to yesterday. */
  readonly weeks: number;
  /** By whose days; the company's own when absent. */
  readonly zone?: string;
  readonly people: People;
  readonly shiftHours: number;
  readonly wrapUpSeconds: ReadonlyMap<TierNumber, number>;
}

export type AdviseCommand = AdviceFromFigures | AdviceFromReports;

const SPELLING = {
  ...COMMON_WORDS,
  figures: { type: 'string' },
  people: { type: 'string' },
  'leads-per-day': { type: 'string' },
  'shift-hours': { type: 'string' },
  'from-reports': { type: 'boolean' },
  weeks: { type: 'string' },
  zone: { type: 'string' },
  'wrap-up-seconds': { type: 'string' },
} as const;

type Word = keyof typeof SPELLING;

const OF_FIGURES: readonly Word[] = ['figures', 'leads-per-day'];
const OF_REPORTS: readonly Word[] = ['weeks', 'zone', 'wrap-up-seconds', 'target', 'data', 'region', 'endpoint', 'now'];
const USUAL_WEEKS = 4;
const MOST_WEEKS = 104;

/** Reads the words after `advise`; without any the sample is asked for. Looks at no file; the first thing wrong is told. */
export function parseWords(argv: readonly string[]): ParsedWords<AdviseCommand> {
  if (argv.length === 0) return { kind: 'run', request: requestFrom(argv) };
  return parsedWords('advise', HELP, argv, () => requestFrom(argv));
}

function split(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options: SPELLING }).values;
}

type Given = ReturnType<typeof split>;

function requestFrom(argv: readonly string[]): Request<AdviseCommand> {
  const given = split(argv);
  if (given['from-reports'] === true) {
    refuse(OF_FIGURES, given, (word) => `--from-reports takes its figures from the counters: leave out --${word}.`);
    return requestFor(fromReports(given), given, '--from-reports reads the counters of a company');
  }
  refuse(OF_REPORTS, given, (word) => `--${word} is for advice from counted weeks: add --from-reports.`);
  return requestFor(fromFigures(given), given, undefined);
}

function fromFigures(given: Given): AdviceFromFigures {
  const newLeadsPerDay = number('leads-per-day', given['leads-per-day']);
  const shiftHours = number('shift-hours', given['shift-hours']);
  return {
    kind: 'from-figures',
    ...(given.figures !== undefined && { path: given.figures }),
    overrides: {
      ...(given.people !== undefined && { people: peopleFrom(given.people) }),
      ...(newLeadsPerDay !== undefined && { newLeadsPerDay }),
      ...(shiftHours !== undefined && { shiftHours }),
    },
  };
}

function fromReports(given: Given): AdviceFromReports {
  const { people, weeks, zone } = given;
  const shiftHours = number('shift-hours', given['shift-hours']);
  if (people === undefined) throw uncounted('how many people work', '--people 15, or by tier --people 1=7,2=6,3=2');
  if (shiftHours === undefined) throw uncounted('how long they are paid for a day', '--shift-hours 8');
  return {
    kind: 'from-reports',
    weeks: count('weeks', weeks, USUAL_WEEKS, 1, MOST_WEEKS),
    ...(zone !== undefined && { zone: zoneFrom(zone) }),
    people: peopleFrom(people),
    shiftHours,
    wrapUpSeconds: wrapUpFrom(given['wrap-up-seconds']),
  };
}

function uncounted(what: string, mend: string): WordFault {
  return new WordFault(`No counter tells ${what}: add ${mend}.`);
}

function wrapUpFrom(text: string | undefined): ReadonlyMap<TierNumber, number> {
  const mend = '--wrap-up-seconds 30, or by tier --wrap-up-seconds 1=20,2=60,3=40';
  if (text === undefined) throw uncounted('how long agents wrap up after a talk', mend);
  if (/^\d{1,4}$/.test(text)) return new Map(TIER_NUMBERS.map((tier) => [tier, Number(text)]));
  const byTier = peopleByTier(text);
  if (byTier === undefined) throw new WordFault(`--wrap-up-seconds "${text}" cannot be read: write ${mend}.`);
  return byTier;
}

function peopleFrom(text: string): People {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  const byTier = peopleByTier(text);
  if (byTier === undefined) {
    throw new WordFault(`--people "${text}" cannot be read: write 15, or tier=people, like 1=7,2=6,3=2.`);
  }
  return Object.fromEntries(byTier);
}

/** Whether the number is possible is for the figures to judge; here it only has to be one. */
function number(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}(\.\d{1,6})?$/.test(text)) return Number(text);
  throw new WordFault(`--${option} "${text}" is no number: write one like 12 or 7.5.`);
}
