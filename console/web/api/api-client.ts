import { ApiProblem, type ToldProblem, UNREACHABLE } from './problem.ts';

/** What was answered, and by which version a change may start from it. */
export interface Answer<Body> {
  readonly body: Body;
  readonly etag: string | undefined;
  /** ISO 8601: when it was so by the company's clock, where the answer says. */
  readonly at: string | undefined;
}

export type Query = Readonly<Record<string, string | number | undefined>>;

export interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api`, with a leading slash. */
  readonly path: string;
  readonly query?: Query;
  readonly body?: unknown;
  /** `ETag` of what the change starts from; undefined: whatever there is. */
  readonly ifMatch?: string | undefined;
  readonly idempotencyKey?: string;
}

/** Speaks to the API for whoever is signed in, and keeps what came with an `ETag`, so that it is sent only once. */
export class ApiClient {
  readonly #token: () => Promise<string>;
  readonly #signedOut: () => void;
  readonly #known = new Map<string, { readonly etag: string; readonly body: unknown }>();

  constructor(token: () => Promise<string>, signedOut: () => void) {
    this.#token = token;
    this.#signedOut = signedOut;
  }

  /** @throws ApiProblem for every answer that is none. The types of answers are the API's own and not judged here. */
  async ask<Body>(asked: Asked, signal?: AbortSignal): Promise<Answer<Body>> {
    const { method = 'GET' } = asked;
    const address = addressOf(asked);
    const known = method === 'GET' ? this.#known.get(address) : undefined;
    const response = await this.#fetched(asked, address, known?.etag, signal);
    const at = response.headers.get('as-of') ?? undefined;
    if (response.status === 304 && known !== undefined) return { body: known.body as Body, etag: known.etag, at };
    if (!response.ok) throw await this.#problem(response);
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    const body: unknown = await (isJson ? response.json() : response.text());
    const etag = response.headers.get('etag') ?? undefined;
    if (method === 'GET' && etag !== undefined) this.#known.set(address, { etag, body });
    return { body: body as Body, etag, at };
  }

  async #fetched(asked: Asked, address: string, known: string | undefined, signal?: AbortSignal): Promise<Response> {
    const { method = 'GET', body, ifMatch, idempotencyKey } = asked;
    const headers = {
      authorization: `Bearer ${await this.#token()}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(ifMatch !== undefined && { 'if-match': ifMatch }),
      ...(known !== undefined && { 'if-none-match': known }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    };
    const text = body === undefined ? null : JSON.stringify(body);
    try {
      return await fetch(address, { method, headers, body: text, cache: 'no-store', ...(signal && { signal }) });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new ApiProblem(UNREACHABLE);
    }
  }

  async #problem(response: Response): Promise<ApiProblem> {
    if (response.status === 401) this.#signedOut();
    const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
    const retryAfter = Number.isFinite(wait) ? wait : undefined;
    const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
    if (isProblem) return new ApiProblem((await response.json()) as ToldProblem, retryAfter);
    const { status } = response;
    const title = status === 429 ? 'Too many requests' : 'The API did not answer as it should';
    const type = `urn:tierline:problem:${status === 429 ? 'too-often' : 'unanswered'}`;
    const cause = { kind: 'unanswered', status } as const;
    return new ApiProblem({ type, title, status, detail: `${title} (${status}).`, cause }, retryAfter);
  }
}

function addressOf({ path, query = {} }: Asked): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  const text = new URLSearchParams(given).toString();
  return `/api${path}${text === '' ? '' : `?${text}`}`;
}
