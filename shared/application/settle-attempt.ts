import type { Temporal } from 'temporal-polyfill';
import type { Attempt, Decision } from '../domain/attempt.ts';
import { type DecisionContext, leadAfter, nextStep } from '../domain/decide.ts';
import type { Lead } from '../domain/lead.ts';
import { wrappingLead } from '../domain/lead-transitions.ts';
import { OUTCOMES, type Outcome } from '../domain/outcome.ts';
import { outcomeFromFacts } from '../domain/outcome-from-facts.ts';
import type { Stage } from '../domain/stage.ts';
import { StaleLeadError } from './errors.ts';
import type { Journal } from './ports/journal.ts';
import type { LeadRepository } from './ports/lead-repository.ts';
import type { SettingsCache, SettingsInForce } from './settings-in-force.ts';

export interface SettleDependencies {
  readonly leads: LeadRepository;
  readonly settings: SettingsCache;
  readonly journal: Journal;
  readonly clock: () => Temporal.Instant;
  /** Replaying a trace: a result ends the story, no further cycle starts. */
  readonly storyEndsWithResult?: boolean;
}

export type Settled =
  | { readonly kind: 'decided'; readonly decision: Decision }
  | { readonly kind: 'waiting'; readonly for: 'end' | 'disposition' };

/** A writer that loses this often in a row faces something other than a busy lead. */
const MAX_TRIES = 6;

/** What {@link nextStep} needs to know about rules and structure, for one lead at one moment. */
export function decisionContext(
  settings: SettingsInForce,
  lead: Lead,
  now: Temporal.Instant,
  storyEndsWithResult = false,
): DecisionContext {
  return {
    now,
    policyFor: (stage: Stage) => settings.policyFor(stage, lead.campaignId),
    neverAgainAfterResult: storyEndsWithResult,
  };
}

/**
 * Decides an attempt as soon as its facts suffice, and stores outcome, decision and lead together. The first decision
 * stands: settling again returns it. A conversation that is over but not yet judged by the agent makes the lead wait
 * in `wrapping`; `limitReached` ends that waiting.
 *
 * @throws StaleLeadError when other writers kept changing the lead.
 */
export async function settleAttempt(
  deps: SettleDependencies,
  found: Attempt,
  options: { readonly limitReached: boolean } = { limitReached: false },
): Promise<Settled> {
  let attempt = found;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    if (attempt.decision !== undefined) return { kind: 'decided', decision: attempt.decision };
    const reading = outcomeFromFacts(attempt.facts);
    const undecided = reading.kind === 'waiting' && !(reading.for === 'disposition' && options.limitReached);
    if (undecided) {
      const waiting = { kind: 'waiting', for: reading.for } as const;
      const wrapping = reading.for === 'disposition' ? await wrapUp(deps, attempt) : undefined;
      if (wrapping === undefined || (await deps.leads.saveProgress(wrapping)) === 'saved') return waiting;
    } else {
      const outcome = reading.kind === 'known' ? reading.outcome : OUTCOMES['answered-without-disposition'];
      const settled = await decide(deps, attempt, outcome);
      if (settled !== undefined) return settled;
    }
    attempt = await asItIsNow(deps.leads, attempt);
  }
  throw new StaleLeadError(attempt.leadId);
}

async function wrapUp(deps: SettleDependencies, attempt: Attempt): Promise<Attempt | undefined> {
  const endedAt = attempt.facts.ended?.endedAt ?? attempt.facts.record?.endedAt;
  if (attempt.lead.state.kind !== 'dialling' || !isHeldBy(attempt) || endedAt === undefined) return undefined;
  const { rules } = (await deps.settings.current()).policyFor(attempt.placement.stage, attempt.lead.campaignId);
  return {
    ...attempt,
    lead: wrappingLead(attempt.lead, attempt.contactId, endedAt, rules.wrapUpLimitMinutes),
  };
}

async function decide(deps: SettleDependencies, attempt: Attempt, outcome: Outcome): Promise<Settled | undefined> {
  const now = deps.clock();
  const context = decisionContext(await deps.settings.current(), attempt.lead, now, deps.storyEndsWithResult);
  const step = nextStep(attempt, outcome, context);
  const after = leadAfter(attempt, outcome, step, context);
  const lead = isHeldBy(attempt) ? after : { ...after, ...placeOf(attempt.lead) };
  await deps.settings.ensureAreas(lead);
  const result = await deps.leads.decide(attempt, { outcome, nextStep: step, decidedAt: now }, lead);
  if (result.kind === 'stale') return undefined;
  if (result.kind === 'decided') noteDecision(deps.journal, attempt, result.decision);
  return { kind: 'decided', decision: result.decision };
}

/** Whether the lead still waits for this very attempt: one that has gone on meanwhile is only counted, not moved. */
function isHeldBy({ lead: { state }, attemptNumber }: Attempt): boolean {
  return (state.kind === 'dialling' || state.kind === 'wrapping') && state.attemptNumber === attemptNumber;
}

function placeOf({ state, stage, campaignId, numberIndex, touches, counted, countedByOutcome }: Lead) {
  return { state, stage, campaignId, numberIndex, touches, counted, countedByOutcome };
}

function noteDecision(journal: Journal, attempt: Attempt, { outcome, nextStep: step }: Decision): void {
  journal.note({
    kind: 'outcome-decided',
    leadId: attempt.leadId,
    contactId: attempt.contactId,
    outcome: outcome.code,
    nextStep: step.kind,
  });
  if (step.kind !== 'advance' && step.kind !== 'call-again') return;
  for (const by of step.call.movedBy) {
    journal.note({ kind: 'call-held-back', leadId: attempt.leadId, campaignId: attempt.placement.campaignId, by });
  }
}

/** The attempt and its lead as stored now, after somebody else was quicker. */
async function asItIsNow(leads: LeadRepository, attempt: Attempt): Promise<Attempt> {
  const [contact, lead] = await Promise.all([leads.getContact(attempt.contactId), leads.get(attempt.leadId)]);
  const stored = contact?.kind === 'linked' ? contact.attempt : attempt;
  return lead === undefined ? stored : { ...stored, lead };
}
