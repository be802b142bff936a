import type { Temporal } from 'temporal-polyfill';
import type { Attempt, Decision } from '../domain/attempt.ts';
import {
  asItCounts,
  correctedKnowledge,
  correctedOutcome,
  leadBeforeDecision,
  standsWhereDecided,
} from '../domain/correction.ts';
import { leadAfter, nextStep } from '../domain/decide.ts';
import type { DecisionContext } from '../domain/decision-context.ts';
import type { Lead } from '../domain/lead.ts';
import { suppressedLead, wrappingLead } from '../domain/lead-transitions.ts';
import { withoutOpenLegs } from '../domain/legs.ts';
import { lastSaid } from '../domain/merge-facts.ts';
import type { NextStep } from '../domain/next-step.ts';
import { OUTCOMES, type Outcome } from '../domain/outcome.ts';
import { accountOf, outcomeFromFacts } from '../domain/outcome-from-facts.ts';
import { holdsAttempt } from '../domain/required-facts.ts';
import { restingOn } from '../domain/rested-lead.ts';
import type { Stage } from '../domain/stage.ts';
import { LeadMissingError, StaleLeadError } from './errors.ts';
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
    transitions: settings.transitions,
    neverAgainAfterResult: storyEndsWithResult,
  };
}

/**
 * Decides an attempt as soon as its facts suffice, and stores outcome, decision and lead together. The decision stands:
 * settling again returns it, unless the agent has said something else in time, which makes a correction. A conversation
 * that is over but not yet judged by the agent makes the lead wait in `wrapping`; `limitReached` ends that waiting. A lead
 * that has gone on has no timer for it: its conversation is decided at once, without legs whose end nobody has told yet,
 * and a disposition that still comes corrects.
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
    const settled =
      attempt.decision === undefined
        ? await settleUndecided(deps, attempt, options.limitReached)
        : await settleDecided(deps, attempt, attempt.decision);
    if (settled !== undefined) return settled;
    attempt = await asItIsNow(deps.leads, attempt);
  }
  throw new StaleLeadError(attempt.leadId);
}

async function settleUndecided(
  deps: SettleDependencies,
  attempt: Attempt,
  limitReached: boolean,
): Promise<Settled | undefined> {
  const reading = outcomeFromFacts(isHeldBy(attempt) ? attempt.facts : withoutOpenLegs(attempt.facts));
  if (reading.kind === 'known') return decide(deps, attempt, reading.outcome, 'facts');
  if (reading.for === 'disposition' && (limitReached || !isHeldBy(attempt))) {
    return decide(deps, attempt, OUTCOMES['answered-without-disposition'], 'limit');
  }
  const wrapping = reading.for === 'disposition' ? await wrapUp(deps, attempt) : undefined;
  const isStored = wrapping === undefined || (await deps.leads.saveProgress(wrapping)) === 'saved';
  return isStored ? { kind: 'waiting', for: reading.for } : undefined;
}

async function settleDecided(
  deps: SettleDependencies,
  attempt: Attempt,
  decision: Decision,
): Promise<Settled | undefined> {
  const outcome = correctedOutcome(attempt);
  return outcome === undefined ? { kind: 'decided', decision } : correct(deps, attempt, decision, outcome);
}

async function wrapUp(deps: SettleDependencies, attempt: Attempt): Promise<Attempt | undefined> {
  const endedAt = accountOf(attempt.facts)?.endedAt;
  if (attempt.lead.state.kind !== 'dialling' || !isHeldBy(attempt) || endedAt === undefined) return undefined;
  const { rules } = (await deps.settings.current()).policyFor(attempt.placement.stage, attempt.lead.campaignId);
  return {
    ...attempt,
    lead: wrappingLead(attempt.lead, attempt.contactId, endedAt, rules.wrapUpLimitMinutes),
  };
}

async function decide(
  deps: SettleDependencies,
  attempt: Attempt,
  outcome: Outcome,
  because: 'facts' | 'limit',
): Promise<Settled | undefined> {
  const now = deps.clock();
  const context = decisionContext(await deps.settings.current(), attempt.lead, now, deps.storyEndsWithResult);
  const step = nextStep(attempt, outcome, context);
  const after = leadAfter(attempt, outcome, step, context);
  const lead = isHeldBy(attempt) ? after : keptInPlace(after, attempt.lead);
  await deps.settings.ensureAreas(lead);
  const decision = {
    outcome,
    nextStep: step,
    decidedAt: now,
    version: 1,
    because,
    ...saidIn(attempt),
    leadVersion: lead.version + 1,
  };
  const result = await deps.leads.decide(attempt, decision, lead);
  if (result.kind !== 'decided') return undefined;
  noteDecision(deps.journal, attempt, decision);
  return { kind: 'decided', decision };
}

/**
 * Decides anew from the lead as it was before the first decision, so that the corrected words count as if they had been
 * the only ones. A lead that a person let rest since rests as long as they said. A lead that was called again or
 * suppressed since stays where it is, unless it must not be called any more; facts, notes and sale of the corrected words
 * reach it all the same.
 */
