import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useLanguage, useWords } from '../language/language-context.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../language/words.ts';
import { LAYOUT_WORDS } from './words.ts';

export function LanguageMenu() {
  const words = useWords(LAYOUT_WORDS);
  const { language, choose } = useLanguage();
  return (
    <ButtonDropdown
      ariaLabel={`${words.language}: ${LANGUAGE_NAMES[language]}`}
      items={LANGUAGES.map((id) => ({ id, text: LANGUAGE_NAMES[id], lang: id }))}
      onItemClick={({ detail: { id } }) => choose(LANGUAGES.find((known) => known === id) ?? 'en')}
    >
      {LANGUAGE_NAMES[language]}
    </ButtonDropdown>
  );
}
