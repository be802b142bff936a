import { checkbox, confirm, input, select } from '@inquirer/prompts';
import { CommandFailure } from '../command-failure.ts';
import type { Choice, Respondent } from './respondent.ts';

/** Where a person sits: what they type, and what they see. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

const PAGE_ROWS = 12;

/** Asks a person at a terminal. Each question throws CommandFailure when they break off. */
export class TerminalRespondent implements Respondent {
  readonly #terminal: Terminal;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  say(text: string): void {
    this.#terminal.output.write(`${text}\n`);
  }

  line(
    message: string,
    { usual, wrong }: { readonly usual?: string; readonly wrong: (line: string) => string | undefined },
  ): Promise<string> {
    const asked = {
      message,
      validate: (line: string) => wrong(line) ?? true,
      ...(usual !== undefined && { default: usual }),
    };
    return answered(input(asked, this.#terminal));
  }

  one<Value>(message: string, choices: readonly Choice<Value>[], usual?: Value): Promise<Value> {
    const asked = {
      message,
      choices: [...choices],
      pageSize: PAGE_ROWS,
      ...(usual !== undefined && { default: usual }),
    };
    return answered(select<Value>(asked, this.#terminal));
  }

  several<Value>(message: string, choices: readonly Choice<Value>[]): Promise<readonly Value[]> {
    return answered(checkbox<Value>({ message, choices: [...choices], pageSize: PAGE_ROWS }, this.#terminal));
  }

  yes(message: string, usual: boolean): Promise<boolean> {
    return answered(confirm({ message, default: usual }, this.#terminal));
  }
}

async function answered<Value>(prompt: Promise<Value>): Promise<Value> {
  try {
    return await prompt;
  } catch (error) {
    if (!(error instanceof Error && (error.name === 'ExitPromptError' || error.name === 'AbortPromptError')))
      throw error;
    throw new CommandFailure('Broken off: nothing was written.', { cause: error });
  }
}
