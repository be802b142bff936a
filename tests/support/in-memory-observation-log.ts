import { Temporal } from 'temporal-polyfill';
import type { ObservationLog, ObservedSpan } from '../../shared/application/ports/observation-log.ts';
import type { HoldReason, ObservedCall, ObservedHolds } from '../../shared/domain/observation.ts';

/** The promises of the port without a database. */
export class InMemoryObservationLog implements ObservationLog {
  /** How often something was written. */
  writes = 0;
  readonly #calls = new Map<string, ObservedCall>();
  readonly #holds = new Map<string, ObservedHolds>();

  async keep(calls: readonly ObservedCall[], holds: readonly ObservedHolds[]): Promise<void> {
    this.writes += 1;
    for (const call of calls) this.#calls.set(`${call.leadId} ${call.dueAt.toString()}`, call);
    for (const hold of holds) {
      const key = `${hold.hour.toString()} ${hold.campaignId}`;
      this.#holds.set(key, { ...hold, counts: summed(this.#holds.get(key)?.counts ?? {}, hold.counts) });
    }
  }

  async calls(span: ObservedSpan): Promise<readonly ObservedCall[]> {
    return [...this.#calls.values()]
      .filter(({ at }) => isIn(span, at))
      .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at) || (a.leadId < b.leadId ? -1 : 1));
  }

  async holds(span: ObservedSpan): Promise<readonly ObservedHolds[]> {
    return [...this.#holds.values()]
      .filter(({ hour }) => isIn(span, hour))
      .toSorted((a, b) => Temporal.Instant.compare(a.hour, b.hour) || (a.campaignId < b.campaignId ? -1 : 1));
  }
}

function isIn({ from, to }: ObservedSpan, at: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at, from) >= 0 && Temporal.Instant.compare(at, to) <= 0;
}

function summed(one: ObservedHolds['counts'], other: ObservedHolds['counts']): ObservedHolds['counts'] {
  const total: Partial<Record<HoldReason, number>> = { ...one };
  for (const [reason, count] of entriesOf(other)) total[reason] = (total[reason] ?? 0) + count;
  return total;
}

function entriesOf(counts: ObservedHolds['counts']): readonly (readonly [HoldReason, number])[] {
  const entries: [HoldReason, number][] = [];
  let reason: HoldReason;
  for (reason in counts) entries.push([reason, counts[reason] ?? 0]);
  return entries;
}
