import type { RulesChange } from './rules-diff.ts';
import type { StructureChange } from './structure-diff.ts';

/** What differs between two versions of a document, as data: sentences are made of it in whatever language it is told. */
export type DocumentDifference =
  | { readonly of: 'rules'; readonly change: RulesChange }
  | { readonly of: 'structure'; readonly change: StructureChange };
