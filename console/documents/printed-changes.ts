/** A line for each change, from its sentence. */
export function printedChanges(sentences: readonly string[]): string {
  if (sentences.length === 0) return '  nothing\n';
  return sentences.map((sentence) => `  ${sentence}\n`).join('');
}
