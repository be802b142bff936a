import { parseWords } from './advise/options.ts';
import { runCommand } from './advise/run-command.ts';
import { CommandFailure } from './command-failure.ts';

const words = parseWords(process.argv.slice(2));
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
      const { text, data, isDone } = await runCommand(words.request);
      process.stdout.write(words.request.json ? `${JSON.stringify(data, null, 2)}\n` : text);
      process.exitCode = isDone ? 0 : 1;
    } catch (error) {
      if (!(error instanceof CommandFailure)) throw error;
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    }
}
