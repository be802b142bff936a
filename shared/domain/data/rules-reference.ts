import type { RulesFields } from '../rules-fields.ts';

/** What a field of the dial rules means, for those who write rules: the source of the reference page and of the JSON Schema. */
export interface RuleReference {
  readonly meaning: string;
  readonly unit: string;
  /** What holds when several levels of the document set it. */
  readonly levels: string;
  /** A value that may stand there. */
  readonly example: unknown;
}

const SMALLEST = 'the smallest holds';
const LARGEST = 'the largest holds';
const ALL_HOLD = 'all of them hold together';
const NARROWEST = "the narrowest level's holds: campaign before tier before organisation";
const COUNT = 'whole number';

/** In the order in which the page shows them. */
export const RULES_REFERENCE: Readonly<Record<keyof RulesFields, RuleReference>> = {
  compliancePresets: {
    meaning:
      'Limits of the law and of regulators, chosen by id. Each is laid over your own rules for the leads of its country or region; the strictest holds. See [compliance presets](compliance-presets.md).',
    unit: 'list of ids',
    levels: 'only the organisation chooses them',
    example: ['us-federal', 'us-florida'],
  },
  dialMode: {
    meaning:
      '`progressive` places one call for each person who is free. `manual` places none: people dial by hand, and their calls count for caps and gaps.',
    unit: '`progressive` or `manual`',
    levels: '`manual` holds as soon as one level says so',
    example: 'progressive',
  },
  callWindows: {
    meaning:
      "When leads may be called, by weekday, in the customer's own time and in every zone in which the number may be. A window whose end is not after its start runs over midnight and belongs to the day on which it starts; `[]` closes the day, `24:00` ends it. Normal calls fall due at full and half hours.",
    unit: 'weekday to a list of windows, `HH:MM`',
    levels:
      'weekday by weekday, what all of them leave open is open; a window is cut by windows that start on the same weekday. A weekday that no level sets has its default',
    example: {
      monday: [
        { start: '09:00', end: '12:30' },
        { start: '13:30', end: '18:00' },
      ],
      saturday: [],
    },
  },
  holidays: {
    meaning: "Whether public holidays of the customer's country and region are closed.",
    unit: '`block` or `ignore`',
    levels: '`block` holds as soon as one level says so',
    example: 'block',
  },
  closedDates: {
    meaning:
      "Single dates, in the customer's own calendar, on which nobody is called: everywhere, or only in a country, or only in a region of it. A lead whose region is not known is not held back by a date of one region.",
    unit: 'list of dates `YYYY-MM-DD`, with `country` (ISO 3166-1) and `region` (ISO 3166-2 without the country) if you want',
    levels: ALL_HOLD,
    example: [{ date: '2026-12-24' }, { date: '2026-10-31', country: 'DE', region: 'BY' }],
  },
  unknownTimezone: {
    meaning:
      'What becomes of a lead that may be in more than one time zone. `intersect` calls it when every one of the zones allows it; `block` does not call it.',
    unit: '`intersect` or `block`',
    levels: '`block` holds as soon as one level says so',
    example: 'intersect',
  },
  consent: {
    meaning:
      'What a lead must have agreed to before it is called; the list column `consent` says what it did. `express` is also satisfied by written consent.',
    unit: '`not-required`, `express` or `written`',
    levels: '`written` before `express` before `not-required`',
    example: 'express',
  },
  maxAttemptsPerCycle: {
    meaning:
      'Attempts in one cycle, over all outcomes and numbers together; then comes `exhaust`. A call that could not be placed, or that the network failed, is none.',
    unit: COUNT,
    levels: SMALLEST,
    example: 6,
  },
  maxAttemptsPerNumber: {
    meaning:
      'Attempts in one cycle on one number of the lead. When every number that works has had them, the cycle is spent.',
    unit: COUNT,
    levels: SMALLEST,
    example: 4,
  },
  maxAttemptsEver: {
    meaning: "Calls in the lead's whole life, all campaigns and tiers together; then the lead is closed.",
    unit: COUNT,
    levels: SMALLEST,
    example: 20,
  },
  maxAttemptsPerDay: {
    meaning:
      "Calls to the lead on one day of the customer's calendar, over all its numbers, campaigns and tiers, calls by hand included.",
    unit: COUNT,
    levels: SMALLEST,
    example: 2,
  },
  rollingCaps: {
    meaning:
      'At most `count` calls in any `windowHours` hours, over all campaigns and tiers; over all numbers of the lead, or with `"per": "number"` for each number by itself.',
    unit: 'list of caps',
    levels: ALL_HOLD,
    example: [
      { count: 3, windowHours: 24 },
      { count: 2, windowHours: 168, per: 'number' },
    ],
  },
  minGapMinutes: {
    meaning: 'The least time between two calls to the lead, whatever the outcome, over all campaigns and tiers.',
    unit: 'minutes',
    levels: LARGEST,
    example: 60,
  },
  quietAfterConversationDays: {
    meaning:
      'After a conversation nobody calls for so many days, unless the customer asked for it. A programme brings its own time.',
    unit: 'days of the calendar',
    levels: LARGEST,
    example: 30,
  },
  dropLockoutHours: {
    meaning: 'After a call that a person answered while no agent was there, nobody calls for so long.',
    unit: 'hours',
    levels: LARGEST,
    example: 72,
  },
  avoidSameHourWithinHours: {
    meaning:
      'After a call that nobody answered, the next one is planned at least so far from its time of day. A wish: where rules leave no such moment within three days it does not count. 0 does not mind the time of day.',
    unit: 'hours',
    levels: LARGEST,
    example: 2,
  },
  dayParts: {
    meaning:
      "Parts of the customer's day over which further attempts are spread, the least tried one first. A wish, never a limit; `[]` spreads over none.",
    unit: 'list of windows, `HH:MM`',
    levels: NARROWEST,
    example: [
      { start: '09:00', end: '12:00' },
      { start: '12:00', end: '18:00' },
    ],
  },
  leadTtlDays: {
    meaning:
      'How long after the start of a cycle further attempts are made; then comes `exhaust`. Agreed callbacks are kept.',
    unit: 'days of 24 hours',
    levels: SMALLEST,
    example: 30,
  },
  retry: {
    meaning:
      'When a call is made again, by the outcome of the last one. The n-th repeat waits the n-th of `delaysMinutes`, the last delay repeats; `"clock": "callable"` counts them in open calling hours only. After `maxCount` calls with the outcome its leads go on as after `no-answer`. `next` says whether the same number or the next one of the lead is called. All outcomes share `maxAttemptsPerCycle`, and caps and gaps may let the call wait longer.',
    unit: 'outcome to delays in minutes, a count, `same-number` or `next-number`, and `wall` (the default) or `callable`',
    levels: `outcome by outcome, ${NARROWEST}. An outcome that no level sets has its default`,
    example: { busy: { delaysMinutes: [60, 120], maxCount: 2, next: 'same-number', clock: 'callable' } },
  },
  callback: {
    meaning:
      'How a call is kept that a customer asked for at an agreed moment. `with` says who calls where the form of the agent does not: the `same-agent` or `anyone`. It is never placed before the agreed moment and is kept in time within `toleranceMinutes` after it. The agent who promised it is waited for `releaseToAnyoneAfterMinutes`, counted from the first moment at which rules allow the call; then whoever is free calls. A call that reaches nobody is made again `againAfterMinutes` later until `tries` are used up, without regard to the own caps and gaps; `then` it goes on as after `no-answer`, or a person has to look (`review`). See [callbacks](callbacks.md).',
    unit: '`same-agent` or `anyone`; minutes; a count of tries and `no-answer` or `review`',
    levels: `member by member: of \`toleranceMinutes\` ${SMALLEST}; the others are no limits, so none of them is stricter, and ${NARROWEST}. A member that no level sets has its default`,
    example: {
      with: 'same-agent',
      toleranceMinutes: 10,
      releaseToAnyoneAfterMinutes: 45,
      missed: { tries: 2, againAfterMinutes: 20, then: 'review' },
    },
  },
  exhaust: {
    meaning:
      'What becomes of a lead whose cycle is spent: `close` it, let it rest (`nurture`) for so many days and begin again, or go on with the `next-cycle` that its programmes plan.',
    unit: 'one of three actions; `nurture` with days',
    levels: NARROWEST,
    example: { kind: 'nurture', days: 90 },
  },
  lostSaleRestDays: {
    meaning:
      'How long a lost sale rests before the lead may be approached again; 0 closes it for good. By the default [transitions](transitions.md) a stranger who refuses is closed.',
    unit: 'days of the calendar',
    levels: NARROWEST,
    example: 180,
  },
  complaintRestDays: {
    meaning: 'How long nothing is sold to a customer who complained.',
    unit: 'days of the calendar',
    levels: NARROWEST,
    example: 30,
  },
  ringTimeoutSeconds: {
    meaning: 'How long an unanswered call rings.',
    unit: 'seconds',
    levels: NARROWEST,
    example: 30,
  },
  wrapUpLimitMinutes: {
    meaning:
      'How long an agent has to say what came of a conversation; after that a person has to look at the lead, and it is not called.',
    unit: 'minutes',
    levels: NARROWEST,
    example: 30,
  },
  programmes: {
    meaning:
      'When and why customers are called again by themselves: after a sale or purchase, every so many days, after a silence, by their own order interval, before a contract ends, after a service case, or on a date. See programmes.md for every member.',
    unit: 'list of programmes, in days of the calendar',
    levels: `${NARROWEST}, the whole list`,
    example: [{ id: 'repeat', trigger: { kind: 'every', days: 30 }, skipIfBoughtWithinDays: 14 }],
  },
  recording: {
    meaning: 'Conversations are not recorded.',
    unit: '`off`',
    levels: NARROWEST,
    example: 'off',
  },
};
