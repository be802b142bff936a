import type { Attempt, DispositionFact } from '../domain/attempt.ts';
import { withCallReplaced } from '../domain/customers-call.ts';
import { leadAfter, nextStep } from '../domain/decide.ts';
import type { DecisionContext } from '../domain/decision-context.ts';
import type { Lead, OtherPlacedCall, PlacedCall, SuppressReason } from '../domain/lead.ts';
import { withSaid } from '../domain/lead-knowledge.ts';
import { suppressedLead } from '../domain/lead-transitions.ts';
import type { NotAgreedReason } from '../domain/not-agreed.ts';
import { OUTCOMES, type Outcome } from '../domain/outcome.ts';
import { freshPurpose } from '../domain/plan-call.ts';
import { isUntouched } from '../domain/programme.ts';
import { missingInStage } from '../domain/required-facts.ts';
import type { Transitions } from '../domain/transitions.ts';
import { CUSTOMERS_CALL } from './call-attributes.ts';
import { CallNotLinkedError, LeadMissingError, StaleLeadError } from './errors.ts';
import { optOut } from './opt-out.ts';
import type { CallsUnderWay } from './ports/telephony.ts';
import type { RecordDependencies } from './record-contact.ts';
import type { SettingsInForce } from './settings-in-force.ts';
import { decisionContext } from './settle-attempt.ts';

/** What became of what an agent said of a customer's call. */
export type CustomersCallSettled =
  | { readonly kind: 'applied' }
  | { readonly kind: 'refused'; readonly missing: readonly string[] }
  /** Nothing of the form was stored. */
  | { readonly kind: 'not-agreed'; readonly reason: NotAgreedReason };

const MAX_TRIES = 6;

/**
 * Carries out what an agent said came of a call that the customer placed: the same follows as from a call of ours, but that
 * neither the calls placed nor the retry budget count it. A lead that waits for its call keeps that plan when all that
 * follows is another try, or when nobody of theirs was talked with. The call is found by its contact, by the first of its
 * chain, else the latest that the customer placed is meant, because a guide may run under a contact of its own.
 *
 * What was said first stands: a repeat changes nothing, and something else is refused, unless the customer must not be
 * called any more. So is everything but that while a call of ours to the lead is under way, because its end decides.
 *
 * @param suppresses why the customer must not be called any more; their numbers are suppressed already.
 * @throws LeadMissingError, CallNotLinkedError when no call of the customer's is known, StaleLeadError when other writers
 *   kept changing the lead.
 */
export async function settleCustomersCall(
  deps: RecordDependencies & { readonly telephony: CallsUnderWay },
  leadId: string,
  contactIds: ReadonlySet<string>,
  fact: DispositionFact,
  suppresses: SuppressReason | undefined,
): Promise<CustomersCallSettled> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const lead = await deps.leads.get(leadId);
    if (lead === undefined) throw new LeadMissingError(leadId);
    const call = customersCall(lead.recentCalls, contactIds);
    if (call === undefined) throw new CallNotLinkedError(leadId, CUSTOMERS_CALL);
    const isUnderWay = lead.state.kind === 'dialling' || lead.state.kind === 'wrapping';
    if (isUnderWay && suppresses !== undefined) {
      await optOut(deps, leadId, call.contactId);
      return { kind: 'applied' };
    }
    const settings = await deps.settings.current();
    const reason = whyNot(call, fact, isUnderWay, suppresses);
    if (reason === 'repeat') return { kind: 'applied' };
    if (reason !== undefined) return { kind: 'not-agreed', reason };
    const missing = missingInStage(lead.stage, lead, fact, settings.transitions);
    if (missing.length > 0) return { kind: 'refused', missing };
    const context = decisionContext(settings, lead, deps.clock(), deps.storyEndsWithResult);
    const after =
      call.brought === undefined
        ? leadAfterCall(lead, call, fact, settings, context)
        : suppressedLead(lead, context.now, suppresses ?? 'do-not-call');
    await deps.settings.ensureAreas(after);
    if ((await deps.leads.save(after)) === 'saved') {
      deps.journal.note({ kind: 'customers-call-settled', leadId, contactId: call.contactId, outcome: fact.code });
      return { kind: 'applied' };
    }
  }
  throw new StaleLeadError(leadId);
}

