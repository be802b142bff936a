import { Temporal } from 'temporal-polyfill';
import type { Programme } from '../../shared/domain/dial-rules.ts';
import type { RulesDocument } from '../../shared/domain/rules-document.ts';
import type { CallFate, CallToPerson, People } from '../../simulator/people/customers.ts';
import type { Talk } from '../../simulator/people/talk.ts';
import { randomFor } from '../../simulator/random.ts';
import { northAmericanNumbers, numbersAfter } from './generated-list.ts';

/** A Monday; the two years hold a 29 February. */
export const FIRST_DAY = Temporal.PlainDate.from('2027-01-04');
export const DAYS = 730;
const SEED = 5;

/** Monday to Friday from nine to eight, one call a week. */
export const OPENS = '09:00';
export const CLOSES = '20:00';

/** What happens to a customer outside of Tierline, and when the company's systems tell of it. */
export type Happening = { readonly at: Temporal.Instant } & (
  | { readonly kind: 'purchase' }
  | { readonly kind: 'case-closed'; readonly caseId: string }
  | { readonly kind: 'contract-renewed'; readonly until: Temporal.PlainDate }
);

export interface Customer {
  readonly externalId: string;
  readonly phone: string;
  readonly zone: string;
  readonly country: 'US' | 'GB';
  /** Whose holidays the digits of the number bring. */
  readonly region?: string;
  /** The programmes that call the customer: those with the group's condition. */
  readonly group: Group;
  readonly stage: 'selling' | 'account-care';
  readonly lastPurchaseOn?: Temporal.PlainDate;
  readonly contractEnd?: Temporal.PlainDate;
  readonly birthday?: Temporal.PlainDate;
  readonly followUpOn?: Temporal.PlainDate;
  readonly happenings: readonly Happening[];
}

const GROUP_SIZES = {
  regular: 50,
  interval: 50,
  contract: 70,
  birthday: 90,
  'follow-up': 60,
  purchase: 40,
  case: 40,
  silent: 30,
  deal: 40,
  everything: 30,
} as const;
export type Group = keyof typeof GROUP_SIZES;

function aProgramme(
  group: Group,
  fields: Omit<Programme, 'conditions' | 'skipIfBoughtWithinDays'>,
  skip = 0,
): Programme {
  const conditions = [{ kind: 'attribute-is', attribute: 'group', value: group }] as const;
  return { ...fields, conditions, skipIfBoughtWithinDays: skip };
}

const RENEWAL = { kind: 'contract-end', daysBefore: [60, 30, 7], attribute: 'contract_end' } as const;
const BIRTHDAY = { kind: 'on-date', attribute: 'birthday', yearly: true } as const;

/** Every trigger there is, each for customers of its own, and three that share theirs. */
export const PROGRAMMES: readonly Programme[] = [
  aProgramme('deal', { id: 'welcome', purpose: 'welcome', trigger: { kind: 'after-sale', days: 7 } }),
  aProgramme('regular', { id: 'regular', purpose: 'cross-sell', trigger: { kind: 'every', days: 90 } }, 14),
  aProgramme('silent', { id: 'silent', trigger: { kind: 'after-silence', days: 90, againDays: 75 } }),
  aProgramme('interval', {
    id: 'interval',
    trigger: { kind: 'order-interval', times: [1, 1.5, 2, 3], atLeastOrders: 3, fallbackDays: 50 },
    exitOn: ['objection'],
  }),
  aProgramme('contract', { id: 'contract', trigger: RENEWAL, exitOn: ['purchase', 'complaint'] }),
  aProgramme('case', { id: 'case', trigger: { kind: 'after-case', days: 2 } }),
  aProgramme('birthday', { id: 'birthday', trigger: BIRTHDAY }),
  aProgramme('follow-up', { id: 'follow-up', trigger: { kind: 'on-date', attribute: 'follow_up_on', daysBefore: 3 } }),
  aProgramme('purchase', { id: 'purchase', trigger: { kind: 'after-purchase', days: 14 } }),
  aProgramme(
    'everything',
    { id: 'all-regular', trigger: { kind: 'every', days: 45 }, priority: 2, coolDownDays: 21, maxPerQuarter: 2 },
    14,
  ),
  aProgramme('everything', {
    id: 'all-contract',
    trigger: RENEWAL,
    priority: 9,
    coolDownDays: 10,
    exitOn: ['purchase', 'complaint'],
  }),
  aProgramme('everything', { id: 'all-birthday', trigger: BIRTHDAY, priority: 7, coolDownDays: 10, maxPerQuarter: 3 }),
];

const OPEN = [{ start: OPENS, end: CLOSES }];
export const RULES: RulesDocument = {
  organisation: {
    callWindows: {
      monday: OPEN,
      tuesday: OPEN,
      wednesday: OPEN,
      thursday: OPEN,
      friday: OPEN,
      saturday: [],
      sunday: [],
    },
    avoidSameHourWithinHours: 0,
  },
  tiers: { '3': { programmes: PROGRAMMES, maxAttemptsPerCycle: 2 } },
};

const PLACES = [
  { zone: 'America/New_York', country: 'US', region: 'NY', phones: northAmericanNumbers([212], 100) },
  { zone: 'America/Chicago', country: 'US', region: 'IL', phones: northAmericanNumbers([312], 100) },
  { zone: 'America/Los_Angeles', country: 'US', region: 'CA', phones: northAmericanNumbers([213], 100) },
  { zone: 'Pacific/Honolulu', country: 'US', region: 'HI', phones: northAmericanNumbers([808], 100) },
  { zone: 'Europe/London', country: 'GB', phones: numbersAfter('+44207946', 4, 100) },
] as const;

