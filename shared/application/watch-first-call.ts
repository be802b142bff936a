import type { Temporal } from 'temporal-polyfill';
import type { Attempt, Decision, DispositionFact, EndedFact } from '../domain/attempt.ts';
import type { Lead } from '../domain/lead.ts';
import type { LeadRepository } from './ports/lead-repository.ts';
import type { ContactDescription } from './ports/telephony.ts';

export interface WatchDependencies {
  readonly leads: Pick<LeadRepository, 'get' | 'getContact'>;
  /** Asks Connect what it knows of the contact; what is only told while the call goes on is not seen without it. */
  readonly describe?: (contactId: string) => Promise<ContactDescription | undefined>;
  readonly clock: () => Temporal.Instant;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** What is seen of a first call, in the order in which it usually happens. */
export type CallSeen =
  | { readonly kind: 'claimed'; readonly attemptNumber: number }
  | { readonly kind: 'ringing'; readonly contactId: string }
  | { readonly kind: 'answered' }
  | { readonly kind: 'agent-connected' }
  /** `agent`: whether an agent was connected; `answered`: whether anybody or anything answered. */
  | { readonly kind: 'over'; readonly answered: boolean; readonly agent: boolean; readonly reason?: string }
  | { readonly kind: 'disposition'; readonly said: DispositionFact }
  | { readonly kind: 'decided'; readonly decision: Decision }
  | { readonly kind: 'closed' };

export type SeenKind = CallSeen['kind'];

/** How long each step may take after the one before, in seconds, before something is wrong. */
export const WAIT_SECONDS: Readonly<Record<SeenKind, number>> = {
  /** The dialler looks every minute, people free or not; a new version of its function takes its time once. */
  claimed: 150,
  /** Start and link follow the claim at once. */
  ringing: 20,
  /** The longest that rules let a telephone ring, and what the network takes. */
  answered: 90,
  'agent-connected': 60,
  /** A talk takes as long as it takes. */
  over: 900,
  /** How long agents may take to write up a call, and the limit at which the lead would go to review. */
  disposition: 2_000,
  decided: 120,
  closed: 60,
};

export type WatchEnd =
  | { readonly kind: 'done' }
  /** The step that did not come in its time. */
  | { readonly kind: 'timed-out'; readonly missing: SeenKind }
  /** The lead was moved on without a call: the rules changed their mind, or nothing can be dialled. */
  | { readonly kind: 'not-called'; readonly lead: Lead };

const LOOK_EVERY_MILLISECONDS = 2_000;

/**
 * Follows a test lead from the moment it was stored until its call is decided and the lead is closed, or a step does not
 * come in its time. Reads, and changes nothing.
 * @param stored the lead as it was stored, before any run has met it.
 * @param see told each thing once, when it is first seen.
 */
export async function watchFirstCall(
  deps: WatchDependencies,
  stored: Pick<Lead, 'id' | 'attemptNumber'>,
  see: (seen: CallSeen, at: Temporal.Instant) => void,
): Promise<WatchEnd> {
  const watch = new FirstCallWatch(deps, stored, see);
  for (;;) {
    const end = await watch.look();
    if (end !== undefined) return end;
    await deps.sleep(LOOK_EVERY_MILLISECONDS);
  }
}

class FirstCallWatch {
  readonly #deps: WatchDependencies;
  readonly #stored: Pick<Lead, 'id' | 'attemptNumber'>;
  readonly #see: (seen: CallSeen, at: Temporal.Instant) => void;
  readonly #seen = new Set<SeenKind>();
  #contactId: string | undefined;
  /** The start was refused for the moment, and the lead waits for the next one. */
  #isGivenBack = false;
  #waitsSince: Temporal.Instant;

  constructor(
    deps: WatchDependencies,
    stored: Pick<Lead, 'id' | 'attemptNumber'>,
    see: (seen: CallSeen, at: Temporal.Instant) => void,
  ) {
    this.#deps = deps;
    this.#stored = stored;
    this.#see = see;
    this.#waitsSince = deps.clock();
  }

