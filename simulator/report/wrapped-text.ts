/** A percent sign stays with its number. */
const GAP = / (?!%)/;

/** The text in lines of at most so many characters, broken between words; a longer word has a line of its own. */
export function wrappedLines(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(GAP)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
