import { answerWords } from './answer-words.ts';
import { parseWords } from './campaigns/options.ts';
import { runCommand } from './campaigns/run-command.ts';
import { atTerminal } from './documents/confirm.ts';

await answerWords(parseWords(process.argv.slice(2)), (command, company) =>
  runCommand(command, company, atTerminal(command.kind === 'switch' && command.asked.isAgreed)),
);
