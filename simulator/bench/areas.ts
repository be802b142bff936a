import { Temporal } from 'temporal-polyfill';
import type { CallingArea } from '../../shared/domain/calling-area.ts';

/** Where leads of a backlog are, `country[-region]` and the zones a number there may be in. */
const PLACES: readonly (readonly [place: string, ...zones: string[]])[] = [
  ['US-NY', 'America/New_York'],
  ['US-FL', 'America/New_York'],
  ['US-FL', 'America/Chicago', 'America/New_York'],
  ['US-IL', 'America/Chicago'],
  ['US-TX', 'America/Chicago'],
  ['US-TN', 'America/Chicago', 'America/New_York'],
  ['US-CO', 'America/Denver'],
  ['US-AZ', 'America/Phoenix'],
  ['US-CA', 'America/Los_Angeles'],
  ['US-WA', 'America/Los_Angeles'],
  [
    'US',
    'America/Anchorage',
    'America/Chicago',
    'America/Denver',
    'America/Los_Angeles',
    'America/New_York',
    'Pacific/Honolulu',
  ],
  ['CA-ON', 'America/Toronto'],
  ['CA-BC', 'America/Vancouver'],
  ['CA-NL', 'America/St_Johns'],
  ['CA', 'America/Edmonton', 'America/Halifax', 'America/Toronto', 'America/Vancouver', 'America/Winnipeg'],
  ['GB', 'Europe/London'],
  ['GB-SCT', 'Europe/London'],
  ['IE', 'Europe/Dublin'],
  ['DE', 'Europe/Berlin'],
  ['DE-BY', 'Europe/Berlin'],
  ['FR', 'Europe/Paris'],
  ['ES', 'Africa/Ceuta', 'Atlantic/Canary', 'Europe/Madrid'],
  ['PT', 'Atlantic/Azores', 'Atlantic/Madeira', 'Europe/Lisbon'],
  ['IT', 'Europe/Rome'],
  ['NL', 'Europe/Amsterdam'],
  ['PL', 'Europe/Warsaw'],
  ['SE', 'Europe/Stockholm'],
  ['MX', 'America/Cancun', 'America/Hermosillo', 'America/Mexico_City', 'America/Tijuana'],
  ['BR', 'America/Manaus', 'America/Noronha', 'America/Rio_Branco', 'America/Sao_Paulo'],
  ['CL', 'America/Punta_Arenas', 'America/Santiago', 'Pacific/Easter'],
  ['CU', 'America/Havana'],
  ['AU', 'Australia/Adelaide', 'Australia/Brisbane', 'Australia/Darwin', 'Australia/Perth', 'Australia/Sydney'],
  ['AU-NSW', 'Australia/Sydney'],
  ['AU-NSW', 'Australia/Lord_Howe'],
  ['NZ', 'Pacific/Auckland', 'Pacific/Chatham'],
  ['IN', 'Asia/Kolkata'],
  ['NP', 'Asia/Kathmandu'],
  ['ID', 'Asia/Jakarta', 'Asia/Jayapura', 'Asia/Makassar'],
  ['MA', 'Africa/Casablanca'],
  ['ZA', 'Africa/Johannesburg'],
];

const START = Temporal.Instant.from('2026-03-05T12:00Z');

/** The forty areas of a backlog, each with the offset of its first zone on 5 March 2026. */
export const AREAS: readonly { readonly area: CallingArea; readonly offsetMs: number }[] = PLACES.map(
  ([place, ...zones]) => {
    const [country = place, region] = place.split('-');
    const key = `${place}:${zones.join(',')}`;
    const area = region === undefined ? { key, country, zones } : { key, country, region, zones };
    return { area, offsetMs: START.toZonedDateTimeISO(zones[0] ?? 'UTC').offsetNanoseconds / 1_000_000 };
  },
);
