import { Temporal } from 'temporal-polyfill';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { ContactCentre } from '../contact-centre.ts';
import { randomFor } from '../random.ts';
import type { CapturedPerson } from './captured-people.ts';
import { captureEvent, caseEvent, purchaseEvent } from './company-event.ts';
import { ownPurchases } from './own-purchases.ts';

export interface CompanySystemsInput {
  readonly seed: number;
  /** Everybody on the list, by the name that the company has for them, which `phone` stands in for where it has none. */
  readonly people: readonly { readonly personId: string; readonly externalId?: string; readonly phone: string }[];
  /** The share of them that buys by itself in a month. */
  readonly ownPurchases: number;
  readonly captured: readonly CapturedPerson[];
  /** How many service cases are closed over the whole time. */
  readonly cases: number;
}

/** The company's shop, web forms and service desk: lets them tell on the bus what happens in that time. */
export function planCompanyEvents(
  input: CompanySystemsInput,
  centre: Pick<ContactCentre, 'tell'>,
  clock: VirtualClock,
  from: Temporal.Instant,
  until: Temporal.Instant,
): void {
  const { seed, people, captured } = input;
  const names = new Map(people.map(({ personId, externalId, phone }) => [personId, { externalId, phone }]));
  const tell = (at: Temporal.Instant, event: Parameters<ContactCentre['tell']>[0]) => {
    clock.at(at, () => centre.tell(event));
  };
  for (const purchase of ownPurchases(seed, [...names.keys()], input.ownPurchases, from, until)) {
    const at = Temporal.Instant.from(purchase.at);
    const { externalId, phone = '' } = names.get(purchase.personId) ?? {};
    tell(at, purchaseEvent(purchase, externalId === undefined ? { phone } : { externalId }, at, seed));
  }
  for (const { person, phone, capturedAt } of captured) {
    if (Temporal.Instant.compare(capturedAt, until) >= 0) continue;
    const { personId: externalId, statedTimezone: timezone } = person;
    const form = { externalId, phone, ...(timezone !== undefined && { timezone }) };
    tell(capturedAt, captureEvent(form, capturedAt, seed));
  }
  const random = randomFor(seed, 'closed cases');
  const known = people.flatMap(({ externalId }) => externalId ?? []);
  for (let number = 1; number <= input.cases && known.length > 0; number += 1) {
    const at = from.add({ seconds: random.whole(0, Math.floor(until.since(from).total('seconds')) - 1) });
    tell(at, caseEvent(`case ${number}`, random.pick(known), at, seed));
  }
}
