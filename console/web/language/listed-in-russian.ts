/** `а`, `а и б`, `а, б и в`. */
export function listedInRussian(words: readonly string[], last = 'и'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
