import { type EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { CompanyBus, RefusedEvent } from '../../application/ports/company-bus.ts';
import { detailJson, type OutgoingEvent } from '../../domain/outgoing-event.ts';

/**
 * What one request may hold, and what an entry counts beside its texts.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html
 */
const MOST_ENTRIES = 10;
const MOST_BYTES = 256 * 1_024;
const TIME_BYTES = 14;

/** The word for an event that is not put at all. */
const OUT_OF_SHAPE = 'not of its own shape';

interface Parcel {
  readonly event: OutgoingEvent;
  readonly entry: PutEventsRequestEntry;
}

/** Puts events on one EventBridge bus, ten to a request, one request after the other. */
export class EventBridgeBus implements CompanyBus {
  readonly #client: EventBridgeClient;
  readonly #busName: string;
  readonly #source: string;

  /**
   * @param busName name or ARN of the bus.
   * @param source what the events name as theirs, so that rules tell deployments apart.
   */
  constructor(client: EventBridgeClient, busName: string, source: string) {
    this.#client = client;
    this.#busName = busName;
    this.#source = source;
  }

  async put(events: readonly OutgoingEvent[]): Promise<readonly RefusedEvent[]> {
    const whys = new Map<OutgoingEvent, string>();
    const parcels = events.flatMap((event) => {
      const parcel = this.#parcel(event);
      if (parcel === undefined) whys.set(event, OUT_OF_SHAPE);
      return parcel ?? [];
    });
    for (const request of requestsOf(parcels)) {
      for (const { event, why } of await this.#send(request)) whys.set(event, why);
    }
    return events.flatMap((event) => {
      const why = whys.get(event);
      return why === undefined ? [] : [{ event, why }];
    });
  }

  /** Undefined when the event breaks its own schema: nothing is told that no listener could rely on. */
  #parcel(event: OutgoingEvent): Parcel | undefined {
    const Detail = detailJson(event);
    if (Detail === undefined) return undefined;
    const entry = {
      EventBusName: this.#busName,
      Source: this.#source,
      DetailType: event.kind,
      Time: new Date(event.detail.at.epochMilliseconds),
      Detail,
    };
    return { event, entry };
  }

  /** A request that fails as a whole has told nothing that could be relied on. */
  async #send(parcels: readonly Parcel[]): Promise<readonly RefusedEvent[]> {
    try {
      const { Entries = [] } = await this.#client.send(
        new PutEventsCommand({ Entries: parcels.map(({ entry }) => entry) }),
      );
      return parcels.flatMap(({ event }, index) => {
        const answer = Entries[index];
        if (answer?.EventId !== undefined) return [];
        return [{ event, why: answer?.ErrorCode ?? 'no answer of its own' }];
      });
    } catch (error) {
      const why = error instanceof Error ? error.name : 'an error that is none';
      return parcels.map(({ event }) => ({ event, why }));
    }
  }
}

function requestsOf(parcels: readonly Parcel[]): readonly (readonly Parcel[])[] {
  const requests: Parcel[][] = [];
  let bytes = 0;
  for (const parcel of parcels) {
    const open = requests.at(-1);
    const size = bytesOf(parcel.entry);
    if (open === undefined || open.length === MOST_ENTRIES || bytes + size > MOST_BYTES) {
      requests.push([parcel]);
      bytes = size;
    } else {
      open.push(parcel);
      bytes += size;
    }
  }
  return requests;
}

function bytesOf({ Source = '', DetailType = '', Detail = '' }: PutEventsRequestEntry): number {
  return TIME_BYTES + Buffer.byteLength(Source) + Buffer.byteLength(DetailType) + Buffer.byteLength(Detail);
}
