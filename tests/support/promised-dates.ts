import { Temporal } from 'temporal-polyfill';
import { isPublicHoliday } from '../../simulator/auditor/public-holidays.ts';
import type { CallRow } from '../../simulator/report/run-result.ts';
import { CLOSES, type Customer, DAYS, FIRST_DAY, OPENS } from './two-years.ts';

// Works out by itself, from the customers' own data and the calls that were made, on which dates programmes have to call.
// Nothing here asks the product when a touch is due.

/** A date that a programme promises, and until when it can be made up for. */
export interface PromisedDate {
  readonly programme: string;
  readonly due: Temporal.Instant;
  readonly until?: Temporal.Instant;
  /** What took the date away, and when. */
  readonly end?: { readonly at: Temporal.Instant; readonly why: string };
}

export type Fate =
  | { readonly kind: 'on the day' }
  | { readonly kind: 'moved by rule'; readonly days: number }
  | { readonly kind: 'left out'; readonly why: string }
  | { readonly kind: 'after the run' }
  /** What must not be. */
  | { readonly kind: 'broken'; readonly what: string };

export interface JudgedDate {
  readonly customer: string;
  readonly programme: string;
  readonly day: string;
  readonly fate: Fate;
}

/** How a programme of the two years rests and is capped, as its rules say in so many words. */
interface Manners {
  readonly coolDownDays: number;
  readonly maxPerQuarter?: number;
  readonly noNeedDays?: number;
  readonly skipDays?: number;
}

const MANNERS: Readonly<Record<string, Manners>> = {
  welcome: { coolDownDays: 3 },
  regular: { coolDownDays: 7, noNeedDays: 135, skipDays: 14 },
  silent: { coolDownDays: 7, noNeedDays: 113 },
  interval: { coolDownDays: 7 },
  contract: { coolDownDays: 7 },
  case: { coolDownDays: 1 },
  birthday: { coolDownDays: 7 },
  'follow-up': { coolDownDays: 7 },
  purchase: { coolDownDays: 7 },
  'all-regular': { coolDownDays: 21, maxPerQuarter: 2, noNeedDays: 68, skipDays: 14 },
  'all-contract': { coolDownDays: 10 },
  'all-birthday': { coolDownDays: 10, maxPerQuarter: 3 },
};

const COMPLAINT_REST_DAYS = 30;
const ROLLING_CAP_HOURS = 168;
const WORTHWHILE_DAYS = 30;

/** From the end of a call until its outcome is decided. */
const DECIDED_WITHIN_MINUTES = 15;

export function judged(customer: Customer, rows: readonly CallRow[], end: Temporal.Instant): readonly JudgedDate[] {
  const life = new Life(customer, rows);
  const promised = promisedDates(life).filter(({ due }) => isBefore(due, end));
  const judgedDates = promised.map((date) => ({
    customer: customer.externalId,
    programme: date.programme,
    day: life.dayOf(date.due).toString(),
    fate: life.fateOf(date, end),
  }));
  return [...judgedDates, ...life.unpromised(promised)];
}

interface TouchCall {
  readonly programme: string;
  readonly at: Temporal.Instant;
}

/** One customer's two years as data and calls tell them. */
class Life {
  readonly customer: Customer;
  readonly calls: readonly CallRow[];
  /** First calls of touches. */
  readonly touches: readonly TouchCall[];
  readonly start: Temporal.Instant;

