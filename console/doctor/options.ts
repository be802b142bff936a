import { parseArgs } from 'node:util';
import { parsedWords, type ReadWords, WordFault } from '../documents/words.ts';

export interface DoctorRequest {
  readonly settings: string;
  readonly endpoint?: string;
  readonly json: boolean;
}

const SPELLING = {
  settings: { type: 'string' },
  endpoint: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Reads the words after `doctor`; the first thing wrong is told. */
export function parseWords(argv: readonly string[]): ReadWords<DoctorRequest> {
  return parsedWords('doctor', HELP, argv, () => {
    const { values } = parseArgs({ args: [...argv], options: SPELLING });
    const { settings, endpoint, json = false } = values;
    if (settings === undefined)
      throw new WordFault('Name the settings: --settings FILE (npm run configure writes one).');
    return { settings, json, ...(endpoint !== undefined && { endpoint }) };
  });
}

export const HELP = `Looks whether an account is ready for a deployment, and changes nothing.

  npm run doctor -- --settings my-settings.jsonc

  --settings FILE     the deployment's settings (npm run configure writes them)
  --json              the findings as JSON
  --endpoint URL      a local engine in place of AWS

ok    is as it has to be
warn  works; think it over
FAIL  stands in the way; the line with > says how to mend it
?     cannot be known from here; the line with > says how to find out

Which rights it uses, and every finding with its mend: docs/deploying.md.

Exit code: 0 nothing stands in the way; 1 something does; 2 the words or the settings cannot be used.
`;
