import type * as z from 'zod';
import { canonicalCountry } from './country-code.ts';
import { writtenFinding } from './findings/found.ts';
import { faultOfIssue, type WrittenFault } from './findings/written-fault.ts';
import { nearestWord } from './nearest-word.ts';
import { rulesContradictions } from './rules-contradictions.ts';
import {
  FIELD_MENDS,
  levelFieldsSchema,
  meantPreset,
  RULE_FIELDS,
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
  const { path, code, message } = issue;
  if (code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key));
  if (code === 'invalid_key') {
    const said = { message: 'is no campaign id', mend: 'use letters, digits, dot, dash and underscore, at most 64' };
    return [writtenFinding(path, said, { kind: 'other-form' }, { kind: 'id-of-campaign' })];
  }
  const value = valueAt(path, input);
  const field = fieldIn(path);
  const unavailable = mendOfUnavailableValue(field, value);
  if (unavailable !== undefined) {
    const said = { message: UNAVAILABLE, mend: unavailable };
    return [writtenFinding(path, said, { kind: 'unavailable' }, { kind: 'other-value', field, value: String(value) })];
  }
  const isMissing = value === undefined;
  const fault = withMeant(faultOfIssue(issue, isMissing), field, value);
  return [writtenAsField(path, isMissing ? 'is missing' : message, fault)];
}

/** What a word that is known here was likely meant for. */
function withMeant(fault: WrittenFault, field: string, value: unknown): WrittenFault {
  if (fault.kind === 'no-country') {
    const meant = canonicalCountry(String(value));
    return { ...fault, ...(meant !== undefined && { meant }) };
  }
  if (fault.kind === 'no-choice' && field === 'compliancePresets' && typeof value === 'string') {
    const meant = meantPreset(value);
    return { ...fault, ...(meant !== undefined && { meant }) };
  }
  return fault;
}

function unknownKey(parent: Path, key: string): RulesFinding {
  const path = [...parent, key];
  const isRule = parent.length === levelDepth(parent);
  if (isRule && Object.hasOwn(FIELD_MENDS, key)) {
    const mend = `choose ${key} in the organisation's rules, for all tiers and campaigns`;
    const said = { message: 'is chosen by the organisation alone', mend };
    return writtenFinding(path, said, { kind: 'of-organisation' }, { kind: 'rule-of-organisation', field: key });
  }
  const unavailable = isRule && Object.hasOwn(UNAVAILABLE_RULES, key) ? UNAVAILABLE_RULES[key] : undefined;
  if (unavailable !== undefined) {
    const { instead } = unavailable;
    const mend = instead === undefined ? 'take the field out' : `take the field out; see ${instead}`;
    const remedy = { kind: 'take-out', ...(instead !== undefined && { instead }) } as const;
    return writtenFinding(path, { message: UNAVAILABLE, mend }, { kind: 'unavailable' }, remedy);
  }
  const meant = nearestWord(key, knownKeys(parent));
  const message = meant === undefined ? 'unknown field' : `unknown field, did you mean ${meant}?`;
  const fault = { kind: 'no-such-field', ...(meant !== undefined && { meant }) } as const;
  const { mend, finding } = writtenAsField([...parent, meant ?? key], message, fault);
  return { path, message, mend, finding };
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

/** Something wrong at the path, to be mended as its field is written. */
function writtenAsField(path: Path, message: string, fault: WrittenFault): RulesFinding {
  const field = RULE_FIELDS.find((one) => one === fieldIn(path));
  return field === undefined
    ? writtenFinding(path, { message, mend: TREE_MEND }, fault, { kind: 'rules-document' })
    : writtenFinding(path, { message, mend: FIELD_MENDS[field] }, fault, { kind: 'rule', field });
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
