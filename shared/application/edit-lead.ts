import { isTimeZone } from '../domain/calling-area.ts';
import { LEAD_MEMBERS, type LeadMember } from '../domain/deed.ts';
import type { CallWindow } from '../domain/dial-rules.ts';
import type { Lead, LeadNumber } from '../domain/lead.ts';
import { replannedLead } from '../domain/lead-transitions.ts';
import { parsePhoneNumber } from '../domain/phone-number.ts';
import {
  type ChangedLead,
  type ChangeLeadDependencies,
  type LeadChangeBy,
  leadSeen,
  refused,
  storeChanged,
} from './changed-lead.ts';
import { areaOfNumber } from './number-area.ts';
import type { NumberZones } from './ports/number-zones.ts';
import { decisionContext } from './settle-attempt.ts';

/** What may be changed of a lead: null takes away, what is left out stays. */
export interface LeadPatch {
  readonly name?: string | null;
  readonly externalId?: string | null;
  /** IANA zone name. Taken away, the lead's address or its numbers tell the zones. */
  readonly timezone?: string | null;
  readonly callWindow?: CallWindow | null;
  /** By name. */
  readonly attributes?: Readonly<Record<string, string | null>>;
}

export interface EditLeadDependencies extends ChangeLeadDependencies {
  readonly zones: NumberZones;
}

/** A lead may have so many attributes, its own list's among them. */
export const MOST_ATTRIBUTES = 100;

/**
 * Changes what is known of a lead. Where it stands, what was counted and its numbers are not to be changed here. A zone, a
 * postal code or a wish moves the call that is planned to the first moment that allows it; the audit log says which members
 * were changed, and holds no value. Nothing is changed during a call, whose end would be decided from what was known before.
 * The same values again change nothing.
 */
export async function editLead(
  deps: EditLeadDependencies,
  leadId: string,
  patch: LeadPatch,
  by: LeadChangeBy,
): Promise<ChangedLead> {
  if (typeof patch.timezone === 'string' && !isTimeZone(patch.timezone)) {
    return refused({ kind: 'no-zone-name' });
  }
  const seen = await leadSeen(deps, leadId, by);
  if (seen.kind !== 'seen') return seen;
  const { lead } = seen;
  if (lead.erasedAt !== undefined) {
    return refused({ kind: 'person-erased' });
  }
  if (lead.state.kind === 'dialling' || lead.state.kind === 'wrapping') return refused({ kind: 'in-a-call' });
  const described = patchedLead(lead, patch);
  const changed = changedMembers(lead, described);
  if (changed.length === 0) return { kind: 'unchanged', lead };
  if (Object.keys(described.attributes).length > MOST_ATTRIBUTES) {
    return refused({ kind: 'too-many-attributes', most: MOST_ATTRIBUTES });
  }
  const numbers = placed(described, lead, deps.zones);
  if (numbers === undefined) {
    return refused({ kind: 'no-zone-known' });
  }
  const after = await replanned(deps, { ...described, numbers }, lead);
  return storeChanged(deps, after, by, { kind: 'lead-edited', members: [...changed] }, lead);
}

function patchedLead(lead: Lead, { name, externalId, timezone, callWindow, attributes = {} }: LeadPatch): Lead {
  const { name: _n, externalId: _e, timezone: _z, wishes: _w, ...others } = lead;
  const given = <Value>(patched: Value | null | undefined, stands: Value | undefined) =>
    patched === undefined ? stands : (patched ?? undefined);
  const kept = {
    name: given(name, lead.name),
    externalId: given(externalId, lead.externalId),
    timezone: given(timezone, lead.timezone),
    callWindow: given(callWindow, lead.wishes?.callWindow),
  };
  const texts = Object.entries({ ...lead.attributes, ...attributes }).flatMap(([member, text]) =>
    text === null ? [] : [[member, text] as const],
  );
  return {
    ...others,
    ...(kept.name !== undefined && { name: kept.name }),
    ...(kept.externalId !== undefined && { externalId: kept.externalId }),
    ...(kept.timezone !== undefined && { timezone: kept.timezone }),
    ...(kept.callWindow !== undefined && { wishes: { callWindow: kept.callWindow } }),
    attributes: Object.fromEntries(texts),
  };
}

function changedMembers(before: Lead, after: Lead): readonly LeadMember[] {
  const members: Readonly<Record<LeadMember, (lead: Lead) => string | undefined>> = {
    name: (lead) => lead.name,
    externalId: (lead) => lead.externalId,
    timezone: (lead) => lead.timezone,
    callWindow: (lead) => JSON.stringify(lead.wishes?.callWindow),
    attributes: (lead) => JSON.stringify(Object.entries(lead.attributes).toSorted()),
  };
  return LEAD_MEMBERS.filter((member) => members[member](before) !== members[member](after));
}

/** The numbers with the areas that follow from where the lead now is; undefined when none is known for one of them. */
function placed(after: Lead, before: Lead, zones: NumberZones): readonly LeadNumber[] | undefined {
  const postalCode = after.attributes['postal_code'];
  if (after.timezone === before.timezone && postalCode === before.attributes['postal_code']) return before.numbers;
  const country = before.numbers[0]?.area.country ?? '';
  const found = before.numbers.map((number) => {
    const parsed = parsePhoneNumber(number.e164);
    if (parsed.kind !== 'number') return undefined;
    const place = { country, region: after.region, postalCode, timezone: after.timezone };
    const area = areaOfNumber(parsed, place, zones);
    return area === undefined ? undefined : { ...number, area };
  });
  return found.every((number) => number !== undefined) ? found : undefined;
}

/** A planned call is moved to where the new place and wish want it. */
async function replanned(deps: EditLeadDependencies, after: Lead, before: Lead): Promise<Lead> {
  const isMoved = after.numbers !== before.numbers || after.wishes !== before.wishes;
  if (after.state.kind !== 'ready' || !isMoved) return after;
  const settings = await deps.settings.current();
  return settings.canWork(after) ? replannedLead(after, decisionContext(settings, after, deps.clock())).lead : after;
}
