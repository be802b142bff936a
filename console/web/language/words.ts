export const LANGUAGES = ['en', 'ru'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Each in itself, so that whoever speaks it finds it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский' };

/** A sentence, or one that is made of what is put into it. */
type Phrase = string | ((...given: never[]) => string);

/** What one folder says, in one language. */
export interface Phrases {
  readonly [name: string]: Phrase | Phrases;
}

/** The same shape with the words left open: another language has the same names, and takes the same into its sentences. */
type SameNames<Given extends Phrases> = {
  readonly [Name in keyof Given]: Given[Name] extends string
    ? string
    : Given[Name] extends Phrases
      ? SameNames<Given[Name]>
      : Given[Name];
};

export type Words<Given extends Phrases = Phrases> = Readonly<Record<Language, SameNames<Given>>>;

/** Words in every language: what one language has and another has not is a fault of types. */
export function wordsOf<Given extends Phrases>(words: {
  readonly en: Given;
  readonly ru: SameNames<Given>;
}): Readonly<Record<Language, SameNames<Given>>> {
  return { en: words.en as SameNames<Given>, ru: words.ru };
}
