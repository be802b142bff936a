import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

/** A text of JSON with comments that was read, and where in it each part stands. */
export interface LocatedJson {
  readonly value: unknown;
  /** Members that stand twice in one object, of which only the last would hold. */
  readonly doubled: readonly Doubled[];
  /** The line, from 1, on which the part at the path stands, or the nearest part around it. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** A member that stands in its object already, and the line on which it does so again. */
interface Doubled {
  readonly path: readonly PropertyKey[];
  readonly line: number;
}

/** What keeps a text from being JSON. */
export interface JsonFault {
  readonly line: number;
  readonly message: string;
}

/** Reads JSON with comments and commas behind the last member, as editors know it under the name JSONC. */
export function locatedJson(text: string): LocatedJson | readonly JsonFault[] {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  if (root === undefined || errors.length > 0) {
    const faults = errors.map(({ error, offset }) => ({
      line: lineAt(text, offset),
      message: inWords(printParseErrorCode(error)),
    }));
    return faults.length === 0 ? [{ line: 1, message: 'is empty' }] : faults;
  }
  return {
    value: plainValue(root),
    doubled: doubledIn(root, []).map(({ path, offset }) => ({ path, line: lineAt(text, offset) })),
    lineOf: (path) => lineAt(text, offsetOf(root, path)),
  };
}

/** `CommaExpected` as "comma expected". */
function inWords(code: string): string {
  return code.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function offsetOf(root: Node, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const steps = path.slice(0, length).map((step) => (typeof step === 'number' ? step : String(step)));
    const node = findNodeAtLocation(root, steps);
    if (node !== undefined) return node.parent?.type === 'property' ? node.parent.offset : node.offset;
  }
  return root.offset;
}

function plainValue(node: Node): unknown {
  const children = node.children ?? [];
  if (node.type === 'array') return children.map(plainValue);
  if (node.type !== 'object') return node.value;
  return Object.fromEntries(
    children.flatMap(({ children: [key, value] = [] }) =>
      key === undefined || value === undefined ? [] : [[String(key.value), plainValue(value)]],
    ),
  );
}

function doubledIn(
  node: Node,
  path: readonly PropertyKey[],
): readonly { readonly path: readonly PropertyKey[]; readonly offset: number }[] {
  const children = node.children ?? [];
  if (node.type === 'array') return children.flatMap((child, index) => doubledIn(child, [...path, index]));
  if (node.type !== 'object') return [];
  const seen = new Set<string>();
  return children.flatMap(({ children: [key, value] = [] }) => {
    if (key === undefined || value === undefined) return [];
    const name = String(key.value);
    const within = doubledIn(value, [...path, name]);
    if (seen.has(name)) return [{ path: [...path, name], offset: key.offset }, ...within];
    seen.add(name);
    return within;
  });
}
