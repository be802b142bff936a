import { type Problem, problem } from './problem.ts';

/** A sales structure with all its scripts is 300,000 characters, in any alphabet. */
export const LONGEST_BODY_BYTES = 1_000_000;

/** Nothing that we take is nested half as deep; what is deeper could exhaust the stack of whoever walks through it. */
const DEEPEST = 40;

export type ReadBody = { readonly kind: 'body'; readonly json: unknown } | Problem;

/** The JSON of a request's body, undefined when there is none. What it says is judged by the route. */
export function readBody(body: string | undefined, contentType: string | undefined): ReadBody {
  if (body === undefined || body === '') return { kind: 'body', json: undefined };
  if (Buffer.byteLength(body) > LONGEST_BODY_BYTES) {
    return problem('too-long', { kind: 'body-too-long', bytes: LONGEST_BODY_BYTES });
  }
  if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType ?? '')) {
    return problem('no-json', { kind: 'body-of-other-type' });
  }
  const json = jsonIn(body);
  if (json === undefined) return problem('invalid', { kind: 'body-no-json' });
  if (isDeeper(json, DEEPEST)) return problem('invalid', { kind: 'body-too-deep', levels: DEEPEST });
  return { kind: 'body', json };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isDeeper(json: unknown, most: number): boolean {
  let level: readonly unknown[] = [json];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return true;
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return false;
}
