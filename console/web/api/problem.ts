import type { ProblemKind as ApiProblemKind, ProblemBody } from '../../../functions/api/routing/problem.ts';

/** An answer that is none: what the API says is wrong, or that it could not be reached. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly body: ProblemBody;
  /** How long to wait before asking again, where the API says so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(body: ProblemBody, retryAfterSeconds?: number) {
    super(body.detail);
    this.body = body;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The kinds of problems that the API tells, and that it tells nothing. */
export type ProblemKind = ApiProblemKind | 'unreachable';

/** The kind of a problem; undefined of one that the API itself did not write, such as the gateway's. */
export function kindOf({ type }: ProblemBody): ProblemKind | undefined {
  const prefix = 'urn:tierline:problem:';
  return type.startsWith(prefix) ? (type.slice(prefix.length) as ProblemKind) : undefined;
}

export const UNREACHABLE: ProblemBody = {
  type: 'urn:tierline:problem:unreachable',
  title: 'The API cannot be reached',
  status: 0,
  detail: 'There is no connection, or nobody answers.',
  mend: 'look whether you are online; it is asked again by itself',
};
