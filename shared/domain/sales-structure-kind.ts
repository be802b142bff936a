/** The usual ways of dealing stages out, by their number of tiers. */
export type SalesStructureKind = 'one' | 'two' | 'three';
