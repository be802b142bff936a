import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { DeadLetter, WayBack } from './dead-letter.ts';
import { kinesisEvent } from './kinesis-event.ts';
import type { KeptMessage } from './queue-box.ts';

/** Where rejected input belongs. */
export interface Recorders {
  readonly contactEventsUrl: string;
  readonly businessEventsUrl: string;
  readonly recordContactRecord: string;
  readonly recordDisposition: string;
  readonly optOut: string;
  readonly publishEvents: string;
}

const STALE_WAKE_UP: WayBack = {
  kind: 'none',
  why: 'a wake-up says what was so at its own moment; the dialler has been woken each minute since',
  mend: 'Discard it: no lead hangs on it.',
};

const NO_EVENT: WayBack = {
  kind: 'none',
  why: 'its payload is no JSON object, and no flow sends anything else',
  mend: 'Read it with show, and mend the contact flow that sent it.',
};
const NO_RECORD: WayBack = {
  kind: 'none',
  why: "its payload is no JSON object, and the table's stream holds nothing else",
  mend: 'Discard it when it is of no use.',
};
const jsonObject = z.record(z.string(), z.unknown());

/** An event of a bus that its function failed on each time, or that the rule could not deliver to the function's queue. */
export function busEventLetter(
  message: KeptMessage,
  source: 'contact-events' | 'business-events',
  queueUrl: string,
): DeadLetter {
  const { ERROR_CODE: undelivered } = message.attributes;
  return {
    ...common(message),
    source,
    reason: undelivered === undefined ? 'its function failed on every try' : `not delivered: ${undelivered}`,
    wayBack: { kind: 'to-queue', queueUrl, body: message.body },
  };
}

/** A wake-up that the dialler failed on each time. */
export function wakeUpLetter(message: KeptMessage): DeadLetter {
  return {
    ...common(message),
    source: 'wake-ups',
    reason: 'the dialler failed on every try',
    wayBack: STALE_WAKE_UP,
  };
}

/** Input that its function did not understand and put aside with the reason. */
export function rejectedLetter(message: KeptMessage, recorders: Recorders): DeadLetter {
  const { source: cameAs, reason, at } = message.attributes;
  const letter = {
    ...common(message),
    source: 'rejected-input' as const,
    ...(cameAs !== undefined && { cameAs }),
    ...(reason !== undefined && { reason }),
    receivedAt: momentFrom(at) ?? message.sentAt,
  };
  switch (cameAs) {
    case 'contact-event':
      return { ...letter, wayBack: { kind: 'to-queue', queueUrl: recorders.contactEventsUrl, body: message.body } };
    case 'business-event':
      return { ...letter, wayBack: { kind: 'to-queue', queueUrl: recorders.businessEventsUrl, body: message.body } };
    case 'contact-record':
      return {
        ...letter,
        payload: Buffer.from(message.body, 'base64').toString('utf8'),
        wayBack: { kind: 'to-function', functionName: recorders.recordContactRecord, events: [kinesisEvent(message)] },
      };
    case 'disposition':
      return { ...letter, ...flowInput(message.body, letter.receivedAt, recorders.recordDisposition) };
    case 'opt-out':
      return { ...letter, ...flowInput(message.body, letter.receivedAt, recorders.optOut) };
    case 'table-change':
      return { ...letter, wayBack: tableChangeBack(message.body, recorders.publishEvents) };
    case 'wake-up':
      return { ...letter, wayBack: STALE_WAKE_UP };
    default:
      return { ...letter, wayBack: unknownWayBack(cameAs) };
  }
}

function common({ id, sentAt, body }: KeptMessage) {
  return { id, receivedAt: sentAt, bytes: Buffer.byteLength(body), payload: body };
}

/**
 * An event of a flow goes back with the moment at which it first came, so that a disposition never outdoes what the
 * agent said since; where it was rejected again, that moment came with it.
 */
function flowInput(
  body: string,
  keptAt: Temporal.Instant,
  functionName: string,
): Pick<DeadLetter, 'payload' | 'receivedAt' | 'wayBack'> {
  const event = jsonObject.safeParse(jsonFrom(body));
  if (!event.success) return { payload: body, receivedAt: keptAt, wayBack: NO_EVENT };
  const { receivedAt: first, ...asItCame } = event.data;
  const receivedAt = momentFrom(first) ?? keptAt;
  return {
    payload: JSON.stringify(asItCame),
    receivedAt,
    wayBack: { kind: 'to-function', functionName, events: [{ ...asItCame, receivedAt: receivedAt.toString() }] },
  };
}

function tableChangeBack(body: string, functionName: string): WayBack {
  const record = jsonObject.safeParse(jsonFrom(body));
  return record.success ? { kind: 'to-function', functionName, events: [{ Records: [record.data] }] } : NO_RECORD;
}

function unknownWayBack(cameAs: string | undefined): WayBack {
  return {
    kind: 'none',
    why: cameAs === undefined ? 'it does not say what it came as' : `nothing is known that takes ${cameAs}`,
    mend: 'Read it with show, and discard it when it is of no use.',
  };
}

function jsonFrom(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function momentFrom(text: unknown): Temporal.Instant | undefined {
  try {
    return typeof text === 'string' ? Temporal.Instant.from(text) : undefined;
  } catch {
    return undefined;
  }
}
