import { answerWords } from './answer-words.ts';
import { atTerminal } from './documents/confirm.ts';
import { resumeWords } from './switches/options.ts';
import { runSwitch } from './switches/run-switch.ts';

await answerWords(resumeWords(process.argv.slice(2)), (command, company) =>
  runSwitch(command, company, atTerminal(command.isAgreed)),
);
