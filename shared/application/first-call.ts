import type { Temporal } from 'temporal-polyfill';
import { gate } from '../domain/call-gate.ts';
import type { CallingArea } from '../domain/calling-area.ts';
import { explanationOf, type LeadExplanation } from '../domain/explanation.ts';
import type { HolidayCalendar } from '../domain/holidays.ts';
import type { CallPurpose, Lead, SuppressReason } from '../domain/lead.ts';
import { closedLead } from '../domain/lead-transitions.ts';
import { parsePhoneNumber } from '../domain/phone-number.ts';
import { isTestLead, TEST_LIST } from '../domain/test-lead.ts';
import { leadFromListed } from './lead-from-listed.ts';
import { areaOfNumber } from './number-area.ts';
import type { LeadRepository } from './ports/lead-repository.ts';
import type { NumberHasher } from './ports/number-hasher.ts';
import type { NumberZones } from './ports/number-zones.ts';
import type { SettingsRepository } from './ports/settings-repository.ts';
import { SettingsCache, SettingsInForce } from './settings-in-force.ts';
import { decisionContext } from './settle-attempt.ts';

export interface FirstCallDependencies {
  readonly leads: LeadRepository;
  readonly settings: SettingsRepository;
  readonly hasher: NumberHasher;
  readonly zones: NumberZones;
  readonly calendar: HolidayCalendar;
  readonly clock: () => Temporal.Instant;
}

export interface FirstCallWish {
  /** In international form. */
  readonly number: string;
  /** That of the first tier when absent. */
  readonly campaignId?: string;
}

export type PreparedCall =
  | {
      readonly kind: 'ready';
      /** To be stored as it is, before it is called. */
      readonly lead: Lead;
      readonly area: CallingArea;
      readonly numberKey: string;
      readonly country: string;
    }
  | { readonly kind: 'no-number'; readonly why: string }
  | { readonly kind: 'no-campaign'; readonly known: readonly string[] }
  /** Never rung, whoever asks. */
  | { readonly kind: 'opted-out'; readonly why: SuppressReason }
  /** A customer's number is no telephone to try things with. */
  | { readonly kind: 'of-a-lead'; readonly leadId: string }
  /** An earlier first call to it has not come to its end. */
  | { readonly kind: 'under-way'; readonly leadId: string }
  /** Rules hold for tests, too: what stands in the way, and when it ends. */
  | { readonly kind: 'not-now'; readonly explanation: LeadExplanation };

const APPROACH: CallPurpose = { kind: 'approach' };

/**
 * A lead for one call to a telephone of the company's own, due at once, or why there is none. Stores nothing. A telephone
 * that was rung before keeps its lead, and what it remembers of earlier calls. Whoever asks for the call agrees to it.
 */
export async function prepareFirstCall(deps: FirstCallDependencies, wish: FirstCallWish): Promise<PreparedCall> {
  const parsed = parsePhoneNumber(wish.number);
  if (parsed.kind === 'impossible') return { kind: 'no-number', why: parsed.why };
  const place = { country: parsed.country, region: undefined, postalCode: undefined, timezone: undefined };
  const area = areaOfNumber(parsed, place, deps.zones);
  if (area === undefined) return { kind: 'no-number', why: 'no time zone is known for it' };
  const now = deps.clock();
  const settings = new SettingsInForce(await deps.settings.read(), deps.calendar, now);
  const tier = settings.structure.tiers[0];
  const campaign =
    wish.campaignId === undefined
      ? settings.campaigns.find((one) => one.tier === tier?.number)
      : settings.campaign(wish.campaignId);
  const stage = settings.structure.tiers.find(({ number }) => number === campaign?.tier)?.stages[0];
  if (campaign === undefined || stage === undefined) {
    return { kind: 'no-campaign', known: settings.campaigns.map(({ id }) => id) };
  }
  const numberKey = deps.hasher.keyOf(parsed.e164);
  const why = await deps.leads.suppressionOf(numberKey);
  if (why !== undefined) return { kind: 'opted-out', why };
  const known = await deps.leads.leadWithNumber(numberKey);
  if (known !== undefined && !isTestLead(known)) return { kind: 'of-a-lead', leadId: known.id };
  if (known?.state.kind === 'suppressed') return { kind: 'opted-out', why: known.state.why };
  if (known?.state.kind === 'dialling' || known?.state.kind === 'wrapping') {
    return { kind: 'under-way', leadId: known.id };
  }
  const fresh = leadFromListed(
    { country: parsed.country, stage, numbers: [{ e164: parsed.e164, area }], attributes: {} },
    { listId: TEST_LIST, distinction: numberKey, campaignFor: () => campaign.id, hasher: deps.hasher, now },
  );
  const lead: Lead = {
    ...fresh,
    ...(known !== undefined && remembered(known)),
    consent: 'written',
    state: { kind: 'ready', dueAt: now, wantedAt: now, urgency: 'promised', purpose: APPROACH },
  };
  const context = decisionContext(settings, lead, now);
  if (gate(lead, APPROACH, settings.policyFor(stage, campaign.id), now).kind === 'refused') {
    const controls = await deps.settings.readControls();
    const open = { ...controls, mode: { kind: 'live' }, emergencyStop: false } as const;
    return { kind: 'not-now', explanation: explanationOf(lead, { ...context, campaign, controls: open }) };
  }
  return { kind: 'ready', lead, area, numberKey, country: parsed.country };
}

/** What caps and gaps ask of a telephone that was rung before, and what tells its calls apart. */
function remembered({ id, generation, version, attemptNumber, placed, recentCalls }: Lead): Partial<Lead> {
  return { id, generation: generation + 1, version, attemptNumber, placed, recentCalls };
}

/**
 * Stores the prepared lead, to be found by the dialler's next run.
 * @returns false when somebody else stored a lead of this number, or this one, meanwhile.
 */
export async function storeFirstCall(deps: FirstCallDependencies, lead: Lead): Promise<boolean> {
  await new SettingsCache(deps.settings, deps.calendar, deps.clock).ensureAreas(lead);
  if (lead.version > 0) return (await deps.leads.save(lead)) === 'saved';
  return (await deps.leads.add(lead)).kind === 'added';
}

const CLOSING_TRIES = 5;

/**
 * Closes a test lead that waits for a call that nobody wants any more. One that is in a call is left to the decision, which
 * closes it.
 * @returns whether it is done.
 */
export async function closeFirstCall(
  { leads, clock }: Pick<FirstCallDependencies, 'leads' | 'clock'>,
  leadId: string,
): Promise<boolean> {
  for (let tries = 0; tries < CLOSING_TRIES; tries += 1) {
    const lead = await leads.get(leadId);
    if (lead === undefined || !isTestLead(lead)) return true;
    const { kind } = lead.state;
    if (kind === 'closed' || kind === 'suppressed') return true;
    if (kind === 'dialling' || kind === 'wrapping') return false;
    if ((await leads.save(closedLead(lead, clock(), 'test-over'))) === 'saved') return true;
  }
  return false;
}
