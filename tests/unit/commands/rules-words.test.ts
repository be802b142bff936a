import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Request as RequestFor } from '../../../console/documents/words.ts';
import { type Command, parseWords } from '../../../console/rules/options.ts';

type Request = RequestFor<Command>;

const DEMO = ['--data', '.data/demo'];
const LOCAL = { kind: 'local', data: '.data/demo' } as const;
const BY = ['--author', 'Kim', '--note', 'quieter evenings'];
const DAY = { start: '09:00', end: '18:00' };
const SIGNED = { author: 'Kim', note: 'quieter evenings' };

function request(...words: readonly string[]): Request {
  const parsed = parseWords(words);
  if (parsed.kind !== 'run') throw new Error(parsed.kind === 'bad' ? parsed.message : 'help');
  return parsed.request;
}

function fault(...words: readonly string[]): string {
  const parsed = parseWords(words);
  return parsed.kind === 'bad' ? parsed.message : parsed.kind;
}

describe('the words after rules', () => {
  it.each<[readonly string[], Request['command']]>([
    [['check', 'a.json'], { kind: 'check', path: 'a.json' }],
    [['effective', 'a.json'], { kind: 'effective', which: { kind: 'file', path: 'a.json' } }],
    [
      ['effective', 'a.json', '--stage', 'selling', '--area', 'US-FL'],
      { kind: 'effective', which: { kind: 'file', path: 'a.json' }, stage: 'selling', area: 'US-FL' },
    ],
    [
      ['diff', 'a.json', 'b.json'],
      { kind: 'diff', from: { kind: 'file', path: 'a.json' }, to: { kind: 'file', path: 'b.json' } },
    ],
  ])('%j ask for files alone, and need no table', (words, command) => {
    expect(request(...words)).toEqual({ command, json: false });
  });

  it.each<[readonly string[], Request['command']]>([
    [['effective'], { kind: 'effective', which: { kind: 'in-force' } }],
    [
      ['effective', '3', '--campaign', 'spring'],
      { kind: 'effective', which: { kind: 'version', version: 3 }, campaignId: 'spring' },
    ],
    [['diff', 'a.json'], { kind: 'diff', from: { kind: 'in-force' }, to: { kind: 'file', path: 'a.json' } }],
    [['diff', '3', '5'], { kind: 'diff', from: { kind: 'version', version: 3 }, to: { kind: 'version', version: 5 } }],
    [['explain', '--lead', 'lead-1'], { kind: 'explain', about: { kind: 'lead', id: 'lead-1' } }],
    [['explain', '--campaign', 'spring'], { kind: 'explain', about: { kind: 'campaign', id: 'spring' } }],
    [
      ['what-if', 'a.json'],
      { kind: 'what-if', path: 'a.json', days: 7, people: new Map(), shift: DAY, sample: 50_000 },
    ],
    [
      ['what-if', 'a.json', '--days', '3', '--agents', '1=4, 3=2', '--sample', '100'],
      {
        kind: 'what-if',
        path: 'a.json',
        days: 3,
        people: new Map([
          [1, 4],
          [3, 2],
        ]),
        shift: DAY,
        sample: 100,
      },
    ],
    [['publish', 'a.json', ...BY], { kind: 'publish', path: 'a.json', by: SIGNED }],
    [
      ['publish', 'a.json', ...BY, '--expected', '4'],
      { kind: 'publish', path: 'a.json', by: { ...SIGNED, expectedVersion: 4 } },
    ],
    [['rollback', '2', ...BY], { kind: 'rollback', version: 2, by: SIGNED }],
    [['history'], { kind: 'history', limit: 20 }],
    [['history', '--limit', '3'], { kind: 'history', limit: 3 }],
    [['replan'], { kind: 'replan' }],
  ])('%j ask for the rules of a company', (words, command) => {
    expect(request(...words, ...DEMO)).toEqual({ command, json: false, target: LOCAL });
    expect(fault(...words)).toContain(`${words[0]} reads the rules of a company: name it with --data FOLDER`);
  });

  it('name a deployment, where it is, the moment and the form of the answer', () => {
    const words = ['history', '--target', 'acme', '--region', 'eu-west-1', '--endpoint', 'http://127.0.0.1:8000'];

    expect(request(...words, '--now', '2026-01-05T15:00:00Z', '--json')).toEqual({
      command: { kind: 'history', limit: 20 },
      target: { kind: 'deployment', name: 'acme', region: 'eu-west-1', endpoint: 'http://127.0.0.1:8000' },
      now: Temporal.Instant.from('2026-01-05T15:00:00Z'),
      json: true,
    });
    expect(request('history', '--target', 'local', ...DEMO).target).toEqual(LOCAL);
  });

  it.each<[readonly string[], string]>([
    [
      ['chek', 'a.json'],
      '"chek" is no command: write check, effective, explain, diff, what-if, publish, rollback, replan, history. Did you mean check?',
    ],
    [['check'], 'check takes a rules file.'],
    [['check', 'a.json', 'b.json'], 'check takes a rules file.'],
    [['check', 'a.json', '--days', '3'], 'check does not take --days.'],
    [['history', '--target', 'local'], '--target local needs the folder of its table: add --data FOLDER.'],
    [['history', '--target', 'acme', ...DEMO], '--data is for a table on this machine: leave out --target, or --data.'],
    [['explain', ...DEMO], 'explain takes --lead ID or --campaign ID, one of them.'],
    [['explain', '--lead', 'a', '--campaign', 'b', ...DEMO], 'explain takes --lead ID or --campaign ID, one of them.'],
    [
      ['publish', 'a.json', '--author', 'Kim', ...DEMO],
      'publish is kept in the history: add --author "who" --note "why".',
    ],
    [['rollback', 'a.json', ...BY, ...DEMO], 'rollback takes the number of a version, as history prints it.'],
    [['history', '--limit', '0', ...DEMO], '--limit "0" is not possible: give a whole number from 1 to 1000.'],
    [['what-if', 'a.json', '--days', 'x', ...DEMO], '--days "x" is not possible: give a whole number from 1 to 28.'],
    [
      ['what-if', 'a.json', '--shift', 'day', ...DEMO],
      '--shift "day" cannot be read: write from-until, like 09:00-18:00.',
    ],
    [['what-if', 'a.json', '--zone', 'here', ...DEMO], '--zone "here" is no time zone: write one like Europe/Berlin.'],
    [
      ['what-if', 'a.json', '--agents', '4=1', ...DEMO],
      '--agents "4=1" cannot be read: write tier=people, like 1=4,2=2.',
    ],
    [
      ['effective', 'a.json', '--stage', 'sold'],
      '--stage "sold" is no stage: write one of prospecting, selling, account-care.',
    ],
    [['history', '--now', 'noon', ...DEMO], '--now "noon" is no moment: write it like 2026-01-05T15:00:00Z.'],
    [['diff', ...DEMO], 'diff takes one or two of: a rules file, the number of a version.'],
    [['replan', 'now', ...DEMO], 'replan takes no "now".'],
  ])('%j are refused with what is wrong and how to mend it', (words, message) => {
    expect(fault(...words)).toBe(`${message} npm run rules -- --help shows examples.`);
  });

  it('are explained by --help, and when there are none', () => {
    expect(parseWords([])).toEqual(parseWords(['publish', '--help']));
    expect(fault()).toBe('help');
  });
});
