/** The object with another value in a field that may be left out: undefined takes it away. */
export function withOptional<Whole extends object, Name extends keyof Whole>(
  whole: Whole,
  name: Name,
  value: Whole[Name] | undefined,
): Whole {
  const { [name]: _, ...others } = whole;
  return (value === undefined ? others : { ...whole, [name]: value }) as Whole;
}

/** What somebody typed; nothing is no text. */
export function textOrNothing(text: string): string | undefined {
  return text === '' ? undefined : text;
}

/** Names with commas between. */
export function namesIn(text: string): readonly string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
