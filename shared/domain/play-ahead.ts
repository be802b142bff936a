import { Temporal } from 'temporal-polyfill';
import { type EarliestCall, earliestCall } from './call-gate.ts';
import type { CallPolicy } from './call-policy.ts';
import type { DecisionContext } from './decision-context.ts';
import { dueSlot, SLOT_MINUTES } from './due-slot.ts';
import { stepWhenNever } from './exhausted.ts';
import { chanceOf, type ForecastAssumptions } from './forecast-assumptions.ts';
import type { RuleRefusalCode } from './gate.ts';
import type { CallPurpose, Lead, ReadyState, SkipReason } from './lead.ts';
import { leadAfterSkippedTouch, leadFollowing, rechosenLead, replannedLead, wokenLead } from './lead-transitions.ts';
import { touchStillFits } from './programme.ts';
import { StaffedTime, type Staffing, type TierStaff } from './staffing.ts';
import type { Stage } from './stage.ts';
import type { TierNumber } from './tier-number.ts';
import type { Transitions } from './transitions.ts';
import { unreachedLead } from './unreached-lead.ts';

export interface PlayInput {
  readonly leads: readonly Lead[];
  /** The rules to play under. */
  readonly policyFor: (stage: Stage, campaignId: string) => CallPolicy;
  readonly transitions: Transitions;
  readonly now: Temporal.Instant;
  readonly days: number;
  readonly assumptions: ForecastAssumptions;
  /** Without it every call finds somebody at once. */
  readonly staffing?: Staffing;
}

/** A call that would be placed. */
export interface PlayedCall {
  readonly kind: 'called';
  /** As it stood right before the call. */
  readonly lead: Lead;
  readonly at: Temporal.Instant;
  readonly purpose: CallPurpose;
  readonly policy: CallPolicy;
  readonly reached: boolean;
  readonly agentSeconds: number;
}

export type PlayedEvent =
  | PlayedCall
  /** A call was planned, the first or a further one; `movedBy` names the rules between its wanted and its planned moment. */
  | { readonly kind: 'planned'; readonly lead: Lead; readonly movedBy: readonly RuleRefusalCode[] }
  /** The rules never allow the call that the lead waits for. */
  | { readonly kind: 'not-callable'; readonly lead: Lead; readonly refusals: readonly RuleRefusalCode[] }
  /** A customer's touch was left out. */
  | { readonly kind: 'touch-skipped'; readonly why: SkipReason }
  /** Rests beyond the end, is in a call, waits for a person's look or is done. */
  | { readonly kind: 'not-played'; readonly lead: Lead }
  /** Nobody was free for the call by the end. */
  | { readonly kind: 'left-waiting'; readonly lead: Lead; readonly tier: TierNumber };

type ReadyLead = Lead & { readonly state: ReadyState };

/** A ready lead and the moment from which its call is offered, at which the gate allows it as the lead stands. */
interface OfferedCall {
  readonly lead: ReadyLead;
  readonly at: Temporal.Instant;
}

const TIERS: readonly TierNumber[] = [1, 2, 3];
const SLOT_MS = SLOT_MINUTES * 60_000;
const DAY_MS = 86_400_000;

/**
 * Plays what the dialler would do with a backlog in the days to come, half hour by half hour, without doing it: every
 * call at the first moment that the rules leave, planned anew from the moment wished for, and after a call that nobody
 * answers the further ones that the rules ask for. Whether somebody answers is decided by the assumed share and a fixed
 * draw for each lead and attempt, so that the same input gives the same play and two sets of rules meet the same
 * people. A lead that is reached is not called again within the play: what an agent agrees with a customer is not
 * foreseen. Leads that are in a call are left out.
 *
 * Where people are counted, those free take the promised calls first, then the ones due longest; the others wait. The
 * dialler's turn-taking between areas and campaigns, its lines and its pace are not played.
 */
export function* playAhead(input: PlayInput): Generator<PlayedEvent> {
  yield* new Play(input).events();
}

class Play {
  readonly #input: PlayInput;
  readonly #startMs: number;
  readonly #endMs: number;
  /** By half hour: calls offered in it, and leads whose rest ends in it. */
  readonly #slots: (OfferedCall | Lead)[][];
  readonly #queues: Readonly<Record<TierNumber, TierQueue>>;

