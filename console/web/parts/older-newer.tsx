import { useWords } from '../language/language-context.ts';
import { CHANGE_WORDS } from './change-words.ts';
import { PageButtons } from './page-buttons.tsx';
import type { Cursors } from './use-cursors.ts';

interface OlderNewerProps {
  readonly cursors: Cursors;
  readonly next: string | undefined;
}

/** Turns the pages of a list that begins with the newest; nothing where there is one page. */
export function OlderNewer({ cursors, next }: OlderNewerProps) {
  const words = useWords(CHANGE_WORDS);
  if (cursors.isFirst && next === undefined) return null;
  return <PageButtons cursors={cursors} next={next} back={words.newer} on={words.older} />;
}
