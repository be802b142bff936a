import { FIGURES } from '../../shared/domain/advice/figure-words.ts';
import { wrappedLines } from '../../simulator/report/wrapped-text.ts';

const PATH_WIDTH = 36;
const TEXT_WIDTH = 84;

export const INTRODUCTION = `What would a sales department like yours need, and does its division into tiers fit?
These are the figures of an invented company, simulator/sample/sample-figures.json. Copy the file, put your own in, and ask:

  npm run advise -- --figures my-figures.json
`;

export const HELP = `Advice on tiers: how many people each needs, whether one, two or three fit, which chokes or starves, and whether calls
to existing customers are worth their time; with the computation, so that you can do it again.

  npm run advise                                   the figures of an invented company
  npm run advise -- --figures FILE                 your own, as JSON
  npm run advise -- --figures FILE --people 15     what if there were 15 people
  npm run advise -- --figures FILE --people 1=7,2=6,3=2
  npm run advise -- --figures FILE --leads-per-day 900

  --figures FILE       figures as in simulator/sample/sample-figures.json; the sample itself when left out
  --people N           people in all, or by tier as they work now: 1=7,2=6,3=2    in place of the file's
  --leads-per-day N    new leads on a working day                                 in place of the file's
  --shift-hours N      paid hours of a working day                                in place of the file's
  --json               the answer as JSON

The figures. A share is written 0.12 for 12 %, or as it was counted: {"count": 48, "of": 321}; then the advice says how
sure it is. "Per day" is per working day.

${figureLines()}

How it is worked out, and what it cannot know: docs/advice.md.

Exit code: 0 done; 1 the figures are missing or impossible; 2 the command cannot be understood.
`;

function figureLines(): string {
  return Object.entries(FIGURES)
    .flatMap(([path, words]) => {
      const otherwise = 'otherwise' in words ? ` (left out: ${words.otherwise})` : '';
      const [first = '', ...more] = wrappedLines(`${words.says}${otherwise}`, TEXT_WIDTH);
      return [`  ${path.padEnd(PATH_WIDTH)}${first}`, ...more.map((line) => ' '.repeat(PATH_WIDTH + 2) + line)];
    })
    .join('\n');
}
