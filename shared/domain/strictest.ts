import type { CallWindow } from './dial-rules.ts';
import { commonWindows, sameWindows } from './weekly-windows.ts';

/** A value and who gave it. */
export interface Given<Value, Source> {
  readonly value: Value;
  readonly by: readonly Source[];
}

/** Decides between values that several sources gave; at least one, the widest source first. */
export type Combine<Value> = <Source>(
  given: readonly [Given<Value, Source>, ...Given<Value, Source>[]],
) => Given<Value, Source>;

/** The narrowest source's value: what is set further in replaces what is set further out. */
export function narrowest<Value, Source>(
  given: readonly [Given<Value, Source>, ...Given<Value, Source>[]],
): Given<Value, Source> {
  return given.at(-1) ?? given[0];
}

export const smallest: Combine<number> = (given) =>
  deciding(given, Math.min(...given.map(({ value }) => value)), (one, other) => one === other);

export const largest: Combine<number> = (given) =>
  deciding(given, Math.max(...given.map(({ value }) => value)), (one, other) => one === other);

/** The one that comes first in the order. */
export function firstIn<Word extends string>(order: readonly [Word, ...Word[]]): Combine<Word> {
  return (given) => {
    const found = order.find((word) => given.some(({ value }) => value === word)) ?? order[0];
    return deciding(given, found, (one, other) => one === other);
  };
}

/** Everything that any source names, each once, in the order in which it was named. */
export function allOf<Item>(keyOf: (item: Item) => string): Combine<readonly Item[]> {
  return (given) => {
    const items = new Map(given.flatMap(({ value }) => value.map((item) => [keyOf(item), item])));
    const whole = [...items.values()];
    const contributing = given.filter(({ value }) => value.length > 0);
    const named = contributing.length === 0 ? given : contributing;
    return { value: whole, by: named.flatMap(({ by }) => by) };
  };
}

/** The time that every source leaves open on that weekday. */
export const commonTime: Combine<readonly CallWindow[]> = (given) =>
  deciding(
    given,
    given.map(({ value }) => value).reduce((some, others) => commonWindows(some, others)),
    sameWindows,
  );

/** Who gave exactly what was decided; where nobody did, all of them together. */
function deciding<Value, Source>(
  given: readonly Given<Value, Source>[],
  value: Value,
  isSame: (one: Value, other: Value) => boolean,
): Given<Value, Source> {
  const alike = given.filter((one) => isSame(one.value, value));
  return { value, by: (alike.length === 0 ? given : alike).flatMap(({ by }) => by) };
}
