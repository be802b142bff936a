import { answerWords } from './answer-words.ts';
import { atTerminal } from './documents/confirm.ts';
import { parseWords } from './mode/options.ts';
import { runCommand } from './mode/run-command.ts';

await answerWords(parseWords(process.argv.slice(2)), (command, company, _now, tell) =>
  runCommand(command, company, atTerminal('isAgreed' in command && command.isAgreed), tell),
);
