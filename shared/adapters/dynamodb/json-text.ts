import * as z from 'zod';

/**
 * A document kept as one text of JSON. Nobody asks the table for parts of a lead or a decision, and a map of maps costs
 * the SDK, the engine and the bill more than the same text.
 */
export function jsonText<Schema extends z.ZodType>(schema: Schema) {
  return z.codec(z.string(), schema, {
    decode: (text, context) => {
      try {
        return JSON.parse(text);
      } catch {
        context.issues.push({ code: 'custom', input: text, message: 'not JSON' });
        return z.NEVER;
      }
    },
    encode: (value) => JSON.stringify(value),
  });
}
