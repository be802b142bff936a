import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';

/**
 * An object of which the named members are read, whatever the casing of their keys; all others are left alone. Amazon
 * Connect publishes one kind of event with keys in camelCase, PascalCase and mixtures of both (Administrator Guide,
 * "Amazon Connect contact events", editions 2021-2026). Where one name comes in several casings, the one written here stands.
 */
export function anyCasing<Shape extends z.ZodRawShape>(shape: Shape) {
  const names = new Map(Object.keys(shape).map((name) => [name.toLowerCase(), name]));
  return z.preprocess((value) => (isObject(value) ? namedMembers(value, names) : value), z.object(shape));
}

function namedMembers(value: object, names: ReadonlyMap<string, string>): Readonly<Record<string, unknown>> {
  const found = new Map<string, unknown>();
  for (const [key, member] of Object.entries(value)) {
    const name = names.get(key.toLowerCase());
    if (name !== undefined && (name === key || !found.has(name))) found.set(name, member);
  }
  return Object.fromEntries(found);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** AWS writes the first moments of 1970 where it means "not set". */
const NOT_SET_BEFORE = Temporal.Instant.from('1971-01-01T00:00:00Z');
/** A moment so far ahead is a slip, and reckoning on from it would leave the calendar. */
const IMPLAUSIBLE_FROM = Temporal.Instant.from('2200-01-01T00:00:00Z');

/** An ISO 8601 moment; null, absent, empty and the epoch's first moments are "not set". */
export const momentIfSet = z
  .string()
  .nullish()
  .transform((text, context) => {
    if (text === null || text === undefined || text === '') return undefined;
    try {
      const moment = Temporal.Instant.from(text);
      if (Temporal.Instant.compare(moment, IMPLAUSIBLE_FROM) < 0) {
        return Temporal.Instant.compare(moment, NOT_SET_BEFORE) < 0 ? undefined : moment;
      }
    } catch {
      // Named below, together with moments that nobody lives to see.
    }
    context.addIssue({ code: 'custom', message: 'not an ISO 8601 moment of this age' });
    return z.NEVER;
  });

/** A text that may be absent, null or empty. */
export const textIfGiven = z
  .string()
  .nullish()
  .transform((text) => (text === null || text === '' ? undefined : text));

const CONTACT_ID = /^[A-Za-z0-9][\w.:-]{0,255}$/;

/** A contact's id: AWS gives a UUID and promises 1 to 256 characters; those that may stand in keys and logs are taken. */
export const contactId = z.string().regex(CONTACT_ID, 'not a contact id');

/** A contact's id that may be absent, null or empty. */
export const contactIdIfGiven = textIfGiven.refine((id) => id === undefined || CONTACT_ID.test(id), 'not a contact id');

/** The members of an object that are texts, under their own keys; null and absent are an empty object. */
export const textMembers = z
  .preprocess(
    (value) =>
      isObject(value)
        ? Object.fromEntries(Object.entries(value).filter((entry) => typeof entry[1] === 'string'))
        : value,
    z.record(z.string(), z.string()).nullish(),
  )
  .transform((texts) => texts ?? {});

/** The last part of an ARN, which is the only part that AWS's published samples get right. */
export function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
