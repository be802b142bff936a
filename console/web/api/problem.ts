import type { ProblemKind as ApiProblemKind, ProblemBody } from '../../../functions/api/routing/problem.ts';
import type { ProblemCause } from '../../../functions/api/routing/problem-cause.ts';

/** What the API says of a problem, or why no answer came from it. */
export type ToldCause =
  | ProblemCause
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'unanswered'; readonly status: number };

/** A problem as it came. An answer that was kept by an earlier version has no cause. */
export type ToldProblem = Omit<ProblemBody, 'cause'> & { readonly cause?: ToldCause };

/** An answer that is none: what the API says is wrong, or that it could not be reached. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly body: ToldProblem;
  /** How long to wait before asking again, where the API says so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(body: ToldProblem, retryAfterSeconds?: number) {
    super(body.detail);
    this.body = body;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The kinds of problems that the API tells, and that it tells nothing or another one answers in its place. */
export type ProblemKind = ApiProblemKind | 'unreachable' | 'unanswered';

/** The kind of a problem; undefined of one that nobody here knows. */
export function kindOf({ type }: Pick<ProblemBody, 'type'>): ProblemKind | undefined {
  const prefix = 'urn:tierline:problem:';
  return type.startsWith(prefix) ? (type.slice(prefix.length) as ProblemKind) : undefined;
}

export const UNREACHABLE: ToldProblem = {
  type: 'urn:tierline:problem:unreachable',
  title: 'The API cannot be reached',
  status: 0,
  detail: 'There is no connection, or nobody answers.',
  mend: 'look whether you are online; it is asked again by itself',
  cause: { kind: 'unreachable' },
};
