import { isSupportedCountry } from 'libphonenumber-js/max';
import { isTimeZone } from '../domain/calling-area.ts';
import { parsePhoneNumber } from '../domain/phone-number.ts';
import type { LeadCaptured } from './business-events.ts';
import type { ListedLead, ListedNumber } from './lead-list.ts';
import { areaOfNumber } from './number-area.ts';
import type { NumberZones } from './ports/number-zones.ts';

/** As many as a lead may have; further ones are left out. */
const MOST_NUMBERS = 5;

export type CapturedReading =
  /** `unusable` numbers were left out: they can be no telephone numbers. */
  | { readonly kind: 'lead'; readonly lead: Omit<ListedLead, 'line'>; readonly unusable: number }
  /** `why` names the member and what it takes, never its value. */
  | { readonly kind: 'bad'; readonly why: string };

/** A captured lead in the words of a list's row, so that both are stored alike: its numbers that can be called, with their areas. */
export function capturedLead(captured: LeadCaptured, zones: NumberZones): CapturedReading {
  const { timezone, region, postalCode, country: stated } = captured;
  if (stated !== undefined && !isSupportedCountry(stated)) return bad('country: is no known two-letter code');
  if (timezone !== undefined && !isTimeZone(timezone)) return bad('timezone: is no time zone name');
  const numbers = new Map<string, ListedNumber>();
  let unusable = 0;
  let country: string | undefined = stated;
  for (const phone of captured.phones) {
    const number = parsePhoneNumber(phone, stated);
    if (number.kind === 'impossible') {
      unusable += 1;
      continue;
    }
    const place = country ?? number.country;
    country = place;
    const area = areaOfNumber(number, { country: place, region, postalCode, timezone }, zones);
    if (area === undefined) return bad('timezone: is required, because none is known for the number');
    if (numbers.size < MOST_NUMBERS) numbers.set(number.e164, { e164: number.e164, area });
  }
  if (country === undefined || numbers.size === 0) return bad('phone: none of the numbers can be a telephone number');
  const { stage, source, externalId, name, consent, attributes } = captured;
  return {
    kind: 'lead',
    unusable,
    lead: {
      stage,
      source,
      country,
      numbers: [...numbers.values()],
      attributes: postalCode === undefined ? attributes : { ...attributes, postal_code: postalCode },
      ...(externalId !== undefined && { externalId }),
      ...(name !== undefined && { name }),
      ...(timezone !== undefined && { timezone }),
      ...(region !== undefined && { region }),
      ...(consent !== undefined && { consent }),
    },
  };
}

function bad(why: string): CapturedReading {
  return { kind: 'bad', why };
}
