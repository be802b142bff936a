import type { RulesChange } from '../../../../shared/domain/rules-diff.ts';
import { useWords } from '../../language/language-context.ts';
import { placeName, placeValue } from '../../rules/value-words.ts';
import { RULE_WORDS, type RuleWords } from '../../terms/rule-words.ts';
import { levelName } from './level-select.tsx';
import type { Scopes } from './rules-answers.ts';
import { PAGE_WORDS, type PageWords } from './words.ts';

interface ChangesListProps {
  readonly changes: readonly RulesChange[];
  readonly scopes: Scopes;
}

/** What differs between two documents, a sentence each, in the language spoken. */
export function ChangesList({ changes, scopes }: ChangesListProps) {
  const page = useWords(PAGE_WORDS);
  const words = useWords(RULE_WORDS);
  return (
    <ul>
      {changes.map((change) => (
        <li key={change.path}>
          {levelName(change.place.level, scopes, page)}, {sentence(change, page, words)}
        </li>
      ))}
    </ul>
  );
}

function sentence(change: RulesChange, page: PageWords, words: RuleWords): string {
  const { place } = change;
  const what = placeName(place, words);
  switch (change.kind) {
    case 'added':
      return page.change.added(what, placeValue(place, change.after, words));
    case 'removed':
      return page.change.removed(what, placeValue(place, change.before, words));
    case 'changed':
      return page.change.changed(what, placeValue(place, change.before, words), placeValue(place, change.after, words));
  }
}
