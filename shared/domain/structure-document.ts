import type * as z from 'zod';
import { structureFinding, writtenFinding } from './findings/found.ts';
import { faultOfIssue } from './findings/written-fault.ts';
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
import { structureRemedy } from './structure-mends.ts';
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
    const said = { message: 'is no id of a script', mend: 'use small letters, digits and dashes, at most 40' };
    return [writtenFinding(path, said, { kind: 'other-form', form: 'code' }, { kind: 'id-of-script' })];
  }
  const isMissing = valueAt(path, input) === undefined;
  const message = isMissing ? 'is missing' : issue.message;
  const { mend, remedy } = structureRemedy(path);
  return [writtenFinding(path, { message, mend }, faultOfIssue(issue, isMissing), remedy)];
}

function unknownKey(parent: Path, key: string): RulesFinding {
  const meant = nearestWord(key, knownKeys(parent));
  const message = meant === undefined ? 'unknown field' : `unknown field, did you mean ${meant}?`;
  const { mend, remedy } = structureRemedy([...parent, meant ?? key]);
  const fault = { kind: 'no-such-field', ...(meant !== undefined && { meant }) } as const;
  return writtenFinding([...parent, key], { message, mend }, fault, remedy);
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
  return [structureFinding([], { kind: 'structure-too-long', characters: LONGEST_STRUCTURE })];
}
