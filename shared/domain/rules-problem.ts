import type { Finding } from './findings/finding.ts';

/** One thing that is wrong with a document, or doubtful: where, what stands there (shortened), why, and how to mend it: in words, and as data for whoever tells it in another language. */
export interface RulesProblem {
  readonly path: string;
  readonly value: string;
  readonly message: string;
  readonly mend: string;
  readonly finding: Finding;
}

/** The same before it is shown beside the document that it was found in. */
export interface RulesFinding {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly mend: string;
  readonly finding: Finding;
}

const VALUE_LENGTH = 60;

/** The finding with the value that stands at its path in the document. */
export function problemFrom({ path, ...rest }: RulesFinding, document: unknown): RulesProblem {
  const { message, mend, finding } = rest;
  return { path: path.map(String).join('.'), value: shortened(valueAt(path, document)), message, mend, finding };
}

/** What stands at the path, or undefined. */
export function valueAt(path: readonly PropertyKey[], document: unknown): unknown {
  let value = document;
  for (const key of path) value = isRecord(value) ? value[String(key)] : undefined;
  return value;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function shortened(value: unknown): string {
  const text = value === undefined ? '' : (JSON.stringify(value) ?? String(value));
  return text.length <= VALUE_LENGTH ? text : `${text.slice(0, VALUE_LENGTH - 1)}…`;
}
