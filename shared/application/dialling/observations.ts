import type { Temporal } from 'temporal-polyfill';
import type { Campaign } from '../../domain/campaign.ts';
import type { Lead } from '../../domain/lead.ts';
import { type HoldReason, lastsStill, type ObservedCall } from '../../domain/observation.ts';
import type { Journal, JournalEntry } from '../ports/journal.ts';
import { OBSERVED_KEPT_DAYS, type ObservationLog } from '../ports/observation-log.ts';
import { SearchedAreas } from './searched-areas.ts';

/**
 * What a dialler that only observes would have done: each lead once for the moment it was due, however many runs meet it.
 * Leads that were observed stay where they are, due, and are called in the ordinary way once the mode is live. Read from the
 * log when first needed, then kept in memory; a run that finds nothing new writes nothing.
 */
export class Observations {
  /** Areas in which every due lead was observed; apart from those in which every due lead was called. */
  readonly searched = new SearchedAreas();
  readonly #log: ObservationLog;
  readonly #dueMs = new Map<string, number>();
  readonly #places = new Map<string, Lead>();
  #lasting: ObservedCall[] = [];
  #newCalls: ObservedCall[] = [];
  readonly #newHolds = new Map<
    string,
    { readonly campaign: Pick<Campaign, 'id' | 'tier'>; readonly why: HoldReason[] }
  >();
  #isRead = false;

  constructor(log: ObservationLog) {
    this.#log = log;
  }

  /** To be called before anything else of a run. */
  async begin(now: Temporal.Instant): Promise<void> {
    if (!this.#isRead) {
      const from = now.subtract({ hours: 24 * OBSERVED_KEPT_DAYS });
      for (const call of await this.#log.calls({ from, to: now })) this.#know(call);
      this.#isRead = true;
    }
    this.#lasting = this.#lasting.filter((call) => lastsStill(call, now));
  }

  /** Calls that were only observed and would be under way, so that somebody would be busy with each. */
  get lasting(): readonly ObservedCall[] {
    return this.#lasting;
  }

  /** Whether the lead was observed for the moment at which it is due. */
  knows({ id, state }: Lead): boolean {
    return state.kind === 'ready' && this.#dueMs.get(id) === state.dueAt.epochMilliseconds;
  }

  add(call: ObservedCall): void {
    this.#know(call);
    this.#newCalls.push(call);
  }

  /** The journal of a run that observes a campaign: counts what holds its leads back. */
  journalFor(campaign: Pick<Campaign, 'id' | 'tier'>, own: Journal): Journal {
    return {
      note: (entry) => {
        const why = holdReason(entry);
        if (why !== undefined) {
          const holds = this.#newHolds.get(campaign.id) ?? { campaign, why: [] };
          this.#newHolds.set(campaign.id, { ...holds, why: [...holds.why, why] });
        }
        own.note(entry);
      },
    };
  }

  /** Keeps what is new. What could not be kept is kept with what the next run finds. */
  async keep(now: Temporal.Instant): Promise<void> {
    if (this.#newCalls.length === 0 && this.#newHolds.size === 0) return;
    const hour = now.round({ smallestUnit: 'hour', roundingMode: 'floor' });
    const holds = [...this.#newHolds.values()].map(({ campaign: { id: campaignId, tier }, why }) => ({
      hour,
      campaignId,
      tier,
      counts: countsOf(why),
    }));
    await this.#log.keep(this.#newCalls, holds, now);
    this.#newCalls = [];
    this.#newHolds.clear();
  }

  /** The lead up to which all leads of a place (an area, the promised calls of a campaign) were seen. */
  seenUpTo(place: string): Lead | undefined {
    return this.#places.get(place);
  }

  /** Nothing falls due before this lead in its place any more. */
  sawUpTo(place: string, lead: Lead): void {
    this.#places.set(place, lead);
  }

  /** Leads were moved: whoever was passed may be due anew. */
  forgetPlaces(): void {
    this.#places.clear();
    this.searched.forget();
  }

  #know(call: ObservedCall): void {
    this.#dueMs.set(call.leadId, call.dueAt.epochMilliseconds);
    this.#lasting.push(call);
  }
}

function holdReason(entry: JournalEntry): HoldReason | undefined {
  if (entry.kind === 'touch-skipped') return entry.why;
  return entry.kind === 'call-held-back' ? entry.by : undefined;
}

function countsOf(why: readonly HoldReason[]): Partial<Record<HoldReason, number>> {
  const counts: Partial<Record<HoldReason, number>> = {};
  for (const reason of why) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}
