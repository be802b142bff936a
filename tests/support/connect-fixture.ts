import { readFileSync } from 'node:fs';
import * as z from 'zod';

const jsonObject = z.record(z.string(), z.unknown());

/** A payload of Amazon Connect: as AWS published it, or constructed after its documents where the name says so. */
export function connectFixture(name: string): Record<string, unknown> {
  return jsonObject.parse(
    JSON.parse(readFileSync(new URL(`../fixtures/connect/${name}.json`, import.meta.url), 'utf8')),
  );
}

/** The payload with some members of one nested object changed; `undefined` takes a member away. */
export function withMembers(
  payload: Readonly<Record<string, unknown>>,
  path: readonly string[],
  changes: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const [key, ...rest] = path;
  if (key === undefined) return { ...payload, ...changes };
  return { ...payload, [key]: withMembers(jsonObject.parse(payload[key] ?? {}), rest, changes) };
}
