import { describe, expect, it } from 'vitest';
import { type AdviseRequest, parseWords } from '../../../console/advise/options.ts';
import { FIGURES } from '../../../shared/domain/advice/figure-words.ts';

function request(...words: readonly string[]): AdviseRequest {
  const parsed = parseWords(words);
  if (parsed.kind !== 'run') throw new Error(parsed.kind === 'bad' ? parsed.message : 'help');
  return parsed.request;
}

function fault(...words: readonly string[]): string {
  const parsed = parseWords(words);
  return parsed.kind === 'bad' ? parsed.message : parsed.kind;
}

const HELP_HINT = 'npm run advise -- --help shows examples.';

describe('the words after advise', () => {
  it.each<[readonly string[], AdviseRequest]>([
    [[], { overrides: {}, json: false }],
    [['--figures', 'a.json', '--json'], { figures: 'a.json', overrides: {}, json: true }],
    [['--people', '15'], { overrides: { people: 15 }, json: false }],
    [['--people', '1=7, 2=6,3=2'], { overrides: { people: { 1: 7, 2: 6, 3: 2 } }, json: false }],
    [
      ['--leads-per-day', '900', '--shift-hours', '7.5'],
      { overrides: { newLeadsPerDay: 900, shiftHours: 7.5 }, json: false },
    ],
  ])('%j are read', (words, expected) => {
    expect(request(...words)).toEqual(expected);
  });

  it.each([
    [['--people', 'many'], '--people "many" cannot be read: write 15, or tier=people, like 1=7,2=6,3=2.'],
    [['--people', '4=1'], '--people "4=1" cannot be read: write 15, or tier=people, like 1=7,2=6,3=2.'],
    [['--leads-per-day=-5'], '--leads-per-day "-5" is no number: write one like 12 or 7.5.'],
    [['--shift-hours', 'eight'], '--shift-hours "eight" is no number: write one like 12 or 7.5.'],
    [['--figuers', 'a.json'], "Unknown option '--figuers'."],
    [['figures.json'], "Unexpected argument 'figures.json'."],
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
