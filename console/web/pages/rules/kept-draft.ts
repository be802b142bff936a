import { isObject } from '../../rules/written-value.ts';
import type { DraftRules } from './draft-rules.ts';

/** A draft with what it began from. */
export interface BegunDraft {
  readonly draft: DraftRules;
  readonly base: DraftRules;
  readonly version: number;
  readonly etag: string | undefined;
}

/** The part of the browser's storage that is used. */
export type DraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEPT_AS = 'tierline.rules-draft';

/** Drafts of one person, kept as long as the window is open, on whatever page they are. */
export function keptDraft(store: DraftStore, person: string): BegunDraft | undefined {
  const text = store.getItem(`${KEPT_AS}.${person}`);
  return text === null ? undefined : draftIn(text);
}

export function keepDraft(store: DraftStore, person: string, begun: BegunDraft | undefined): void {
  if (begun === undefined) store.removeItem(`${KEPT_AS}.${person}`);
  else store.setItem(`${KEPT_AS}.${person}`, JSON.stringify(begun));
}

/** What is kept in another way, or cut off, is forgotten. */
function draftIn(text: string): BegunDraft | undefined {
  const value = jsonIn(text);
  if (!isObject(value)) return undefined;
  const { draft, base, version, etag } = value;
  if (!isObject(draft) || !isObject(base) || typeof version !== 'number') return undefined;
  return { draft, base, version, etag: typeof etag === 'string' ? etag : undefined };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