const GROUPS: readonly Group[] = [
  ...(['regular', 'interval', 'contract', 'birthday', 'follow-up'] as const),
  ...(['purchase', 'case', 'silent', 'deal', 'everything'] as const),
];

export const CUSTOMERS: readonly Customer[] = GROUPS.flatMap((group) =>
  Array.from({ length: GROUP_SIZES[group] }, (_, index) => ({ group, index })),
).map(({ group, index }, overall) => customerOf(group, index, overall));

function customerOf(group: Group, index: number, overall: number): Customer {
  const place = PLACES[overall % PLACES.length] ?? PLACES[0];
  const externalId = `${group}-${index}`;
  const random = randomFor(SEED, 'customer', externalId);
  const dayOfRun = (days: number) => FIRST_DAY.add({ days });
  const onDay = (days: number) =>
    dayOfRun(days)
      .toZonedDateTime({ timeZone: place.zone, plainTime: { hour: random.whole(7, 22), minute: random.whole(0, 59) } })
      .toInstant();
  const several = (first: number, least: number, most: number, count: number) => {
    const days: number[] = [];
    let day = first;
    while (days.length < count) {
      days.push(day);
      day += random.whole(least, most);
    }
    return days;
  };
  const base = {
    externalId,
    phone: place.phones[Math.floor(overall / PLACES.length)] ?? '',
    zone: place.zone,
    country: place.country,
    ...('region' in place && { region: place.region }),
    group,
    stage: group === 'deal' ? ('selling' as const) : ('account-care' as const),
    happenings: [],
  };
  const contract = () => {
    const some = dayOfRun(random.whole(20, 350));
    const end = index % 3 === 0 ? some.with({ day: 31 }) : some;
    const until = end.add({ years: 1 });
    return {
      contractEnd: end,
      happenings: [
        { kind: 'contract-renewed' as const, until, at: end.add({ days: 3 }).toZonedDateTime(place.zone).toInstant() },
      ],
    };
  };
  const birthday = () =>
    index % 5 === 0
      ? Temporal.PlainDate.from('1984-02-29')
      : Temporal.PlainDate.from('1970-01-01').add({ days: random.whole(0, 9_000) });
  switch (group) {
    case 'regular':
    case 'silent':
      return { ...base, lastPurchaseOn: dayOfRun(-random.whole(1, 140)) };
    case 'interval': {
      const interval = random.whole(25, 70);
      return {
        ...base,
        happenings: several(random.whole(1, 30), interval - 4, interval + 4, 5).map((day) => ({
          kind: 'purchase',
          at: onDay(day),
        })),
      };
    }
    case 'purchase':
      return {
        ...base,
        happenings: several(random.whole(1, 60), 10, 160, 7)
          .filter((day) => day < DAYS)
          .map((day) => ({ kind: 'purchase', at: onDay(day) })),
      };
    case 'case':
      return {
        ...base,
        happenings: several(random.whole(1, 60), 3, 150, 8)
          .filter((day) => day < DAYS)
          .map((day, n) => ({ kind: 'case-closed', caseId: `${externalId}-${n}`, at: onDay(day) })),
      };
    case 'contract':
      return { ...base, ...contract() };
    case 'birthday':
      return { ...base, birthday: birthday() };
    case 'follow-up':
      return { ...base, followUpOn: dayOfRun(random.whole(10, 700)) };
    case 'everything':
      return { ...base, ...contract(), birthday: birthday(), lastPurchaseOn: dayOfRun(-random.whole(1, 80)) };
    case 'deal':
      return base;
  }
}

/** The customers as a lead list. */
export function twoYearList(): string {
  const header = 'external_id,phone,stage,timezone,last_purchase_on,group,contract_end,birthday,follow_up_on';
  const rows = CUSTOMERS.map(
    ({ externalId, phone, stage, zone, lastPurchaseOn, group, contractEnd, birthday, followUpOn }) =>
      [externalId, phone, stage, zone, lastPurchaseOn, group, contractEnd, birthday, followUpOn]
        .map((cell) => cell?.toString() ?? '')
        .join(','),
  );
  return `${[header, ...rows].join('\n')}\n`;
}

/** People of whom seven in eight answer, say no most of the time, and now and then buy, need nothing or complain. */
export function twoYearPeople(people: People): People {
  return {
    truth: people.truth,
    personAt: (phone) => people.personAt(phone),
    fateOf: (call) => fateOf(call),
  };
}

function fateOf({ personId, callNumber, stage }: CallToPerson): CallFate {
  const random = randomFor(SEED, 'fate', personId, String(callNumber));
  if (random.chance(0.12)) return { kind: 'unanswered' };
  const ringSeconds = random.between(4, 14);
  const said = (disposition: Talk['disposition']): CallFate => ({
    kind: 'answered',
    by: 'human',
    ringSeconds,
    talk: {
      disposition,
      talkSeconds: random.whole(40, 200),
      wrapUpSeconds: random.whole(10, 40),
      isConversation: true,
      endedBy: 'customer',
      ...(disposition === 'sale' && { orderValue: random.whole(40, 400) }),
    },
  });
  if (stage === 'selling') return said('sale');
  const draw = random.next();
  if (draw < 0.1) return said('sale');
  if (draw < 0.2) return said('no-need-now');
  return said(draw < 0.22 ? 'complaint' : 'not-interested');
}
