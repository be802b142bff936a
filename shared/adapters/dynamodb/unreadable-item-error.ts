import type * as z from 'zod';
import { TierlineError } from '../../application/errors.ts';

/** A stored item that does not have the shape it must have. Names its key and the members that are wrong, never a value. */
export class UnreadableItemError extends TierlineError {
  readonly code = 'storage.unreadable-item';
  readonly retryable = false;

  constructor(key: string, problem: string) {
    super(`The stored item ${key} cannot be read: ${problem}.`);
  }
}

/**
 * The item as the schema reads it: nothing untyped leaves an adapter.
 * @throws UnreadableItemError when it does not fit.
 */
export function readItem<T>(schema: z.ZodType<T>, item: Readonly<Record<string, unknown>>): T {
  const parsed = schema.safeParse(item);
  if (parsed.success) return parsed.data;
  throw new UnreadableItemError(`${item['pk']} / ${item['sk']}`, problemsOf(parsed.error));
}

function problemsOf(error: z.ZodError): string {
  return error.issues.map(({ path, code }) => `${path.map(String).join('.') || 'item'} (${code})`).join(', ');
}
