import { describe, expect, it } from 'vitest';
import { type AdviceFromFigures, type AdviseCommand, parseWords } from '../../../console/advise/options.ts';
import type { Request } from '../../../console/documents/words.ts';
import { FIGURES } from '../../../shared/domain/advice/figure-words.ts';

function request(...words: readonly string[]): Request<AdviseCommand> {
  const parsed = parseWords(words);
  if (parsed.kind !== 'run') throw new Error(parsed.kind === 'bad' ? parsed.message : 'help');
  return parsed.request;
}

function fault(...words: readonly string[]): string {
  const parsed = parseWords(words);
  return parsed.kind === 'bad' ? parsed.message : parsed.kind;
}

const OWN = ['--from-reports', '--people', '15', '--shift-hours', '8'];
const HELP_HINT = 'npm run advise -- --help shows examples.';

describe('the words after advise', () => {
  it.each<[readonly string[], Omit<AdviceFromFigures, 'kind'>]>([
    [[], { overrides: {} }],
    [['--figures', 'a.json'], { path: 'a.json', overrides: {} }],
    [['--people', '15'], { overrides: { people: 15 } }],
    [['--people', '1=7, 2=6,3=2'], { overrides: { people: { 1: 7, 2: 6, 3: 2 } } }],
    [['--leads-per-day', '900', '--shift-hours', '7.5'], { overrides: { newLeadsPerDay: 900, shiftHours: 7.5 } }],
  ])('%j are read', (words, expected) => {
    expect(request(...words)).toEqual({ command: { kind: 'from-figures', ...expected }, json: false });
  });

  it('ask for advice from what a company counted, with what it does not count', () => {
    expect(request(...OWN, '--wrap-up-seconds', '30', '--data', '.data/demo', '--json')).toEqual({
      command: {
        kind: 'from-reports',
        weeks: 4,
        people: 15,
        shiftHours: 8,
        wrapUpSeconds: new Map([
          [1, 30],
          [2, 30],
          [3, 30],
        ]),
      },
      target: { kind: 'local', data: '.data/demo' },
      json: true,
    });
    const byTier = [
      '--wrap-up-seconds',
      '1=20,2=60',
      '--weeks',
      '2',
      '--zone',
      'Europe/Berlin',
      '--target',
      'tierline',
    ];
    expect(request(...OWN, ...byTier)).toEqual({
      command: {
        kind: 'from-reports',
        weeks: 2,
        zone: 'Europe/Berlin',
        people: 15,
        shiftHours: 8,
        wrapUpSeconds: new Map([
          [1, 20],
          [2, 60],
        ]),
      },
      target: { kind: 'deployment', name: 'tierline' },
      json: false,
    });
  });

  it.each([
    [['--people', 'many'], '--people "many" cannot be read: write 15, or tier=people, like 1=7,2=6,3=2.'],
    [['--people', '4=1'], '--people "4=1" cannot be read: write 15, or tier=people, like 1=7,2=6,3=2.'],
    [['--leads-per-day=-5'], '--leads-per-day "-5" is no number: write one like 12 or 7.5.'],
    [['--shift-hours', 'eight'], '--shift-hours "eight" is no number: write one like 12 or 7.5.'],
    [['--figuers', 'a.json'], "Unknown option '--figuers'."],
    [['figures.json'], "Unexpected argument 'figures.json'."],
    [['--weeks', '2'], '--weeks is for advice from counted weeks: add --from-reports.'],
    [['--data', 'x'], '--data is for advice from counted weeks: add --from-reports.'],
    [[...OWN, '--figures', 'a.json'], '--from-reports takes its figures from the counters: leave out --figures.'],
    [
      ['--from-reports', '--shift-hours', '8'],
      'No counter tells how many people work: add --people 15, or by tier --people 1=7,2=6,3=2.',
    ],
    [['--from-reports', '--people', '15'], 'No counter tells how long they are paid for a day: add --shift-hours 8.'],
    [
      OWN,
      'No counter tells how long agents wrap up after a talk: add --wrap-up-seconds 30, or by tier --wrap-up-seconds 1=20,2=60,3=40.',
    ],
    [
      [...OWN, '--wrap-up-seconds', 'short'],
      '--wrap-up-seconds "short" cannot be read: write --wrap-up-seconds 30, or by tier --wrap-up-seconds 1=20,2=60,3=40.',
    ],
    [
      [...OWN, '--wrap-up-seconds', '30', '--weeks', '0'],
      '--weeks "0" is not possible: give a whole number from 1 to 104.',
    ],
    [
      [...OWN, '--wrap-up-seconds', '30'],
      '--from-reports reads the counters of a company: name it with --data FOLDER (kept by npm run simulate -- --data FOLDER), or --target DEPLOYMENT.',
    ],
  ])('%j are told what is wrong with them', (words, message) => {
    expect(fault(...words)).toBe(`${message} ${HELP_HINT}`);
  });

  it('explain every figure when help is asked for', () => {
    const parsed = parseWords(['--people', 'many', '--help']);
    const text = parsed.kind === 'help' ? parsed.text : '';
    expect(Object.keys(FIGURES).filter((path) => !text.includes(path))).toEqual([]);
    expect(text.split('\n').filter((line) => line.length > 125 || line !== line.trimEnd())).toEqual([]);
  });
});
