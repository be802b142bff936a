import type { RulesDocument } from './rules-document.ts';
import { WEEKDAYS } from './weekly-windows.ts';

export type RulesLevel =
  | { readonly kind: 'organisation' }
  | { readonly kind: 'tier'; readonly tier: string }
  | { readonly kind: 'campaign'; readonly campaignId: string };

/** What a change is about: a field of a level, or one weekday of its call windows, or one outcome of its retry rules. */
export interface RulesPlace {
  readonly level: RulesLevel;
  readonly field: string;
  readonly part?: string;
}

/** One difference between two documents. Values are JSON texts with the members of every object in order of their names. */
export type RulesChange = {
  /** The place as one text, such as `tiers.2.callWindows.monday`. */
  readonly path: string;
  readonly place: RulesPlace;
} & (
  | { readonly kind: 'added'; readonly after: string }
  | { readonly kind: 'removed'; readonly before: string }
  | { readonly kind: 'changed'; readonly before: string; readonly after: string }
);

/** Fields whose members are inherited one by one, and so are told one by one. */
const PARTED_FIELDS: ReadonlySet<string> = new Set(['callWindows', 'retry']);
const WEEKDAY_ORDER: readonly string[] = WEEKDAYS;
const LEVEL_ORDER = ['organisation', 'tier', 'campaign'] as const satisfies readonly RulesLevel['kind'][];

interface Setting {
  readonly path: string;
  readonly place: RulesPlace;
  readonly text: string;
}

/**
 * What has to be set, taken away or changed in one document to get the other: organisation first, then tiers, then
 * campaigns, by field, weekdays in the order of the week. A level or field that holds nothing sets nothing: writing it or
 * leaving it out makes no difference.
 */
export function rulesDiff(before: RulesDocument, after: RulesDocument): readonly RulesChange[] {
  const old = settingsByPath(before);
  const recent = settingsByPath(after);
  const places = [...new Map([...old, ...recent]).values()].toSorted((a, b) => placeOrder(a.place, b.place));
  return places.flatMap(({ path, place }): readonly RulesChange[] => {
    const was = old.get(path)?.text;
    const is = recent.get(path)?.text;
    if (was === is) return [];
    if (is === undefined) return was === undefined ? [] : [{ path, place, kind: 'removed', before: was }];
    if (was === undefined) return [{ path, place, kind: 'added', after: is }];
    return [{ path, place, kind: 'changed', before: was, after: is }];
  });
}

function settingsByPath(document: RulesDocument): ReadonlyMap<string, Setting> {
  const settings = levelsOf(document).flatMap(([level, fields]) => settingsOf(level, fields));
  return new Map(settings.map((setting) => [setting.path, setting]));
}

function levelsOf({ organisation, tiers, campaigns }: RulesDocument): readonly (readonly [RulesLevel, object])[] {
  return [
    [{ kind: 'organisation' }, organisation ?? {}],
    ...Object.entries(tiers ?? {}).map(([tier, fields]) => [{ kind: 'tier', tier }, fields] as const),
    ...Object.entries(campaigns ?? {}).map(([id, fields]) => [{ kind: 'campaign', campaignId: id }, fields] as const),
  ];
}

function settingsOf(level: RulesLevel, fields: object): readonly Setting[] {
  return membersOf(fields).flatMap(([field, value]) =>
    PARTED_FIELDS.has(field) && typeof value === 'object' && value !== null
      ? membersOf(value).map(([part, member]) => settingAt({ level, field, part }, member))
      : [settingAt({ level, field }, value)],
  );
}

function membersOf(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value);
}

function settingAt(place: RulesPlace, value: unknown): Setting {
  const { level, field, part } = place;
  const path = [...levelPath(level), field, ...(part === undefined ? [] : [part])].join('.');
  return { path, place, text: JSON.stringify(value, inOrderOfNames) };
}

function levelPath(level: RulesLevel): readonly string[] {
  switch (level.kind) {
    case 'organisation':
      return ['organisation'];
    case 'tier':
      return ['tiers', level.tier];
    case 'campaign':
      return ['campaigns', level.campaignId];
  }
}

/** For JSON.stringify: two objects with the same members give the same text. */
function inOrderOfNames(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(membersOf(value).toSorted(([a], [b]) => textOrder(a, b)));
}

function placeOrder(a: RulesPlace, b: RulesPlace): number {
  return (
    LEVEL_ORDER.indexOf(a.level.kind) - LEVEL_ORDER.indexOf(b.level.kind) ||
    textOrder(levelPath(a.level).join('.'), levelPath(b.level).join('.')) ||
    textOrder(a.field, b.field) ||
    partOrder(a.part ?? '', b.part ?? '')
  );
}

function partOrder(a: string, b: string): number {
  return WEEKDAY_ORDER.indexOf(a) - WEEKDAY_ORDER.indexOf(b) || textOrder(a, b);
}

function textOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
