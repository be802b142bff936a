/**
 * The set of time zones and the legal region that decide when a number may be called.
 * A call is allowed only when it is allowed in every zone of the area.
 */
export interface CallingArea {
  /** Stable text that names the area in keys, made from country, both regions and zones; at most 64 characters. */
  readonly key: string;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string;
  /**
   * Subdivision of the lead's address: a bare ISO 3166-2 code (`NY`, `BY`), or the list's own words where they are none;
   * absent when unknown.
   */
  readonly region?: string;
  /** Subdivision that the digits of the number name, a bare ISO 3166-2 code; absent when unknown or the same as `region`. */
  readonly numberRegion?: string;
  /** IANA zone names, sorted, at least one. */
  readonly zones: readonly string[];
}

const LONGEST_KEY = 64;
const HASH_LENGTH = 16;
/** Cannot occur in a key that is written out in full, so that a shortened key never equals one of those. */
const SHORTENED = '=';
/** Stands before the number's region; cannot occur in a region as keys write it. */
const NUMBER_REGION = '+';

/**
 * The area of one number: a stated zone stands alone in place of the candidates, which come from the lead's address or the
 * numbering plan.
 *
 * The key is the same for the same country, regions and set of zones, whatever their order, and differs otherwise: written
 * out where it fits (`US-NY:America/New_York`, `US-NY+FL:America/New_York` with a Floridian number), else shortened with a
 * 64-bit hash of the whole.
 *
 * @throws RangeError when there is neither a stated nor a candidate zone.
 */
export function callingAreaFor(input: {
  readonly country: string;
  readonly region?: string | undefined;
  readonly numberRegion?: string | undefined;
  readonly timezone?: string | undefined;
  readonly candidateZones: readonly string[];
}): CallingArea {
  const zones = input.timezone === undefined ? [...new Set(input.candidateZones)].sort() : [input.timezone];
  if (zones.length === 0) throw new RangeError(`A calling area in ${input.country} needs at least one time zone.`);
  const region = input.region === '' ? undefined : input.region;
  const numberRegion = input.numberRegion === region ? undefined : input.numberRegion;
  const place = [
    input.country,
    region === undefined ? '' : `-${written(region)}`,
    numberRegion === undefined ? '' : `${NUMBER_REGION}${written(numberRegion)}`,
  ].join('');
  return {
    key: shortened(`${place}:${zones.join(',')}`),
    country: input.country,
    ...(region === undefined ? {} : { region }),
    ...(numberRegion === undefined ? {} : { numberRegion }),
    zones,
  };
}

function written(region: string): string {
  return encodeURIComponent(region.toWellFormed());
}

const knownZones = new Set<string>();

/** Whether the name is an IANA time zone that this runtime knows; mere offsets such as `+02:00` are not. */
export function isTimeZone(name: string): boolean {
  // Stryker disable next-line ConditionalExpression: names are kept for speed only, asked again the answer is the same.
  if (knownZones.has(name)) return true;
  // Stryker disable next-line Regex: of the names that the runtime takes only offsets do not begin with a letter, and they hold none.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
  // Stryker disable next-line CallExpression: kept for speed only.
  knownZones.add(name);
  return true;
}

function shortened(text: string): string {
  if (text.length <= LONGEST_KEY) return text;
  return text.slice(0, LONGEST_KEY - HASH_LENGTH - SHORTENED.length) + SHORTENED + hash64(text);
}

/** Two multiplicative 32-bit hashes (after cyrb53), mixed into each other, as 16 hexadecimal digits. */
function hash64(text: string): string {
  let first = 0xdeadbeef;
  let second = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 2654435761);
    second = Math.imul(second ^ unit, 1597334677);
  }
  const mixedFirst = Math.imul(first ^ (first >>> 16), 2246822507) ^ Math.imul(second ^ (second >>> 13), 3266489909);
  const mixedSecond =
    Math.imul(second ^ (second >>> 16), 2246822507) ^ Math.imul(mixedFirst ^ (mixedFirst >>> 13), 3266489909);
  return [mixedFirst, mixedSecond].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
