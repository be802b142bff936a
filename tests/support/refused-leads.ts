import type { Temporal } from 'temporal-polyfill';
import { explainLead } from '../../shared/application/explain-lead.ts';
import type { CallingArea } from '../../shared/domain/calling-area.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Controls } from '../../shared/domain/controls.ts';
import type { Capacity, LeadExplanation } from '../../shared/domain/explanation.ts';
import type { RefusalCode } from '../../shared/domain/gate.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import type { RulesDocument } from '../../shared/domain/rules-document.ts';
import { aBareCampaign, aCampaign } from './a-campaign.ts';
import { aDiallingState, aLead, aNumber, anOtherCall, aPlacedCall, aReadyState, NOON } from './lead-builders.ts';
import { storedSettings } from './stored-settings.ts';

export const CHICAGO: CallingArea = { key: 'US:America/Chicago', country: 'US', zones: ['America/Chicago'] };
const HOLIDAY = { isHoliday: (_country: string, _region: string | undefined, date: string) => date === '2026-01-05' };

/** A lead, and the settings under which it is explained. */
export interface Case {
  readonly lead?: Partial<Lead>;
  readonly document?: RulesDocument;
  readonly controls?: Partial<Controls>;
  readonly campaign?: Partial<Campaign>;
  /** The campaign brings no equipment, and its tier has none. */
  readonly bare?: true;
  readonly capacity?: Capacity;
  readonly holiday?: true;
  readonly now?: Temporal.Instant;
}

/** The lead `lead-1`, called Ada, under the settings of the case. */
export function explained(given: Case): Promise<LeadExplanation> {
  const lead = aLead({ name: 'Ada', ...given.lead });
  const campaigns = [given.bare === true ? aBareCampaign(1) : aCampaign(1, given.campaign), aCampaign(2), aCampaign(3)];
  const { capacity, controls = {}, document = {} } = given;
  return explainLead(
    {
      leads: { get: async (leadId) => (leadId === lead.id ? lead : undefined) },
      settings: storedSettings(document, { campaigns, controls }),
      calendar: given.holiday === true ? HOLIDAY : { isHoliday: () => false },
    },
    { leadId: 'lead-1', ...(capacity === undefined ? {} : { capacity }) },
    given.now ?? NOON,
  );
}

/** A call so many minutes before noon. */
export const called = (minutesAgo: number, fields: Parameters<typeof aPlacedCall>[0] = {}) =>
  aPlacedCall({ at: NOON.subtract({ minutes: minutesAgo }), ...fields });

/** One lead for every refusal, which is among its reasons. */
export const REFUSED_LEADS: Readonly<Record<RefusalCode, Case>> = {
  'emergency-stop': { controls: { emergencyStop: true } },
  'table-restored': { controls: { restored: true } },
  'observe-mode': { controls: { mode: { kind: 'observe' } } },
  'not-a-test-number': {
    controls: { mode: { kind: 'test-numbers' }, testNumbers: [{ key: 'number-2', label: 'Desk' }] },
  },
  'campaign-paused': { controls: { pausedCampaigns: ['campaign-1'] } },
  'tier-paused': { controls: { pausedTiers: [1] } },
  'campaign-not-running': { campaign: { startsAt: NOON.add({ hours: 24 }) } },
  'campaign-not-equipped': { bare: true },
  done: { lead: { state: { kind: 'closed', at: NOON, why: 'not-qualified' } } },
  suppressed: { lead: { state: { kind: 'suppressed', at: NOON, why: 'do-not-call' } } },
  'in-review': { lead: { state: { kind: 'review', since: NOON, why: 'no-disposition' } } },
  'in-a-call': { lead: { state: aDiallingState() } },
  resting: {
    lead: {
      state: {
        kind: 'resting',
        until: NOON.add({ hours: 24 * 30 }),
        why: 'complaint',
        then: { stage: 'prospecting', purpose: { kind: 'approach' } },
      },
    },
  },
  'not-due': { lead: { state: aReadyState({ dueAt: NOON.add({ minutes: 70 }) }) } },
  'dialled-by-hand': { document: { campaigns: { 'campaign-1': { dialMode: 'manual' } } } },
  'no-consent': { lead: { consent: 'express' }, document: { tiers: { 1: { consent: 'written' } } } },
  'timezone-unknown': {
    lead: { numbers: [aNumber({ area: { ...CHICAGO, key: 'two', zones: ['America/Chicago', 'America/New_York'] } })] },
    document: { organisation: { unknownTimezone: 'block' } },
  },
  'number-bad': { lead: { numbers: [aNumber({ badSignals: 2 })] } },
  'customer-calls': {
    lead: { recentCalls: [anOtherCall({ via: 'inbound', hold: { until: NOON.add({ minutes: 25 }) } })] },
    document: { organisation: { minGapMinutes: 0 } },
  },
  'outside-hours': { now: NOON.subtract({ hours: 5 }) },
  holiday: { holiday: true },
  'closed-date': { document: { organisation: { closedDates: [{ date: '2026-01-05' }] } } },
  'outside-wished-hours': { lead: { wishes: { callWindow: { start: '17:00', end: '20:00' } } } },
  'cap-lifetime': { lead: { placed: 9 }, document: { organisation: { maxAttemptsEver: 9 } } },
  'cap-number': {
    lead: { countedByNumber: { 'number-1': 2 } },
    document: { organisation: { maxAttemptsPerNumber: 3 }, tiers: { 1: { maxAttemptsPerNumber: 2 } } },
  },
  'cap-day': { lead: { recentCalls: [called(170), called(100)] } },
  'cap-rolling': {
    lead: { recentCalls: [called(700)] },
    document: { organisation: { rollingCaps: [{ count: 1, windowHours: 24, per: 'number' }] } },
  },
  'min-gap': { lead: { recentCalls: [called(20)] } },
  'quiet-after-conversation': {
    lead: { recentCalls: [called(3_000, { conversationEndedAt: NOON.subtract({ minutes: 2_990 }) })] },
    document: { organisation: { quietAfterConversationDays: 14 } },
  },
  'drop-lockout': { lead: { recentCalls: [called(300, { abandoned: true })] } },
  'lead-expired': { lead: { cycleStartedAt: NOON.subtract({ hours: 24 * 31 }) } },
  'bought-recently': {
    lead: {
      stage: 'account-care',
      campaignId: 'campaign-3',
      purchases: { count: 1, total: 10, lastAt: NOON.subtract({ hours: 24 }) },
      state: aReadyState({
        purpose: { kind: 'touch', programme: 'repeat', touch: 2, plannedAt: NOON, delayDays: 30 },
      }),
    },
  },
  'waits-for-agent': {
    lead: {
      stage: 'selling',
      campaignId: 'campaign-2',
      state: aReadyState({
        dueAt: NOON.subtract({ minutes: 15 }),
        urgency: 'promised',
        purpose: { kind: 'callback', agreedAt: NOON.subtract({ minutes: 15 }), agentId: 'agent-7' },
      }),
    },
  },
  'touch-left-out': {
    lead: {
      stage: 'account-care',
      campaignId: 'campaign-3',
      state: aReadyState({
        purpose: {
          kind: 'touch',
          programme: 'contract',
          touch: 2,
          plannedAt: NOON,
          goal: 'renewal',
          anchor: '2026-02-04',
          delayDays: 7,
        },
      }),
    },
  },
  'no-agent': { capacity: { peopleFree: 0, linesFree: 5 } },
  'no-line': { capacity: { peopleFree: 5, linesFree: 0 } },
};
