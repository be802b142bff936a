import {
  levelPath,
  type RulesChange,
  type RulesLevel,
  rulesDiff,
  type WrittenRules,
} from '../../../../shared/domain/rules-diff.ts';
import { isObject, type Members, membersOf } from '../../rules/written-value.ts';

/** Where rules are set. */
export type Level = RulesLevel;

/** JSON as somebody writes it: a draft may be wrong until it is checked. */
export type DraftRules = Members;

/** The level that a path such as `tiers.2` names; undefined of any other. Ids of campaigns may hold dots. */
export function levelNamed(path: string): Level | undefined {
  const [head, ...rest] = path.split('.');
  const name = rest.join('.');
  if (head === 'organisation' && name === '') return { kind: 'organisation' };
  if (head === 'tiers' && name !== '') return { kind: 'tier', tier: name };
  if (head === 'campaigns' && name !== '') return { kind: 'campaign', campaignId: name };
  return undefined;
}

/** What stands at the path, or undefined. */
export function valueIn(document: unknown, path: readonly string[]): unknown {
  let value = document;
  for (const key of path) value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value;
}

/** The document with another value at the path, the objects on the way made where they are missing. */
export function withValue(document: DraftRules, path: readonly string[], value: unknown): DraftRules {
  const [key, ...deeper] = path;
  if (key === undefined) return document;
  const below = valueIn(document, [key]);
  const within = membersOf(below);
  return { ...document, [key]: deeper.length === 0 ? value : withValue(within, deeper, value) };
}

/** The document with nothing at the path, and without the objects that are empty then. */
export function withoutValue(document: DraftRules, path: readonly string[]): DraftRules {
  const [key, ...deeper] = path;
  if (key === undefined || !Object.hasOwn(document, key)) return document;
  const { [key]: below, ...others } = document;
  if (deeper.length === 0 || !isObject(below)) return others;
  const within = withoutValue(below, deeper);
  return Object.keys(within).length === 0 ? others : { ...document, [key]: within };
}

/** What a level inherits from: the document with nothing in it that is as narrow. */
export function widerThan(level: Level, document: DraftRules): DraftRules {
  switch (level.kind) {
    case 'organisation':
      return {};
    case 'tier':
      return only(document, ['organisation']);
    case 'campaign':
      return only(document, ['organisation', 'tiers']);
  }
}

/** The same with the level itself. */
export function downTo(level: Level, document: DraftRules): DraftRules {
  const path = levelPath(level);
  const own = valueIn(document, path);
  const wider = widerThan(level, document);
  return own === undefined ? wider : withValue(wider, path, own);
}

/** What differs, field by field, also where a draft is wrong. */
export function changesBetween(before: DraftRules, after: DraftRules): readonly RulesChange[] {
  return rulesDiff(written(before), written(after));
}

/**
 * A draft that began with one version, over a newer one: what its author changed is changed there, and what others
 * changed stays. Where both changed the same the draft's value stands.
 */
export function rebased(draft: DraftRules, startedFrom: DraftRules, newest: DraftRules): DraftRules {
  return changesBetween(startedFrom, draft).reduce((document, change) => {
    const { level, field, part } = change.place;
    const path = [...levelPath(level), field, ...(part === undefined ? [] : [part])];
    return change.kind === 'removed'
      ? withoutValue(document, path)
      : withValue(document, path, JSON.parse(change.after));
  }, newest);
}

function written(document: DraftRules): WrittenRules {
  return {
    organisation: membersOf(document['organisation']),
    tiers: objectsIn(document['tiers']),
    campaigns: objectsIn(document['campaigns']),
  };
}

function objectsIn(value: unknown): Readonly<Record<string, object>> {
  return Object.fromEntries(Object.entries(membersOf(value)).map(([key, one]) => [key, membersOf(one)]));
}

function only(document: DraftRules, keys: readonly string[]): DraftRules {
  return Object.fromEntries(Object.entries(document).filter(([key]) => keys.includes(key)));
}
