import { Temporal } from 'temporal-polyfill';
import type {
  BacklogPart,
  EarliestLeads,
  LeadsPage,
  PendingCalls,
  ReviewList,
  TimerBacklog,
  TimerHeads,
  TimerIndex,
} from '../../shared/application/ports/timer-index.ts';
import { dueSlot } from '../../shared/domain/due-slot.ts';
import { currentNumber, type Lead, timerAt } from '../../shared/domain/lead.ts';

interface Due {
  readonly lead: Lead;
  readonly at: Temporal.Instant;
}

/** The promises of the port, kept by looking at every lead. */
export class InMemoryTimerIndex implements TimerIndex, TimerBacklog, TimerHeads, ReviewList {
  readonly #leads: () => readonly Lead[];

  constructor(leads: () => readonly Lead[]) {
    this.#leads = leads;
  }

  async duePromised(campaignId: string, now: Temporal.Instant, limit: number, after?: Lead): Promise<readonly Lead[]> {
    const due = this.#of(campaignId).flatMap((lead): readonly Due[] =>
      lead.state.kind === 'ready' && lead.state.urgency === 'promised' ? [{ lead, at: lead.state.dueAt }] : [],
    );
    const inOrder = firstDue(due, now, due.length).toSorted((a, b) => (isUpTo(a, b) ? -1 : 1));
    const from = after === undefined ? 0 : inOrder.filter((lead) => isUpTo(lead, after)).length;
    return inOrder.slice(from, from + limit);
  }

  async dueInArea(
    campaignId: string,
    areaKey: string,
    _shards: number,
    now: Temporal.Instant,
    limit: number,
    after?: Lead,
  ): Promise<readonly Lead[]> {
    const due = this.#of(campaignId).flatMap((lead): readonly Due[] => {
      const { state } = lead;
      const isNormal = state.kind === 'ready' && state.urgency === 'normal';
      return isNormal && currentNumber(lead).area.key === areaKey ? [{ lead, at: dueSlot(state.dueAt) }] : [];
    });
    const inOrder = firstDue(due, now, due.length);
    const place = inOrder.findIndex(({ id }) => id === after?.id);
    const following = after === undefined || place >= 0 ? inOrder.slice(place + 1) : inOrder.filter(follows(after));
    return following.slice(0, limit);
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

  async earliest(part: BacklogPart, limit: number): Promise<EarliestLeads> {
    const { leads, next } = await this.backlog(part, limit);
    return { leads, isAll: next === undefined };
  }

  async backlog(part: BacklogPart, limit: number, after?: string): Promise<LeadsPage> {
    const waiting = this.#of(part.campaignId).filter((lead) => {
      const { state } = lead;
      if (state.kind !== 'ready' || state.urgency !== part.kind) return false;
      return part.kind === 'promised' || currentNumber(lead).area.key === part.areaKey;
    });
    return pageOf(waiting, limit, after);
  }

  async rests(limit: number, after?: string): Promise<LeadsPage> {
    return pageOf(
      this.#leads().filter(({ state }) => state.kind === 'resting'),
      limit,
      after,
    );
  }

  async reviews(limit: number, after?: string): Promise<LeadsPage> {
    return pageOf(
      this.#leads().filter(({ state }) => state.kind === 'review'),
      limit,
      after,
    );
  }

  #of(campaignId: string): readonly Lead[] {
    return this.#leads().filter((lead) => lead.campaignId === campaignId);
  }
}

function isUpTo(lead: Lead, other: Lead): boolean {
  const order = Temporal.Instant.compare(dueOf(lead), dueOf(other));
  return order < 0 || (order === 0 && lead.id <= other.id);
}

function dueOf({ state }: Lead): Temporal.Instant {
  return timerAt(state) ?? Temporal.Instant.fromEpochMilliseconds(0);
}

/** Of a lead that is there no more: by slot and counted calls. */
function follows(gone: Lead): (lead: Lead) => boolean {
  return (lead) =>
    (Temporal.Instant.compare(dueSlot(dueOf(lead)), dueSlot(dueOf(gone))) || lead.counted - gone.counted) > 0;
}

function firstDue(candidates: readonly Due[], now: Temporal.Instant, limit: number): readonly Lead[] {
  return candidates
    .filter(({ at }) => Temporal.Instant.compare(at, now) <= 0)
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at) || a.lead.counted - b.lead.counted)
    .slice(0, limit)
    .map(({ lead }) => lead);
}

function pageOf(leads: readonly Lead[], limit: number, after = ''): LeadsPage {
  const following = leads
    .map((lead) => ({ lead, key: `${momentOf(lead)?.toString({ fractionalSecondDigits: 9 })} ${lead.id}` }))
    .filter(({ key }) => key > after)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const page = following.slice(0, limit);
  const last = page.at(-1);
  return {
    leads: page.map(({ lead }) => lead),
    ...(last !== undefined && following.length > limit ? { next: last.key } : {}),
  };
}

function momentOf({ state }: Lead): Temporal.Instant | undefined {
  return state.kind === 'review' ? state.since : timerAt(state);
}
