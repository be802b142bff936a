import { Temporal } from 'temporal-polyfill';
import type { ProgrammePurpose } from './dial-rules.ts';
import { RULE_REFUSAL_CODES, type RuleRefusalCode } from './gate.ts';
import { currentNumber, type Lead, type SkipReason } from './lead.ts';
import { type PlayedEvent, type PlayInput, playAhead } from './play-ahead.ts';
import { StaffedTime } from './staffing.ts';
import type { TierNumber } from './tier-number.ts';
import { ZoneOffsets } from './zone-offsets.ts';

export interface ForecastInput extends PlayInput {
  /** The IANA zone by whose dates and hours calls are told. */
  readonly zone: string;
}

/** What a tier would do on one date, as far as the forecast reaches into it. */
export interface DayForecast {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly calls: number;
  readonly reached: number;
  /** Calls by the hour of the clock, from 0 to 23. */
  readonly callsByHour: readonly number[];
  /** Agents' time that these calls take. */
  readonly neededHours: number;
  /** Agents' time that there is; absent when nobody said how many people work. */
  readonly staffedHours?: number;
}

export interface TierForecast {
  readonly tier: TierNumber;
  readonly days: readonly DayForecast[];
  /** Calls that waited for a free person when the forecast ended. */
  readonly leftWaiting: number;
}

export interface AreaForecast {
  readonly areaKey: string;
  /** Leads whose next number lies there. */
  readonly leads: number;
  readonly calls: number;
  /** Whether calling hours open there before the end. */
  readonly opens: boolean;
}

/** Calls of one programme. */
export interface TouchCalls {
  readonly programme: string;
  /** Unknown of touches that were planned before programmes had a purpose. */
  readonly goal?: ProgrammePurpose;
  readonly calls: number;
}

/** What a set of rules would do with a backlog. */
export interface Forecast {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly zone: string;
  readonly leads: number;
  /** Leads that rest beyond the end, are in a call, wait for a person's look or are done. */
  readonly notPlayed: number;
  readonly calls: number;
  readonly reached: number;
  readonly tiers: readonly TierForecast[];
  /** For each rule the planned calls, also those planned beyond the end, that it moved away from the moment wished for. */
  readonly movedBy: Readonly<Partial<Record<RuleRefusalCode, number>>>;
  /** Leads that the rules never allow to be called, by id, and the rules that stand in the way. */
  readonly notCallable: ReadonlyMap<string, readonly RuleRefusalCode[]>;
  /** Calls that programmes ask for, retries included, in the order of the programmes' ids. */
  readonly touchCalls: readonly TouchCalls[];
  /** Customers' touches left out, whatever the reason. */
  readonly touchesSkipped: number;
  readonly touchesSkippedWhy: Readonly<Partial<Record<SkipReason, number>>>;
  readonly areas: readonly AreaForecast[];
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const SECONDS_AN_HOUR = 3_600;

/** Plays the backlog ahead and counts what happens. See {@link playAhead} for what is played and what is assumed. */
export function forecast(input: ForecastInput): Forecast {
  const count = new ForecastCount(input);
  for (const event of playAhead(input)) count.add(event);
  return count.result();
}

interface DayCount {
  calls: number;
  reached: number;
  agentSeconds: number;
  readonly byHour: number[];
}

interface AreaCount {
  leads: number;
  calls: number;
  opens: boolean;
}

/** Counts the events of one play. */
export class ForecastCount {
  readonly #input: ForecastInput;
  readonly #until: Temporal.Instant;
  readonly #offsets: ZoneOffsets;
  readonly #days = new Map<TierNumber, Map<number, DayCount>>();
  readonly #leftWaiting = new Map<TierNumber, number>();
  readonly #movedBy: Partial<Record<RuleRefusalCode, number>> = {};
  readonly #notCallable = new Map<string, readonly RuleRefusalCode[]>();
  readonly #areas = new Map<string, AreaCount>();
  #notPlayed = 0;
  readonly #touchCalls = new Map<string, TouchCalls>();
  readonly #skippedWhy: Partial<Record<SkipReason, number>> = {};
  #touchesSkipped = 0;

  /** @throws RangeError when the zone is unknown. */
  constructor(input: ForecastInput) {
    this.#input = input;
    this.#until = input.now.add({ hours: 24 * input.days });
    this.#offsets = new ZoneOffsets(input.zone);
    for (const lead of input.leads) this.#addArea(lead);
  }

