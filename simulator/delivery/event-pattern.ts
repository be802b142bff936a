import * as z from 'zod';

const operator = z.union([
  z.string(),
  z.strictObject({ prefix: z.string() }),
  z.strictObject({ suffix: z.string() }),
  z.strictObject({ 'equals-ignore-case': z.string() }),
  z.strictObject({ exists: z.boolean() }),
]);
const anyOf = z.array(operator).nonempty();
const object = z.record(z.string(), z.unknown());

/**
 * Whether a rule of EventBridge or the filter of an event source mapping, which speak one language, would match the
 * event: one operator of every key of the pattern must hold for the event's member, which has to be there unless
 * `exists: false` allows otherwise; of `$or`, one alternative must match. An operator that is not known here is refused,
 * never ignored.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 */
export function matches(pattern: unknown, event: unknown): boolean {
  const given = object.safeParse(event);
  return Object.entries(object.parse(pattern)).every(([key, wanted]) => {
    if (key === '$or')
      return z
        .array(object)
        .parse(wanted)
        .some((alternative) => matches(alternative, event));
    const value = given.data?.[key];
    if (!Array.isArray(wanted)) return matches(wanted, value);
    return anyOf.parse(wanted).some((one) => holds(one, value));
  });
}

function holds(wanted: z.output<typeof operator>, value: unknown): boolean {
  if (typeof wanted === 'object' && 'exists' in wanted) return (value !== undefined) === wanted.exists;
  if (typeof value !== 'string') return false;
  if (typeof wanted === 'string') return value === wanted;
  if ('prefix' in wanted) return value.startsWith(wanted.prefix);
  if ('suffix' in wanted) return value.endsWith(wanted.suffix);
  return value.toLowerCase() === wanted['equals-ignore-case'].toLowerCase();
}
