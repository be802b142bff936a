import { describe, expect, it } from 'vitest';
import { type Command, parseWords } from '../../../console/structure/options.ts';

const DEMO = ['--data', '.data/demo'];
const LOCAL = { kind: 'local', data: '.data/demo' };
const BY = ['--author', 'Kim', '--note', 'why'];

function fault(...words: readonly string[]): string {
  const parsed = parseWords(words);
  return parsed.kind === 'bad' ? parsed.message : parsed.kind;
}

describe('the words after structure', () => {
  it.each<[readonly string[], Command]>([
    [['check', 'a.json'], { kind: 'check', path: 'a.json' }],
    [['show', 'a.json'], { kind: 'show', which: { kind: 'file', path: 'a.json' } }],
    [['diagram', 'a.json'], { kind: 'diagram', which: { kind: 'file', path: 'a.json' } }],
    [
      ['diff', 'a.json', 'b.json'],
      { kind: 'diff', from: { kind: 'file', path: 'a.json' }, to: { kind: 'file', path: 'b.json' } },
    ],
  ])('%j ask for files alone, and need no table', (words, command) => {
    expect(parseWords(words)).toEqual({ kind: 'run', request: { command, json: false } });
  });

  it.each<[readonly string[], Command]>([
    [['show'], { kind: 'show', which: { kind: 'in-force' } }],
    [['diagram', '3'], { kind: 'diagram', which: { kind: 'version', version: 3 } }],
    [['diff', 'a.json'], { kind: 'diff', from: { kind: 'in-force' }, to: { kind: 'file', path: 'a.json' } }],
    [['publish', 'a.json', ...BY], { kind: 'publish', path: 'a.json', by: { author: 'Kim', note: 'why' } }],
    [
      ['rollback', '2', ...BY, '--expected', '3'],
      { kind: 'rollback', version: 2, by: { author: 'Kim', note: 'why', expectedVersion: 3 } },
    ],
    [['history', '--limit', '5'], { kind: 'history', limit: 5 }],
  ])('%j ask for a company', (words, command) => {
    expect(parseWords([...words, ...DEMO])).toEqual({ kind: 'run', request: { command, target: LOCAL, json: false } });
    expect(fault(...words)).toMatch(/reads the structure of a company: name it with --data FOLDER/);
  });

  it('are told when they cannot be understood, with where examples stand', () => {
    expect(fault('publsh', 'a.json')).toBe(
      '"publsh" is no command: write check, show, diagram, diff, publish, rollback, history. Did you mean publish? npm run structure -- --help shows examples.',
    );
    expect(fault('publish', 'a.json', ...DEMO)).toMatch(/^publish is kept in the history: add --author/);
    expect(fault('show', '--limit', '3', ...DEMO)).toMatch(/^show does not take --limit\./);
    expect(fault('--help')).toBe('help');
  });
});
