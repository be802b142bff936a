import type { Temporal } from 'temporal-polyfill';
import areaCodes from '../../shared/domain/data/area-codes.json' with { type: 'json' };
import type { PersonToSimulate } from '../people/customers.ts';
import { randomFor } from '../random.ts';

/** Somebody who makes themselves known while the run goes on. */
export interface CapturedPerson {
  readonly person: PersonToSimulate;
  readonly phone: string;
  readonly capturedAt: Temporal.Instant;
}

/** What browsers tell of where somebody is; whoever fills in a form by telephone tells nothing. */
const TOLD_ZONES = [
  'America/New_York',
  'America/Detroit',
  'America/Kentucky/Louisville',
  'America/Indiana/Indianapolis',
  'America/Chicago',
  'America/Menominee',
  'America/North_Dakota/Center',
  'America/Denver',
  'America/Boise',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'America/Juneau',
  'Pacific/Honolulu',
];
const TELLS_ZONE = 0.8;

/** Lines of 555-01xx, reserved for fiction, in each area code. */
const LINES = 100;

const AREA_CODES = Object.values(areaCodes.US).flatMap((joined) => joined.split(' '));

/** As many people as there are numbers for beside any list. */
export const MOST_CAPTURED = 20_000;

export interface Captures {
  readonly seed: number;
  readonly perDay: number;
  readonly days: number;
  readonly from: Temporal.Instant;
  /** Numbers that others have. */
  readonly taken: ReadonlySet<string>;
  /** The zones in which a number may ring. */
  readonly zonesOf: (phone: string) => readonly string[];
}

/**
 * Who makes themselves known, so many on each day at any hour, in the order of the moments. Everybody has a number of
 * their own that is not among those taken.
 * @throws RangeError when there are more people than numbers.
 */
export function capturedPeople({ seed, perDay, days, from, taken, zonesOf }: Captures): readonly CapturedPerson[] {
  const free = AREA_CODES.flatMap((areaCode) =>
    Array.from({ length: LINES }, (_, line) => `+1${areaCode}55501${String(line).padStart(2, '0')}`),
  ).filter((phone) => !taken.has(phone));
  const count = perDay * days;
  if (count > free.length) throw new RangeError(`There are numbers for ${free.length} more people, not for ${count}.`);
  const random = randomFor(seed, 'captured people');
  return Array.from({ length: count }, (_, index) => {
    const [phone] = free.splice(random.whole(0, free.length - 1), 1);
    if (phone === undefined) throw new RangeError('There is no number left.');
    const capturedAt = from.add({ hours: 24 * Math.floor(index / perDay), seconds: random.whole(0, 86_399) });
    const told = random.chance(TELLS_ZONE) ? { statedTimezone: random.pick(TOLD_ZONES) } : {};
    const person: PersonToSimulate = {
      personId: `W-${String(index + 1).padStart(4, '0')}`,
      phones: [phone],
      country: 'US',
      candidateZones: zonesOf(phone),
      stage: 'prospecting',
      ...told,
    };
    return { person, phone, capturedAt };
  }).toSorted((one, other) => one.capturedAt.epochMilliseconds - other.capturedAt.epochMilliseconds);
}
