import type { SalesStructure, SalesStructureKind, TierNumber } from '../shared/domain/sales-structure.ts';
import type { StructureDocument } from '../shared/domain/structure-fields.ts';
import { TIER_NUMBERS } from '../shared/domain/tier-number.ts';
import type { TierEquipment } from './connect/tier-equipment.ts';

export { campaignsOf } from '../shared/domain/usual-campaigns.ts';

/** The company of a simulated run: its contact-centre instance and what each tier works with. */
export const COMPANY = {
  deployment: 'simulated',
  tableName: 'tierline-leads',
  zone: 'America/New_York',
  region: 'us-east-1',
  accountId: '111122223333',
  instanceId: '12345678-1234-1234-1234-123456789012',
  callerNumber: '+12025550100',
  name: 'Larkfield Supplies',
  /** What agents are asked to find out, by the names of the form. */
  facts: ['need', 'decision_maker', 'budget'],
  /** The bus on which the company's other systems listen. */
  busName: 'default',
  /** Keys the hashes of numbers; a secret only where the table is not thrown away. */
  numberSecret: 'a run of the simulator',
} as const;

/** What Amazon Connect lets a new instance do: calls that begin in a second and at once, and calls in the air. */
export const NEW_INSTANCE = { startsPerSecond: 2, startBurst: 5, callsInAir: 10 } as const;

/** People of every tier, where nobody says how many there are. */
export const USUAL_PEOPLE: Readonly<Record<SalesStructureKind, ReadonlyMap<TierNumber, number>>> = {
  one: new Map([[1, 4]]),
  two: new Map([
    [1, 2],
    [2, 2],
  ]),
  three: new Map([
    [1, 2],
    [2, 1],
    [3, 1],
  ]),
};

/** The same for so many tiers. */
export function usualPeople(tiers: number): ReadonlyMap<TierNumber, number> {
  if (tiers >= 3) return USUAL_PEOPLE.three;
  return tiers === 2 ? USUAL_PEOPLE.two : USUAL_PEOPLE.one;
}

/**
 * The structure with what its tiers dial with: one queue, routing profile and flow a tier, with ids of the shape that
 * Connect gives, wherever the document names none.
 */
export function equipped(document: StructureDocument): StructureDocument {
  return {
    ...document,
    tiers: document.tiers.map((tier, index) => ({ ...usualEquipment(TIER_NUMBERS[index] ?? 1), ...tier })),
  };
}

function usualEquipment(tier: TierNumber) {
  return {
    queueId: `00000000-0000-4000-8000-00000000020${tier}`,
    routingProfileId: `00000000-0000-4000-8000-00000000010${tier}`,
    contactFlowId: `00000000-0000-4000-8000-00000000030${tier}`,
    callerNumbers: [COMPANY.callerNumber],
  };
}

/** What the contact centre holds for each tier. */
export function equipmentOf({ tiers }: Pick<SalesStructure, 'tiers'>): readonly TierEquipment[] {
  return tiers.map(({ number, stages, ...own }) => {
    const { queueId, routingProfileId, contactFlowId } = { ...usualEquipment(number), ...own };
    return { tier: number, stages, queueId, routingProfileId, contactFlowId };
  });
}
