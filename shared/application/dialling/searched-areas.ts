import { Temporal } from 'temporal-polyfill';
import { SLOT_MINUTES } from '../../domain/due-slot.ts';

/** A search this early in its slot may have been answered by an index that does not show the slot's last leads yet. */
const INDEX_LAG_SECONDS = 10;

/**
 * Remembers which areas of a campaign a search has emptied, until the next slot makes other calls due. A normal call
 * planned meanwhile falls due with that slot at the earliest, so nothing is found later than without this memory; a
 * minute in which nothing is due costs no search. Whoever puts a lead back to where it was forgets.
 */
export class SearchedAreas {
  readonly #emptyUntil = new Map<string, Temporal.Instant>();
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

  forget(): void {
    this.#emptyUntil.clear();
    this.#forgotten += 1;
  }
}
