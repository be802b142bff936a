/** One difference between two documents. Values are JSON texts with the members of every object in order of their names. */
export type DocumentChange<Place> = {
  /** The place as one text, such as `tiers.2.callWindows.monday`. */
  readonly path: string;
  readonly place: Place;
} & (
  | { readonly kind: 'added'; readonly after: string }
  | { readonly kind: 'removed'; readonly before: string }
  | { readonly kind: 'changed'; readonly before: string; readonly after: string }
);

/** One thing that a document sets: where, and to what as {@link jsonInOrder} writes it. */
export interface DocumentSetting<Place> {
  readonly path: string;
  readonly place: Place;
  readonly text: string;
}

/**
 * What has to be set, taken away or changed in one document to get the other, in the given order of places. No path may
 * stand twice in one of them.
 */
export function differences<Place>(
  before: readonly DocumentSetting<Place>[],
  after: readonly DocumentSetting<Place>[],
  order: (one: Place, other: Place) => number,
): readonly DocumentChange<Place>[] {
  const old = byPath(before);
  const recent = byPath(after);
  const places = [...new Map([...old, ...recent]).values()].toSorted((a, b) => order(a.place, b.place));
  return places.flatMap(({ path, place }): readonly DocumentChange<Place>[] => {
    const was = old.get(path)?.text;
    const is = recent.get(path)?.text;
    if (was === is) return [];
    if (is === undefined) return was === undefined ? [] : [{ path, place, kind: 'removed', before: was }];
    if (was === undefined) return [{ path, place, kind: 'added', after: is }];
    return [{ path, place, kind: 'changed', before: was, after: is }];
  });
}

/** Two values that say the same give the same text: the members of objects stand in order of their names. */
export function jsonInOrder(value: unknown): string {
  return JSON.stringify(value, inOrderOfNames);
}

export function textOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function byPath<Place>(settings: readonly DocumentSetting<Place>[]): ReadonlyMap<string, DocumentSetting<Place>> {
  return new Map(settings.map((setting) => [setting.path, setting]));
}

function inOrderOfNames(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => textOrder(a, b)));
}
