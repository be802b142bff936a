import * as z from 'zod';
import type { CallOfLead } from '../../application/ports/lead-archive.ts';
import { instantText, storedInstant } from './instant-text.ts';
import { leadKey } from './lead-item.ts';
import { readItem } from './unreadable-item-error.ts';

type Item = Readonly<Record<string, unknown>>;

/** Sort keys of calls begin with it, and lie between it and {@link PAST_CALLS}. */
export const CALLS = 'CALL#';
/** Follows every call: the next character after the separator. */
export const PAST_CALLS = 'CALL$';

const storedCall = z.object({ started_at: storedInstant, contact_id: z.string() });

/** The item, beside the lead's, that says that a call was the lead's: written once, by the link, in the order of the calls. */
export function callItem(leadId: string, call: CallOfLead): Item {
  const { at: started_at, contactId: contact_id } = call;
  return { pk: leadKey(leadId).pk, sk: callSortKey(call), ...z.encode(storedCall, { started_at, contact_id }) };
}

export function callSortKey({ at, contactId }: CallOfLead): string {
  return `${CALLS}${instantText(at)}#${contactId}`;
}

/** @throws UnreadableItemError when the item is no call's. */
export function callFromItem(item: Item): CallOfLead {
  const { started_at: at, contact_id: contactId } = readItem(storedCall, item);
  return { at, contactId };
}
