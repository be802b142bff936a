import { parseArgs } from 'node:util';
import { parsedWords, type ReadWords, WordFault } from '../documents/words.ts';
import type { Answers } from './settings-text.ts';

export interface ConfigureRequest {
  readonly out: string;
  readonly answersFile?: string;
  /** From --set, over those of the file. */
  readonly set: Answers;
  readonly region?: string;
  readonly mayOverwrite: boolean;
  readonly endpoint?: string;
  readonly json: boolean;
}

const SPELLING = {
  out: { type: 'string' },
  answers: { type: 'string' },
  set: { type: 'string', multiple: true },
  region: { type: 'string' },
  overwrite: { type: 'boolean' },
  endpoint: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the words after `configure`; without any it asks for everything. */
export function parseWords(argv: readonly string[]): ReadWords<ConfigureRequest> {
  return parsedWords('configure', HELP, argv.length === 0 ? ['--out', USUAL_FILE] : argv, () => {
    const { values } = parseArgs({ args: [...argv], options: SPELLING });
    const { out = USUAL_FILE, answers, set = [], region, overwrite = false, endpoint, json = false } = values;
    return {
      out,
      set: Object.fromEntries(set.map(fieldAndValue)),
      mayOverwrite: overwrite,
      json,
      ...(answers !== undefined && { answersFile: answers }),
      ...(region !== undefined && { region }),
      ...(endpoint !== undefined && { endpoint }),
    };
  });
}

const USUAL_FILE = 'my-settings.jsonc';

/** A value that is no JSON is a text. */
function fieldAndValue(word: string): readonly [string, unknown] {
  const [, field, text] = /^([a-zA-Z]+)=(.*)$/s.exec(word) ?? [];
  if (field === undefined || text === undefined) {
    throw new WordFault(`--set "${word}" is not possible: write --set FIELD=VALUE, like --set companyName="Acme".`);
  }
  try {
    return [field, JSON.parse(text)];
  } catch {
    return [field, text];
  }
}

export const HELP = `Asks for the settings of a deployment and writes them to a file, with a comment for each.

  npm run configure
  npm run configure -- --out sales.jsonc --region eu-west-2
  npm run configure -- --answers answers.json < /dev/null

  --out FILE          the settings file to write (${USUAL_FILE}); one that is there is replaced only when you say so
  --answers FILE      settings that need no question: a JSON object of fields, as they stand in a settings file
  --set FIELD=VALUE   the same for one field; may be repeated
  --region REGION     where to look for instances; else as your AWS profile says
  --overwrite         replace a file that is there, without a question
  --json              the answer as JSON
  --endpoint URL      a local engine in place of AWS

It reads instances, numbers, queues and routing profiles of your account, so that you choose instead of typing ids, and
changes nothing there. Without a terminal nothing is asked: what has no answer takes its usual value, and what has none is
named.

Exit code: 0 written; 1 not written; 2 the words or the answers cannot be used.
`;
