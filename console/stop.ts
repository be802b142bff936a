import { answerWords } from './answer-words.ts';
import { atTerminal } from './documents/confirm.ts';
import { stopWords } from './switches/options.ts';
import { runSwitch } from './switches/run-switch.ts';

await answerWords(stopWords(process.argv.slice(2)), (command, company) =>
  runSwitch(command, company, atTerminal(command.isAgreed)),
);
