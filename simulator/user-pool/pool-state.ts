import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';

const moment = z.codec(z.iso.datetime(), z.instanceof(Temporal.Instant), {
  decode: (text) => Temporal.Instant.from(text),
  encode: (at) => at.toString(),
});
const groups = z.codec(z.array(z.string()), z.set(z.string()), {
  decode: (names) => new Set(names),
  encode: (names) => [...names],
});
const user = z.object({
  username: z.string().readonly(),
  subject: z.string(),
  email: z.string(),
  createdAt: moment,
  status: z.enum(['FORCE_CHANGE_PASSWORD', 'CONFIRMED', 'EXTERNAL_PROVIDER']),
  isEnabled: z.boolean(),
  groups,
});
const letter = z.object({ to: z.string(), at: moment });
const state = z.object({ users: z.array(user), letters: z.array(letter) });

/** Somebody in the pool. */
export type PoolUser = z.output<typeof user>;

/** A letter that Cognito would have sent. */
export type Letter = Readonly<z.output<typeof letter>>;

/** All that a pool has to remember. */
export interface PoolState {
  readonly users: readonly PoolUser[];
  /** Oldest first. */
  readonly letters: readonly Letter[];
}

export function textFromPool({ users, letters }: PoolState): string {
  return `${JSON.stringify(z.encode(state, { users: [...users], letters: [...letters] }))}\n`;
}

/** @throws SyntaxError or ZodError when the text is none that a pool was made into. */
export function poolFromText(text: string): PoolState {
  return z.decode(state, JSON.parse(text));
}
