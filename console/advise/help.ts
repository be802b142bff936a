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
  npm run advise -- --from-reports --people 1=7,2=6,3=2 --shift-hours 8 --wrap-up-seconds 1=20,2=60,3=40 --target NAME
                                                   what was counted in the last four weeks

  --figures FILE       figures as in simulator/sample/sample-figures.json; the sample itself when left out
  --people N           people in all, or by tier as they work now: 1=7,2=6,3=2    in place of the file's
  --leads-per-day N    new leads on a working day                                 in place of the file's
  --shift-hours N      paid hours of a working day                                in place of the file's
  --json               the answer as JSON

From counted weeks. Counters tell calls, answers, talks, hand-overs and sales; what they do not tell is to be given, and
the advice names what it takes as so. Each tier has to work one stage: answers and seconds are counted by tier.

  --from-reports       the figures that npm run reports shows, in place of a file's
  --weeks N            so many weeks up to yesterday (4)
  --zone ZONE          by whose days (a simulated company's own; UTC for a deployment)
  --people, --shift-hours    needed: as above
  --wrap-up-seconds N  needed: after a talk, in all tiers, or by tier: 1=20,2=60,3=40
  --data FOLDER        a table on this machine, kept by npm run simulate -- --data FOLDER
  --target NAME        a deployment in AWS, by its name (local: the same as --data alone)
  --region REGION      where it is deployed; else as your AWS profile says
  --endpoint URL       a DynamoDB endpoint in place of AWS
  --now MOMENT         as of a moment like 2026-01-05T15:00:00Z; for a simulated company the end of its run

The figures. A share is written 0.12 for 12 %, or as it was counted: {"count": 48, "of": 321}; then the advice says how
sure it is. "Per day" is per working day.

${figureLines()}

How it is worked out, and what it cannot know: docs/advice.md.

Exit code: 0 done; 1 the figures are missing or impossible; 2 the command cannot be understood, or the table not read.
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
