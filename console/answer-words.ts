import { Temporal } from 'temporal-polyfill';
import type { Answer } from './documents/answer.ts';
import type { Company } from './documents/company.ts';
import type { ParsedWords, Request } from './documents/words.ts';
import { openCompany } from './open-company.ts';
import { tellAnswer } from './tell-answer.ts';

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

/** Does what the words ask for of a company, shows the answer, and sets the exit code. */
export async function answerWords<Command>(words: ParsedWords<Command>, run: RunCommand<Command>): Promise<void> {
  await tellAnswer(words, async ({ command, target, now }: Request<Command>) => {
    const opened = target === undefined ? undefined : await openCompany(target, now);
    try {
      return await run(command, opened?.company, now ?? Temporal.Now.instant(), (line) =>
        process.stderr.write(`${line}\n`),
      );
    } finally {
      await opened?.close();
    }
  });
}