  constructor(input: PlayInput) {
    this.#input = input;
    const nowMs = input.now.epochMilliseconds;
    this.#startMs = Math.floor(nowMs / SLOT_MS) * SLOT_MS;
    this.#endMs = nowMs + input.days * DAY_MS;
    this.#slots = Array.from({ length: Math.ceil((this.#endMs - this.#startMs) / SLOT_MS) }, () => []);
    const { staffing } = input;
    this.#queues = {
      1: new TierQueue(staffing?.[1]),
      2: new TierQueue(staffing?.[2]),
      3: new TierQueue(staffing?.[3]),
    };
  }

  *events(): Generator<PlayedEvent> {
    for (const lead of this.#input.leads) yield* this.#begin(lead);
    for (const [index, slot] of this.#slots.entries()) {
      const slotMs = this.#startMs + index * SLOT_MS;
      const fromMs = Math.max(slotMs, this.#input.now.epochMilliseconds);
      for (const tier of TIERS) this.#queues[tier].open(fromMs, Math.min(slotMs + SLOT_MS, this.#endMs));
      do {
        yield* this.#distribute(slot.splice(0).toSorted(byTurn));
        for (const tier of TIERS)
          yield* this.#serve(this.#queues[tier], Temporal.Instant.fromEpochMilliseconds(fromMs));
      } while (slot.length > 0);
    }
    for (const tier of TIERS) {
      for (const { lead } of this.#queues[tier].waiting()) yield { kind: 'left-waiting', lead, tier };
    }
  }

  *#begin(given: Lead): Generator<PlayedEvent> {
    const { now } = this.#input;
    const lead = rechosenLead(given, this.#contextOf(given, now));
    const { state } = lead;
    if (state.kind === 'ready') {
      const { lead: planned, movedBy } = replannedLead(lead, this.#contextOf(lead, now));
      yield* this.#follow(planned, movedBy, now);
    } else if (state.kind === 'resting' && state.why === 'not-callable') {
      yield* this.#wake(lead, now);
    } else if (!this.#place(lead, now)) {
      yield { kind: 'not-played', lead };
    }
  }

  /** What was planned for the lead, told and put into its half hour. */
  *#follow(planned: Lead, movedBy: readonly RuleRefusalCode[], now: Temporal.Instant): Generator<PlayedEvent> {
    yield isReady(planned)
      ? { kind: 'planned', lead: planned, movedBy }
      : { kind: 'not-callable', lead: planned, refusals: movedBy };
    this.#place(planned, now);
  }

  /** Whether the lead comes up again before the end. */
  #place(lead: Lead, now: Temporal.Instant): boolean {
    if (lead.state.kind === 'resting') return this.#put(lead, later(lead.state.until, now));
    if (!isReady(lead)) return false;
    const { dueAt, urgency, purpose } = lead.state;
    const from = later(urgency === 'normal' ? dueSlot(dueAt) : dueAt, now);
    if (from.equals(dueAt)) return this.#put({ lead, at: from }, from);
    const found = earliestCall(lead, purpose, this.#policyOf(lead), from);
    return found.kind === 'at' && this.#put({ lead, at: found.at }, found.at);
  }

  #put(entry: OfferedCall | Lead, { epochMilliseconds: atMs }: Temporal.Instant): boolean {
    if (atMs >= this.#endMs) return false;
    this.#slots[Math.floor((atMs - this.#startMs) / SLOT_MS)]?.push(entry);
    return true;
  }

  *#distribute(entries: readonly (OfferedCall | Lead)[]): Generator<PlayedEvent> {
    for (const entry of entries) {
      if ('lead' in entry) this.#queues[this.#policyOf(entry.lead).tier].add(entry);
      else if (entry.state.kind === 'resting') yield* this.#wake(entry, later(entry.state.until, this.#input.now));
    }
  }

  *#serve(queue: TierQueue, from: Temporal.Instant): Generator<PlayedEvent> {
    for (let next = queue.take(); next !== undefined; next = queue.take()) {
      queue.spend(yield* this.#callOnce(next, later(next.at, from)));
    }
  }

  *#wake(lead: Lead, at: Temporal.Instant): Generator<PlayedEvent> {
    const woken = wokenLead(lead, this.#contextOf(lead, at));
    yield* this.#follow(woken, this.#movesOf(lead, woken, at), at);
  }

  /** The rules that moved the call of a lead whose rest is over, or that never allow it. */
  #movesOf({ state }: Lead, woken: Lead, at: Temporal.Instant): readonly RuleRefusalCode[] {
    if (isReady(woken)) {
      const { purpose, wantedAt } = woken.state;
      return earliestCall(woken, purpose, this.#policyOf(woken), wantedAt).movedBy;
    }
    if (woken.state.kind === 'resting' && woken.state.why === 'not-callable') return woken.state.refusals;
    if (state.kind !== 'resting' || state.why !== 'not-callable') return [];
    const { stage, purpose, wantedAt } = state.stalled;
    const stalled = { ...woken, stage };
    return earliestCall(stalled, purpose, this.#policyOf(stalled), later(wantedAt, at)).movedBy;
  }

  /**
   * Makes the call of a lead whose turn it is, or plans it anew where rules have closed since it was offered.
   * @returns the seconds that an agent gave.
   */
  *#callOnce({ lead, at: offeredAt }: OfferedCall, at: Temporal.Instant): Generator<PlayedEvent, number> {
    const { purpose } = lead.state;
    const policy = this.#policyOf(lead);
    const fit = touchStillFits(lead, purpose, policy.rules.programmes, at);
    if (fit.kind === 'skipped') {
      yield { kind: 'touch-skipped', why: fit.why };
      this.#place(leadAfterSkippedTouch(lead, fit.why, this.#contextOf(lead, at)), at);
      return 0;
    }
    const found: EarliestCall =
      at === offeredAt ? { kind: 'at', at, movedBy: [] } : earliestCall(lead, purpose, policy, at);
    if (found.kind === 'never') {
      const { urgency, wantedAt } = lead.state;
      const stalled = { stage: lead.stage, purpose, urgency, wantedAt };
      const context = this.#contextOf(lead, at);
      const step = stepWhenNever(lead, { kind: 'never', refusals: found.movedBy, stalled }, context);
      yield* this.#follow(leadFollowing(lead, step, context), found.movedBy, at);
      return 0;
    }
    if (!found.at.equals(at)) {
      this.#put({ lead, at: found.at }, found.at);
      return 0;
    }
    return yield* this.#called(lead, at, policy);
  }

  *#called(lead: ReadyLead, at: Temporal.Instant, policy: CallPolicy): Generator<PlayedEvent, number> {
    const { reachedShare, talkSeconds, ringSeconds } = this.#input.assumptions;
    const reached = chanceOf(lead.id, lead.attemptNumber + 1) < reachedShare[lead.stage];
    const agentSeconds = reached ? talkSeconds[lead.stage] : ringSeconds;
    yield { kind: 'called', lead, at, purpose: lead.state.purpose, policy, reached, agentSeconds };
    if (reached) return agentSeconds;
    const endedAt = at.add({ seconds: ringSeconds });
    const after = unreachedLead(lead, at, this.#contextOf(lead, endedAt));
    if (isReady(after.lead)) yield { kind: 'planned', lead: after.lead, movedBy: after.movedBy };
    this.#place(after.lead, endedAt);
    return agentSeconds;
  }

  #policyOf(lead: Lead): CallPolicy {
    return this.#input.policyFor(lead.stage, lead.campaignId);
  }

  #contextOf({ campaignId }: Lead, now: Temporal.Instant): DecisionContext {
    const { policyFor, transitions } = this.#input;
    return { now, policyFor: (stage) => policyFor(stage, campaignId), transitions };
  }
}

