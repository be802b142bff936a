import { Temporal } from 'temporal-polyfill';

/** A call of ours whose agent has finished the work after it, as the COMPLETED contact event tells. */
export interface FreedPerson {
  readonly contactId: string;
  readonly queueId: string | undefined;
  readonly startedAt: Temporal.Instant;
  readonly callEndedAt: Temporal.Instant;
  readonly agentFreeAt: Temporal.Instant;
}

/** Older than the oldest count of people a run can work with. */
const REMEMBERED = Temporal.Duration.from({ minutes: 1 });

/**
 * Remembers who became free for as long as a count of people can be out of date: the figures of the contact centre are
 * up to 15 s old and do not know of them.
 */
export class FreedPeople {
  #remembered: readonly FreedPerson[] = [];

  /** Repeats of a contact count once. */
  remember(freed: readonly FreedPerson[], now: Temporal.Instant): void {
    const oldest = now.subtract(REMEMBERED);
    const byContact = new Map([...this.#remembered, ...freed].map((person) => [person.contactId, person]));
    this.#remembered = [...byContact.values()].filter(
      ({ agentFreeAt }) => Temporal.Instant.compare(agentFreeAt, oldest) >= 0,
    );
  }

  all(): readonly FreedPerson[] {
    return this.#remembered;
  }
}
