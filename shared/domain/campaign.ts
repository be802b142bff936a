import type { Temporal } from 'temporal-polyfill';
import type { CallingArea } from './calling-area.ts';
import type { TierNumber } from './sales-structure.ts';

/** The unit that dials: who calls, through which flow and queue, under which number. */
export interface Campaign {
  readonly id: string;
  readonly name: string;
  readonly tier: TierNumber;
  readonly queueId: string;
  /** People of the tier share one routing profile; free people are counted by it. */
  readonly routingProfileId: string;
  readonly contactFlowId: string;
  readonly callerNumber: string;
  /** 1 is served first. */
  readonly priority: number;
  readonly startsAt?: Temporal.Instant;
  readonly endsAt?: Temporal.Instant;
  /** Index partitions per area; grows with the campaign's size. */
  readonly shards: number;
  /** Every area in which the campaign holds or held leads: added before the first lead, never removed while used. */
  readonly areas: readonly CallingArea[];
}
