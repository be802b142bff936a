import { Temporal } from 'temporal-polyfill';
import type { TierNumber } from '../../shared/domain/sales-structure.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import { identifierFor, randomFor } from '../random.ts';
import { type Shift, shiftsFrom } from './shift.ts';

export type AgentState = 'offline' | 'available' | 'on-contact' | 'after-contact-work';

export interface Agent {
  readonly id: string;
  readonly username: string;
  /** The tier in which they are at the moment. */
  readonly tier: TierNumber;
}

export interface TierCounts {
  readonly tier: TierNumber;
  readonly available: number;
  readonly talking: number;
  readonly afterContactWork: number;
}

/** Somebody who is signed in, as they are at this moment. */
export interface AgentAtPlace extends Agent {
  readonly state: Exclude<AgentState, 'offline'>;
  readonly since: Temporal.Instant;
  readonly isLeaving: boolean;
}

export interface AgentsInput {
  readonly seed: number;
  readonly companyZone: string;
  readonly shift: Shift;
  /** The people at first. */
  readonly tiers: readonly { readonly tier: TierNumber; readonly people: number }[];
  /** The tiers that the wallboard shows. */
  readonly shown: () => readonly TierNumber[];
  /** Calls of a tier that are dialled, ringing or waiting, and so will need somebody. */
  readonly callsToCome: (tier: TierNumber) => number;
  /** Somebody of the tier has become free. */
  readonly onFree: (tier: TierNumber) => void;
}

interface AgentAtWork extends Agent {
  tier: TierNumber;
  /** Where they go as soon as the call that they are in is written up. */
  nextTier: TierNumber | undefined;
  state: AgentState;
  since: Temporal.Instant;
  wantsToLeave: boolean;
  readonly busySeconds: Map<TierNumber, number>;
}

const WALLBOARD_SECONDS = 15;

/**
 * The people of every tier: their shifts, who is free, and what the wallboard shows. The wallboard refreshes every 15 s
 * of the clock. Whoever leaves looks at it first, and signs off at a refresh that shows no call which only they could take.
 */
export class Agents {
  readonly #clock: VirtualClock;
  readonly #input: AgentsInput;
  readonly #agents: readonly AgentAtWork[];
  #frozen: { readonly at: Temporal.Instant; readonly counts: readonly TierCounts[] } | undefined;
  #isOpen = false;

