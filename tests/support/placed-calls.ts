import { Temporal } from 'temporal-polyfill';
import type { CompanyAtWork } from '../../simulator/company-at-work.ts';

interface PlacedCall {
  readonly personId: string;
  /** `HH:MM` where the person is. */
  readonly localTime: string;
}

/** The calls that rang at telephones after a moment, as the simulated network knows them. */
export function callsAfter({ centre }: Pick<CompanyAtWork, 'centre'>, from: Temporal.Instant): readonly PlacedCall[] {
  const { calls, people } = centre.groundTruth();
  const zones = new Map(people.map(({ personId, zone }) => [personId, zone]));
  return calls
    .filter(({ startedAt }) => Temporal.Instant.compare(startedAt, from) > 0)
    .map(({ personId, startedAt }) => ({
      personId,
      localTime: Temporal.Instant.from(startedAt)
        .toZonedDateTimeISO(zones.get(personId) ?? 'UTC')
        .toPlainTime()
        .toString({ smallestUnit: 'minute' }),
    }));
}
