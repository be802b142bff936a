import { expect } from 'vitest';

/** Ids, and words that are written in Latin letters in every language. */
const LATIN = /campaign-\d|UTC|npm run restore/g;

/**
 * Every English sentence beside its Russian one: the same figures, and no other Latin word than given names and ids.
 * @param names those that the sentences hold.
 */
export function expectSameFigures(
  english: readonly string[],
  russian: readonly string[],
  names: readonly string[] = [],
): void {
  expect(russian).toHaveLength(english.length);
  expect(new Set(russian).size).toBe(new Set(english).size);
  for (const [index, sentence] of english.entries()) {
    const told = russian[index] ?? '';
    expect(figuresIn(told), `${sentence} / ${told}`).toEqual(expect.arrayContaining([...figuresIn(sentence)]));
    const own = names.reduce((text, name) => text.replaceAll(name, ''), told.replace(LATIN, ''));
    expect(own).not.toMatch(/[a-z]|undefined/i);
    expect(sentence).not.toMatch(/[а-яё]|undefined/i);
  }
}

/** The numbers in a text, without the marks between thousands. */
export function figuresIn(text: string): readonly string[] {
  return text.replace(/(?<=\d)[\u00a0\u202f,](?=\d{3})/g, '').match(/\d+/g) ?? [];
}

/** With civil days as Russian tells them: of `2026-01-05` the year and the 5th. */
export function withDays(text: string): string {
  return text.replace(/(\d{4})-\d\d-0?(\d+)/g, '$1 $2');
}
