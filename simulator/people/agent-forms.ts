import type { Temporal } from 'temporal-polyfill';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { CallLeg } from '../connect/contact.ts';
import type { Oddities } from '../connect/oddities.ts';
import { randomFor } from '../random.ts';
import { agreedMoment } from './agreed-moment.ts';
import type { People } from './customers.ts';
import { formDetails } from './form-details.ts';
import type { Shift } from './shift.ts';
import type { Talk } from './talk.ts';

/** What an agent writes down of a call: the first form, or a second one that corrects it. */
export interface AgentForm {
  readonly number: 1 | 2;
  readonly said: Pick<Talk, 'disposition' | 'orderValue' | 'callbackAfterMinutes'>;
}

export interface AgentFormsInput {
  readonly seed: number;
  readonly oddities: Oddities;
  readonly people: People;
  readonly shift: Shift;
  readonly companyZone: string;
}

/** A callback on which agent and customer agreed. */
export interface AgreedCallback {
  readonly personId: string;
  readonly askedAt: string;
  readonly agreedAt: string;
}

/** What agents write into the form about a call, by the form's own names (docs/agents-form.md). */
export class AgentForms {
  readonly #input: AgentFormsInput;
  readonly #clock: VirtualClock;
  readonly #callbacks: AgreedCallback[] = [];

  constructor(input: AgentFormsInput, clock: VirtualClock) {
    this.#input = input;
    this.#clock = clock;
  }

  /** In the order in which they were agreed. */
  callbacks(): readonly AgreedCallback[] {
    return this.#callbacks;
  }

  fieldsOf(leg: CallLeg, { number, said }: AgentForm): Readonly<Record<string, string>> {
    const { callbackAfterMinutes: after } = said;
    const { tierline_stage: stage } = leg.attributes;
    const callId = leg.initialContactId ?? leg.contactId;
    const random = randomFor(this.#input.seed, 'form', callId);
    return {
      disposition: said.disposition,
      ...formDetails(said.disposition, { stage, callId }, random),
      ...(said.orderValue !== undefined && { orderValue: String(said.orderValue) }),
      ...(after !== undefined && this.#callbackFields(leg, number, this.#agree(leg, after))),
    };
  }

  #callbackFields(leg: CallLeg, formNumber: number, at: Temporal.Instant): Readonly<Record<string, string>> {
    const { seed, oddities, people } = this.#input;
    const random = randomFor(seed, 'callback form', leg.contactId, String(formNumber));
    const wish = random.next();
    const isLocal = random.chance(oddities.localCallbackTimes);
    const zone = people.personAt(leg.customerNumber)?.statedTimezone;
    const { sameAgentWishes, anyoneWishes } = oddities;
    return {
      callbackAt: isLocal && zone !== undefined ? localText(at, zone) : at.toString(),
      ...(wish < sameAgentWishes && { callbackWith: 'same-agent' }),
      ...(wish >= sameAgentWishes && wish < sameAgentWishes + anyoneWishes && { callbackWith: 'anyone' }),
    };
  }

  #agree(leg: CallLeg, afterMinutes: number): Temporal.Instant {
    const { people, shift, companyZone } = this.#input;
    const askedAt = leg.endedAt ?? this.#clock.now();
    const wish = askedAt.add({ minutes: afterMinutes });
    const person = people.personAt(leg.customerNumber);
    const zones = person === undefined ? [] : [person.zone];
    const agreedAt = agreedMoment(wish, zones, shift, companyZone) ?? wish;
    this.#callbacks.push({ personId: leg.personId, askedAt: askedAt.toString(), agreedAt: agreedAt.toString() });
    return agreedAt;
  }
}

function localText(at: Temporal.Instant, zone: string): string {
  return at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}
