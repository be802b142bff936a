import { answerWords } from './answer-words.ts';
import { parseWords } from './cost/options.ts';
import { runCommand } from './cost/run-command.ts';

await answerWords(parseWords(process.argv.slice(2)), runCommand);
