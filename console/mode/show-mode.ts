import type { ControlsChange } from '../../shared/application/ports/settings-repository.ts';
import { controlsDeeds } from '../../shared/domain/controls-deeds.ts';
import { controlsInWords } from '../../shared/domain/controls-words.ts';
import { deedInWords, deedsInWords } from '../../shared/domain/deed-words.ts';
import { type Answer, done } from '../documents/answer.ts';
import type { Company } from '../documents/company.ts';

export async function showMode({ settings }: Pick<Company, 'settings'>): Promise<Answer> {
  const controls = await settings.readControls();
  const [last] = await settings.controlsHistory({ limit: 1 });
  const changed = last === undefined ? 'Nobody has changed anything yet.\n' : `Last change: ${printedChange(last)}`;
  const { testNumbers, ...rest } = controls;
  return done(
    `${controlsInWords(controls)
      .map((sentence) => `${sentence}\n`)
      .join('')}${changed}`,
    { ...rest, testNumbers: testNumbers.map(({ label }) => label) },
  );
}

/** Newest first. */
export async function showHistory({ settings }: Pick<Company, 'settings'>, limit: number): Promise<Answer> {
  const changes = await settings.controlsHistory({ limit });
  if (changes.length === 0) return done('Nobody has changed anything yet: the deployment observes.\n', []);
  const data = changes.map(({ at, author, note, before, after }) => ({
    version: after.version,
    at: at.toString({ smallestUnit: 'second' }),
    author,
    note,
    changes: controlsDeeds(before, after).map(deedInWords),
  }));
  return done(changes.map(printedChange).join(''), data);
}

function printedChange({ at, author, note, before, after }: ControlsChange): string {
  const why = note === '' ? '' : ` (${note})`;
  const moment = at.toString({ smallestUnit: 'second' });
  return `${moment}, ${author}: ${deedsInWords(controlsDeeds(before, after))}${why}\n`;
}
