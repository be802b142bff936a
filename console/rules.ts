import { answerWords } from './answer-words.ts';
import { parseWords } from './rules/options.ts';
import { runCommand } from './rules/run-command.ts';

await answerWords(parseWords(process.argv.slice(2)), runCommand);
