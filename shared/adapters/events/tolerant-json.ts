import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';

/**
 * The same value with every object key beginning in lower case. Amazon Connect publishes one kind of event with keys in
 * camelCase, PascalCase and mixtures of both (Administrator Guide, "Amazon Connect contact events", editions 2021-2026).
 */
export function camelKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [lowerFirst(key), camelKeys(member)]));
}

function lowerFirst(key: string): string {
  return key.charAt(0).toLowerCase() + key.slice(1);
}

/** AWS writes the first moments of 1970 where it means "not set". */
const NOT_SET_BEFORE = Temporal.Instant.from('1971-01-01T00:00:00Z');

/** An ISO 8601 moment; null, absent and the epoch's first moments are "not set". */
export const momentIfSet = z
  .string()
  .nullish()
  .transform((text, context) => {
    if (text === null || text === undefined) return undefined;
    try {
      const moment = Temporal.Instant.from(text);
      return Temporal.Instant.compare(moment, NOT_SET_BEFORE) < 0 ? undefined : moment;
    } catch {
      context.addIssue({ code: 'custom', message: 'not an ISO 8601 moment' });
      return z.NEVER;
    }
  });

/** A text that may be absent, null or empty. */
export const textIfGiven = z
  .string()
  .nullish()
  .transform((text) => (text === null || text === '' ? undefined : text));

/** The last part of an ARN, which is the only part that AWS's published samples get right. */
export function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
