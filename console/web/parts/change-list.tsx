import './plain-list.css';
import Box from '@cloudscape-design/components/box';
import type { DocumentDifference } from '../../../shared/domain/document-difference.ts';
import { useLanguage, useWords } from '../language/language-context.ts';
import { differenceInRussian } from '../terms/changes/change-in-russian.ts';
import { CHANGE_WORDS } from './change-words.ts';

interface ChangeListProps {
  /** In the API's own sentences, which are English. */
  readonly changes: readonly string[];
  /** The same as data. */
  readonly differences: readonly DocumentDifference[];
}

/** What differs, a sentence each, in the language spoken. */
export function ChangeList({ changes, differences }: ChangeListProps) {
  const words = useWords(CHANGE_WORDS);
  const { language } = useLanguage();
  if (changes.length === 0) return <Box color="text-body-secondary">{words.nothingDiffers}</Box>;
  const told = language === 'en' ? changes : differences.map(differenceInRussian);
  return (
    <ul className="tierline-plain-list">
      {told.map((change) => (
        <li key={change}>{change}</li>
      ))}
    </ul>
  );
}
