import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { AuditEntry } from '../../../shared/application/ports/audit-log.ts';
import type { Role } from '../../../shared/domain/roles.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import type { Caller } from './caller.ts';
import { type Fault, faultsOf, type Problem, problem } from './problem.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * `read` and `judge` change nothing, though `judge` takes a body; `change` does, is signed by whoever asks for it and may
 * be repeated under an idempotency key; `export` takes data out.
 */
export type Purpose = 'read' | 'judge' | 'change' | 'export';

export interface Answered<Body> {
  readonly kind: 'answered';
  readonly body: Body;
  /** 200 when absent. */
  readonly status?: 200 | 201;
  /** The version that the next change starts from. */
  readonly version?: number;
  /** When it was so, by the company's clock: of what is polled. It stands beside the body, which is the same while nothing changes. */
  readonly at?: Temporal.Instant;
}

export type Outcome<Body> = Answered<Body> | Problem;

/** What came with a request, read and judged. */
export interface Given<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The version that the caller started from, where `If-Match` says so. */
  readonly version: number | undefined;
  readonly caller: Caller;
}

/** An entry of the audit log, but for who and when. */
export type AuditedDeed = Pick<AuditEntry, 'subject' | 'id' | 'deeds'> & { readonly note?: string };

interface RouteWords<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> {
  /** `operationId` of the OpenAPI document: unique, never renamed. */
  readonly id: string;
  readonly method: Method;
  /** Parameters stand in braces and take one segment each. */
  readonly path: `/${string}`;
  readonly role: Role;
  readonly purpose: Purpose;
  readonly summary: string;
  /** The resource that `ETag` and `If-Match` tell the version of, and whether a change has to name one. */
  readonly versioned?: { readonly of: string; readonly ifMatch?: 'required' | 'optional' };
  /** Open pages ask for it again and again: its `ETag` is that of its content, so that the same is not sent twice, and `As-Of` tells when it was so. */
  readonly isPolled?: true;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answer: Answer;
  /** How often one person may ask for it; without it only the gateway's own bound holds. */
  readonly mostPerMinute?: number;
  /**
   * What the audit log says is taken out, entered before it is: of every export. Changes are entered by what carries them
   * out, once it is known that there is something to change.
   */
  readonly audited?: (given: Given<z.output<Params>, z.output<Query>, z.output<Body>>) => AuditedDeed;
  /** `application/json` when absent; of any other the answer is the text itself. */
  readonly media?: 'text/csv';
  readonly carryOut: (
    deps: ApiDependencies,
    given: Given<z.output<Params>, z.output<Query>, z.output<Body>>,
  ) => Promise<Outcome<z.input<Answer>>>;
}

/** A request as it came: nothing of it is known to be right. */
export interface RawRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly version: number | undefined;
  readonly caller: Caller;
}

/** One row of the table of routes: dispatch, authorization, the OpenAPI document and the tests all come from it. */
export interface Route {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly role: Role;
  readonly purpose: Purpose;
  readonly summary: string;
  readonly versioned?: { readonly of: string; readonly ifMatch?: 'required' | 'optional' };
  readonly isPolled: boolean;
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  readonly body: z.ZodType | undefined;
  readonly answer: z.ZodType;
  readonly mostPerMinute: number | undefined;
  readonly isAudited: boolean;
  readonly media: 'application/json' | 'text/csv';
  /** Judges what came, in full, and carries it out. */
  readonly run: (deps: ApiDependencies, raw: RawRequest) => Promise<Outcome<unknown>>;
}

const NOTHING = z.strictObject({});

/** Makes a row: what is judged by the schemas is what `carryOut` is given. */
export function route<
  Params extends z.ZodType = typeof NOTHING,
  Query extends z.ZodType = typeof NOTHING,
  Body extends z.ZodType = z.ZodUndefined,
  Answer extends z.ZodType = z.ZodType,
>(words: RouteWords<Params, Query, Body, Answer>): Route {
  const { params = NOTHING, query = NOTHING, body, mostPerMinute, audited, media, carryOut, isPolled, ...rest } = words;
  return {
    ...rest,
    isPolled: isPolled ?? false,
    params,
    query,
    body,
    mostPerMinute,
    isAudited: audited !== undefined,
    media: media ?? 'application/json',
    run: async (deps, raw) => {
      const read = {
        params: (words.params ?? NOTHING).safeParse(raw.params),
        query: (words.query ?? NOTHING).safeParse(raw.query),
        body: (words.body ?? z.undefined()).safeParse(raw.body),
      };
      const faults = Object.entries(read).flatMap(([part, parsed]): readonly Fault[] =>
        parsed.success ? [] : faultsOf(parsed.error, part),
      );
      if (faults.length > 0) return problem('invalid', { kind: 'wrong-fields' }, { faults: [...faults] });
      const given = {
        params: read.params.data as z.output<Params>,
        query: read.query.data as z.output<Query>,
        body: read.body.data as z.output<Body>,
      };
      const whole = { ...given, version: raw.version, caller: raw.caller };
      if (audited !== undefined) {
        await deps.audit.record({ note: '', ...audited(whole), at: deps.clock(), author: raw.caller.name });
      }
      return carryOut(deps, whole);
    },
  };
}
