import type { Campaign } from './campaign.ts';

/** How each of a campaign's own fields is called. The caller number is the company's own. */
const FIELD_NAMES = {
  name: 'name',
  tier: 'tier',
  queueId: 'queue',
  routingProfileId: 'routing profile',
  contactFlowId: 'contact flow',
  callerNumber: 'caller number',
  priority: 'priority',
  startsAt: 'start',
  endsAt: 'end',
  shards: 'shards',
} as const satisfies Readonly<Partial<Record<keyof Campaign, string>>>;

/** What differs between two states of a campaign, a few words each; all that it has when there was none before. */
export function campaignChangesInWords(before: Campaign | undefined, after: Campaign): readonly string[] {
  const was = new Map<string, unknown>(Object.entries(before ?? {}));
  const is = new Map<string, unknown>(Object.entries(after));
  return Object.entries(FIELD_NAMES).flatMap(([field, name]) => {
    const [old, now] = [was.get(field), is.get(field)].map(text);
    if (old === now) return [];
    if (field === 'callerNumber') return [now === undefined ? `${name} taken away` : `${name} set`];
    if (old === undefined) return [`${name} ${now}`];
    return [now === undefined ? `${name} ${old} taken away` : `${name} ${old} > ${now}`];
  });
}

function text(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}
