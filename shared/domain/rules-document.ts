import type * as z from 'zod';
import { nearestWord } from './nearest-word.ts';
import { rulesContradictions } from './rules-contradictions.ts';
import {
  FIELD_MENDS,
  levelFieldsSchema,
  type RulesFields,
  type RulesTree,
  rulesFieldsSchema,
  rulesTreeSchema,
} from './rules-fields.ts';
import { isRecord, problemFrom, type RulesFinding, type RulesProblem, valueAt } from './rules-problem.ts';
import { mendOfUnavailableValue, UNAVAILABLE_RULES } from './unavailable-rules.ts';

export type { RulesProblem };

/** Dial rules as an administrator publishes them, validated: organisation, tiers, campaigns, each field optional. */
export type RulesDocument = RulesTree;

export type ParsedRules =
  | { readonly kind: 'valid'; readonly document: RulesDocument }
  | { readonly kind: 'invalid'; readonly problems: readonly RulesProblem[] };

type Path = readonly PropertyKey[];

const TREE_MEND = 'write {"organisation":{…},"tiers":{"1":{…}},"campaigns":{"campaign-id":{…}}}, every part optional';
const UNAVAILABLE = 'not available in this version';

/**
 * Judges a rules document in full: every problem is reported at once, contradictions between levels included as far
 * as the fields they lie in are right in themselves.
 */
export function parseRulesDocument(input: unknown): ParsedRules {
  const parsed = rulesTreeSchema.safeParse(input);
  const mistakes = parsed.success ? [] : parsed.error.issues.flatMap((issue) => findingsOf(issue, input));
  const contradictions = rulesContradictions(parsed.success ? parsed.data : soundPart(input));
  const problems = [...mistakes, ...contradictions].map((finding) => problemFrom(finding, input));
  return parsed.success && problems.length === 0
    ? { kind: 'valid', document: parsed.data }
    : { kind: 'invalid', problems };
}

function findingsOf(issue: z.core.$ZodIssue, input: unknown): readonly RulesFinding[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key));
  if (issue.code === 'invalid_key') {
    const mend = 'use letters, digits, dot, dash and underscore, at most 64';
    return [{ path, message: 'is no campaign id', mend }];
  }
  const value = valueAt(path, input);
  const unavailable = mendOfUnavailableValue(fieldIn(path), value);
  if (unavailable !== undefined) return [{ path, message: UNAVAILABLE, mend: unavailable }];
  return [{ path, message: value === undefined ? 'is missing' : issue.message, mend: mendFor(path) }];
}

function unknownKey(parent: Path, key: string): RulesFinding {
  const path = [...parent, key];
  const isRule = parent.length === levelDepth(parent);
  if (isRule && Object.hasOwn(FIELD_MENDS, key)) {
    const mend = `choose ${key} in the organisation's rules, for all tiers and campaigns`;
    return { path, message: 'is chosen by the organisation alone', mend };
  }
  const unavailable = isRule && Object.hasOwn(UNAVAILABLE_RULES, key) ? UNAVAILABLE_RULES[key] : undefined;
  if (unavailable !== undefined) {
    const { instead } = unavailable;
    const mend = instead === undefined ? 'take the field out' : `take the field out; see ${instead}`;
    return { path, message: UNAVAILABLE, mend };
  }
  const nearest = nearestWord(key, knownKeys(parent));
  const message = nearest === undefined ? 'unknown field' : `unknown field, did you mean ${nearest}?`;
  return { path, message, mend: mendFor([...parent, nearest ?? key]) };
}

/** How long the path of the level is that a path lies in. */
function levelDepth(path: Path): number {
  return path[0] === 'organisation' ? 1 : 2;
}

function knownKeys(parent: Path): readonly string[] {
  if (parent.length === 0) return Object.keys(rulesTreeSchema.unwrap().shape);
  if (parent.length === 1 && parent[0] === 'tiers') return ['1', '2', '3'];
  if (parent.length !== levelDepth(parent)) return [];
  return Object.keys((parent[0] === 'organisation' ? rulesFieldsSchema : levelFieldsSchema).unwrap().shape);
}

/** The field that the path lies in; empty above the fields. */
function fieldIn(path: Path): string {
  return String(path[levelDepth(path)] ?? '');
}

function mendFor(path: Path): string {
  const field = fieldIn(path);
  return Object.entries(FIELD_MENDS).find(([name]) => name === field)?.[1] ?? TREE_MEND;
}

/** What is left when every field that is wrong in itself is taken out. */
function soundPart(input: unknown): RulesTree {
  if (!isRecord(input)) return {};
  const sound = rulesTreeSchema.safeParse({
    organisation: soundFields(input['organisation'], rulesFieldsSchema),
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
  return Object.fromEntries(keys.map((key) => [key, soundFields(levels[key], levelFieldsSchema)]));
}

function soundFields(fields: unknown, schema: typeof rulesFieldsSchema | typeof levelFieldsSchema): RulesFields {
  if (!isRecord(fields)) return {};
  const sound = Object.entries(fields).filter(([key, value]) => schema.safeParse({ [key]: value }).success);
  const parsed = schema.safeParse(Object.fromEntries(sound));
  return parsed.success ? parsed.data : {};
}