  constructor(input: AgentsInput, clock: VirtualClock) {
    this.#clock = clock;
    this.#input = input;
    this.#agents = input.tiers.flatMap(({ tier, people }) =>
      Array.from({ length: people }, (_, index) => ({
        id: identifierFor(input.seed, 'agent', String(tier), String(index + 1)),
        username: `tier${tier}-agent${index + 1}`,
        tier,
        nextTier: undefined,
        state: 'offline' as const,
        since: clock.now(),
        wantsToLeave: false,
        busySeconds: new Map([[tier, 0]]),
      })),
    );
  }

  /** Lets people come to work from now on. */
  open(): void {
    this.#isOpen = true;
    for (const agent of this.#agents) this.#awaitShift(agent, this.#clock.now());
  }

  close(): void {
    this.#isOpen = false;
  }

  /** Takes the person of the tier who has been free longest, or undefined when nobody is. */
  take(tier: TierNumber): Agent | undefined {
    let longest: AgentAtWork | undefined;
    for (const agent of this.#agents) {
      if (agent.tier !== tier || agent.state !== 'available') continue;
      if (longest === undefined || Temporal.Instant.compare(agent.since, longest.since) < 0) longest = agent;
    }
    if (longest !== undefined) this.#become(longest, 'on-contact');
    return longest;
  }

  /** Takes that person, or undefined when they are not free. */
  takeAgent(agentId: string): Agent | undefined {
    const agent = this.#agents.find(({ id, state }) => id === agentId && state === 'available');
    if (agent !== undefined) this.#become(agent, 'on-contact');
    return agent;
  }

  isKnown(agentId: string): boolean {
    return this.#agents.some(({ id }) => id === agentId);
  }

  isFree(agentId: string): boolean {
    return this.#agents.some(({ id, state }) => id === agentId && state === 'available');
  }

  /** The tier's people at this moment, whatever the wallboard shows. */
  numbersOf(tier: TierNumber): { readonly available: number; readonly online: number } {
    const online = this.#agents.filter((agent) => agent.tier === tier && agent.state !== 'offline');
    return { available: online.filter(({ state }) => state === 'available').length, online: online.length };
  }

  /** Everybody who is signed in. */
  atWork(): readonly AgentAtPlace[] {
    return this.#agents.flatMap(({ id, username, tier, state, since, wantsToLeave }) =>
      state === 'offline' ? [] : [{ id, username, tier, state, since, isLeaving: wantsToLeave }],
    );
  }

  finishTalking(agentId: string): void {
    this.#become(this.#find(agentId), 'after-contact-work');
  }

  finishWrapUp(agentId: string): void {
    const agent = this.#find(agentId);
    this.#become(agent, 'available');
    agent.tier = agent.nextTier ?? agent.tier;
    agent.nextTier = undefined;
    this.#input.onFree(agent.tier);
    if (agent.wantsToLeave) this.#leaveAtARefresh(agent);
  }

  /** Seconds spent with customers and on wrapping up, by tier. */
  busySeconds(): ReadonlyMap<TierNumber, number> {
    const byTier = new Map<TierNumber, number>();
    for (const { busySeconds } of this.#agents) {
      for (const [tier, seconds] of busySeconds) byTier.set(tier, (byTier.get(tier) ?? 0) + seconds);
    }
    return byTier;
  }

  /** In whose tier everybody is, or goes to when their call is over; in an order that never changes. */
  places(): readonly Pick<Agent, 'id' | 'tier'>[] {
    return this.#agents.map(({ id, tier, nextTier }) => ({ id, tier: nextTier ?? tier }));
  }

  /**
   * Everybody works in the tier given from now on; whoever is in a call, as soon as it is written up. The wallboard shows it
   * at once.
   */
  moveTo(tiers: ReadonlyMap<string, TierNumber>): void {
    for (const agent of this.#agents) {
      const tier = tiers.get(agent.id) ?? agent.tier;
      const isInCall = agent.state === 'on-contact' || agent.state === 'after-contact-work';
      agent.nextTier = isInCall && tier !== agent.tier ? tier : undefined;
      if (!isInCall) agent.tier = tier;
    }
    this.#frozen = undefined;
    for (const tier of this.#input.shown()) this.#input.onFree(tier);
  }

  /** Whether somebody of the tier is free beyond those whom ringing calls will need, whatever the wallboard shows. */
  isAnybodyFree(tier: TierNumber): boolean {
    const free = this.#agents.filter((agent) => agent.tier === tier && agent.state === 'available').length;
    return free > this.#input.callsToCome(tier);
  }

  /** What the wallboard shows: the counts as they stood at the latest refresh. */
  wallboard(): { readonly at: Temporal.Instant; readonly counts: readonly TierCounts[] } {
    const now = this.#clock.now();
    const refreshedAt = latestRefresh(now);
    if (this.#frozen?.at.equals(refreshedAt) === true && !refreshedAt.equals(now)) return this.#frozen;
    return { at: refreshedAt, counts: this.#counts() };
  }

  #counts(): readonly TierCounts[] {
    return this.#input.shown().map((tier) => {
      const inState = (state: AgentState) =>
        this.#agents.filter((agent) => agent.tier === tier && agent.state === state).length;
      return {
        tier,
        available: inState('available'),
        talking: inState('on-contact'),
        afterContactWork: inState('after-contact-work'),
      };
    });
  }

  #find(agentId: string): AgentAtWork {
    const agent = this.#agents.find(({ id }) => id === agentId);
    if (agent === undefined) throw new RangeError('No such agent.');
    return agent;
  }

  /** The counts before the change are what every refresh since the previous change has shown. */
  #become(agent: AgentAtWork, state: AgentState): void {
    const now = this.#clock.now();
    const refreshedAt = refreshBefore(now);
    if (this.#frozen === undefined || Temporal.Instant.compare(this.#frozen.at, refreshedAt) < 0) {
      this.#frozen = { at: refreshedAt, counts: this.#counts() };
    }
    if (agent.state === 'on-contact' || agent.state === 'after-contact-work') {
      const before = agent.busySeconds.get(agent.tier) ?? 0;
      agent.busySeconds.set(agent.tier, before + now.since(agent.since).total('seconds'));
    }
    agent.state = state;
    agent.since = now;
  }

  #awaitShift(agent: AgentAtWork, from: Temporal.Instant): void {
    const next = shiftsFrom(this.#input.shift, this.#input.companyZone, from);
    const day = next.startsAt.toString();
    const lateSeconds = randomFor(this.#input.seed, 'arrival', agent.id, day).between(0, 60);
    const arrivesAt = next.startsAt.add({ milliseconds: Math.round(lateSeconds * 1000) });
    this.#clock.at(arrivesAt, () => this.#arrive(agent));
    this.#clock.at(next.endsAt, () => {
      agent.wantsToLeave = true;
      if (agent.state === 'available') this.#leaveAtARefresh(agent);
      this.#awaitShift(agent, next.endsAt);
    });
  }

  #arrive(agent: AgentAtWork): void {
    if (!this.#isOpen) return;
    agent.wantsToLeave = false;
    if (agent.state !== 'offline') return;
    this.#become(agent, 'available');
    this.#input.onFree(agent.tier);
  }

  /** A refresh that comes at this very moment counts. */
  #leaveAtARefresh(agent: AgentAtWork): void {
    this.#lookBeforeLeaving(agent, refreshFrom(this.#clock.now()));
  }

  #lookBeforeLeaving(agent: AgentAtWork, refresh: Temporal.Instant): void {
    this.#clock.at(refresh, () => {
      if (!agent.wantsToLeave || agent.state !== 'available') return;
      const others = this.#agents.filter(
        (other) => other !== agent && other.tier === agent.tier && other.state === 'available',
      ).length;
      if (this.#input.callsToCome(agent.tier) <= others) this.#become(agent, 'offline');
      else this.#lookBeforeLeaving(agent, refresh.add({ seconds: WALLBOARD_SECONDS }));
    });
  }
}

/**
 * The first refresh of the wallboard at or after the moment. Whoever takes somebody then is seen on the wallboard at
 * once, and takes nobody whom a dialler has already counted on.
 */
export function refreshFrom(moment: Temporal.Instant): Temporal.Instant {
  return refreshBefore(moment).add({ seconds: WALLBOARD_SECONDS });
}

function refreshBefore(now: Temporal.Instant): Temporal.Instant {
  return latestRefresh(now.subtract({ milliseconds: 1 }));
}

function latestRefresh(now: Temporal.Instant): Temporal.Instant {
  const gridMilliseconds = WALLBOARD_SECONDS * 1000;
  return Temporal.Instant.fromEpochMilliseconds(
    Math.floor(now.epochMilliseconds / gridMilliseconds) * gridMilliseconds,
  );
}