  constructor(customer: Customer, rows: readonly CallRow[]) {
    this.customer = customer;
    this.calls = rows.toSorted((one, other) => Temporal.Instant.compare(one.startedAt, other.startedAt));
    this.start = FIRST_DAY.toZonedDateTime('America/New_York').toInstant();
    const seen = new Set<string>();
    this.touches = this.calls.flatMap(({ purpose, startedAt }) => {
      if (purpose.kind !== 'touch') return [];
      const key = `${purpose.programme} ${purpose.touch}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ programme: purpose.programme, at: startedAt }];
    });
  }

  dayOf(at: Temporal.Instant): Temporal.PlainDate {
    return at.toZonedDateTimeISO(this.customer.zone).toPlainDate();
  }

  plus(at: Temporal.Instant, days: number): Temporal.Instant {
    return at.toZonedDateTimeISO(this.customer.zone).add({ days }).toInstant();
  }

  startOf(date: Temporal.PlainDate): Temporal.Instant {
    return date.toZonedDateTime(this.customer.zone).toInstant();
  }

  ends(code: string): readonly Temporal.Instant[] {
    return this.calls.flatMap(({ outcome, stage, endedAt }) =>
      outcome?.code === code && stage === 'account-care' && endedAt !== undefined ? [endedAt] : [],
    );
  }

  sales(): readonly Temporal.Instant[] {
    return this.calls.flatMap(({ outcome, endedAt }) =>
      outcome?.code === 'sale' && endedAt !== undefined ? [endedAt] : [],
    );
  }

  purchases(): readonly Temporal.Instant[] {
    const { lastPurchaseOn, zone, happenings } = this.customer;
    const listed =
      lastPurchaseOn === undefined
        ? []
        : [lastPurchaseOn.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant()];
    const told = happenings.flatMap(({ kind, at }) => (kind === 'purchase' ? [at] : []));
    return [...listed, ...told, ...this.sales()].toSorted(Temporal.Instant.compare);
  }

  fateOf(date: PromisedDate, end: Temporal.Instant): Fate {
    const from = latest(date.due, this.start);
    const call = this.touches.find(
      ({ programme, at }) =>
        programme === date.programme &&
        !isBefore(at, from) &&
        (date.until === undefined || isBefore(at, date.until)) &&
        (date.end === undefined || isBefore(at, date.end.at)),
    );
    const limit = earliest(call?.at, date.until, date.end?.at, end);
    const expected = [0, DECIDED_WITHIN_MINUTES].map((slack) => this.#firstMoment(date.programme, from, limit, slack));
    const bought = this.#boughtNear(date, call?.at ?? limit);
    if (call !== undefined) {
      if (bought) return { kind: 'broken', what: 'called although the customer had bought' };
      if (!expected.some((at) => this.dayOf(at).equals(this.dayOf(call.at)))) {
        return {
          kind: 'broken',
          what: `called on ${this.dayOf(call.at)}, and ${expected.map((at) => this.dayOf(at)).join(' or ')} was the day`,
        };
      }
      const days = this.dayOf(date.due).until(this.dayOf(call.at)).days;
      return days === 0 ? { kind: 'on the day' } : { kind: 'moved by rule', days };
    }
    if (bought) return { kind: 'left out', why: 'bought shortly before' };
    const first = expected[1] ?? end;
    if (date.end !== undefined && isBefore(date.end.at, end) && !isBefore(first, date.end.at))
      return { kind: 'left out', why: date.end.why };
    if (date.until !== undefined && isBefore(date.until, end) && !isBefore(first, date.until))
      return { kind: 'left out', why: 'next date came' };
    if (!isBefore(first, end.subtract({ hours: 1 }))) return { kind: 'after the run' };
    return {
      kind: 'broken',
      what: `not called, and ${first.toZonedDateTimeISO(this.customer.zone).toPlainDateTime()} was open`,
    };
  }

  /** First calls of touches on dates that nobody promised. */
  unpromised(promised: readonly PromisedDate[]): readonly JudgedDate[] {
    const fits = ({ programme, at }: TouchCall) =>
      promised.some(
        (date) =>
          date.programme === programme &&
          !isBefore(at, date.due) &&
          (date.until === undefined || isBefore(at, date.until)) &&
          (date.end === undefined || isBefore(at, date.end.at)),
      );
    return this.touches
      .filter((touch) => !fits(touch))
      .map(({ programme, at }) => ({
        customer: this.customer.externalId,
        programme,
        day: this.dayOf(at).toString(),
        fate: {
          kind: 'broken',
          what: `called at ${at.toZonedDateTimeISO(this.customer.zone).toPlainDateTime()} without a promise`,
        },
      }));
  }

  #boughtNear({ programme, due }: PromisedDate, until: Temporal.Instant): boolean {
    const days = MANNERS[programme]?.skipDays;
    if (days === undefined) return false;
    return this.purchases().some((at) => isBefore(due, this.plus(at, days)) && isBefore(at, until));
  }

  /** The first moment at which documented rules allow the touch, given all calls before `limit`. */
  #firstMoment(
    programme: string,
    from: Temporal.Instant,
    limit: Temporal.Instant,
    slackMinutes: number,
  ): Temporal.Instant {
    const { coolDownDays, maxPerQuarter, noNeedDays = 0 } = MANNERS[programme] ?? { coolDownDays: 0 };
    const before = this.calls.filter(({ startedAt }) => isBefore(startedAt, limit));
    const talks = before.filter(
      ({ stage, outcome, endedAt }) =>
        stage === 'account-care' && endedAt !== undefined && outcome?.flags.conversation === true,
    );
    const lastTalk = talks.at(-1)?.endedAt;
    const saysNoNeed = before.at(-1)?.outcome?.code === 'no-need-now';
    const touched = this.touches.filter(({ at }) => isBefore(at, limit));
    const rests = [
      ...touched.map(({ at }) => this.plus(at, coolDownDays)),
      ...(lastTalk === undefined
        ? []
        : [this.plus(lastTalk, coolDownDays), ...(saysNoNeed ? [this.plus(lastTalk, noNeedDays)] : [])]),
      ...this.ends('complaint')
        .filter((at) => isBefore(at, limit))
        .map((at) => this.plus(at, COMPLAINT_REST_DAYS).add({ minutes: slackMinutes })),
    ];
    let at = latest(from, ...rests);
    if (maxPerQuarter !== undefined) {
      const quarter = quarterOf(this.dayOf(at));
      const used = touched.filter((touch) => quarterOf(this.dayOf(touch.at)) === quarter).length;
      if (used >= maxPerQuarter) at = this.startOf(firstOfNextQuarter(this.dayOf(at)));
    }
    const lastCall = before.at(-1)?.startedAt;
    if (lastCall !== undefined) at = latest(at, lastCall.add({ hours: ROLLING_CAP_HOURS }));
    return this.#offered(at);
  }

  /** The half hour from which the call is offered, on a day and at an hour that are open. */
  #offered(at: Temporal.Instant): Temporal.Instant {
    const halfHour = 30 * 60_000;
    let moment = at;
    for (;;) {
      const open = this.#firstOpen(moment);
      const slot = Temporal.Instant.fromEpochMilliseconds(Math.ceil(open.epochMilliseconds / halfHour) * halfHour);
      if (this.#firstOpen(slot).equals(slot)) return slot;
      moment = slot;
    }
  }

  #firstOpen(at: Temporal.Instant): Temporal.Instant {
    const { zone, country, region } = this.customer;
    const isHoliday = (date: Temporal.PlainDate) =>
      [undefined, region].some((one) => isPublicHoliday(country, one, date.toString()));
    let day = this.dayOf(at);
    for (;;) {
      if (day.dayOfWeek <= 5 && !isHoliday(day)) {
        const opens = day.toZonedDateTime({ timeZone: zone, plainTime: OPENS }).toInstant();
        const closes = day.toZonedDateTime({ timeZone: zone, plainTime: CLOSES }).toInstant();
        if (isBefore(at, closes)) return latest(at, opens);
      }
      day = day.add({ days: 1 });
    }
  }
}

function promisedDates(life: Life): readonly PromisedDate[] {
  switch (life.customer.group) {
    case 'regular':
      return everySoManyDays(life, 'regular', 90, 90);
    case 'silent':
      return everySoManyDays(life, 'silent', 90, 75);
    case 'interval':
      return byOrderInterval(life);
    case 'purchase':
      return purchasesOf(life).flatMap(({ at, end }) => once(life, 'purchase', life.plus(at, 14), end));
    case 'case':
      return casesOf(life);
    case 'contract':
      return beforeContractEnds(life, 'contract');
    case 'birthday':
      return birthdays(life, 'birthday');
    case 'follow-up': {
      const on = life.customer.followUpOn;
      return on === undefined ? [] : once(life, 'follow-up', life.startOf(on.subtract({ days: 3 })), undefined);
    }
    case 'deal':
      return life
        .sales()
        .slice(0, 1)
        .flatMap((at) => once(life, 'welcome', life.plus(at, 7), undefined));
    case 'everything':
      return [
        ...everySoManyDays(life, 'all-regular', 45, 45),
        ...beforeContractEnds(life, 'all-contract'),
        ...birthdays(life, 'all-birthday'),
      ];
  }
}

interface Anchor {
  readonly at: Temporal.Instant;
  readonly end?: { readonly at: Temporal.Instant; readonly why: string };
}

function purchasesOf(life: Life): readonly Anchor[] {
  const purchases = life.purchases();
  return purchases.map((at, index) => {
    const next = purchases[index + 1];
    return next === undefined ? { at } : { at, end: { at: next, why: 'bought again' } };
  });
}

function once(life: Life, programme: string, due: Temporal.Instant, end: Anchor['end']): readonly PromisedDate[] {
  return promisedUnlessOver({ programme, due, until: life.plus(due, WORTHWHILE_DAYS) }, end, life);
}

/** A date that is over before anybody could be called was never promised. */
function promisedUnlessOver(date: PromisedDate, end: Anchor['end'], { start }: Life): readonly PromisedDate[] {
  const from = latest(date.due, start);
  if (date.until !== undefined && !isBefore(from, date.until)) return [];
  if (end === undefined) return [date];
  return isBefore(from, end.at) ? [{ ...date, end }] : [];
}

function everySoManyDays(life: Life, programme: string, firstDays: number, days: number): readonly PromisedDate[] {
  return purchasesOf(life).flatMap(({ at, end }) =>
    Array.from({ length: Math.ceil((DAYS + 200) / days) }, (_, n) => ({
      programme,
      due: life.plus(at, firstDays + n * days),
      until: life.plus(at, firstDays + (n + 1) * days),
    })).flatMap((date) => promisedUnlessOver(date, end, life)),
  );
}

function byOrderInterval(life: Life): readonly PromisedDate[] {
  const anchors = purchasesOf(life);
  return anchors.flatMap(({ at, end }, index) => {
    const days = [...new Set(anchors.slice(0, index + 1).map((anchor) => life.dayOf(anchor.at).toString()))].sort();
    const gaps = days.slice(1).map((day, n) => Temporal.PlainDate.from(days[n] ?? day).until(day).days);
    const interval = days.length < 3 ? 50 : medianOf(gaps);
    const dues = [1, 1.5, 2, 3].map((times) => life.plus(at, Math.round(times * interval)));
    const objection = life.ends('not-interested').find((moment) => isBefore(at, moment));
    const over =
      objection !== undefined && (end === undefined || isBefore(objection, end.at))
        ? { at: objection, why: 'said no' }
        : end;
    return dues.flatMap((due, n) => {
      const until = dues[n + 1];
      return promisedUnlessOver({ programme: 'interval', due, ...(until !== undefined && { until }) }, over, life);
    });
  });
}

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  if (sorted.length % 2 === 1) return sorted[Math.floor(middle)] ?? 0;
  return Math.round(((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2);
}

function casesOf(life: Life): readonly PromisedDate[] {
  const cases = life.customer.happenings.filter(({ kind }) => kind === 'case-closed');
  return cases.flatMap(({ at }, index) => {
    const next = cases[index + 1];
    return once(life, 'case', life.plus(at, 2), next && { at: next.at, why: 'another case was closed' });
  });
}

function beforeContractEnds(life: Life, programme: string): readonly PromisedDate[] {
  const { contractEnd, happenings } = life.customer;
  const renewals = happenings.flatMap((happening) => (happening.kind === 'contract-renewed' ? [happening] : []));
  const ends = [...(contractEnd === undefined ? [] : [contractEnd]), ...renewals.map(({ until }) => until)];
  return ends.flatMap((contract, index) => {
    const opens = life.startOf(contract.subtract({ days: 60 }));
    const exits = [
      ...life.purchases().map((at) => ({ at, why: 'bought again' })),
      ...life.ends('complaint').map((at) => ({ at, why: 'complained' })),
    ].filter(({ at }) => isBefore(opens, at));
    const renewal = renewals[index];
    const all = [...exits, ...(renewal === undefined ? [] : [{ at: renewal.at, why: 'contract renewed' }])];
    const end = all.toSorted((one, other) => Temporal.Instant.compare(one.at, other.at))[0];
    const dues = [60, 30, 7, -1].map((days) => life.startOf(contract.subtract({ days })));
    return dues.slice(0, 3).flatMap((due, n) => {
      const until = dues[n + 1];
      return until === undefined ? [] : promisedUnlessOver({ programme, due, until }, end, life);
    });
  });
}

function birthdays(life: Life, programme: string): readonly PromisedDate[] {
  const { birthday } = life.customer;
  if (birthday === undefined) return [];
  return [2026, 2027, 2028, 2029].flatMap((year) => {
    const isLeap = year % 4 === 0;
    const day = birthday.month === 2 && birthday.day === 29 && !isLeap ? 28 : birthday.day;
    return once(
      life,
      programme,
      life.startOf(Temporal.PlainDate.from({ year, month: birthday.month, day })),
      undefined,
    );
  });
}

function quarterOf({ year, month }: Temporal.PlainDate): string {
  return `${year} ${Math.ceil(month / 3)}`;
}

function firstOfNextQuarter(date: Temporal.PlainDate): Temporal.PlainDate {
  let day = date;
  while (quarterOf(day) === quarterOf(date)) day = day.add({ days: 1 });
  return day;
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}

function latest(first: Temporal.Instant, ...others: readonly Temporal.Instant[]): Temporal.Instant {
  return others.reduce((late, one) => (isBefore(late, one) ? one : late), first);
}

function earliest(...moments: readonly (Temporal.Instant | undefined)[]): Temporal.Instant {
  const known = moments.filter((moment) => moment !== undefined).toSorted(Temporal.Instant.compare);
  return known[0] ?? Temporal.Instant.from('2100-01-01T00:00:00Z');
}
