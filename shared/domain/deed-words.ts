import type { CAMPAIGN_MEMBERS, Deed, LeadMember } from './deed.ts';

const CAMPAIGN_WORDS: Readonly<Record<(typeof CAMPAIGN_MEMBERS)[number], string>> = {
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
};

const LEAD_WORDS: Readonly<Record<LeadMember, string>> = {
  name: 'name',
  externalId: 'external id',
  timezone: 'time zone',
  callWindow: 'hours asked for',
  attributes: 'attributes',
};

/** What was done, in a few words. */
export function deedInWords(deed: Deed): string {
  switch (deed.kind) {
    case 'version-published':
      return `published version ${deed.version}`;
    case 'mode-begun':
      return `begins in mode ${deed.mode}`;
    case 'mode-changed':
      return `mode ${deed.from} > ${deed.to}`;
    case 'emergency-stop':
      return deed.isOn ? 'emergency stop off > on' : 'emergency stop on > off';
    case 'restored-copy':
      return deed.isRestored ? 'marked as a restored copy' : 'a restored copy no more';
    case 'tier-paused':
      return `tier ${deed.tier} ${deed.isPaused ? 'paused' : 'resumed'}`;
    case 'campaign-paused':
      return `campaign ${deed.campaignId} ${deed.isPaused ? 'paused' : 'resumed'}`;
    case 'test-number-listed':
      return `test number ${deed.label} ${deed.isListed ? 'listed' : 'taken off the list'}`;
    case 'test-number-renamed':
      return `test number ${deed.from} is called ${deed.to} now`;
    case 'campaign-added':
      return 'added';
    case 'campaign-changed':
      return memberChanged(CAMPAIGN_WORDS[deed.member], deed.from, deed.to);
    case 'caller-number-changed':
      return `${CAMPAIGN_WORDS.callerNumber} ${deed.isSet ? 'set' : 'taken away'}`;
    case 'lead-edited':
      return `edited: ${deed.members.map((member) => LEAD_WORDS[member]).join(', ')}`;
    case 'lead-rested':
      return `rests until ${deed.until}`;
    case 'lead-called-now':
      return 'called now';
    case 'lead-opted-out':
      return 'opted out';
    case 'lead-erased':
      return 'erased the person';
    case 'review-closed':
      return 'review: closed';
    case 'review-called-again':
      return 'review: called again';
    case 'review-said':
      return `review: said ${deed.outcome}`;
    case 'person-invited':
      return `invited as ${deed.role}`;
    case 'role-given':
      return `role ${deed.from ?? 'none'} > ${deed.to}`;
    case 'person-switched':
      return deed.isOn ? 'switched on' : 'switched off';
    case 'person-invited-again':
      return 'invited again';
    case 'person-change-taken-back':
      return 'taken back: nobody else was an administrator any more';
    case 'reports-exported':
      return `exported by ${deed.by}`;
    case 'audit-exported':
      return 'exported';
  }
}

/** All that was done at once. */
export function deedsInWords(deeds: readonly Deed[]): string {
  return deeds.map(deedInWords).join(', ');
}

function memberChanged(name: string, from: string | undefined, to: string | undefined): string {
  if (to === undefined) return `${name} ${from} taken away`;
  return from === undefined ? `${name} ${to}` : `${name} ${from} > ${to}`;
}