  add(event: PlayedEvent): void {
    switch (event.kind) {
      case 'called': {
        const atMs = event.at.epochMilliseconds + this.#offsetMs(event.at.epochMilliseconds);
        const day = this.#dayOf(event.policy.tier, Math.floor(atMs / DAY_MS));
        const hour = Math.floor((atMs % DAY_MS) / HOUR_MS);
        day.calls += 1;
        if (event.purpose.kind === 'touch') {
          const { programme, goal } = event.purpose;
          const calls = (this.#touchCalls.get(programme)?.calls ?? 0) + 1;
          this.#touchCalls.set(programme, { programme, ...(goal !== undefined && { goal }), calls });
        }
        day.reached += Number(event.reached);
        day.agentSeconds += event.agentSeconds;
        day.byHour[hour] = (day.byHour[hour] ?? 0) + 1;
        const area = this.#areas.get(currentNumber(event.lead).area.key);
        if (area !== undefined) area.calls += 1;
        return;
      }
      case 'planned':
        for (const code of event.movedBy) this.#movedBy[code] = (this.#movedBy[code] ?? 0) + 1;
        this.#notCallable.delete(event.lead.id);
        return;
      case 'not-callable':
        this.#notCallable.set(event.lead.id, event.refusals);
        return;
      case 'touch-skipped':
        this.#touchesSkipped += 1;
        this.#skippedWhy[event.why] = (this.#skippedWhy[event.why] ?? 0) + 1;
        return;
      case 'not-played':
        this.#notPlayed += 1;
        return;
      case 'left-waiting':
        this.#leftWaiting.set(event.tier, (this.#leftWaiting.get(event.tier) ?? 0) + 1);
        return;
    }
  }

  result(): Forecast {
    const { now, zone, leads } = this.#input;
    const days = [...this.#days.values()].flatMap((byDate) => [...byDate.values()]);
    const tiers = new Set([...this.#days.keys(), ...this.#leftWaiting.keys(), ...this.#staffedTiers()]);
    return {
      from: now,
      until: this.#until,
      zone,
      leads: leads.length,
      notPlayed: this.#notPlayed,
      calls: sum(days.map(({ calls }) => calls)),
      reached: sum(days.map(({ reached }) => reached)),
      tiers: [...tiers].sort().map((tier) => this.#tierForecast(tier)),
      movedBy: inOrder(this.#movedBy),
      notCallable: new Map([...this.#notCallable].toSorted(([one], [other]) => (one < other ? -1 : 1))),
      touchCalls: [...this.#touchCalls.values()].toSorted((one, other) => (one.programme < other.programme ? -1 : 1)),
      touchesSkipped: this.#touchesSkipped,
      touchesSkippedWhy: this.#skippedWhy,
      areas: [...this.#areas]
        .map(([areaKey, area]) => ({ areaKey, ...area }))
        .toSorted((one, other) => (one.areaKey < other.areaKey ? -1 : 1)),
    };
  }

  #staffedTiers(): readonly TierNumber[] {
    const { staffing } = this.#input;
    return ([1, 2, 3] as const).filter((tier) => staffing?.[tier] !== undefined);
  }

  #tierForecast(tier: TierNumber): TierForecast {
    const staff = this.#input.staffing?.[tier];
    const time = staff && new StaffedTime(staff);
    const days = this.#dates().map((date): DayForecast => {
      const { calls, reached, agentSeconds, byHour } = this.#days.get(tier)?.get(date) ?? emptyDay();
      return {
        date: new Date(date * DAY_MS).toISOString().slice(0, 10),
        calls,
        reached,
        callsByHour: byHour,
        neededHours: agentSeconds / SECONDS_AN_HOUR,
        ...(time === undefined ? {} : { staffedHours: this.#staffedHours(time, date) }),
      };
    });
    return { tier, days, leftWaiting: this.#leftWaiting.get(tier) ?? 0 };
  }

  /** The dates that the forecast touches, as numbers of days after 1 January 1970. */
  #dates(): readonly number[] {
    const lastMs = this.#until.epochMilliseconds - 1;
    const fromMs = this.#input.now.epochMilliseconds;
    const first = Math.floor((fromMs + this.#offsetMs(fromMs)) / DAY_MS);
    const last = Math.floor((lastMs + this.#offsetMs(lastMs)) / DAY_MS);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  }

  #staffedHours(time: StaffedTime, date: number): number {
    const fromMs = Math.max(this.#midnightMs(date), this.#input.now.epochMilliseconds);
    const toMs = Math.min(this.#midnightMs(date + 1), this.#until.epochMilliseconds);
    return time.secondsWithin(fromMs, toMs) / SECONDS_AN_HOUR;
  }

  #midnightMs(date: number): number {
    return Temporal.PlainDate.from('1970-01-01').add({ days: date }).toZonedDateTime(this.#input.zone)
      .epochMilliseconds;
  }

  #offsetMs(atMs: number): number {
    return this.#offsets.within(atMs, atMs + 1)[0]?.offsetMs ?? 0;
  }

  #dayOf(tier: TierNumber, date: number): DayCount {
    const dates = this.#days.get(tier) ?? new Map<number, DayCount>();
    this.#days.set(tier, dates);
    const day = dates.get(date) ?? emptyDay();
    dates.set(date, day);
    return day;
  }

  #addArea(lead: Lead): void {
    const { area } = currentNumber(lead);
    const known = this.#areas.get(area.key) ?? { leads: 0, calls: 0, opens: false };
    this.#areas.set(area.key, known);
    known.leads += 1;
    if (known.opens) return;
    const verdict = this.#input.policyFor(lead.stage, lead.campaignId).hours.verdict(area, this.#input.now);
    const opensAt = verdict.kind === 'open' ? this.#input.now : verdict.opensAt;
    known.opens = opensAt !== undefined && Temporal.Instant.compare(opensAt, this.#until) < 0;
  }
}

/** Codes in the order in which they are listed, so that the order of events leaves no trace. */
function inOrder(counts: Forecast['movedBy']): Forecast['movedBy'] {
  const ordered: Partial<Record<RuleRefusalCode, number>> = {};
  for (const code of RULE_REFUSAL_CODES) {
    const count = counts[code];
    if (count !== undefined) ordered[code] = count;
  }
  return ordered;
}

function emptyDay(): DayCount {
  return { calls: 0, reached: 0, agentSeconds: 0, byHour: Array.from({ length: 24 }, () => 0) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
