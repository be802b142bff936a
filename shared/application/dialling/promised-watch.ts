import { Temporal } from 'temporal-polyfill';
import type { Lead } from '../../domain/lead.ts';
import type { TimerIndex } from '../ports/timer-index.ts';

/** How much later a promised call may be found that is written while nothing is promised. */
const QUIET_SECONDS = 5;

/**
 * Promised calls, not asked for while none can be due: a question looks five seconds ahead, and when it finds nothing the
 * campaign is left alone as long. A call that is known beforehand is found at its moment; one that is written meanwhile,
 * and due at once, up to five seconds later.
 */
export class PromisedWatch {
  readonly #timers: Pick<TimerIndex, 'duePromised'>;
  readonly #clock: () => Temporal.Instant;
  readonly #quietUntil = new Map<string, Temporal.Instant>();

  constructor(timers: Pick<TimerIndex, 'duePromised'>, clock: () => Temporal.Instant) {
    this.#timers = timers;
    this.#clock = clock;
  }

  /** The first promised calls of a campaign that are due, earliest first. */
  async due(campaignId: string, limit: number): Promise<readonly Lead[]> {
    const now = this.#clock();
    const quietUntil = this.#quietUntil.get(campaignId);
    if (quietUntil !== undefined && Temporal.Instant.compare(now, quietUntil) < 0) return [];
    const ahead = now.add({ seconds: QUIET_SECONDS });
    const leads = await this.#timers.duePromised(campaignId, ahead, limit);
    if (leads.length === 0) this.#quietUntil.set(campaignId, ahead);
    return leads.filter(({ state }) => state.kind === 'ready' && Temporal.Instant.compare(state.dueAt, now) <= 0);
  }
}
