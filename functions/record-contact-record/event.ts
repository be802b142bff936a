import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { endedFactFrom } from '../../shared/adapters/events/call-facts.ts';
import { contactIdentityFrom, legFrom, whyNotOurs } from '../../shared/adapters/events/contact-identity.ts';
import {
  type ContactRecord,
  contactRecordFrom,
  otherCallRecordFrom,
  recordAttributesFrom,
} from '../../shared/adapters/events/contact-record.ts';
import { type DispositionReading, dispositionFrom } from '../../shared/adapters/events/disposition-form.ts';
import {
  type Ignored,
  ignored,
  jsonFrom,
  type Rejected,
  reasonOf,
  rejected,
} from '../../shared/adapters/events/verdict.ts';
import { type CallAttributes, callAttributesFrom } from '../../shared/application/call-attributes.ts';
import type { OtherCall } from '../../shared/application/record-other-call.ts';
import type { Leg, RecordFact } from '../../shared/domain/attempt.ts';

export type ContactRecordCommand =
  | {
      readonly kind: 'record';
      readonly leg: Leg;
      readonly fact: RecordFact;
      readonly origin: { readonly attributes: unknown; readonly initiatedAt: Temporal.Instant };
      /** What the agent's guide wrote into the contact's attributes, where it did. */
      readonly form?: { readonly said: CallAttributes; readonly disposition: DispositionReading };
    }
  /** A call that agents or customers placed by themselves. */
  | { readonly kind: 'other-call'; readonly call: OtherCall }
  | Ignored
  | Rejected;

export interface Ours {
  readonly instanceId: string;
  readonly deployment: string;
}

const OTHER_CALLS: ReadonlyMap<string, OtherCall['how']> = new Map([
  ['OUTBOUND', 'by-hand'],
  ['INBOUND', 'inbound'],
]);

/** One base64 contact record of a Kinesis batch turned into what is to be done about it; throws nothing, whatever the data. */
export function toCommand(data: string, ours: Ours): ContactRecordCommand {
  const read = jsonFrom(Buffer.from(data, 'base64').toString('utf8'));
  if (read.kind === 'reject') return read;
  const identity = contactIdentityFrom(read.json);
  const how = OTHER_CALLS.get(identity.initiationMethod ?? '');
  const foreign = whyNotOurs(
    how === undefined ? identity : { ...identity, initiationMethod: undefined },
    ours.instanceId,
  );
  if (foreign !== undefined) return ignored(foreign);
  if (how !== undefined) return otherCall(read.json, how);
  const { tierline_deployment: deployment } = recordAttributesFrom(read.json);
  if (deployment !== undefined && deployment !== ours.deployment) return ignored('belongs to another deployment');
  try {
    return commandOf(contactRecordFrom(read.json));
  } catch (error) {
    if (error instanceof z.ZodError) return rejected(reasonOf(error));
    throw error;
  }
}

function otherCall(json: unknown, how: OtherCall['how']): ContactRecordCommand {
  const told = otherCallRecordFrom(json);
  if (told === undefined) return ignored('a call by others that does not tell number and moments');
  const { contactId, e164, startedAt, connectedAt, agentConnectedAt, endedAt, nextContactId } = told;
  const talked = connectedAt !== undefined && agentConnectedAt !== undefined;
  return {
    kind: 'other-call',
    call: {
      contactId,
      how,
      e164,
      startedAt,
      ...(connectedAt !== undefined && { connectedAt }),
      ...(talked && { conversationEndedAt: endedAt }),
      ...(nextContactId !== undefined && { goesOnAs: nextContactId }),
    },
  };
}

function commandOf(record: ContactRecord): ContactRecordCommand {
  const { attributes } = record;
  const leg = legFrom(record);
  if (leg === undefined) return ignored('a transfer that does not name its call');
  const isMarked = attributes['tierline_deployment'] !== undefined;
  if (!isMarked && leg.contactId === leg.callId) return ignored('carries no attributes of ours');
  const said = callAttributesFrom(attributes);
  if (isMarked && said === undefined) return rejected('attributes: those of our own calls are not whole');
  const ended = endedFactFrom(record);
  if (ended === undefined) return ignored('a record of a contact that is not over');
  const disposition = said === undefined ? undefined : dispositionIn(record, ended.endedAt);
  return {
    kind: 'record',
    leg,
    fact: {
      ...ended,
      lastUpdatedAt: record.lastUpdatedAt,
      ...(record.recordingLocation !== undefined && { recordingLocation: record.recordingLocation }),
      ...(record.nextContactId !== undefined && { nextContactId: record.nextContactId }),
    },
    origin: { attributes, initiatedAt: record.initiatedAt },
    ...(said !== undefined && disposition !== undefined && { form: { said, disposition } }),
  };
}

/** The form's fields by the attributes in which a guide may leave them. */
const FORM_FIELDS: ReadonlyMap<string, string> = new Map([
  ['tierline_disposition', 'disposition'],
  ['tierline_order_value', 'orderValue'],
  ['tierline_order_id', 'orderId'],
  ['tierline_callback_at', 'callbackAt'],
  ['tierline_callback_with', 'callbackWith'],
  ['tierline_objection', 'objection'],
  ['tierline_note', 'note'],
]);
const FACT = /^tierline_(?<field>fact_.*)$/s;

/**
 * Setting an attribute delivers the record again: the record's own moment is the best that is known of the form's. It may be
 * days later, so that what the customer agreed to is judged from the end of the conversation.
 */
function dispositionIn(
  { attributes, lastUpdatedAt }: ContactRecord,
  talkedUntil: Temporal.Instant,
): DispositionReading | undefined {
  const { tierline_disposition: disposition } = attributes;
  if (disposition === undefined || disposition === '') return undefined;
  const fields = Object.entries(attributes).flatMap(([name, text]) => {
    const field = FORM_FIELDS.get(name) ?? FACT.exec(name)?.groups?.['field'];
    return field === undefined ? [] : [[field, text]];
  });
  const reading = dispositionFrom(Object.fromEntries(fields), lastUpdatedAt);
  return reading.kind === 'given' ? { ...reading, fact: { ...reading.fact, talkedUntil } } : reading;
}
