import { answerWords } from './answer-words.ts';
import { parseWords } from './reports/options.ts';
import { runCommand } from './reports/run-command.ts';

await answerWords(parseWords(process.argv.slice(2)), runCommand);
