import type { Temporal } from 'temporal-polyfill';
import type { CallPurpose, Lead, LeadState } from './lead.ts';
import { DETAIL_VERSION, eventId, type OutgoingEvent, type OutgoingEventKind } from './outgoing-event.ts';

/** One write of a lead. */
export interface LeadChange {
  readonly kind: 'lead-changed';
  /** Absent when the lead was stored for the first time. */
  readonly before?: Lead;
  readonly after: Lead;
  /** When it was written, to the second. */
  readonly at: Temporal.Instant;
}

type Touch = Extract<CallPurpose, { readonly kind: 'touch' }>;

/**
 * What the company's other systems are told of a write of a lead. The same write gives the same events; writes that
 * change neither stage nor touch nor end give none.
 */
export function eventsOfLead({ before, after, at }: LeadChange): readonly OutgoingEvent[] {
  return [...advanceOf(before, after, at), ...touchOf(before, after, at), ...endOf(before, after)];
}

/** The states of which a write tells nothing unless it changes the stage: most writes of a call lead into one of them. */
export const SILENT_STATES: ReadonlySet<string> = new Set([
  'dialling',
  'wrapping',
  'resting',
  'review',
] satisfies LeadState['kind'][]);

function advanceOf(before: Lead | undefined, after: Lead, at: Temporal.Instant): readonly OutgoingEvent[] {
  if (before === undefined || before.stage === after.stage) return [];
  const purpose = after.state.kind === 'ready' ? after.state.purpose : undefined;
  const handover = purpose?.kind === 'handover' ? purpose : undefined;
  const contactId = contactOf(before.state);
  const detail = {
    ...aboutLead('LeadAdvanced', after, handover?.handedOverAt ?? at),
    from: before.stage,
    to: after.stage,
    fromCampaign: before.campaignId,
    campaign: after.campaignId,
    list: after.listId,
    ...(handover?.promisedBy !== undefined && { promisedBy: handover.promisedBy }),
    ...(contactId !== undefined && { contactId }),
  };
  return [{ kind: 'LeadAdvanced', detail }];
}

function touchOf(before: Lead | undefined, after: Lead, at: Temporal.Instant): readonly OutgoingEvent[] {
  const { state } = after;
  if (state.kind !== 'ready' || state.purpose.kind !== 'touch' || !isNew(state.purpose, before)) return [];
  const { programme, step, touch, plannedAt } = state.purpose;
  const detail = {
    ...aboutLead('TouchDue', after, at),
    campaign: after.campaignId,
    programme,
    ...(step !== undefined && { step }),
    touch,
    plannedAt,
    dueAt: state.dueAt,
  };
  return [{ kind: 'TouchDue', detail }];
}

/** A touch is told once: a retry, a call given back and a moved moment are the same touch. */
function isNew(touch: Touch, before: Lead | undefined): boolean {
  if (before === undefined) return true;
  const known = toldTouch(before.state);
  return known === undefined ? touch.touch > before.touches : !isSame(known, touch);
}

/** The touch that the lead was last said to be due for, as far as its state still knows. */
function toldTouch(state: LeadState): Touch | undefined {
  const purpose = purposeOf(state);
  return purpose?.kind === 'touch' ? purpose : undefined;
}

function purposeOf(state: LeadState): CallPurpose | undefined {
  switch (state.kind) {
    case 'ready':
      return state.purpose;
    case 'dialling':
      return state.planned.purpose;
    case 'resting':
      return state.why === 'unknown-fate' ? state.unsettled.planned.purpose : undefined;
    case 'wrapping':
    case 'review':
    case 'closed':
    case 'suppressed':
      return undefined;
  }
}

function isSame(one: Touch, other: Touch): boolean {
  return (
    one.touch === other.touch &&
    one.programme === other.programme &&
    one.step === other.step &&
    one.plannedAt.equals(other.plannedAt)
  );
}

function endOf(before: Lead | undefined, after: Lead): readonly OutgoingEvent[] {
  const { state } = after;
  switch (state.kind) {
    case 'closed': {
      if (before?.state.kind === 'closed' && before.state.why === state.why) return [];
      const about = aboutLead('LeadClosed', after, state.at);
      return [
        { kind: 'LeadClosed', detail: { ...about, campaign: after.campaignId, list: after.listId, why: state.why } },
      ];
    }
    case 'suppressed': {
      if (before?.state.kind === 'suppressed') return [];
      const kind = state.why === 'do-not-call' ? 'CustomerOptedOut' : 'LeadSuppressed';
      return [{ kind, detail: { ...aboutLead(kind, after, state.at), why: state.why } }];
    }
    case 'ready':
    case 'dialling':
    case 'wrapping':
    case 'resting':
    case 'review':
      return [];
  }
}

function contactOf(state: LeadState): string | undefined {
  if (state.kind === 'wrapping') return state.contactId;
  return state.kind === 'dialling' && state.phase.kind === 'in-the-air' ? state.phase.contactId : undefined;
}

function aboutLead(kind: OutgoingEventKind, lead: Lead, at: Temporal.Instant) {
  const { id, generation, version, externalId } = lead;
  return {
    version: DETAIL_VERSION,
    eventId: eventId(kind, id, `${generation}.${version}`),
    at,
    leadId: id,
    ...(externalId !== undefined && { externalId }),
    leadVersion: version,
  } as const;
}
