import { createContext, useContext } from 'react';
import type { Language } from './words.ts';

export interface LanguageChoice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

export const LanguageContext = createContext<LanguageChoice>({ language: 'en', choose: () => undefined });

export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext);
}

/** The words of the language that is spoken now. */
export function useWords<Said>(words: Readonly<Record<Language, Said>>): Said {
  return words[useLanguage().language];
}
