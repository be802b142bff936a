import type { Campaign } from './campaign.ts';
import { CAMPAIGN_MEMBERS, type Deed } from './deed.ts';

/** What differs between two states of a campaign; all that it has when there was none before. The caller number is the company's own. */
export function campaignDeeds(before: Campaign | undefined, after: Campaign): readonly Deed[] {
  const was = new Map<string, unknown>(Object.entries(before ?? {}));
  const is = new Map<string, unknown>(Object.entries(after));
  return CAMPAIGN_MEMBERS.flatMap((member): readonly Deed[] => {
    const [from, to] = [was.get(member), is.get(member)].map(text);
    if (from === to) return [];
    if (member === 'callerNumber') return [{ kind: 'caller-number-changed', isSet: to !== undefined }];
    return [{ kind: 'campaign-changed', member, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
  });
}

function text(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}
