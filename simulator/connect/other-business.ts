import type { Temporal } from 'temporal-polyfill';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import { type Shift, shiftsFrom } from '../people/shift.ts';
import { identifierFor, randomFor } from '../random.ts';
import type { Contact } from './contact.ts';
import type { ContactEventType } from './contact-event.ts';
import type { Oddities } from './oddities.ts';

export interface OtherBusinessInput {
  readonly seed: number;
  readonly oddities: Pick<Oddities, 'otherContactsPerDay'>;
  readonly companyZone: string;
  readonly shift: Shift;
  readonly onEvent: (contact: Contact, eventType: ContactEventType) => void;
  readonly onCompleted: (contact: Contact) => void;
}

const QUEUE = { queueId: 'service-queue', routingProfileId: 'service-profile', name: 'Service' };
/** Whom another application reminds of an appointment; a number reserved for fiction. */
const REMINDED_NUMBER = '+447700900999';
const REMINDING_NUMBER = '+442079460999';

/**
 * What else goes on in the instance and is no business of the dialler's: chats, tasks, and calls that another application
 * places through the same API. Other people do this work, on lines that are not counted.
 */
export class OtherBusiness {
  readonly #input: OtherBusinessInput;
  readonly #clock: VirtualClock;
  readonly #contacts = new Map<string, Contact>();
  #isOpen = false;

  constructor(input: OtherBusinessInput, clock: VirtualClock) {
    this.#input = input;
    this.#clock = clock;
  }

  open(): void {
    this.#isOpen = true;
    if (this.#input.oddities.otherContactsPerDay > 0) this.#planDay(this.#clock.now());
  }

  close(): void {
    this.#isOpen = false;
  }

  find(contactId: string): Contact | undefined {
    return this.#contacts.get(contactId);
  }

  #planDay(from: Temporal.Instant): void {
    const { seed, oddities, companyZone, shift } = this.#input;
    const { startsAt, endsAt } = shiftsFrom(shift, companyZone, from);
    const shiftSeconds = endsAt.since(startsAt).total('seconds');
    for (let index = 0; index < oddities.otherContactsPerDay; index += 1) {
      const key = [startsAt.toString(), String(index)];
      const afterSeconds = randomFor(seed, 'other business', ...key).whole(0, shiftSeconds);
      this.#clock.at(startsAt.add({ seconds: afterSeconds }), () => this.#begin(key));
    }
    this.#clock.at(endsAt, () => this.#planDay(endsAt));
  }

  #begin(key: readonly string[]): void {
    if (!this.#isOpen) return;
    const { seed } = this.#input;
    const random = randomFor(seed, 'other contact', ...key);
    const channel = random.pick(['CHAT', 'TASK', 'VOICE'] as const);
    const contact: Contact = {
      contactId: identifierFor(seed, 'other contact', ...key),
      channel,
      initiationMethod: 'API',
      attributes: { topic: random.pick(['returns', 'billing', 'appointment']) },
      ...(channel === 'VOICE' && { customerNumber: REMINDED_NUMBER, systemNumber: REMINDING_NUMBER }),
      queue: QUEUE,
      initiatedAt: this.#clock.now(),
      phase: 'waiting',
    };
    this.#contacts.set(contact.contactId, contact);
    this.#input.onEvent(contact, 'INITIATED');
    this.#clock.after(random.whole(1_000, 20_000), () => {
      contact.connectedAt = this.#clock.now();
      this.#input.onEvent(contact, 'CONNECTED_TO_SYSTEM');
    });
    this.#clock.after(random.whole(30_000, 1_200_000), () => this.#end(contact));
  }

  #end(contact: Contact): void {
    contact.phase = 'over';
    contact.endedAt = this.#clock.now();
    contact.disconnectReason = contact.channel === 'TASK' ? 'AGENT_DISCONNECT' : 'CUSTOMER_DISCONNECT';
    this.#input.onEvent(contact, 'DISCONNECTED');
    this.#input.onEvent(contact, 'COMPLETED');
    this.#input.onCompleted(contact);
  }
}
