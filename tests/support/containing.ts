import { expect } from 'vitest';

/**
 * Equals anything that has at least these members, at every depth; lists in full. For `toEqual`: `toMatchObject` takes
 * any two moments for equal, because a `Temporal.Instant` has no members of its own.
 */
export function containing(members: unknown): unknown {
  if (Array.isArray(members)) return members.map(containing);
  if (!isPlain(members)) return members;
  const entries = Object.entries(members).map(([key, value]) => [key, containing(value)]);
  return expect.objectContaining(Object.fromEntries(entries));
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
