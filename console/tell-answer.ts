import { SettingsError } from '../infra/settings/settings-error.ts';
import { EngineMissingError } from '../simulator/engine/engine-missing-error.ts';
import { CommandFailure, inPlainWords } from './command-failure.ts';
import type { Answer } from './documents/answer.ts';
import type { ReadWords } from './documents/words.ts';

/** Does what the words ask for, shows the answer, and sets the exit code: 0 done, 1 not done, 2 not understood. */
export async function tellAnswer<Request extends { readonly json: boolean }>(
  words: ReadWords<Request>,
  run: (request: Request) => Promise<Answer>,
): Promise<void> {
  switch (words.kind) {
    case 'help':
      process.stdout.write(words.text);
      break;
    case 'bad':
      process.stderr.write(`${words.message}\n`);
      process.exitCode = 2;
      break;
    case 'run':
      try {
        const { text, data, isDone } = await run(words.request);
        process.stdout.write(words.request.json ? `${JSON.stringify(data, null, 2)}\n` : text);
        process.exitCode = isDone ? 0 : 1;
      } catch (error) {
        const told = isTold(error) ? error.message : inPlainWords(error);
        if (told === undefined) throw error;
        process.stderr.write(`${told}\n`);
        process.exitCode = error instanceof CommandFailure ? 1 : 2;
      }
  }
}

function isTold(error: unknown): error is Error {
  return error instanceof EngineMissingError || error instanceof SettingsError;
}
