import { ENGLISH } from './english.ts';
import { SPANISH } from './spanish.ts';
import type { SpokenTexts } from './spoken-texts.ts';

/** The languages that flows speak. Another one is a file like english.ts and a line here. */
export const SPOKEN_LANGUAGES = { en: ENGLISH, es: SPANISH } as const satisfies Readonly<Record<string, SpokenTexts>>;

export type SpokenLanguage = keyof typeof SPOKEN_LANGUAGES;

/** Sentences as a message: SSML where they hold marks of it, text otherwise. */
export function spoken(...sentences: readonly string[]): { readonly Text: string } | { readonly SSML: string } {
  const words = sentences.join(' ');
  return words.includes('<') ? { SSML: `<speak>${words}</speak>` } : { Text: words };
}
