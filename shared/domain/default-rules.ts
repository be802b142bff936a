import type { CallbackRule, CallWindow, DialRules, RetryRule, Weekday } from './dial-rules.ts';
import type { OutcomeCode } from './outcome.ts';
import type { Stage } from './stage.ts';

type Defaults = Omit<DialRules, 'version'>;
type Week = Readonly<Record<Weekday, readonly CallWindow[]>>;

const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

/** A sub-budget that never binds: the cycle's shared budget does. */
const BOUND_BY_CYCLE = 99;

const RETRY: Readonly<Partial<Record<OutcomeCode, RetryRule>>> = {
  'no-answer': {
    delaysMinutes: [4 * HOUR_MINUTES, 27 * HOUR_MINUTES, 29 * HOUR_MINUTES, 31 * HOUR_MINUTES],
    maxCount: BOUND_BY_CYCLE,
    next: 'next-number',
  },
  busy: { delaysMinutes: [15, 30, 60], maxCount: 3, next: 'same-number' },
  voicemail: { delaysMinutes: [27 * HOUR_MINUTES], maxCount: 3, next: 'next-number' },
  declined: { delaysMinutes: [DAY_MINUTES], maxCount: 2, next: 'same-number' },
  'dead-air': { delaysMinutes: [DAY_MINUTES], maxCount: BOUND_BY_CYCLE, next: 'same-number' },
  'invalid-number': { delaysMinutes: [4 * HOUR_MINUTES], maxCount: BOUND_BY_CYCLE, next: 'next-number' },
  blocked: { delaysMinutes: [DAY_MINUTES], maxCount: 2, next: 'next-number' },
  'network-failure': { delaysMinutes: [5, 15, 60], maxCount: 5, next: 'same-number' },
  'not-allowed': { delaysMinutes: [DAY_MINUTES], maxCount: BOUND_BY_CYCLE, next: 'next-number' },
  abandoned: { delaysMinutes: [DAY_MINUTES], maxCount: BOUND_BY_CYCLE, next: 'same-number' },
  'hung-up-early': { delaysMinutes: [DAY_MINUTES], maxCount: 1, next: 'same-number' },
  gatekeeper: { delaysMinutes: [4 * HOUR_MINUTES], maxCount: 3, next: 'same-number' },
  'wrong-person': { delaysMinutes: [4 * HOUR_MINUTES], maxCount: 3, next: 'same-number' },
  'wrong-number': { delaysMinutes: [HOUR_MINUTES], maxCount: BOUND_BY_CYCLE, next: 'next-number' },
  'follow-up': {
    delaysMinutes: [2 * DAY_MINUTES, 5 * DAY_MINUTES, 14 * DAY_MINUTES],
    maxCount: 8,
    next: 'same-number',
  },
};

/** Tolerance, release and tries as dialling systems have them: a quarter of an hour, an hour, and two. */
const CALLBACK: CallbackRule = {
  with: 'anyone',
  toleranceMinutes: 15,
  releaseToAnyoneAfterMinutes: 60,
  missed: { tries: 2, againAfterMinutes: 30, then: 'no-answer' },
};

function week(weekday: CallWindow, saturday: readonly CallWindow[]): Week {
  const open = [weekday];
  return { monday: open, tuesday: open, wednesday: open, thursday: open, friday: open, saturday, sunday: [] };
}

const DAYTIME: CallWindow = { start: '09:00', end: '20:00' };
const OFFICE_HOURS: CallWindow = { start: '09:00', end: '18:00' };

const SHARED = {
  compliancePresets: [],
  dialMode: 'progressive',
  holidays: 'block',
  closedDates: [],
  unknownTimezone: 'intersect',
  consent: 'not-required',
  dropLockoutHours: 24,
  retry: RETRY,
  lostSaleRestDays: 180,
  complaintRestDays: 30,
  ringTimeoutSeconds: 30,
  wrapUpLimitMinutes: 30,
  recording: 'off',
} as const satisfies Partial<Defaults>;

/** What holds where no rules document says otherwise; by stage, so that it suits every sales structure. */
export const STAGE_DEFAULTS: Readonly<Record<Stage, Defaults>> = {
  prospecting: {
    ...SHARED,
    callWindows: week(DAYTIME, [DAYTIME]),
    maxAttemptsPerCycle: 6,
    maxAttemptsPerNumber: 6,
    maxAttemptsPerDay: 2,
    rollingCaps: [{ count: 3, windowHours: 24 }],
    minGapMinutes: 60,
    quietAfterConversationDays: 0,
    avoidSameHourWithinHours: 2,
    dayParts: [
      { start: '09:00', end: '12:00' },
      { start: '12:00', end: '16:00' },
      { start: '16:00', end: '20:00' },
    ],
    leadTtlDays: 30,
    callback: CALLBACK,
    exhaust: { kind: 'nurture', days: 90 },
    programmes: [],
  },
  selling: {
    ...SHARED,
    callWindows: week(OFFICE_HOURS, []),
    maxAttemptsPerCycle: 8,
    maxAttemptsPerNumber: 8,
    maxAttemptsPerDay: 3,
    rollingCaps: [{ count: 3, windowHours: 24 }],
    minGapMinutes: 60,
    quietAfterConversationDays: 0,
    avoidSameHourWithinHours: 2,
    dayParts: [],
    leadTtlDays: 60,
    callback: { ...CALLBACK, with: 'same-agent' },
    exhaust: { kind: 'nurture', days: 60 },
    programmes: [],
  },
  'account-care': {
    ...SHARED,
    callWindows: week(DAYTIME, [DAYTIME]),
    maxAttemptsPerCycle: 4,
    maxAttemptsPerNumber: 4,
    maxAttemptsPerDay: 1,
    rollingCaps: [{ count: 1, windowHours: 168 }],
    minGapMinutes: DAY_MINUTES,
    quietAfterConversationDays: 30,
    avoidSameHourWithinHours: 3,
    dayParts: [],
    leadTtlDays: 365,
    callback: { ...CALLBACK, with: 'same-agent', releaseToAnyoneAfterMinutes: 120 },
    exhaust: { kind: 'next-cycle' },
    programmes: [
      { id: 'welcome', trigger: { kind: 'after-sale', days: 7 }, skipIfBoughtWithinDays: 6 },
      {
        id: 'repeat',
        purpose: 'upsell',
        trigger: { kind: 'every', days: 30 },
        coolDownDays: 14,
        skipIfBoughtWithinDays: 14,
      },
      {
        id: 'win-back',
        trigger: { kind: 'after-silence', days: 90, againDays: 30 },
        coolDownDays: 14,
        skipIfBoughtWithinDays: 60,
      },
    ],
  },
};
