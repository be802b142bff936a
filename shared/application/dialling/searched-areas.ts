import { Temporal } from 'temporal-polyfill';
import { SLOT_MINUTES } from '../../domain/due-slot.ts';
import type { Lead } from '../../domain/lead.ts';

/** A search this early in its slot may have been answered by an index that does not show the slot's last leads yet. */
const INDEX_LAG_SECONDS = 10;

/** What an area showed is worth trying so long: whoever is written meanwhile costs a claim that is refused. */
const KEPT_SECONDS = 10;

/** What an area showed to a search, as far as nobody has taken it. */
export interface AreaAnswer {
  readonly leads: Lead[];
  readonly askedAt: Temporal.Instant;
  /** How often had been forgotten when it was asked for. */
  readonly forgotten: number;
  /** Whether nothing more was due. */
  readonly isWhole: boolean;
}

/**
 * Remembers which areas of a campaign a search has emptied, until the next slot makes other calls due. A normal call
 * planned meanwhile falls due with that slot at the earliest, so nothing is found later than without this memory; a
 * minute in which nothing is due costs no search. Leads that a search was shown and that no run has taken serve the next
 * runs for ten seconds. Whoever puts a lead back to where it was forgets.
 */
export class SearchedAreas {
  readonly #emptyUntil = new Map<string, Temporal.Instant>();
  readonly #shown = new Map<string, AreaAnswer>();
  #forgotten = 0;

  /** How often it was forgotten: a search begun before may have missed what was put back. */
  get forgotten(): number {
    return this.#forgotten;
  }

  isEmpty(campaignId: string, areaKey: string, now: Temporal.Instant): boolean {
    const until = this.#emptyUntil.get(`${campaignId} ${areaKey}`);
    return until !== undefined && Temporal.Instant.compare(now, until) < 0;
  }

  /** Every lead that the area showed at `searchedAt` was seen; `forgotten` as it was when the search began. */
  emptied(campaignId: string, areaKey: string, searchedAt: Temporal.Instant, forgotten: number): void {
    if (forgotten !== this.#forgotten) return;
    const slot = searchedAt.round({ smallestUnit: 'minute', roundingIncrement: SLOT_MINUTES, roundingMode: 'floor' });
    if (searchedAt.since(slot).total('seconds') < INDEX_LAG_SECONDS) return;
    this.#emptyUntil.set(`${campaignId} ${areaKey}`, slot.add({ minutes: SLOT_MINUTES }));
  }

  /** What the area showed last, while it serves: some of it is left, or nothing more was due. */
  shown(campaignId: string, areaKey: string, now: Temporal.Instant): AreaAnswer | undefined {
    const answer = this.#shown.get(`${campaignId} ${areaKey}`);
    if (answer === undefined || (answer.leads.length === 0 && !answer.isWhole)) return undefined;
    return now.since(answer.askedAt).total('seconds') < KEPT_SECONDS ? answer : undefined;
  }

  /** Keeps an answer; whoever takes a lead out of it is the only one to try it. */
  showed(campaignId: string, areaKey: string, answer: AreaAnswer): void {
    if (answer.forgotten === this.#forgotten) this.#shown.set(`${campaignId} ${areaKey}`, answer);
  }

  forget(): void {
    this.#emptyUntil.clear();
    this.#shown.clear();
    this.#forgotten += 1;
  }
}
