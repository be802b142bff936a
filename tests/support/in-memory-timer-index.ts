import { Temporal } from 'temporal-polyfill';
import type { PendingCalls, TimerIndex } from '../../shared/application/ports/timer-index.ts';
import { SLOT_MINUTES } from '../../shared/domain/due-slot.ts';
import { currentNumber, type Lead } from '../../shared/domain/lead.ts';

interface Due {
  readonly lead: Lead;
  readonly at: Temporal.Instant;
}

/** The promises of the port, kept by looking at every lead. */
export class InMemoryTimerIndex implements TimerIndex {
  readonly #leads: () => readonly Lead[];

  constructor(leads: () => readonly Lead[]) {
    this.#leads = leads;
  }

  async duePromised(campaignId: string, now: Temporal.Instant, limit: number): Promise<readonly Lead[]> {
    const due = this.#of(campaignId).flatMap((lead): readonly Due[] =>
      lead.state.kind === 'ready' && lead.state.urgency === 'promised' ? [{ lead, at: lead.state.dueAt }] : [],
    );
    return firstDue(due, now, limit);
  }

  async dueInArea(
    campaignId: string,
    areaKey: string,
    _shards: number,
    now: Temporal.Instant,
    limit: number,
  ): Promise<readonly Lead[]> {
    const due = this.#of(campaignId).flatMap((lead): readonly Due[] => {
      const { state } = lead;
      const isNormal = state.kind === 'ready' && state.urgency === 'normal';
      return isNormal && currentNumber(lead).area.key === areaKey ? [{ lead, at: slotOf(state.dueAt) }] : [];
    });
    return firstDue(due, now, limit);
  }

  async pending(now: Temporal.Instant, limit: number): Promise<PendingCalls> {
    const leads = this.#leads();
    const resting = leads.flatMap((lead): readonly Due[] =>
      lead.state.kind === 'resting' ? [{ lead, at: lead.state.until }] : [],
    );
    return {
      dialling: leads.filter((lead) => lead.state.kind === 'dialling'),
      wrapping: leads.filter((lead) => lead.state.kind === 'wrapping'),
      rested: firstDue(resting, now, limit),
    };
  }

  #of(campaignId: string): readonly Lead[] {
    return this.#leads().filter((lead) => lead.campaignId === campaignId);
  }
}

function slotOf(dueAt: Temporal.Instant): Temporal.Instant {
  return dueAt.round({ smallestUnit: 'minute', roundingIncrement: SLOT_MINUTES, roundingMode: 'ceil' });
}

function firstDue(candidates: readonly Due[], now: Temporal.Instant, limit: number): readonly Lead[] {
  return candidates
    .filter(({ at }) => Temporal.Instant.compare(at, now) <= 0)
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at) || a.lead.counted - b.lead.counted)
    .slice(0, limit)
    .map(({ lead }) => lead);
}
