import { Temporal } from 'temporal-polyfill';
import { type CallingHours, compileCallingHours } from './calling-hours.ts';
import type { CallWindow, Weekday } from './dial-rules.ts';
import type { TierNumber } from './tier-number.ts';

/** How many people of a tier take calls, and when. */
export interface TierStaff {
  readonly people: number;
  /** When they are at work, in their own zone; at all hours when absent. */
  readonly shifts?: {
    readonly zone: string;
    readonly windows: Readonly<Record<Weekday, readonly CallWindow[]>>;
  };
}

/** By tier; a tier that is missing has as many people as its calls ask for. */
export type Staffing = Readonly<Partial<Record<TierNumber, TierStaff>>>;

/** Counts the time that the people of one tier can give. */
export class StaffedTime {
  readonly #people: number;
  readonly #place: { readonly hours: CallingHours; readonly zone: string } | undefined;

  /** @throws RangeError when a window is not written `HH:MM`. */
  constructor({ people, shifts }: TierStaff) {
    this.#people = people;
    this.#place = shifts && {
      zone: shifts.zone,
      hours: compileCallingHours({ callWindows: shifts.windows, holidays: 'ignore' }, { isHoliday: () => false }),
    };
  }

  /**
   * Seconds of all people together within `[fromMs, toMs)`, epoch milliseconds.
   * @throws RangeError when the zone is unknown.
   */
  secondsWithin(fromMs: number, toMs: number): number {
    return (this.#people * this.#openMs(fromMs, toMs)) / 1_000;
  }

  #openMs(fromMs: number, toMs: number): number {
    if (this.#place === undefined) return toMs - fromMs;
    const { hours, zone } = this.#place;
    const area = { key: zone, country: '', zones: [zone] };
    let openMs = 0;
    for (let atMs = fromMs; atMs < toMs; ) {
      const verdict = hours.verdict(area, Temporal.Instant.fromEpochMilliseconds(atMs));
      const changes = verdict.kind === 'open' ? verdict.closesAt : verdict.opensAt;
      const nextMs = Math.min(changes?.epochMilliseconds ?? toMs, toMs);
      if (verdict.kind === 'open') openMs += nextMs - atMs;
      atMs = nextMs;
    }
    return openMs;
  }
}