function customersCall(calls: readonly PlacedCall[], contactIds: ReadonlySet<string>): OtherPlacedCall | undefined {
  const inbound = calls.filter((call): call is OtherPlacedCall => call.via === 'inbound');
  return inbound.find(({ contactId }) => contactIds.has(contactId)) ?? inbound.at(-1);
}

function whyNot(
  { brought }: OtherPlacedCall,
  { code }: DispositionFact,
  isUnderWay: boolean,
  suppresses: SuppressReason | undefined,
): NotAgreedReason | 'repeat' | undefined {
  if (OUTCOMES[code].flags.answeredBy !== 'human') return { kind: 'nobody-took-it', outcome: code };
  if (brought?.code === code) return 'repeat';
  if (suppresses !== undefined) return undefined;
  if (brought !== undefined) return { kind: 'said-before', outcome: brought.code };
  return isUnderWay ? { kind: 'call-under-way' } : undefined;
}

function leadAfterCall(
  lead: Lead,
  call: OtherPlacedCall,
  fact: DispositionFact,
  { versions, transitions }: SettingsInForce,
  context: DecisionContext,
): Lead {
  const { code, flags } = OUTCOMES[fact.code];
  const outcome: Outcome = { code, flags: { ...flags, countsAsAttempt: false } };
  const said = leadTold(lead, call, fact, outcome, context);
  const attempt = attemptLike(said, call, fact, versions.rulesVersion);
  if (keepsPlan(lead, fact, outcome, transitions)) return withSaid({ ...said, lastOutcome: code }, attempt);
  const decided = { ...attempt, lead: withTouchOpen(said) };
  return leadAfter(decided, outcome, nextStep(decided, outcome, context), context);
}

/** The lead with the call marked as told of and talked in. */
function leadTold(
  lead: Lead,
  call: OtherPlacedCall,
  { code, givenAt }: DispositionFact,
  { flags }: Outcome,
  { now }: DecisionContext,
): Lead {
  const talked = flags.conversation && call.conversationEndedAt === undefined ? { conversationEndedAt: now } : {};
  const told: OtherPlacedCall = { ...call, ...talked, brought: { code, saidAt: givenAt } };
  return { ...lead, recentCalls: withCallReplaced(lead.recentCalls, call, told) };
}

/** The call in the shape in which calls are decided; it is stored nowhere. */
function attemptLike(lead: Lead, call: OtherPlacedCall, fact: DispositionFact, rulesVersion: number): Attempt {
  const { contactId, at, numberKey, tier } = call;
  const { id: leadId, stage, campaignId } = lead;
  const moments = { dueAt: at, claimedAt: at, startedAt: at };
  const placement = { campaignId, tier, stage, numberKey, purpose: freshPurpose(stage), ...moments, rulesVersion };
  return { contactId, leadId, attemptNumber: CUSTOMERS_CALL, placement, lead, facts: { disposition: fact } };
}

/** Another try, or nobody of theirs talked with: a better plan than that stands, or none is wanted. */
function keepsPlan(lead: Lead, fact: DispositionFact, { code, flags }: Outcome, transitions: Transitions): boolean {
  const { kind } = transitions[lead.stage][code];
  const isOnlyTry =
    kind === 'retry' || kind === 'same-call-again' || (kind === 'call-back' && fact.callbackAt === undefined);
  return isOnlyTry && (lead.state.kind === 'ready' || !flags.conversation);
}

/** A touch that is planned and not called gives way to the one that is chosen after this talk, and is counted with it. */
function withTouchOpen(lead: Lead): Lead {
  const { state } = lead;
  if (state.kind !== 'ready' || state.purpose.kind !== 'touch' || !isUntouched(lead, state.purpose)) return lead;
  return { ...lead, touches: state.purpose.touch - 1 };
}
