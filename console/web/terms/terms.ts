/** Words for every code of a union, in each language of the console. */
export interface Terms<Code extends string> {
  readonly en: Readonly<Record<Code, string>>;
  readonly ru: Readonly<Record<Code, string>>;
}

/** Codes to choose from, with their words. */
export function choicesOf<Code extends string>(
  words: Readonly<Record<Code, string>>,
): readonly { readonly value: Code; readonly label: string }[] {
  return (Object.keys(words) as Code[]).map((value) => ({ value, label: words[value] }));
}
