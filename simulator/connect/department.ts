import type { TierNumber } from '../../shared/domain/sales-structure.ts';
import type { Stage } from '../../shared/domain/stage.ts';
import type { ContactQueue } from './contact.ts';
import { queueOf, type TierEquipment } from './tier-equipment.ts';

/**
 * The tiers of the company as they are at the moment. What earlier tiers had stays in the instance: their queues go on to be
 * served, by the people who do that work now, so that calls in the air end where they began.
 */
export class Department {
  #tiers: readonly TierEquipment[];
  #retired: readonly TierEquipment[] = [];

  constructor(tiers: readonly TierEquipment[]) {
    this.#tiers = tiers;
  }

  get tiers(): readonly TierEquipment[] {
    return this.#tiers;
  }

  switchTo(tiers: readonly TierEquipment[]): void {
    this.#retired = [...this.#tiers, ...this.#retired];
    this.#tiers = tiers;
  }

  /** What a start names by its queue, else by its flow; that of the present tiers first. */
  equipmentNamed(request: {
    readonly queueId?: string | undefined;
    readonly contactFlowId: string;
  }): TierEquipment | undefined {
    const held = [...this.#tiers, ...this.#retired];
    return (
      held.find(({ queueId }) => queueId === request.queueId) ??
      held.find(({ contactFlowId }) => contactFlowId === request.contactFlowId)
    );
  }

  queueNamed(queueId: string): ContactQueue | undefined {
    const equipment = [...this.#tiers, ...this.#retired].find((held) => held.queueId === queueId);
    return equipment === undefined ? undefined : queueOf(equipment);
  }

  hasQueue(queueId: string): boolean {
    return [...this.#tiers, ...this.#retired].some((held) => held.queueId === queueId);
  }

  hasFlow(contactFlowId: string): boolean {
    return [...this.#tiers, ...this.#retired].some((held) => held.contactFlowId === contactFlowId);
  }

  /** Whose people take a call: those whose queue it waits in, or those who do the work of the tier that it was placed for. */
  serving(call: {
    readonly tier: TierNumber;
    readonly queue: ContactQueue;
    readonly stage?: Stage | undefined;
  }): TierNumber {
    return this.tierServing(call.queue.queueId, call);
  }

  /** Whose people take a call that waits in that queue. */
  tierServing(
    waitingIn: string,
    { tier, stage }: { readonly tier: TierNumber; readonly stage?: Stage | undefined },
  ): TierNumber {
    const own = this.#tiers.find(({ queueId }) => queueId === waitingIn);
    if (own !== undefined) return own.tier;
    const now = stage === undefined ? undefined : this.#tiers.find(({ stages }) => stages.includes(stage));
    return now?.tier ?? this.#tiers.at(-1)?.tier ?? tier;
  }
}
