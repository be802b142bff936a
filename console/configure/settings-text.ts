import { applyEdits, findNodeAtLocation, modify, parseTree } from 'jsonc-parser';

/** Fields of a settings file by their names, as they are to stand there; undefined takes a field out. */
export type Answers = Readonly<Record<string, unknown>>;

/**
 * The text of a settings file with other values, and every comment where it was. A field that stands there behind `//`,
 * as an example, becomes a field.
 */
export function withAnswers(text: string, answers: Answers): string {
  let written = text;
  for (const [field, value] of Object.entries(answers)) written = withAnswer(written, field, value);
  return written;
}

function withAnswer(text: string, field: string, value: unknown): string {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const node = root === undefined ? undefined : findNodeAtLocation(root, [field]);
  const formattingOptions = { insertSpaces: true, tabSize: 2 };
  if (value === undefined)
    return node === undefined ? text : applyEdits(text, modify(text, [field], value, { formattingOptions }));
  if (node !== undefined) {
    return `${text.slice(0, node.offset)}${onOneLine(value)}${text.slice(node.offset + node.length)}`;
  }
  const example = new RegExp(`^( *)// "${field}": .*$`, 'm').exec(text);
  if (example === null) return applyEdits(text, modify(text, [field], value, { formattingOptions }));
  const [line, indent = ''] = example;
  const start = example.index;
  return `${text.slice(0, start)}${indent}"${field}": ${onOneLine(value)},${text.slice(start + line.length)}`;
}

/** JSON as the example writes it: on one line, with spaces. */
function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${onOneLine(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