/** Within a half hour rests that end come first; then calls in the order of the index of timers. */
function byTurn(one: OfferedCall | Lead, other: OfferedCall | Lead): number {
  if (!('lead' in one) || !('lead' in other)) return Number('lead' in one) - Number('lead' in other);
  const promisedFirst = Number(one.lead.state.urgency === 'normal') - Number(other.lead.state.urgency === 'normal');
  const fresherFirst = one.lead.counted - other.lead.counted;
  return promisedFirst || fresherFirst || (one.lead.id < other.lead.id ? -1 : 1);
}

function isReady(lead: Lead): lead is ReadyLead {
  return lead.state.kind === 'ready';
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) >= 0 ? one : other;
}

/** The calls that wait for the people of one tier, and what these can still give in the present half hour. */
class TierQueue {
  readonly #time: StaffedTime | undefined;
  readonly #promised: OfferedCall[] = [];
  readonly #normal: OfferedCall[] = [];
  #promisedTaken = 0;
  #normalTaken = 0;
  #secondsLeft = 0;

  constructor(staff: TierStaff | undefined) {
    this.#time = staff && new StaffedTime(staff);
  }

  /** A new half hour; a call that lasts beyond the one before is paid from it. */
  open(fromMs: number, toMs: number): void {
    const given = this.#time?.secondsWithin(fromMs, toMs) ?? Number.POSITIVE_INFINITY;
    this.#secondsLeft = Math.min(this.#secondsLeft, 0) + given;
  }

  add(call: OfferedCall): void {
    (call.lead.state.urgency === 'promised' ? this.#promised : this.#normal).push(call);
  }

  /** The next call in turn, or undefined when none waits or nobody has time. */
  take(): OfferedCall | undefined {
    if (this.#secondsLeft <= 0) return undefined;
    const promised = this.#promised[this.#promisedTaken];
    if (promised !== undefined) {
      this.#promisedTaken += 1;
      return promised;
    }
    const normal = this.#normal[this.#normalTaken];
    if (normal !== undefined) this.#normalTaken += 1;
    return normal;
  }

  spend(seconds: number): void {
    this.#secondsLeft -= seconds;
  }

  waiting(): readonly OfferedCall[] {
    return [...this.#promised.slice(this.#promisedTaken), ...this.#normal.slice(this.#normalTaken)];
  }
}
