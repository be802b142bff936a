import type { Temporal } from 'temporal-polyfill';
import { dueSlot } from '../shared/adapters/dynamodb/timer-key.ts';
import type { LeadRepository } from '../shared/application/ports/lead-repository.ts';
import type { Attempt, Decision } from '../shared/domain/attempt.ts';
import type { CallingArea } from '../shared/domain/calling-area.ts';
import { currentNumber, type Lead, type SuppressReason, timerAt } from '../shared/domain/lead.ts';
import type { IncomingFact } from '../shared/domain/merge-facts.ts';
import { EventQueue } from './clock/event-queue.ts';

interface Timer {
  readonly leadId: string;
  readonly at: Temporal.Instant;
  /** What a ready lead waits for; absent for timers that fire whatever the hour. A promised lead names no area. */
  readonly waits?: { readonly campaignId: string; readonly area?: CallingArea };
}

/** Whether the campaign could place a call now: somebody is free, and the area, if one is named, is open. */
export type CouldDial = (campaignId: string, area: CallingArea | undefined, now: Temporal.Instant) => boolean;

/**
 * Knows every lead's timer by watching what is written, so that a simulated run can leave out the minutes in which the
 * dialler would find nothing to do. Changes nothing of what passes through.
 */
export class TimerWatch implements LeadRepository {
  readonly #leads: LeadRepository;
  readonly #couldDial: CouldDial;
  readonly #timers = new Map<string, Timer>();
  readonly #ahead = new EventQueue();
  readonly #due = new Set<Timer>();

  constructor(leads: LeadRepository, couldDial: CouldDial) {
    this.#leads = leads;
    this.#couldDial = couldDial;
  }

  /** Whether a dialler run at this moment could do anything: a timer has come whose lead may be called or settled now. */
  worthRunning(now: Temporal.Instant): boolean {
    for (let next = this.#ahead.peek(); next !== undefined; next = this.#ahead.peek()) {
      if (next.atMilliseconds > now.epochMilliseconds) break;
      this.#ahead.pop()?.action();
    }
    const asked = new Map<string, boolean>();
    for (const { waits } of this.#due) {
      if (waits === undefined) return true;
      const key = `${waits.campaignId} ${waits.area?.key}`;
      const could = asked.get(key) ?? this.#couldDial(waits.campaignId, waits.area, now);
      if (could) return true;
      asked.set(key, could);
    }
    return false;
  }

  async add(lead: Lead) {
    const result = await this.#leads.add(lead);
    if (result.kind === 'added') this.#note(lead);
    return result;
  }

  get(leadId: string) {
    return this.#leads.get(leadId);
  }

  async save(lead: Lead) {
    const result = await this.#leads.save(lead);
    if (result === 'saved') this.#note(lead);
    return result;
  }

  async claim(lead: Lead) {
    const result = await this.#leads.claim(lead);
    if (result.kind === 'claimed') this.#note(lead);
    return result;
  }

  async link(attempt: Attempt) {
    const result = await this.#leads.link(attempt);
    if (result.kind === 'linked') this.#note(attempt.lead);
    return result;
  }

  addFact(contactId: string, fact: IncomingFact, now: Temporal.Instant) {
    return this.#leads.addFact(contactId, fact, now);
  }

  getContact(contactId: string) {
    return this.#leads.getContact(contactId);
  }

  async saveProgress(attempt: Attempt) {
    const result = await this.#leads.saveProgress(attempt);
    if (result === 'saved') this.#note(attempt.lead);
    return result;
  }

  async decide(attempt: Attempt, decision: Decision, lead: Lead) {
    const result = await this.#leads.decide(attempt, decision, lead);
    if (result.kind === 'decided') this.#note(lead);
    return result;
  }

  suppressNumbers(numberKeys: readonly string[], why: SuppressReason, at: Temporal.Instant) {
    return this.#leads.suppressNumbers(numberKeys, why, at);
  }

  #note(lead: Lead): void {
    const before = this.#timers.get(lead.id);
    if (before !== undefined) this.#due.delete(before);
    const timer = timerOf(lead);
    if (timer === undefined) {
      this.#timers.delete(lead.id);
      return;
    }
    this.#timers.set(lead.id, timer);
    this.#ahead.push(timer.at.epochMilliseconds, () => {
      if (this.#timers.get(timer.leadId) === timer) this.#due.add(timer);
    });
  }
}

function timerOf(lead: Lead): Timer | undefined {
  const { id: leadId, campaignId, state } = lead;
  if (state.kind === 'ready') {
    return state.urgency === 'promised'
      ? { leadId, at: state.dueAt, waits: { campaignId } }
      : { leadId, at: dueSlot(state.dueAt), waits: { campaignId, area: currentNumber(lead).area } };
  }
  const at = timerAt(state);
  return at === undefined ? undefined : { leadId, at };
}
