import * as z from 'zod';

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
      context.addIssue({ code: 'custom', message: 'is no place in this list: take it from `next` of the page before' });
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
