import type { Temporal } from 'temporal-polyfill';
import type { DecisionContext } from '../../domain/decision-context.ts';
import type { Lead } from '../../domain/lead.ts';
import { type ClaimedLead, claimedLead, givenBackLead, suppressedLead } from '../../domain/lead-transitions.ts';
import { StaleLeadError } from '../errors.ts';
import type { Journal } from '../ports/journal.ts';
import type { LeadRepository } from '../ports/lead-repository.ts';
import type { SettingsCache } from '../settings-in-force.ts';
import { decisionContext } from '../settle-attempt.ts';
import { inSeveralTries } from './several-tries.ts';

export interface ClaimDependencies {
  readonly leads: LeadRepository;
  readonly settings: SettingsCache;
  readonly journal: Journal;
  readonly clock: () => Temporal.Instant;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

export type Claim =
  | { readonly kind: 'claimed'; readonly lead: ClaimedLead }
  /** Suppressed, or written by somebody else since it was read. */
  | { readonly kind: 'refused' }
  /** Nobody knows whether the claim was stored, but it holds no more. */
  | { readonly kind: 'withdrawn' };

/** How long a claim holds before somebody asks what became of the call. */
const STARTING_LEASE_SECONDS = 120;

/**
 * Claims a ready lead for its planned call. A claim whose answer is lost is taken back, because no start was sent for
 * it: the lead, when it turns out to be claimed, returns to its plan; when it does not, it is written anew as it is, so
 * that the claim, should it arrive late, finds another version.
 *
 * @throws when the claim could not be taken back either: the lead may be left to its lease.
 */
export async function claimLead(
  deps: ClaimDependencies,
  lead: Lead,
  now: Temporal.Instant,
  offeredTo?: string,
): Promise<Claim> {
  const claimed = claimedLead(lead, now, STARTING_LEASE_SECONDS, offeredTo);
  try {
    const { kind } = await deps.leads.claim(claimed);
    if (kind === 'claimed') return { kind, lead: { ...claimed, version: claimed.version + 1 } };
    if (kind === 'suppressed') await deps.leads.save(suppressedLead(lead, now, 'do-not-call'));
    return { kind: 'refused' };
  } catch (error) {
    deps.journal.note({
      kind: 'work-failed',
      what: 'claim',
      leadId: lead.id,
      attemptNumber: claimed.state.attemptNumber,
      error,
    });
    await withdraw(deps, lead, claimed);
    return { kind: 'withdrawn' };
  }
}

/**
 * Undoes a claim for which no call exists: nothing is counted. Done again when somebody else wrote the lead meanwhile
 * or the answer was lost, and left when the lead is claimed no more.
 *
 * @param after the lead that follows, from the claimed one as it is stored.
 * @throws StaleLeadError or the storage's error when it could not be done: the lead is left to its lease.
 */
export async function giveBack(
  deps: ClaimDependencies,
  claimed: ClaimedLead,
  after: (lead: Lead, context: DecisionContext) => Lead = givenBackLead,
): Promise<void> {
  await untilDone(deps, claimed.id, async (tried) => {
    const lead = tried === 1 ? claimed : await deps.leads.get(claimed.id);
    return lead === undefined || !isHeldBy(lead, claimed) || (await putBack(deps, lead, after));
  });
}

async function putBack(
  deps: ClaimDependencies,
  lead: Lead,
  after: (lead: Lead, context: DecisionContext) => Lead,
): Promise<boolean> {
  const back = after(lead, decisionContext(await deps.settings.current(), lead, deps.clock()));
  if (back.stage !== lead.stage) await deps.settings.ensureAreas(back);
  return (await deps.leads.save(back)) === 'saved';
}

async function withdraw(deps: ClaimDependencies, read: Lead, claimed: ClaimedLead): Promise<void> {
  await untilDone(deps, claimed.id, async () => {
    const lead = await deps.leads.get(claimed.id);
    if (lead === undefined) return true;
    if (isHeldBy(lead, claimed)) return putBack(deps, lead, givenBackLead);
    return lead.version !== read.version || (await deps.leads.save(lead)) === 'saved';
  });
}

/** Whether the lead waits for the start of this very claim. */
function isHeldBy({ state }: Lead, { state: claim }: ClaimedLead): boolean {
  return (
    state.kind === 'dialling' &&
    state.phase.kind === 'starting' &&
    state.attemptNumber === claim.attemptNumber &&
    state.claimedAt.equals(claim.claimedAt)
  );
}

async function untilDone(
  deps: ClaimDependencies,
  leadId: string,
  work: (tried: number) => Promise<boolean>,
): Promise<void> {
  if (!(await inSeveralTries(deps.sleep, work, (isDone) => isDone))) throw new StaleLeadError(leadId);
}
