/** What happened to one request of a function, told apart as finely as the code that meets it can tell. */
export const REQUEST_STRIKES = [
  'throttled',
  'failed-before',
  'failed-after',
  'conflict',
  'repeated',
  'killed-before',
  'killed-after',
] as const;

/** What happened to something on its way to a function, or from one to the company's bus. */
export const DELIVERY_STRIKES = ['duplicated', 'reordered', 'delayed', 'dropped', 'twice-at-once', 'refused'] as const;

export type RequestStrike = (typeof REQUEST_STRIKES)[number];
export type DeliveryStrike = (typeof DELIVERY_STRIKES)[number];
export type Strike = RequestStrike | DeliveryStrike;

/** How often each fault struck at each call site. */
export type StrikeCounts = ReadonlyMap<string, ReadonlyMap<Strike, number>>;

/** Counts strikes by call site, for example `opt-out PutItem` or `contact-event`. */
export class Strikes {
  readonly #bySite = new Map<string, Map<Strike, number>>();

  add(site: string, strike: Strike, times = 1): void {
    const atSite = this.#bySite.get(site) ?? new Map<Strike, number>();
    atSite.set(strike, (atSite.get(strike) ?? 0) + times);
    this.#bySite.set(site, atSite);
  }

  /** Takes in what another run counted. */
  addAll(counts: StrikeCounts): void {
    for (const [site, atSite] of counts) {
      for (const [strike, times] of atSite) this.add(site, strike, times);
    }
  }

  counts(): StrikeCounts {
    return this.#bySite;
  }
}
