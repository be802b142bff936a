/*
 * Attributes of a contact that flows read and write. None holds a name or a number of the customer, because attributes
 * travel into records.
 */

/** The agent for whom a call is placed, or who talked with a caller last; absent when it is for whoever is free. */
export const PROMISED_AGENT = '$.Attributes.tierline_agent';

/** The queue of the tier that takes the call, as flows before wrote it down. */
export const TIER_QUEUE = '$.Attributes.tierline_queue';

/** When that tier's people answer customers who call. */
export const TIER_HOURS = '$.Attributes.tierline_hours';

export const TIER_NAME = '$.Attributes.tierline_tier';

/** Why the call is made, in a word, as the dialler or the look-up of a caller wrote it down. */
export const PURPOSE = '$.Attributes.tierline_purpose';

/** What flows write down of the tier that takes a call. */
export function attributesOfTier({ name, queueArn }: { readonly name: string; readonly queueArn: string }) {
  return { tierline_tier: name, tierline_queue: queueArn };
}
