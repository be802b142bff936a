import fc from 'fast-check';
import * as z from 'zod';

/** As much of JSON Schema as our OpenAPI document uses. */
const node = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).default([]),
  additionalProperties: z.unknown().optional(),
  propertyNames: z.unknown().optional(),
  items: z.unknown().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  pattern: z.string().optional(),
  format: z.string().optional(),
  examples: z.array(z.unknown()).optional(),
});

type Value = fc.Arbitrary<unknown>;

/** Values that a schema describes; what it cannot say, they may still break. @param resolve finds what a reference means. */
export function fromSchema(schema: unknown, resolve: (ref: string) => unknown): Value {
  const own = node.parse(schema);
  const inner = (part: unknown) => fromSchema(part, resolve);
  if (own.$ref !== undefined) return inner(resolve(own.$ref));
  if (own.examples !== undefined && own.examples.length > 0) {
    const { examples, ...bare } = own;
    return fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...examples) }, inner(bare));
  }
  if ('const' in own && own.const !== undefined) return fc.constant(own.const);
  if (own.enum !== undefined) return fc.constantFrom(...own.enum);
  const choices = own.anyOf ?? own.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map(inner));
  if (own.allOf !== undefined) return inner(Object.assign({}, ...own.allOf));
  if (Array.isArray(own.type)) return fc.oneof(...own.type.map((type) => inner({ ...own, type })));
  switch (own.type) {
    case 'object':
      return anObject(own, inner);
    case 'array':
      return fc.array(own.items === undefined ? fc.jsonValue() : inner(own.items), {
        minLength: own.minItems ?? 0,
        maxLength: Math.min(own.maxItems ?? 3, (own.minItems ?? 0) + 3),
      });
    case 'integer':
      return fc.integer({ min: Math.max(own.minimum ?? -5, -(2 ** 31)), max: Math.min(own.maximum ?? 100, 2 ** 31) });
    case 'number':
      return fc.double({ min: own.minimum ?? own.exclusiveMinimum ?? -5, max: own.maximum ?? 100, noNaN: true });
    case 'string':
      return aText(own);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 3 });
  }
}

function anObject(own: z.output<typeof node>, inner: (part: unknown) => Value): Value {
  const { properties = {}, required, additionalProperties, propertyNames } = own;
  const members = Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, inner(part)]));
  const named = fc.record(members, { requiredKeys: required.filter((name) => name in members) });
  if (typeof additionalProperties !== 'object' || additionalProperties === null) return named;
  const names = propertyNames === undefined ? fc.string({ minLength: 1, maxLength: 8 }) : inner(propertyNames);
  const others = fc.dictionary(names.map(String), inner(additionalProperties), { maxKeys: 2 });
  return fc.tuple(named, others).map(([known, more]) => ({ ...more, ...known }));
}

function aText({ pattern, format, minLength = 0, maxLength = 40 }: z.output<typeof node>): Value {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 40) });
}
