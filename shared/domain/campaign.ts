import type { Temporal } from 'temporal-polyfill';
import type { CallingArea } from './calling-area.ts';
import type { TierNumber } from './tier-number.ts';

/** The unit that dials. What it does not bring of its own it dials with the equipment of its tier. */
export interface Campaign {
  readonly id: string;
  readonly name: string;
  readonly tier: TierNumber;
  readonly queueId?: string;
  /** People who take its calls share one routing profile; free people are counted by it. */
  readonly routingProfileId?: string;
  readonly contactFlowId?: string;
  readonly callerNumber?: string;
  /** 1 is served first. */
  readonly priority: number;
  readonly startsAt?: Temporal.Instant;
  readonly endsAt?: Temporal.Instant;
  /** Index partitions per area; grows with the campaign's size. */
  readonly shards: number;
  /** Every area in which the campaign holds or held leads: added before the first lead, never removed while used. */
  readonly areas: readonly CallingArea[];
}
