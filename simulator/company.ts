import type { Campaign } from '../shared/domain/campaign.ts';
import { SALES_STRUCTURES, type SalesStructureKind, type TierNumber } from '../shared/domain/sales-structure.ts';

/** The company of a simulated run: its contact-centre instance and what each tier works with. */
export const COMPANY = {
  deployment: 'simulated',
  tableName: 'tierline-leads',
  zone: 'America/New_York',
  region: 'us-east-1',
  accountId: '111122223333',
  instanceId: '12345678-1234-1234-1234-123456789012',
  callerNumber: '+12025550100',
  /** The bus on which the company's other systems listen. */
  busName: 'default',
  /** Keys the hashes of numbers; a secret only where the table is not thrown away. */
  numberSecret: 'a run of the simulator',
} as const;

export interface TierEquipment {
  readonly tier: TierNumber;
  readonly routingProfileId: string;
  readonly queueId: string;
  readonly contactFlowId: string;
}

/** One queue, routing profile and flow a tier, with ids of the shape that Connect gives. */
export function equipmentOf(kind: SalesStructureKind): readonly TierEquipment[] {
  return SALES_STRUCTURES[kind].tiers.map(({ number }) => ({
    tier: number,
    routingProfileId: `00000000-0000-4000-8000-00000000010${number}`,
    queueId: `00000000-0000-4000-8000-00000000020${number}`,
    contactFlowId: `00000000-0000-4000-8000-00000000030${number}`,
  }));
}

/** One campaign a tier. Customers and hand-overs are served before strangers. */
export function campaignsOf(kind: SalesStructureKind): readonly Campaign[] {
  const { tiers } = SALES_STRUCTURES[kind];
  const equipment = equipmentOf(kind);
  return tiers.flatMap(({ number, name, stages }) => {
    const own = equipment.find(({ tier }) => tier === number);
    if (own === undefined) return [];
    return [
      {
        id: stages.join('-and-'),
        name,
        tier: number,
        queueId: own.queueId,
        routingProfileId: own.routingProfileId,
        contactFlowId: own.contactFlowId,
        callerNumber: COMPANY.callerNumber,
        priority: 4 - number,
        shards: 1,
        areas: [],
      },
    ];
  });
}
