import { bad, type Checked, fileName, good, positiveNumber, splitWords, wholeNumber } from './checked-options.ts';

export interface StartOptions {
  readonly port: number;
  /** Simulated seconds in a real one. */
  readonly speed: number;
  readonly leads: LeadsToCall;
  /** Folder in which the company is kept; absent: it is gone when the command ends. */
  readonly data?: string;
  /** Days that a new company has lived through before anybody looks. */
  readonly days: number;
}

/** A list in a file, or the sample list up to so many leads. */
export type LeadsToCall =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'sample'; readonly most?: number };

export type ParsedStart =
  | { readonly kind: 'start'; readonly options: StartOptions }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'bad'; readonly message: string };

const USUAL_PORT = 4_300;
const FASTEST = 3_600;
const MOST_LEADS = 1_204;

const SPELLING = {
  port: { type: 'string' },
  speed: { type: 'string' },
  leads: { type: 'string' },
  data: { type: 'string' },
  days: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the words after `npm start --`. Looks at no file. The first thing wrong is told; `--help` wins over everything. */
export function parseStartOptions(argv: readonly string[]): ParsedStart {
  if (argv.includes('--help') || argv.includes('-h')) return { kind: 'help', text: HELP };
  const split = splitWords(argv, SPELLING, 'npm start');
  if (split.kind === 'bad') return split;
  const given = split.value;
  const port = wholeNumber('port', given.port ?? String(USUAL_PORT), 1, 65_535);
  if (port.kind === 'bad') return port;
  const speed = positiveNumber('speed', given.speed ?? '60', FASTEST);
  if (speed.kind === 'bad') return speed;
  const leads = leadsFrom(given.leads);
  if (leads.kind === 'bad') return leads;
  const data = fileName('data', given.data, 'a folder');
  if (data.kind === 'bad') return data;
  const days = wholeNumber('days', given.days ?? '0', 0, 400);
  if (days.kind === 'bad') return days;
  return {
    kind: 'start',
    options: {
      port: port.value,
      speed: speed.value,
      leads: leads.value,
      days: days.value,
      ...(data.value !== undefined && { data: data.value }),
    },
  };
}

function leadsFrom(text: string | undefined): Checked<LeadsToCall> {
  if (text === undefined) return good({ kind: 'sample' });
  if (text === '')
    return bad('--leads is empty: give a number of leads of the sample list, or the path of a lead list.');
  if (!/^\d+$/.test(text)) return good({ kind: 'file', path: text });
  const most = wholeNumber('leads', text, 1, MOST_LEADS);
  return most.kind === 'bad' ? most : good({ kind: 'sample', most: most.value });
}

const HELP = `Starts a simulated company at work, with its console and API on this machine.

  npm start -- [options]

  --port N          where the console is served (${USUAL_PORT})
                      --port 8080
  --speed N         simulated seconds in a real one (60: a second here is a minute there)
                      --speed 600
  --leads N|FILE    call so many of the sample list's ${MOST_LEADS} leads (all), or a list of your own (docs/lead-lists.md)
                      --leads 100
                      --leads my-leads.csv
  --days N          days that a new company has lived through before you look; a day of the sample list takes some seconds (0)
                      --leads 100 --days 30
  --data FOLDER     keep the company: the next start with the same folder goes on where this one ends
                      --data .data/demo
  --help            this text
`;
