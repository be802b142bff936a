import type { TierNumber } from '../../shared/domain/sales-structure.ts';
import type { Stage } from '../../shared/domain/stage.ts';
import type { ContactQueue } from './contact.ts';

/** What the instance holds for the people of one tier. */
export interface TierEquipment {
  readonly tier: TierNumber;
  readonly stages: readonly Stage[];
  readonly routingProfileId: string;
  readonly queueId: string;
  readonly contactFlowId: string;
}

export function queueOf({ tier, queueId, routingProfileId }: TierEquipment): ContactQueue {
  return { queueId, routingProfileId, name: `Tier ${tier}` };
}
