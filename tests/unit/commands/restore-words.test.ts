import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { parseWords } from '../../../console/restore/options.ts';

const GIVEN = '--target tierline --restored-to 2026-01-05T12:00:00Z --old-table tierline-old --author Kim'.split(' ');

it('names the deployment, the moment, the old table and who does it', () => {
  expect(parseWords(GIVEN)).toEqual({
    kind: 'run',
    request: {
      deployment: 'tierline',
      at: {},
      restoredTo: Temporal.Instant.from('2026-01-05T12:00:00Z'),
      oldTable: 'tierline-old',
      by: { author: 'Kim', note: '' },
      isAgreed: false,
      json: false,
    },
  });
});

it('takes it in words that the old table is gone, and for nothing less', () => {
  const gone = parseWords(GIVEN.map((word) => (word === 'tierline-old' ? 'none' : word)));

  expect(gone.kind === 'run' && 'oldTable' in gone.request).toBe(false);
  expect(parseWords(GIVEN.filter((word) => !word.includes('old')))).toMatchObject({
    kind: 'bad',
    message: expect.stringContaining('add --old-table NAME, or none'),
  });
});

it.each([
  ['--target', 'name it with --target NAME'],
  ['--restored-to', '--restored-to MOMENT'],
  ['--author', 'add --author'],
])('does nothing without %s', (word, mend) => {
  const at = GIVEN.indexOf(word);

  expect(parseWords(GIVEN.toSpliced(at, 2))).toMatchObject({ kind: 'bad', message: expect.stringContaining(mend) });
});

it('takes no moment that is none', () => {
  expect(parseWords(GIVEN.map((word) => (word.startsWith('2026') ? 'yesterday' : word)))).toMatchObject({
    kind: 'bad',
    message: expect.stringContaining('is no moment'),
  });
});
