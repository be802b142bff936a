import type * as z from 'zod';
import { nearestWord } from './nearest-word.ts';
import { rulesContradictions } from './rules-contradictions.ts';
import { FIELD_MENDS, type RulesFields, type RulesTree, rulesFieldsSchema, rulesTreeSchema } from './rules-fields.ts';
import { UNAVAILABLE_RULES } from './unavailable-rules.ts';

/** Dial rules as an administrator publishes them, validated: organisation, tiers, campaigns, each field optional. */
export type RulesDocument = RulesTree;

/** One thing wrong with a document: where, what stands there (shortened), why it cannot stay, and how to mend it. */
export interface RulesProblem {
  readonly path: string;
  readonly value: string;
  readonly message: string;
  readonly mend: string;
}

export type ParsedRules =
  | { readonly kind: 'valid'; readonly document: RulesDocument }
  | { readonly kind: 'invalid'; readonly problems: readonly RulesProblem[] };

type Path = readonly PropertyKey[];

const TREE_MEND = 'write {"organisation":{…},"tiers":{"1":{…}},"campaigns":{"campaign-id":{…}}}, every part optional';
const VALUE_LENGTH = 60;

/**
 * Judges a rules document in full: every problem is reported at once, contradictions between levels included as far
 * as the fields they lie in are right in themselves.
 */
export function parseRulesDocument(input: unknown): ParsedRules {
  const parsed = rulesTreeSchema.safeParse(input);
  const problems = parsed.success ? [] : parsed.error.issues.flatMap((issue) => problemsOf(issue, input));
  const contradictions = rulesContradictions(parsed.success ? parsed.data : soundPart(input));
  const all = [...problems, ...contradictions.map(({ path, ...rest }) => problemAt(path, input, rest))];
  return parsed.success && all.length === 0
    ? { kind: 'valid', document: parsed.data }
    : { kind: 'invalid', problems: all };
}

function problemsOf(issue: z.core.$ZodIssue, input: unknown): readonly RulesProblem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(issue.path, key, input));
  if (issue.code === 'invalid_key') {
    return [
      problemAt(issue.path, input, {
        message: 'is no campaign id',
        mend: 'use letters, digits, dot, dash and underscore, at most 64',
      }),
    ];
  }
  const message = valueAt(issue.path, input) === undefined ? 'is missing' : issue.message;
  return [problemAt(issue.path, input, { message, mend: mendFor(issue.path) })];
}

function unknownKey(parent: Path, key: string, input: unknown): RulesProblem {
  const path = [...parent, key];
  const isRule = parent.length === levelDepth(parent);
  if (isRule && UNAVAILABLE_RULES.has(key)) {
    return problemAt(path, input, { message: 'not available in this version', mend: 'take the field out' });
  }
  const nearest = nearestWord(key, knownKeys(parent));
  const message = nearest === undefined ? 'unknown field' : `unknown field, did you mean ${nearest}?`;
  return problemAt(path, input, { message, mend: mendFor([...parent, nearest ?? key]) });
}

/** How long the path of the level is that a path lies in. */
function levelDepth(path: Path): number {
  return path[0] === 'organisation' ? 1 : 2;
}

function knownKeys(parent: Path): readonly string[] {
  if (parent.length === 0) return Object.keys(rulesTreeSchema.unwrap().shape);
  if (parent.length === 1 && parent[0] === 'tiers') return ['1', '2', '3'];
  return parent.length === levelDepth(parent) ? Object.keys(FIELD_MENDS) : [];
}

function mendFor(path: Path): string {
  const field = path[levelDepth(path)];
  return Object.entries(FIELD_MENDS).find(([name]) => name === field)?.[1] ?? TREE_MEND;
}

function problemAt(
  path: Path,
  input: unknown,
  said: { readonly message: string; readonly mend: string },
): RulesProblem {
  return { path: path.map(String).join('.'), value: shortened(valueAt(path, input)), ...said };
}

function valueAt(path: Path, input: unknown): unknown {
  let value = input;
  for (const key of path) value = isRecord(value) ? value[String(key)] : undefined;
  return value;
}

function shortened(value: unknown): string {
  const text = value === undefined ? '' : (JSON.stringify(value) ?? String(value));
  return text.length <= VALUE_LENGTH ? text : `${text.slice(0, VALUE_LENGTH - 1)}…`;
}

/** What is left when every field that is wrong in itself is taken out. */
function soundPart(input: unknown): RulesTree {
  if (!isRecord(input)) return {};
  const sound = rulesTreeSchema.safeParse({
    organisation: soundFields(input['organisation']),
    tiers: soundLevels(input['tiers'], (key) => ['1', '2', '3'].includes(key)),
    campaigns: soundLevels(
      input['campaigns'],
      (key) => rulesTreeSchema.safeParse({ campaigns: { [key]: {} } }).success,
    ),
  });
  return sound.success ? sound.data : {};
}

function soundLevels(levels: unknown, isKey: (key: string) => boolean): Record<string, RulesFields> {
  if (!isRecord(levels)) return {};
  const keys = Object.keys(levels).filter(isKey);
  return Object.fromEntries(keys.map((key) => [key, soundFields(levels[key])]));
}

function soundFields(fields: unknown): RulesFields {
  if (!isRecord(fields)) return {};
  const sound = Object.entries(fields).filter(([key, value]) => rulesFieldsSchema.safeParse({ [key]: value }).success);
  const parsed = rulesFieldsSchema.safeParse(Object.fromEntries(sound));
  return parsed.success ? parsed.data : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
