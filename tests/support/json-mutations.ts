import fc from 'fast-check';

type Members = Readonly<Record<string, unknown>>;

/** A number and a name that must appear in no reason and no log, planted among the values. */
export const SECRETS = ['+12025550147', 'Adler'] as const;

const anyValue = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(null, '', 0, -1, true, [], {}, 'VOICE', '2026-01-05T17:00:00Z', '1970-01-01T00:00:00.001Z'),
  fc.constant(`Ms ${SECRETS[1]} ${SECRETS[0]}`),
  fc.constantFrom('__proto__', 'constructor', '9999-12-31T23:59:59Z', '2026-02-30T00:00:00Z', '\u0000'),
);

type Mutation = (members: Members, key: string) => Members;

const casings: readonly ((key: string) => string)[] = [
  (key) => key.toUpperCase(),
  (key) => key.toLowerCase(),
  (key) => key.charAt(0).toUpperCase() + key.slice(1),
  (key) => key.charAt(0).toLowerCase() + key.slice(1),
];

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.constant<Mutation>((members, key) => without(members, key)),
  anyValue.map<Mutation>((value) => (members, key) => ({ ...members, [key]: value })),
  fc.constantFrom(...casings).map<Mutation>((casing) => (members, key) => renamed(members, key, casing(key))),
  fc.tuple(fc.constantFrom(...casings), anyValue).map<Mutation>(([casing, value]) => (members, key) => ({
    ...members,
    [casing(key)]: value,
  })),
);

/** The payload after one to four mutations of members at any depth: taken away, of another kind, renamed, given twice. */
export function mutated(payload: unknown): fc.Arbitrary<unknown> {
  return fc
    .array(fc.tuple(fc.nat(), mutation), { minLength: 1, maxLength: 4 })
    .map((changes) =>
      changes.reduce<unknown>((value, [which, change]) => changedSomewhere(value, which, change), payload),
    );
}

function changedSomewhere(value: unknown, which: number, change: Mutation): unknown {
  const paths = pathsIn(value);
  const path = paths[which % Math.max(1, paths.length)];
  return path === undefined ? value : changedAt(value, path, change);
}

function changedAt(value: unknown, [key = '', ...rest]: readonly string[], change: Mutation): unknown {
  if (!isMembers(value)) return value;
  return rest.length === 0 ? change(value, key) : { ...value, [key]: changedAt(value[key], rest, change) };
}

function pathsIn(value: unknown): readonly (readonly string[])[] {
  if (!isMembers(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => [[key], ...pathsIn(member).map((path) => [key, ...path])]);
}

function without(members: Members, key: string): Members {
  return Object.fromEntries(Object.entries(members).filter(([name]) => name !== key));
}

function renamed(members: Members, key: string, to: string): Members {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name === key ? to : name, value]));
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
