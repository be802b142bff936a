import type { Temporal } from 'temporal-polyfill';
import type { Placement } from '../domain/attempt.ts';
import { callPurposeWords } from '../domain/call-purpose-words.ts';
import { withoutNumbers } from '../domain/hidden-numbers.ts';
import { currentNumber, type Lead, type LeadNote, type Purchases } from '../domain/lead.ts';
import { dateWords } from '../domain/moment-words.ts';
import type { OutcomeCode } from '../domain/outcome.ts';
import { freshPurpose } from '../domain/plan-call.ts';
import { missingFacts } from '../domain/required-facts.ts';
import { tierHolding } from '../domain/sales-structure.ts';
import type { Stage } from '../domain/stage.ts';
import type { Script } from '../domain/structure-fields.ts';
import { askedFacts } from './asked-facts.ts';
import { type CallAttributes, CUSTOMERS_CALL } from './call-attributes.ts';
import type { LeadRepository } from './ports/lead-repository.ts';
import { programmesOfCall, scriptOfCall, tierOfCall } from './script-of-call.ts';
import type { SettingsCache, SettingsInForce } from './settings-in-force.ts';

/** The latest notes say what matters now; more are not read while the customer is on the line. */
const MOST_NOTES_TOLD = 5;

export interface BriefDependencies {
  readonly leads: Pick<LeadRepository, 'get' | 'getContact'>;
  readonly settings: Pick<SettingsCache, 'current'>;
  readonly clock: () => Temporal.Instant;
}

/** What an agent is shown when a call comes to them. It holds no telephone number of the lead. */
export interface AgentBrief {
  readonly kind: 'brief';
  readonly stage: Stage;
  /** The name of the tier that takes the call. */
  readonly tier: string;
  /** Why the call is made, in plain words. */
  readonly purpose: string;
  /** What was found out, by the fact's name. */
  readonly facts: Readonly<Record<string, string>>;
  /** What is still to be found out: first what a hand-over or a sale in this stage needs, then what the script asks. */
  readonly asks: readonly { readonly name: string; readonly question: string }[];
  /** Newest first, each with its date where the lead is. */
  readonly notes: readonly string[];
  readonly lastOutcome?: OutcomeCode;
  readonly orders: Pick<Purchases, 'count' | 'total'>;
  readonly script?: Script;
}

export type AgentBriefing =
  | AgentBrief
  /** The call is none that a brief can be given for. */
  | { readonly kind: 'unknown'; readonly why: string };

/** What the brief asks of the call itself. */
type BriefedCall = Pick<Placement, 'stage' | 'tier' | 'purpose' | 'campaignId'> & {
  /** Set when the customer placed the call: `purpose` is then what is planned with them, where anything is. */
  readonly byCustomer?: { readonly isPlanned: boolean };
};

/**
 * What is known of the lead at this moment, and what the tier of the call has at hand. The call is the customer's own, or
 * the one that the lead is in, also while its start is still being written down, or one that is linked to the lead: of such a one stage, tier and
 * purpose are those it was placed with, whatever became of the lead. Reads only: repeats change nothing.
 *
 * @param contactId the first contact of the call's chain.
 */
export async function briefAgent(
  { leads, settings, clock }: BriefDependencies,
  contactId: string,
  said: CallAttributes,
): Promise<AgentBriefing> {
  const lead = await leads.get(said.leadId);
  if (lead === undefined) return { kind: 'unknown', why: 'The lead that the call names is not stored.' };
  const inForce = await settings.current();
  const call =
    customersCall(lead, said, inForce) ??
    callUnderWay(lead, said, inForce) ??
    (await linkedCall(leads, contactId, said));
  if (call === undefined)
    return { kind: 'unknown', why: 'The lead is not in this call, and no such call is linked to it.' };
  return briefOf(lead, call, inForce, clock());
}

function customersCall(lead: Lead, said: CallAttributes, settings: SettingsInForce): BriefedCall | undefined {
  if (said.attemptNumber !== CUSTOMERS_CALL) return undefined;
  const { stage, state } = lead;
  const { number: tier } = tierHolding(settings.structure, stage);
  const isPlanned = state.kind === 'ready';
  const purpose = isPlanned ? state.purpose : freshPurpose(stage);
  return { stage, tier, campaignId: lead.campaignId, purpose, byCustomer: { isPlanned } };
}

function callUnderWay(lead: Lead, said: CallAttributes, settings: SettingsInForce): BriefedCall | undefined {
  const { stage, state } = lead;
  if (state.kind !== 'dialling' || state.attemptNumber !== said.attemptNumber) return undefined;
  return { stage, purpose: state.planned.purpose, ...settings.callerOf(lead) };
}

async function linkedCall(
  leads: BriefDependencies['leads'],
  contactId: string,
  { leadId, attemptNumber }: CallAttributes,
): Promise<BriefedCall | undefined> {
  const known = await leads.getContact(contactId);
  if (known?.kind !== 'linked') return undefined;
  const { attempt } = known;
  return attempt.leadId === leadId && attempt.attemptNumber === attemptNumber ? attempt.placement : undefined;
}

function briefOf(lead: Lead, call: BriefedCall, settings: SettingsInForce, now: Temporal.Instant): AgentBrief {
  const { stage, purpose } = call;
  const { area } = currentNumber(lead);
  const tier = tierOfCall(call, settings);
  const programmes = programmesOfCall(call, settings);
  const script = scriptOfCall(call, settings);
  const { facts = {}, notes = [], purchases, numbers, lastOutcome } = lead;
  return {
    kind: 'brief',
    stage,
    tier: tier.name,
    purpose: purposeWords(call, callPurposeWords(purpose, { area, now, programmes })),
    facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, withoutNumbers(value, numbers)])),
    asks: asksOf(call, lead, script, settings),
    notes: notes
      .slice(-MOST_NOTES_TOLD)
      .toReversed()
      .map((note) => noteWords(note, lead)),
    orders: { count: purchases.count, total: purchases.total },
    ...(lastOutcome !== undefined && { lastOutcome }),
    ...(script !== undefined && { script }),
  };
}

function purposeWords({ byCustomer }: BriefedCall, planned: string): string {
  if (byCustomer === undefined) return planned;
  return byCustomer.isPlanned ? `the customer calls us; planned was ${planned}` : 'the customer calls us';
}

function asksOf({ stage }: BriefedCall, { facts }: Lead, script: Script | undefined, settings: SettingsInForce) {
  const asked = askedFacts(stage, script, settings.transitions);
  const missing = missingFacts(
    asked.map(({ name }) => name),
    facts,
  );
  return asked
    .filter(({ name }) => missing.includes(name))
    .map(({ name, question = `Find out: ${name.replaceAll('_', ' ')}` }) => ({ name, question }));
}

function noteWords({ at, stage, text }: LeadNote, lead: Lead): string {
  const zone = currentNumber(lead).area.zones[0] ?? 'UTC';
  return `${dateWords(at, zone)}, ${stage}: ${withoutNumbers(text, lead.numbers)}`;
}
