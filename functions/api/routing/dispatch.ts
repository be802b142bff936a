import { createHash } from 'node:crypto';
import { TestNumbersFullError } from '../../../shared/application/change-controls.ts';
import {
  CampaignMissingError,
  DirectoryBusyError,
  LeadMissingError,
  StaleLeadError,
} from '../../../shared/application/errors.ts';
import type { RepeatableRequest } from '../../../shared/application/ports/kept-answers.ts';
import { MOST_TEST_NUMBERS } from '../../../shared/domain/controls.ts';
import { mayActAs } from '../../../shared/domain/roles.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import type { ApiAnswer, ApiRequest } from './api-request.ts';
import type { Caller } from './caller.ts';
import { findRoute } from './find-route.ts';
import { type Problem, problem } from './problem.ts';
import { readBody } from './read-body.ts';
import type { Outcome, RawRequest, Route } from './route.ts';
import { etagOf, etagOfText, wantedVersion } from './versions.ts';

const LONGEST_KEY = 200;

/** An answer is for whoever asked, and is what it says it is. */
const OF_EVERY_ANSWER = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/**
 * Answers one request by the table of routes: who asks and what they may, what came and whether it is right, and then
 * what the route does. Whatever goes wrong is answered as a problem; what nobody expected is noted, and told as no more
 * than that it happened.
 *
 * A change that is sent again under its idempotency key is answered as it was and not carried out again; of two at once
 * one is carried out. Whoever dies in between gives the key free after a minute, and the repeat finds done what was done.
 */
export async function dispatch(
  routes: readonly Route[],
  deps: ApiDependencies,
  request: ApiRequest,
): Promise<ApiAnswer> {
  try {
    return await answerTo(routes, deps, request);
  } catch (error) {
    deps.journal.note({ kind: 'work-failed', what: 'api', error });
    return problemAnswer(problem('internal', { kind: 'unexpected' }));
  }
}

async function answerTo(routes: readonly Route[], deps: ApiDependencies, request: ApiRequest): Promise<ApiAnswer> {
  const { asking, method, path, headers } = request;
  if (asking.kind === 'anonymous') {
    return problemAnswer(problem('not-signed-in', { kind: 'no-token' }, {}, { 'www-authenticate': 'Bearer' }));
  }
  if (asking.kind === 'no-role') return problemAnswer(problem('no-role', { kind: 'no-role' }));
  const { caller } = asking;
  const found = findRoute(routes, method, path);
  if (found.kind === 'none') return problemAnswer(problem('not-found', { kind: 'nothing-served' }));
  if (found.kind === 'other-methods') {
    const cause = { kind: 'other-methods' as const, methods: [...found.methods] };
    return problemAnswer(problem('no-such-method', cause, {}, { allow: found.methods.join(', ') }));
  }
  const { route, params } = found;
  if (!mayActAs(caller.role, route.role)) {
    return problemAnswer(problem('not-allowed', { kind: 'other-role', needed: route.role, yours: caller.role }));
  }
  const body = readBody(request.body, headers['content-type']);
  if (body.kind === 'problem') return problemAnswer(body);
  const wanted = wantedVersion(route, headers['if-match']);
  if (wanted.kind === 'problem') return problemAnswer(wanted);
  const raw = { params, query: request.query, body: body.json, version: wanted.version, caller };
  return route.purpose === 'change'
    ? changeOnce(deps, route, raw, repeatable(request, caller))
    : servedAsIs(headers['if-none-match'], await carriedOut(deps, route, raw));
}

/** What stands on the way and compresses an answer says of its tag that it is a weak one: RFC 9110, 8.8.1. */
const WEAK = /^W\//;

/** The caller has it already: nothing is sent again, so that an open page costs little. */
function servedAsIs(known: string | undefined, answer: ApiAnswer): ApiAnswer {
  const { 'content-type': _, ...headers } = answer.headers;
  const { etag } = headers;
  if (answer.status !== 200 || etag === undefined || known?.replace(WEAK, '') !== etag) return answer;
  return { status: 304, headers, body: '' };
}

