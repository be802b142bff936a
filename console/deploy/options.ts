import { parseArgs } from 'node:util';
import { CONFIRM_WORDS } from '../documents/confirm.ts';
import { parsedWords, type ReadWords, WordFault } from '../documents/words.ts';

export interface DeployRequest {
  readonly kind: 'deploy' | 'remove';
  readonly settings: string;
  readonly skipDoctor: boolean;
  /** Agreed to beforehand. */
  readonly yes: boolean;
  readonly endpoint?: string;
  readonly json: boolean;
}

const SPELLING = {
  settings: { type: 'string' },
  'skip-doctor': { type: 'boolean' },
  remove: { type: 'boolean' },
  endpoint: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  ...CONFIRM_WORDS,
} as const;

/** Reads the words after `deploy`; the first thing wrong is told. */
export function parseWords(argv: readonly string[]): ReadWords<DeployRequest> {
  return parsedWords('deploy', HELP, argv, () => {
    const { values } = parseArgs({ args: [...argv], options: SPELLING });
    const { settings, remove = false, yes = false, endpoint, json = false } = values;
    if (settings === undefined)
      throw new WordFault('Name the settings: --settings FILE (npm run configure writes one).');
    return {
      kind: remove ? 'remove' : 'deploy',
      settings,
      skipDoctor: values['skip-doctor'] ?? false,
      yes,
      json,
      ...(endpoint !== undefined && { endpoint }),
    };
  });
}

export const HELP = `Deploys, or brings what is deployed up to date, and gives a new company what it begins with.

  npm run deploy -- --settings my-settings.jsonc
  npm run deploy -- --settings my-settings.jsonc --yes            for scripts: asks nothing
  npm run deploy -- --settings my-settings.jsonc --remove         deletes what holds no data

  --settings FILE     the deployment's settings (npm run configure writes them)
  --yes               agree beforehand to what would change
  --skip-doctor       deploy although something stands in the way; what that is is told all the same
  --remove            stop all calls, then delete the stacks that hold no data
  --json              the answer as JSON
  --endpoint URL      a local engine in place of AWS, for what is asked beside CDK

In this order: npm run doctor; what would change; your consent; all stacks; campaigns, sales structure and rules, as far
as there are none. A second run changes nothing. After a failure or an interruption, run it again.
Nobody is called by it: a new deployment only observes. What changes and what stays, step by step: docs/deploying.md.

Exit code: 0 done; 1 not done: something stands in the way, data would be lost, nobody agreed, or CDK failed;
2 the words or the settings cannot be used, or AWS cannot be asked.
`;
