/** A value that somebody is writing, in parts: what has another shape has none of them. */
export type Members = Readonly<Record<string, unknown>>;

export function membersOf(value: unknown): Members {
  return isObject(value) ? value : {};
}

export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}

/** What was typed: a number where it reads as one, so that what is none is judged as it stands. */
export function numberTyped(text: string): number | string {
  return /^-?\d+([.]\d+)?$/.test(text) ? Number(text) : text;
}

/** The list with another item at the place. */
export function withItem(items: readonly unknown[], index: number, item: unknown): readonly unknown[] {
  return items.with(index, item);
}

export function withoutItem(items: readonly unknown[], index: number): readonly unknown[] {
  return items.toSpliced(index, 1);
}

/** The members with one set, or taken out where nothing was written. */
export function withMember(members: Members, name: string, value: unknown): Members {
  const { [name]: _, ...others } = members;
  return value === undefined || value === '' ? others : { ...members, [name]: value };
}
