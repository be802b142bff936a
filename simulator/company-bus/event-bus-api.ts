import type { IncomingMessage, ServerResponse } from 'node:http';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import { identifierFor } from '../random.ts';
import { type LocalServer, sendJson, serveLocally } from '../wire/local-server.ts';

/** An event as EventBridge hands it to whoever listens. */
export interface BusEvent {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface EventBusSettings {
  readonly seed: number;
  readonly accountId: string;
  readonly region: string;
  readonly busName: string;
  /** Asked for each entry that is right: the error code with which EventBridge fails it all the same. */
  readonly failing?: () => string | undefined;
}

export interface EventBusApi extends LocalServer {
  /** What the bus has taken, in its order; an event that was put twice is there twice. */
  events(): readonly BusEvent[];
  /** Requests served so far. */
  requests(): number;
}

/**
 * What PutEvents takes.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
const MOST_ENTRIES = 10;
const MOST_BYTES = 256 * 1_024;
const TIME_BYTES = 14;

const entry = z.object({
  EventBusName: z.string(),
  Source: z.string().min(1),
  DetailType: z.string().min(1).max(128),
  Detail: z.string(),
  Time: z.number().optional(),
});
const putEvents = z.object({ Entries: z.array(entry).min(1).max(MOST_ENTRIES) });
const jsonObject = z.record(z.string(), z.unknown());

type Entry = z.output<typeof entry>;

/** An EventBridge bus on this machine, for the requests that the AWS SDK sends. Signatures are not checked. */
export async function startEventBusApi(settings: EventBusSettings, clock: VirtualClock): Promise<EventBusApi> {
  const taken: BusEvent[] = [];
  let requests = 0;

  const put = (
    given: Entry,
  ): { readonly EventId: string } | { readonly ErrorCode: string; readonly ErrorMessage: string } => {
    const detail = detailOf(given);
    if (detail === undefined) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
    const ErrorCode = settings.failing?.();
    if (ErrorCode !== undefined) return { ErrorCode, ErrorMessage: 'The entry was not taken.' };
    const { seed, accountId: account, region } = settings;
    const id = identifierFor(seed, 'bus event', String(taken.length));
    const time = secondOf(given.Time ?? clock.now().epochMilliseconds / 1_000);
    taken.push({
      version: '0',
      id,
      'detail-type': given.DetailType,
      source: given.Source,
      account,
      time,
      region,
      resources: [],
      detail,
    });
    return { EventId: id };
  };

  const handle = async (request: IncomingMessage, body: string, response: ServerResponse): Promise<void> => {
    requests += 1;
    if (request.headers['x-amz-target'] !== 'AWSEvents.PutEvents') {
      return refuse(response, 'UnknownOperationException', 'The simulated EventBridge serves PutEvents only.');
    }
    const read = putEvents.safeParse(JSON.parse(body));
    if (!read.success)
      return refuse(response, 'ValidationException', `1 to ${MOST_ENTRIES} whole entries are required.`);
    const { Entries: given } = read.data;
    if (given.some(({ EventBusName }) => !isBus(EventBusName, settings))) {
      return refuse(response, 'ResourceNotFoundException', 'Event bus does not exist.');
    }
    if (given.reduce((bytes, each) => bytes + bytesOf(each), 0) > MOST_BYTES) {
      return refuse(response, 'ValidationException', 'Total size of the entries in the request is over the limit.');
    }
    const Entries = given.map(put);
    send(response, 200, { FailedEntryCount: Entries.filter((each) => 'ErrorCode' in each).length, Entries });
  };

  const server = await serveLocally(clock, handle);
  return { ...server, events: () => taken, requests: () => requests };
}

function isBus(nameOrArn: string, { accountId, region, busName }: EventBusSettings): boolean {
  return nameOrArn === busName || nameOrArn === `arn:aws:events:${region}:${accountId}:event-bus/${busName}`;
}

function detailOf({ Detail }: Entry): Readonly<Record<string, unknown>> | undefined {
  try {
    return jsonObject.safeParse(JSON.parse(Detail)).data;
  } catch {
    return undefined;
  }
}

function bytesOf({ Source, DetailType, Detail }: Entry): number {
  return TIME_BYTES + Buffer.byteLength(Source) + Buffer.byteLength(DetailType) + Buffer.byteLength(Detail);
}

/** EventBridge tells times to the second. */
function secondOf(epochSeconds: number): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(epochSeconds) * 1_000).toString();
}

function refuse(response: ServerResponse, name: string, message: string): void {
  send(response, 400, { __type: name, message });
}

function send(response: ServerResponse, status: number, answer: unknown): void {
  sendJson(response, status, { 'content-type': 'application/x-amz-json-1.1' }, answer);
}