  async look(): Promise<WatchEnd | undefined> {
    const { leads, clock } = this.#deps;
    const lead = await leads.get(this.#stored.id);
    if (lead === undefined) return { kind: 'timed-out', missing: 'claimed' };
    this.#lookAtLead(lead);
    if (this.#contactId !== undefined) await this.#lookAtCall(this.#contactId);
    const { state } = lead;
    const isOver = state.kind === 'closed' || state.kind === 'suppressed';
    if (isOver && this.#contactId === undefined) return { kind: 'not-called', lead };
    if (isOver && this.#seen.has('decided')) {
      this.#note({ kind: 'closed' });
      return { kind: 'done' };
    }
    if (state.kind === 'resting' || state.kind === 'review') return { kind: 'not-called', lead };
    const missing = this.#next();
    const waited = clock().since(this.#waitsSince).total('seconds');
    return waited > WAIT_SECONDS[missing] ? { kind: 'timed-out', missing } : undefined;
  }

  #lookAtLead({ attemptNumber, state, recentCalls }: Lead): void {
    this.#isGivenBack = state.kind === 'ready' && this.#contactId === undefined;
    if (attemptNumber <= this.#stored.attemptNumber) return;
    if (state.kind !== 'ready') this.#note({ kind: 'claimed', attemptNumber });
    this.#contactId ??=
      state.kind === 'dialling' && state.phase.kind === 'in-the-air'
        ? state.phase.contactId
        : recentCalls.find((call) => call.via === 'dialler' && call.attemptNumber === attemptNumber)?.contactId;
    if (this.#contactId !== undefined) this.#note({ kind: 'ringing', contactId: this.#contactId });
  }

  async #lookAtCall(contactId: string): Promise<void> {
    const { leads, describe } = this.#deps;
    const known = await leads.getContact(contactId);
    const attempt = known?.kind === 'linked' ? known.attempt : undefined;
    const ended = attempt?.facts.ended ?? attempt?.facts.record;
    if (ended === undefined && describe !== undefined) await this.#ask(describe, contactId);
    if (ended !== undefined) this.#noteEnd(ended);
    if (attempt !== undefined) this.#noteDecision(attempt);
  }

  async #ask(describe: NonNullable<WatchDependencies['describe']>, contactId: string): Promise<void> {
    const description = await describe(contactId);
    if (description === undefined) return;
    if (description.answeredAt !== undefined) this.#note({ kind: 'answered' });
    if (description.agentConnectedAt !== undefined) this.#note({ kind: 'agent-connected' });
  }

  #noteEnd({ connectedAt, agentConnectedAt, disconnectReason }: EndedFact): void {
    const agent = agentConnectedAt !== undefined;
    const answered = agent || connectedAt !== undefined;
    if (answered) this.#note({ kind: 'answered' });
    if (agent) this.#note({ kind: 'agent-connected' });
    this.#note({ kind: 'over', answered, agent, ...(disconnectReason !== undefined && { reason: disconnectReason }) });
  }

  #noteDecision({ facts: { disposition }, decision }: Attempt): void {
    if (disposition !== undefined) this.#note({ kind: 'disposition', said: disposition });
    if (decision !== undefined) this.#note({ kind: 'decided', decision });
  }

  #note(seen: CallSeen): void {
    if (this.#seen.has(seen.kind)) return;
    this.#seen.add(seen.kind);
    const now = this.#deps.clock();
    this.#waitsSince = now;
    this.#see(seen, now);
  }

  /** What has to come next. Nobody says what came of a call without an agent. */
  #next(): SeenKind {
    if (!this.#seen.has('claimed') || this.#isGivenBack) return 'claimed';
    if (!this.#seen.has('ringing')) return 'ringing';
    if (this.#seen.has('decided')) return 'closed';
    if (this.#seen.has('over')) {
      return this.#seen.has('agent-connected') && !this.#seen.has('disposition') ? 'disposition' : 'decided';
    }
    if (this.#seen.has('agent-connected') || this.#deps.describe === undefined) return 'over';
    return this.#seen.has('answered') ? 'agent-connected' : 'answered';
  }
}
