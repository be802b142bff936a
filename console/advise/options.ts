import { parseArgs } from 'node:util';
import { peopleByTier } from '../people-by-tier.ts';
import { HELP } from './help.ts';

/** Figures of the command line that stand in place of the file's, as the file would write them. */
export interface Overrides {
  readonly people?: number | Readonly<Record<string, number>>;
  readonly newLeadsPerDay?: number;
  readonly shiftHours?: number;
}

export interface AdviseRequest {
  /** Absent: the sample's figures, and an explanation before them. */
  readonly figures?: string;
  readonly overrides: Overrides;
  readonly json: boolean;
}

export type ParsedWords =
  | { readonly kind: 'run'; readonly request: AdviseRequest }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'bad'; readonly message: string };

const SPELLING = {
  figures: { type: 'string' },
  people: { type: 'string' },
  'leads-per-day': { type: 'string' },
  'shift-hours': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** What was found wrong with the words; told to whoever typed them. */
class WordFault extends Error {}

/** Reads the words after `advise`. Looks at no file; the first thing wrong is told. */
export function parseWords(argv: readonly string[]): ParsedWords {
  if (argv.includes('--help') || argv.includes('-h')) return { kind: 'help', text: HELP };
  try {
    return { kind: 'run', request: requestFrom(argv) };
  } catch (error) {
    if (!(error instanceof WordFault || error instanceof TypeError)) throw error;
    const message = error instanceof WordFault ? error.message : `${error.message.split('. ')[0]}.`;
    return { kind: 'bad', message: `${message} npm run advise -- --help shows examples.` };
  }
}

function requestFrom(argv: readonly string[]): AdviseRequest {
  const { values: given } = parseArgs({ args: [...argv], options: SPELLING });
  const newLeadsPerDay = number('leads-per-day', given['leads-per-day']);
  const shiftHours = number('shift-hours', given['shift-hours']);
  return {
    ...(given.figures !== undefined && { figures: given.figures }),
    overrides: {
      ...(given.people !== undefined && { people: peopleFrom(given.people) }),
      ...(newLeadsPerDay !== undefined && { newLeadsPerDay }),
      ...(shiftHours !== undefined && { shiftHours }),
    },
    json: given.json ?? false,
  };
}

function peopleFrom(text: string): number | Readonly<Record<string, number>> {
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
