import { Temporal } from 'temporal-polyfill';
import { EngineMissingError } from '../simulator/engine/embedded-engine.ts';
import { CommandFailure, inPlainWords } from './command-failure.ts';
import type { Answer } from './documents/answer.ts';
import type { Company } from './documents/company.ts';
import type { ParsedWords, Request } from './documents/words.ts';
import { openCompany } from './open-company.ts';

/**
 * Carries out a command. @param now where no company has a clock of its own. @param tell takes a line of progress.
 * @throws CommandFailure when it cannot be carried out as asked.
 */
export type RunCommand<Command> = (
  command: Command,
  company: Company | undefined,
  now: Temporal.Instant,
  tell: (line: string) => void,
) => Promise<Answer>;

/** Does what the words ask for, shows the answer, and sets the exit code: 0 done, 1 not done, 2 not understood. */
export async function answerWords<Command>(words: ParsedWords<Command>, run: RunCommand<Command>): Promise<void> {
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
        await answer(words.request, run);
      } catch (error) {
        const told = error instanceof EngineMissingError ? error.message : inPlainWords(error);
        if (told === undefined) throw error;
        process.stderr.write(`${told}\n`);
        process.exitCode = error instanceof CommandFailure ? 1 : 2;
      }
  }
}

async function answer<Command>(
  { command, target, now, json }: Request<Command>,
  run: RunCommand<Command>,
): Promise<void> {
  const opened = target === undefined ? undefined : await openCompany(target, now);
  try {
    const { text, data, isDone } = await run(command, opened?.company, now ?? Temporal.Now.instant(), (line) =>
      process.stderr.write(`${line}\n`),
    );
    process.stdout.write(json ? `${JSON.stringify(data, null, 2)}\n` : text);
    process.exitCode = isDone ? 0 : 1;
  } finally {
    await opened?.close();
  }
}
