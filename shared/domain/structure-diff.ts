import { type DocumentChange, type DocumentSetting, differences, jsonInOrder, textOrder } from './document-diff.ts';
import type { Stage } from './stage.ts';
import type { Script, StructureDocument, StructureTier } from './structure-fields.ts';

/** What a change is about: one field of a tier, one target of it, what follows one cause, or one part of a script. */
export type StructurePlace =
  | { readonly kind: 'tier'; readonly tier: number; readonly field: string; readonly part?: string }
  | { readonly kind: 'transition'; readonly from: Stage; readonly on: string }
  | {
      readonly kind: 'script';
      readonly script: string;
      /** `title`, `objections`, … */
      readonly field: string;
      /** The code of the objection, the id of the card, the name of the fact. */
      readonly part?: string;
    };

/** One difference between two sales structures. */
export type StructureChange = DocumentChange<StructurePlace>;

type Setting = DocumentSetting<StructurePlace>;

const KIND_ORDER = ['tier', 'transition', 'script'] as const satisfies readonly StructurePlace['kind'][];

/**
 * What has to be set, taken away or changed in one structure to get the other: tiers by their numbers, then what
 * follows what, then scripts by their ids. The order of answers and cards within a script is told as one change of its own.
 */
export function structureDiff(before: StructureDocument, after: StructureDocument): readonly StructureChange[] {
  return differences(settingsIn(before), settingsIn(after), placeOrder);
}

function settingsIn({ tiers, transitions = [], scripts = {} }: StructureDocument): readonly Setting[] {
  return [
    ...tiers.flatMap((tier, index) => tierSettings(tier, index + 1)),
    ...transitions.map(({ from, on, ...follows }) => settingAt({ kind: 'transition', from, on }, follows)),
    ...Object.entries(scripts).flatMap(([id, script]) => scriptSettings(script, id)),
  ];
}

function tierSettings({ targets = {}, ...fields }: StructureTier, tier: number): readonly Setting[] {
  return [
    ...Object.entries(fields).map(([field, value]) => settingAt({ kind: 'tier', tier, field }, value)),
    ...Object.entries(targets).map(([part, value]) => settingAt({ kind: 'tier', tier, field: 'targets', part }, value)),
  ];
}

function scriptSettings({ objections, cards, facts = [], ...fields }: Script, script: string): readonly Setting[] {
  const listed = [
    ...objections.map((one) => ({ field: 'objections', part: one.code, value: one })),
    ...cards.map((one) => ({ field: 'cards', part: one.id, value: one })),
    ...facts.map((one) => ({ field: 'facts', part: one.name, value: one })),
  ];
  const orders = {
    objections: objections.map(({ code }) => code),
    cards: cards.map(({ id }) => id),
    facts: facts.map(({ name }) => name),
  };
  return [
    ...Object.entries(fields).map(([field, value]) => settingAt({ kind: 'script', script, field }, value)),
    ...listed.map(({ field, part, value }) => settingAt({ kind: 'script', script, field, part }, value)),
    ...Object.entries(orders)
      .filter(([, order]) => order.length > 1)
      .map(([field, order]) => settingAt({ kind: 'script', script, field: `order of ${field}` }, order)),
  ];
}

function settingAt(place: StructurePlace, value: unknown): Setting {
  return { path: pathOf(place).join('.'), place, text: jsonInOrder(value) };
}

function pathOf(place: StructurePlace): readonly string[] {
  if (place.kind === 'transition') return ['transitions', place.from, place.on];
  const { field, part } = place;
  const owner = place.kind === 'tier' ? ['tiers', String(place.tier)] : ['scripts', place.script];
  return [...owner, field, ...(part === undefined ? [] : [part])];
}

function placeOrder(a: StructurePlace, b: StructurePlace): number {
  return KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) || textOrder(pathOf(a).join('.'), pathOf(b).join('.'));
}