async function changeOnce(
  deps: ApiDependencies,
  route: Route,
  raw: RawRequest,
  request: RepeatableRequest | Problem | undefined,
): Promise<ApiAnswer> {
  if (request === undefined) return carriedOut(deps, route, raw);
  if ('kind' in request) return problemAnswer(request);
  const { answers, clock } = deps;
  const begun = await answers.begin(request, clock());
  switch (begun.kind) {
    case 'answered': {
      const { headers, ...answer } = begun.answer;
      return { ...answer, headers: { ...headers, 'idempotency-replayed': 'true' } };
    }
    case 'under-way':
      return problemAnswer(problem('under-way', { kind: 'under-way' }, {}, { 'retry-after': '2' }));
    case 'other-request':
      return problemAnswer(problem('other-request', { kind: 'key-of-other-request' }));
    case 'begun': {
      const answer = await carriedOut(deps, route, raw).catch(async (error: unknown) => {
        await answers.giveBack(request);
        throw error;
      });
      if (answer.status === 429) await answers.giveBack(request);
      else await answers.keep(request, answer, clock());
      return answer;
    }
  }
}

function repeatable(request: ApiRequest, { id }: Caller): RepeatableRequest | Problem | undefined {
  const { method, path, query, body = '', headers } = request;
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (key.length > LONGEST_KEY || !/^[\x21-\x7e]+$/.test(key)) {
    return problem('invalid', { kind: 'key-malformed', characters: LONGEST_KEY });
  }
  const whole = [method, path, Object.entries(query).toSorted(), headers['if-match'] ?? '', body];
  return { caller: id, key, digest: createHash('sha256').update(JSON.stringify(whole)).digest('base64url') };
}

async function carriedOut(deps: ApiDependencies, route: Route, raw: RawRequest): Promise<ApiAnswer> {
  if (route.mostPerMinute !== undefined) {
    const limit = { caller: raw.caller.id, what: route.id, mostPerMinute: route.mostPerMinute };
    if ((await deps.limits.take(limit, deps.clock())) === 'used-up') {
      const cause = { kind: 'too-often' as const, mostPerMinute: route.mostPerMinute };
      return problemAnswer(problem('too-often', cause, {}, { 'retry-after': '60' }));
    }
  }
  return answerFrom(route, await runOrProblem(deps, route, raw));
}

async function runOrProblem(deps: ApiDependencies, route: Route, raw: RawRequest): Promise<Outcome<unknown>> {
  try {
    return await route.run(deps, raw);
  } catch (error) {
    const expected = expectedProblem(error);
    if (expected === undefined) throw error;
    return expected;
  }
}

function expectedProblem(error: unknown): Problem | undefined {
  if (error instanceof CampaignMissingError) {
    return problem('not-found', { kind: 'no-such-campaign', id: error.campaignId });
  }
  if (error instanceof LeadMissingError) return problem('not-found', { kind: 'no-such-lead', id: error.leadId });
  if (error instanceof StaleLeadError) {
    return problem('hindered', { kind: 'lead-keeps-changing', id: error.leadId }, {}, { 'retry-after': '1' });
  }
  if (error instanceof DirectoryBusyError) {
    return problem('too-often', { kind: 'people-busy' }, {}, { 'retry-after': '10' });
  }
  if (error instanceof TestNumbersFullError) {
    return problem('hindered', { kind: 'test-numbers-full', most: MOST_TEST_NUMBERS });
  }
  return undefined;
}

function answerFrom({ versioned, media, isPolled }: Route, outcome: Outcome<unknown>): ApiAnswer {
  if (outcome.kind === 'problem') return problemAnswer(outcome);
  const { body, status = 200, version, at } = outcome;
  const text = media === 'application/json' ? JSON.stringify(body) : String(body);
  const headers = {
    'content-type': media,
    ...OF_EVERY_ANSWER,
    ...(versioned !== undefined && version !== undefined && { etag: etagOf(versioned.of, version) }),
    ...(isPolled && { etag: etagOfText(text) }),
    ...(at !== undefined && { 'as-of': at.toString() }),
  };
  return { status, headers, body: text };
}

function problemAnswer({ body, headers }: Problem): ApiAnswer {
  const own = { 'content-type': 'application/problem+json', ...OF_EVERY_ANSWER };
  return { status: body.status, headers: { ...own, ...headers }, body: JSON.stringify(body) };
}
