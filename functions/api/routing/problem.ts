import * as z from 'zod';
import { deedSchema } from '../../../shared/domain/deed.ts';
import type { DocumentDifference } from '../../../shared/domain/document-difference.ts';
import type { Finding } from '../../../shared/domain/findings/finding.ts';
import { faultOfIssue } from '../../../shared/domain/findings/written-fault.ts';
import { OUTCOME_CODES } from '../../../shared/domain/outcome.ts';
import { type ProblemCause, problemCauseSchema } from './problem-cause.ts';
import { problemInWords } from './problem-words.ts';

/** One thing that is wrong: where, what, and how to mend it. */
const fault = z.object({
  path: z.string(),
  value: z.string().exactOptional(),
  message: z.string(),
  mend: z.string().exactOptional(),
  finding: z.custom<Finding>().describe('the same as data'),
});

export type Fault = z.infer<typeof fault>;

/** What was changed since the version that a change started from. */
const changeSince = z.object({
  version: z.int().describe('that came of it'),
  from: z.int().exactOptional().describe('the version before it; several changes in a row that nobody signed are one'),
  author: z.string().exactOptional().describe('absent where nobody signed it'),
  at: z.string().exactOptional().describe('absent where nobody knows'),
  note: z.string(),
  changes: z.array(z.string()),
  deeds: z.array(deedSchema).exactOptional().describe('the same as data, where it is no change of a document'),
  differences: z.array(z.custom<DocumentDifference>()).exactOptional().describe('the same as data, of a document'),
  call: z
    .object({
      attemptNumber: z.int(),
      contactId: z.string(),
      agentId: z.string().exactOptional(),
      outcome: z.enum(OUTCOME_CODES).exactOptional().describe('absent while the call is under way'),
    })
    .exactOptional()
    .describe('the same as data, where a call of the lead changed it'),
  unsigned: z.enum(['lead', 'person']).exactOptional().describe('what was changed, where nobody knows who did it'),
});

export type ChangeSince = z.infer<typeof changeSince>;

export const PROBLEMS = {
  'not-signed-in': { status: 401, title: 'You are not signed in' },
  'no-role': { status: 403, title: 'You have no role here' },
  'not-allowed': { status: 403, title: 'Your role may not do this' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'no-such-method': { status: 405, title: 'This cannot be done there' },
  invalid: { status: 400, title: 'Something in the request is wrong' },
  refused: { status: 422, title: 'It is understood, and cannot be done like this' },
  hindered: { status: 409, title: 'Something stands in the way' },
  'under-way': { status: 409, title: 'The same request is being carried out' },
  overtaken: { status: 412, title: 'Somebody else changed it since' },
  'too-long': { status: 413, title: 'The request is too long' },
  'no-json': { status: 415, title: 'The request is no JSON' },
  'other-request': { status: 422, title: 'The idempotency key was used for another request' },
  'no-version': { status: 428, title: 'The request does not say which version it starts from' },
  'too-often': { status: 429, title: 'That was asked too often' },
  internal: { status: 500, title: 'Something broke on our side' },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly title: string }>>;

export type ProblemKind = keyof typeof PROBLEMS;

/** An answer that is none, as RFC 9457 writes it (`application/problem+json`), with what is wrong and how to mend it. */
export const problemSchema = z.object({
  type: z.string().describe('`urn:tierline:problem:` and the kind of the problem'),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  mend: z.string().exactOptional().describe('what to do about it'),
  cause: problemCauseSchema.describe('detail and mend as data'),
  faults: z.array(fault).exactOptional().describe('everything that is wrong, each with its place'),
  since: z.array(changeSince).exactOptional().describe('what was changed since the version started from, newest first'),
  isAllSince: z
    .boolean()
    .exactOptional()
    .describe('of a lead or a person: false where older changes since that version are not told'),
  version: z.int().exactOptional().describe('the version that is in force'),
});

export type ProblemBody = z.infer<typeof problemSchema>;

export interface Problem {
  readonly kind: 'problem';
  readonly body: ProblemBody;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What is told beside the cause. */
export type ProblemFields = Partial<Pick<ProblemBody, 'faults' | 'since' | 'isAllSince' | 'version'>>;

/** A problem of a kind. Its texts name no number of a lead; values quote the sender alone. */
export function problem(
  kind: ProblemKind,
  cause: ProblemCause,
  fields: ProblemFields = {},
  headers?: Problem['headers'],
): Problem {
  const { status, title } = PROBLEMS[kind];
  const body = { type: `urn:tierline:problem:${kind}`, title, status, ...problemInWords(cause), cause, ...fields };
  return { kind: 'problem', body, ...(headers !== undefined && { headers }) };
}

/** What zod found wrong, in one part of the request. A field that nobody knows is named, so that it can be taken out. */
export function faultsOf(error: z.ZodError, part: string): readonly Fault[] {
  return error.issues.flatMap((issue): readonly Fault[] => {
    const { path, message } = issue;
    const at = (more: readonly PropertyKey[]) => [part, ...path, ...more].map(String).join('.').slice(0, 200);
    const isMissing = issue.code === 'invalid_type' && issue.input === undefined && path.length > 0;
    const fault = faultOfIssue(issue, isMissing);
    if (issue.code !== 'unrecognized_keys') {
      return [{ path: at([]), message, finding: { of: 'writing', fault, remedy: { kind: 'as-said' } } }];
    }
    const finding = { of: 'writing', fault, remedy: { kind: 'take-out' } } as const;
    return issue.keys.map((key) => ({ path: at([key]), message: 'unknown field', mend: 'take it out', finding }));
  });
}
