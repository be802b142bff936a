import { parseWords } from './advise/options.ts';
import { runCommand } from './advise/run-command.ts';
import { answerWords } from './answer-words.ts';

await answerWords(parseWords(process.argv.slice(2)), runCommand);
