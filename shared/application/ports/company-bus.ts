import type { OutgoingEvent } from '../../domain/outgoing-event.ts';

/** An event that the bus did not take, and the word it gave for that. */
export interface RefusedEvent {
  readonly event: OutgoingEvent;
  readonly why: string;
}

/** The bus on which the company's systems listen. */
export interface CompanyBus {
  /**
   * Puts the events on the bus. One that comes again is put again: its id tells. An event whose answer was lost counts as
   * refused, so that it may be there all the same.
   * @returns those that were not taken, in their order; the others were.
   */
  put(events: readonly OutgoingEvent[]): Promise<readonly RefusedEvent[]>;
}
