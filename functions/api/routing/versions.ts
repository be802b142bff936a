import { createHash } from 'node:crypto';
import { type Problem, problem } from './problem.ts';
import type { Route } from './route.ts';

/** The `ETag` of a version of a resource. */
export function etagOf(of: string, version: number): string {
  return `"${of}-${version}"`;
}

/** The `ETag` of what is said, for what has no version: the same text, the same tag. */
export function etagOfText(text: string): string {
  return `"text-${createHash('sha256').update(text).digest('base64url')}"`;
}

export type WantedVersion = { readonly kind: 'version'; readonly version: number | undefined } | Problem;

/** The version that a change starts from, as `If-Match` has it. */
export function wantedVersion({ versioned, purpose }: Route, ifMatch: string | undefined): WantedVersion {
  if (versioned === undefined || purpose !== 'change') return { kind: 'version', version: undefined };
  const { of, ifMatch: asked = 'required' } = versioned;
  if (ifMatch === undefined) {
    if (asked === 'optional') return { kind: 'version', version: undefined };
    return problem('no-version', { kind: 'no-if-match', example: etagOf(of, 3) });
  }
  const version = /^"([a-z-]+)-(\d{1,15})"$/.exec(ifMatch);
  if (version?.[1] === of) return { kind: 'version', version: Number(version[2]) };
  return problem('overtaken', { kind: 'if-match-of-nothing', example: etagOf(of, 3) });
}