async function correct(
  deps: SettleDependencies,
  decided: Attempt,
  replaced: Decision,
  outcome: Outcome,
): Promise<Settled | undefined> {
  const current = await deps.leads.get(decided.leadId);
  if (current === undefined) throw new LeadMissingError(decided.leadId);
  const now = deps.clock();
  const before = leadBeforeDecision(decided, current);
  const attempt: Attempt = { ...asItCounts(decided), lead: before };
  const context = decisionContext(await deps.settings.current(), before, now, deps.storyEndsWithResult);
  const step = nextStep(attempt, outcome, context);
  const lead = standsWhereDecided(current, decided)
    ? restingOn(current, leadAfter(attempt, outcome, step, context))
    : leadGoneOn(step, correctedKnowledge(current, decided, attempt, outcome, now), current, now);
  if (lead !== undefined) await deps.settings.ensureAreas(lead);
  const decision: Decision = {
    outcome,
    nextStep: step,
    decidedAt: now,
    version: replaced.version + 1,
    because: 'correction',
    ...saidIn(attempt),
    ...(lead !== undefined && { leadVersion: lead.version + 1 }),
  };
  const result = await deps.leads.correct(decided, decision, lead);
  if (result.kind !== 'decided') return undefined;
  noteDecision(deps.journal, attempt, decision);
  return { kind: 'decided', decision };
}

/** What becomes of a lead that has gone on; undefined when it may stay as it is. */
function leadGoneOn(
  step: NextStep,
  informed: Lead | undefined,
  current: Lead,
  now: Temporal.Instant,
): Lead | undefined {
  if (step.kind !== 'suppress' || current.state.kind === 'suppressed') return informed;
  return suppressedLead(informed ?? current, now, step.why);
}

function saidIn({ facts }: Attempt): Pick<Decision, 'said'> {
  const said = lastSaid(facts);
  return said === undefined ? {} : { said };
}

/** A lead that has gone on meanwhile is only counted, not moved. */
function isHeldBy(attempt: Attempt): boolean {
  return holdsAttempt(attempt.lead, attempt);
}

/** What a late outcome teaches of a lead that has gone on: it stays where it is, with whom it is, at its count. */
function keptInPlace({ agentId: _, ...taught }: Lead, lead: Lead): Lead {
  const { state, stage, campaignId, numberIndex, touches, agentId } = lead;
  const { counted, countedByOutcome, countedByNumber, cycleStartedAt } = lead;
  return {
    ...taught,
    state,
    stage,
    campaignId,
    numberIndex,
    touches,
    counted,
    countedByOutcome,
    countedByNumber,
    cycleStartedAt,
    ...(agentId !== undefined && { agentId }),
  };
}

function noteDecision(journal: Journal, attempt: Attempt, decision: Decision): void {
  const { outcome, nextStep: step, version } = decision;
  const { leadId, attemptNumber, contactId } = attempt;
  const what = { leadId, attemptNumber, contactId, outcome: outcome.code, nextStep: step.kind };
  journal.note(
    decision.because === 'correction'
      ? { kind: 'decision-corrected', ...what, version }
      : { kind: 'outcome-decided', ...what },
  );
  if (step.kind !== 'advance' && step.kind !== 'call-again') return;
  for (const by of step.call.movedBy) {
    journal.note({ kind: 'call-held-back', leadId, campaignId: attempt.placement.campaignId, by });
  }
}

/**
 * The attempt and its lead as stored now, after somebody else was quicker. A decided attempt keeps its snapshot, where
 * a correction begins.
 */
async function asItIsNow(leads: LeadRepository, attempt: Attempt): Promise<Attempt> {
  const [contact, lead] = await Promise.all([leads.getContact(attempt.contactId), leads.get(attempt.leadId)]);
  const stored = contact?.kind === 'linked' ? contact.attempt : attempt;
  return lead === undefined || stored.decision !== undefined ? stored : { ...stored, lead };
}
