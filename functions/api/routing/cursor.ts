import * as z from 'zod';
import { params } from '../../../shared/domain/findings/written-fault.ts';
import type { Fault } from './problem.ts';

/**
 * Where a list goes on, as a text that only we read: what it says is judged like everything that comes from outside, and
 * names nothing that its bearer could not ask for.
 */
export function cursorOf<Place extends z.ZodType>(place: Place, longest = 1_000) {
  const schema = z
    .string()
    .max(longest)
    .meta({ description: 'From `next` of the page before' })
    .transform((text, context): z.output<Place> => {
      const parsed = place.safeParse(jsonIn(text));
      if (parsed.success) return parsed.data;
      const message = 'is no place in this list: take it from `next` of the page before';
      context.addIssue({ code: 'custom', message, ...params({ kind: 'no-place-in-list' }) });
      return z.NEVER;
    });
  return { schema, write: (at: z.input<Place>) => Buffer.from(JSON.stringify(at)).toString('base64url') };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** A cursor that could be read, and leads nowhere in the list as it is now. */
export function noPlaceInList(path: string): Fault {
  return {
    path,
    message: 'is no place in this list, or no longer one',
    mend: 'take it from `next`, or begin again without it',
    finding: { of: 'writing', fault: { kind: 'no-place-in-list' }, remedy: { kind: 'place-of-page-before' } },
  };
}

/** How much of a list to answer with: whole numbers as a query writes them. */
export function limitSchema(usual: number, most: number) {
  return z
    .string()
    .regex(/^[1-9]\d{0,3}$/, { error: `is no whole number from 1 to ${most}` })
    .transform(Number)
    .refine((limit) => limit <= most, { error: `is more than ${most}` })
    .default(usual)
    .meta({ examples: [String(usual)], description: `At most ${most}; ${usual} when left out` });
}
