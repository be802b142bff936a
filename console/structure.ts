import { answerWords } from './answer-words.ts';
import { parseWords } from './structure/options.ts';
import { runCommand } from './structure/run-command.ts';

await answerWords(parseWords(process.argv.slice(2)), runCommand);
