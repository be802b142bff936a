import type { Temporal } from 'temporal-polyfill';
import { MOST_AGENTS_ASKED, type PeopleBoard, type PeopleSnapshot } from '../ports/telephony.ts';

/** GetCurrentMetricData refreshes every 15 s (Administrator Guide, "Real-time metrics"): asking sooner tells nothing new. */
const REFRESH_SECONDS = 15;

interface AgentSeen {
  readonly isFree: boolean;
  readonly at: Temporal.Instant;
}

/**
 * The latest count of people, asked for again only when the contact centre may have counted anew, and which agents were
 * free, asked for no more often.
 */
export class PeopleWatch {
  readonly #board: PeopleBoard;
  readonly #clock: () => Temporal.Instant;
  readonly #agents = new Map<string, AgentSeen>();
  #held: { readonly snapshot: PeopleSnapshot; readonly profiles: string } | undefined;

  constructor(board: PeopleBoard, clock: () => Temporal.Instant) {
    this.#board = board;
    this.#clock = clock;
  }

  async snapshot(routingProfileIds: readonly string[]): Promise<PeopleSnapshot> {
    const fresh = this.#fresh(routingProfileIds);
    if (fresh !== undefined) return fresh;
    const snapshot = await this.#board.snapshot(routingProfileIds);
    this.#held = { snapshot, profiles: named(routingProfileIds) };
    return snapshot;
  }

  /** Whether these are known without asking. */
  isFresh(routingProfileIds: readonly string[]): boolean {
    return this.#fresh(routingProfileIds) !== undefined;
  }

  #fresh(routingProfileIds: readonly string[]): PeopleSnapshot | undefined {
    if (this.#held?.profiles !== named(routingProfileIds)) return undefined;
    const { snapshot } = this.#held;
    const ageSeconds = this.#clock().since(snapshot.takenAt).total('seconds');
    return ageSeconds >= 0 && ageSeconds < REFRESH_SECONDS ? snapshot : undefined;
  }

  /**
   * Which of the agents are free: one request for those of whom nothing is known of the last 15 s, none when there are
   * none. Beyond a hundred of those the others pass for not free until they are asked for again.
   */
  async freeAgents(agentIds: readonly string[]): Promise<ReadonlySet<string>> {
    const now = this.#clock();
    for (const [id, { at }] of this.#agents) {
      if (now.since(at).total('seconds') >= REFRESH_SECONDS) this.#agents.delete(id);
    }
    const unknown = [...new Set(agentIds)].filter((id) => !this.#agents.has(id)).slice(0, MOST_AGENTS_ASKED);
    if (unknown.length > 0) {
      const free = await this.#board.freeAgents(unknown);
      for (const id of unknown) this.#agents.set(id, { isFree: free.has(id), at: now });
    }
    return new Set(agentIds.filter((id) => this.#agents.get(id)?.isFree));
  }

  /** The agent was given a call: not free until somebody looks again. */
  taken(agentId: string): void {
    this.#agents.set(agentId, { isFree: false, at: this.#clock() });
  }
}

function named(routingProfileIds: readonly string[]): string {
  return routingProfileIds.toSorted().join(' ');
}
