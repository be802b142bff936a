import type * as z from 'zod';
import { nearestWord } from './nearest-word.ts';
import { problemFrom, type RulesFinding, type RulesProblem, valueAt } from './rules-problem.ts';
import { structureContradictions } from './structure-contradictions.ts';
import {
  askedFactSchema,
  cardSchema,
  LONGEST_STRUCTURE,
  objectionSchema,
  type StructureDocument,
  scriptSchema,
  structureSchema,
  targetsSchema,
  tierSchema,
} from './structure-fields.ts';
import { structureMend } from './structure-mends.ts';
import { transitionFindings } from './transitions-schema.ts';

export type ParsedStructure =
  | { readonly kind: 'valid'; readonly document: StructureDocument }
  | { readonly kind: 'invalid'; readonly problems: readonly RulesProblem[] };

type Path = readonly PropertyKey[];

/**
 * Judges a sales structure in full: every problem is reported at once, those between parts included as far as the parts
 * are right in themselves.
 */
export function parseStructureDocument(input: unknown): ParsedStructure {
  const parsed = structureSchema.safeParse(input);
  const mistakes = parsed.success ? [] : parsed.error.issues.flatMap((issue) => findingsOf(issue, input));
  const findings = [...mistakes, ...structureContradictions(input), ...tooLong(input)];
  return parsed.success && findings.length === 0
    ? { kind: 'valid', document: parsed.data }
    : { kind: 'invalid', problems: findings.map((finding) => problemFrom(finding, input)) };
}

function findingsOf(issue: z.core.$ZodIssue, input: unknown): readonly RulesFinding[] {
  const { path } = issue;
  if (path[0] === 'transitions') return transitionFindings(issue, input);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key));
  if (issue.code === 'invalid_key') {
    return [{ path, message: 'is no id of a script', mend: 'use small letters, digits and dashes, at most 40' }];
  }
  const message = valueAt(path, input) === undefined ? 'is missing' : issue.message;
  return [{ path, message, mend: structureMend(path) }];
}

function unknownKey(parent: Path, key: string): RulesFinding {
  const nearest = nearestWord(key, knownKeys(parent));
  return {
    path: [...parent, key],
    message: nearest === undefined ? 'unknown field' : `unknown field, did you mean ${nearest}?`,
    mend: structureMend([...parent, nearest ?? key]),
  };
}

/** The fields that may stand in the object at the path. */
function knownKeys(parent: Path): readonly string[] {
  const [part, , member, , ...deeper] = parent;
  if (part === undefined) return Object.keys(structureSchema.unwrap().shape);
  if (deeper.length > 0) return [];
  if (part === 'tiers') {
    return Object.keys((member === 'targets' ? targetsSchema : tierSchema).unwrap().shape);
  }
  switch (member) {
    case 'objections':
      return Object.keys(objectionSchema.unwrap().shape);
    case 'cards':
      return Object.keys(cardSchema.unwrap().shape);
    case 'facts':
      return Object.keys(askedFactSchema.unwrap().shape);
    default:
      return Object.keys(scriptSchema.unwrap().shape);
  }
}

function tooLong(input: unknown): readonly RulesFinding[] {
  const length = JSON.stringify(input)?.length ?? 0;
  if (length <= LONGEST_STRUCTURE) return [];
  return [
    {
      path: [],
      message: `is longer than ${LONGEST_STRUCTURE} characters`,
      mend: 'shorten the scripts; a card may point to a page of yours',
    },
  ];
}
