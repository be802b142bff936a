import { Temporal } from 'temporal-polyfill';
import type { CallingArea } from './calling-area.ts';
import type { Capacity, Reason } from './explanation.ts';
import { REFUSAL_CODES, type RefusalCode } from './gate.ts';
import { currentNumber, type Lead } from './lead.ts';
import { type LeadStanding, mainReason } from './lead-standing.ts';
import { momentWords } from './moment-words.ts';
import type { CampaignAbout } from './reason-about.ts';
import { REFUSAL_WORDS } from './rule-words.ts';
import type { TierNumber } from './tier-number.ts';

/** Leads that wait for the same reason. */
export interface ReasonCount {
  readonly code: RefusalCode;
  readonly leads: number;
}

export interface CampaignExplanation {
  readonly campaignId: string;
  readonly tier: TierNumber;
  /** What keeps the whole campaign from calling; empty when nothing does. */
  readonly reasons: readonly Reason<CampaignAbout>[];
  /** Leads of the campaign that were looked at: {@link callableNow} and all counts together. */
  readonly read: number;
  /** Whether those are all of its leads that have a timer; leads in review or done have none and are not counted. */
  readonly isAll: boolean;
  /** Leads that nothing of their own keeps from being called now. */
  readonly callableNow: number;
  /** Each other lead once, by its main reason; most leads first. */
  readonly counts: readonly ReasonCount[];
  /** When the next of the other leads may be called, and where it is. */
  readonly next?: { readonly at: Temporal.Instant; readonly area: CallingArea };
  /** The whole of it in plain words. */
  readonly sentences: readonly string[];
}

/** Counts the leads of one campaign by what keeps them from being called. */
export class CampaignCount {
  readonly #now: Temporal.Instant;
  readonly #counts = new Map<RefusalCode, number>();
  #read = 0;
  #callable = 0;
  #next: CampaignExplanation['next'];

  constructor(now: Temporal.Instant) {
    this.#now = now;
  }

  /** Each lead is to be added once. */
  add(lead: Lead, standing: LeadStanding): void {
    this.#read += 1;
    const code = mainReason(lead, standing, this.#now);
    if (code === undefined) {
      this.#callable += 1;
      return;
    }
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1);
    const at = standing.next?.at;
    if (at === undefined) return;
    if (this.#next === undefined || Temporal.Instant.compare(at, this.#next.at) < 0) {
      this.#next = { at, area: currentNumber(lead).area };
    }
  }

  /** @param capacity leads beyond it wait for people or lines; every lead that can be called counts so when absent. */
  explanation(
    about: Pick<CampaignExplanation, 'campaignId' | 'tier' | 'reasons' | 'isAll'>,
    capacity?: Capacity,
  ): CampaignExplanation {
    const people = Math.max(capacity?.peopleFree ?? this.#callable, 0);
    const lines = Math.max(capacity?.linesFree ?? this.#callable, 0);
    const withPerson = Math.min(this.#callable, people);
    const callableNow = Math.min(withPerson, lines);
    const waiting: readonly ReasonCount[] = [
      { code: 'no-agent', leads: this.#callable - withPerson },
      { code: 'no-line', leads: withPerson - callableNow },
    ];
    const counts = [...[...this.#counts].map(([code, leads]) => ({ code, leads })), ...waiting]
      .filter(({ leads }) => leads > 0)
      .toSorted((one, other) => other.leads - one.leads || order(one.code) - order(other.code));
    const found = {
      ...about,
      read: this.#read,
      callableNow,
      counts,
      ...(this.#next === undefined ? {} : { next: this.#next }),
    };
    return { ...found, sentences: sentencesOf(found, this.#now) };
  }
}

function order(code: RefusalCode): number {
  return REFUSAL_CODES.indexOf(code);
}

function sentencesOf(
  { campaignId, reasons, read, isAll, callableNow, counts, next }: Omit<CampaignExplanation, 'sentences'>,
  now: Temporal.Instant,
): readonly string[] {
  const told = counts.map(({ code, leads }) => `${leads} ${REFUSAL_WORDS[code]}`).join(', ');
  const others = told === '' ? '' : `: ${told}`;
  const stands = reasons.length > 0 || callableNow === 0;
  const head = stands ? `Nothing is dialling${others}.` : `${leadsWords(callableNow)} can be called now${others}.`;
  const otherwise =
    reasons.length > 0 && callableNow > 0 ? [`${leadsWords(callableNow)} could be called now otherwise.`] : [];
  const nextWords = next === undefined ? [] : [`The next lead falls due ${momentWords(next.at, next.area, now)}.`];
  const readWords =
    read === 0
      ? `Campaign ${campaignId} has no lead that waits, rests or is in a call.`
      : `${leadsWords(read)} looked at, ${isAll ? 'which is all that wait, rest or are in a call' : 'and there are more'}.`;
  return [...reasons.map(({ sentence }) => sentence), head, ...otherwise, ...nextWords, readWords];
}

function leadsWords(count: number): string {
  return count === 1 ? '1 lead' : `${count} leads`;
}
