import type { StructureDocument, StructureTier } from './structure-fields.ts';
import { TIER_NUMBERS, type TierNumber } from './tier-number.ts';

const PARTS = ['queueId', 'routingProfileId', 'contactFlowId', 'callerNumbers'] as const;

/** One of the things that a tier dials with. */
export interface EquipmentPart {
  readonly tier: TierNumber;
  readonly part: (typeof PARTS)[number];
}

export interface FilledStructure {
  readonly filled: StructureDocument;
  /** Tiers that got something. */
  readonly tiers: readonly TierNumber[];
  /** What a tier has and the other document has otherwise: left as it is. */
  readonly otherwise: readonly EquipmentPart[];
}

/**
 * The structure, whose tiers get what they lack to dial with from tiers of the same number and stages in another one.
 * Nothing that a tier has is changed.
 */
export function filledStructure(structure: StructureDocument, source: StructureDocument): FilledStructure {
  const filled: StructureTier[] = [];
  const tiers: TierNumber[] = [];
  const otherwise: EquipmentPart[] = [];
  for (const [index, tier] of structure.tiers.entries()) {
    const number = TIER_NUMBERS[index];
    const given = source.tiers[index];
    if (number === undefined || given === undefined || !holdsTheSame(tier, given)) {
      filled.push(tier);
      continue;
    }
    const lacking = PARTS.filter((part) => isMissing(tier[part]) && !isMissing(given[part]));
    const own = Object.fromEntries(lacking.map((part) => [part, given[part]]));
    filled.push({ ...tier, ...own });
    if (lacking.length > 0) tiers.push(number);
    for (const part of PARTS) {
      if (isMissing(tier[part]) || isMissing(given[part]) || String(tier[part]) === String(given[part])) continue;
      otherwise.push({ tier: number, part });
    }
  }
  return { filled: { ...structure, tiers: filled }, tiers, otherwise };
}

function holdsTheSame(one: StructureTier, other: StructureTier): boolean {
  return one.stages.join() === other.stages.join();
}

function isMissing(part: string | readonly string[] | undefined): boolean {
  return part === undefined || part.length === 0;
}
