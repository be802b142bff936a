import { type DocumentChange, type DocumentSetting, differences, jsonInOrder, textOrder } from './document-diff.ts';
import { WEEKDAYS } from './weekly-windows.ts';

export type RulesLevel =
  | { readonly kind: 'organisation' }
  | { readonly kind: 'tier'; readonly tier: string }
  | { readonly kind: 'campaign'; readonly campaignId: string };

/** What is compared: levels and their fields, be they right or not. */
export interface WrittenRules {
  readonly organisation?: object | undefined;
  readonly tiers?: Readonly<Record<string, object>> | undefined;
  readonly campaigns?: Readonly<Record<string, object>> | undefined;
}

/** What a change is about: a field of a level, or one weekday of its call windows, one outcome of its retry rules or one of its callback rules. */
export interface RulesPlace {
  readonly level: RulesLevel;
  readonly field: string;
  readonly part?: string;
}

/** One difference between two documents of rules. */
export type RulesChange = DocumentChange<RulesPlace>;

/** Fields whose members are inherited one by one, and so are told one by one. */
const PARTED_FIELDS: ReadonlySet<string> = new Set(['callWindows', 'retry', 'callback']);
const WEEKDAY_ORDER: readonly string[] = WEEKDAYS;
const LEVEL_ORDER = ['organisation', 'tier', 'campaign'] as const satisfies readonly RulesLevel['kind'][];

type Setting = DocumentSetting<RulesPlace>;

/**
 * What has to be set, taken away or changed in one document to get the other: organisation first, then tiers, then
 * campaigns, by field, weekdays in the order of the week. A level or field that holds nothing sets nothing: writing it or
 * leaving it out makes no difference.
 */
export function rulesDiff(before: WrittenRules, after: WrittenRules): readonly RulesChange[] {
  return differences(settingsIn(before), settingsIn(after), placeOrder);
}

function settingsIn(document: WrittenRules): readonly Setting[] {
  return levelsOf(document).flatMap(([level, fields]) => settingsOf(level, fields));
}

function levelsOf({ organisation, tiers, campaigns }: WrittenRules): readonly (readonly [RulesLevel, object])[] {
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
  return { path, place, text: jsonInOrder(value) };
}

/** The keys below which a document has the fields of a level. */
export function levelPath(level: RulesLevel): readonly string[] {
  switch (level.kind) {
    case 'organisation':
      return ['organisation'];
    case 'tier':
      return ['tiers', level.tier];
    case 'campaign':
      return ['campaigns', level.campaignId];
  }
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
