import * as z from 'zod';
import { count, MAX_DAYS } from './count-field.ts';
import { canonicalCountry } from './country-code.ts';
import { params } from './findings/written-fault.ts';
import { WRITTEN_FORMS } from './findings/written-forms.ts';
import { nearestWord } from './nearest-word.ts';
import { PRESET_IDS } from './preset-ids.ts';
import { PROGRAMMES_MEND, programmeSchema } from './programme-fields.ts';
import { MEMORY_CALLS, MEMORY_DAYS } from './remembered-calls.ts';
import { RETRIED_CODES } from './retry-plan.ts';

const MAX_DELAY_MINUTES = 365 * 24 * 60;
const LEGAL_RING_SECONDS = 15;
const CONNECT_RING_SECONDS = 60;
/** Twice this many hours are avoided, around an hour of the day: with more of them no hour of a usual day would be left. */
const MOST_HOURS_AVOIDED = 5;

/** A day: who was promised a call this afternoon waits for nobody until next week. */
const MOST_CALLBACK_MINUTES = 24 * 60;
const MOST_CALLBACK_TRIES = 5;

const days = count(0, MAX_DAYS);

const callWindow = z
  .strictObject({
    start: z
      .string({ error: 'is not a time of day' })
      .regex(WRITTEN_FORMS['time-of-day'], { error: 'is not a time of day from 00:00 to 23:59' }),
    end: z
      .string({ error: 'is not a time of day' })
      .regex(WRITTEN_FORMS['end-of-window'], { error: 'is not a time of day from 00:00 to 24:00' }),
  })
  .readonly();

const rollingCap = z
  .strictObject({
    count: count(1, MEMORY_CALLS),
    windowHours: count(1, MEMORY_DAYS * 24),
    per: z.enum(['lead', 'number'], { error: 'is neither lead nor number' }).exactOptional(),
  })
  .readonly();

const closedDate = z
  .strictObject({
    date: z.iso.date({ error: 'is no date of the calendar, written YYYY-MM-DD' }),
    country: z
      .string({ error: 'is no country' })
      .refine((code) => canonicalCountry(code) === code, {
        error: ({ input }) => noCountry(input),
        ...params({ kind: 'no-country' }),
      })
      .exactOptional(),
    region: z
      .string({ error: 'is no region' })
      .regex(WRITTEN_FORMS['region-code'], {
        error: 'is no region code such as BY, in capital letters and without the country',
      })
      .exactOptional(),
  })
  .readonly()
  .refine(({ country, region }) => region === undefined || country !== undefined, {
    error: 'names a region without its country',
    ...params({ kind: 'region-without-country' }),
  });

function noCountry(code: unknown): string {
  const meant = canonicalCountry(String(code));
  return meant === undefined ? 'is no country' : `is no country, did you mean ${meant}?`;
}

/** A preset is often named by a part of its id: that counts before likeness letter by letter. */
export function meantPreset(word: string): string | undefined {
  return PRESET_IDS.find((id) => id.includes(word.toLowerCase())) ?? nearestWord(word, PRESET_IDS);
}

function noPreset(word: unknown): string {
  if (typeof word !== 'string') return 'is no compliance preset';
  return `is no compliance preset, did you mean ${meantPreset(word)}?`;
}

const dayWindows = z.array(callWindow, { error: 'is not a list of windows' }).readonly();

const retryRule = z
  .strictObject({
    delaysMinutes: z
      .array(count(0, MAX_DELAY_MINUTES), { error: 'is not a list of minutes' })
      .min(1, { error: 'names no delay' })
      .readonly(),
    maxCount: count(1, 99),
    next: z.enum(['same-number', 'next-number'], { error: 'is neither same-number nor next-number' }),
    clock: z.enum(['wall', 'callable'], { error: 'is neither wall nor callable' }).exactOptional(),
  })
  .readonly();

const exhaust = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('close') }).readonly(),
    z.strictObject({ kind: z.literal('nurture'), days: count(1, MAX_DAYS) }).readonly(),
    z.strictObject({ kind: z.literal('next-cycle') }).readonly(),
  ],
  { error: 'is none of the actions there are' },
);

const callback = z
  .strictObject(
    {
      with: z.enum(['same-agent', 'anyone'], { error: 'is neither same-agent nor anyone' }).exactOptional(),
      toleranceMinutes: count(1, MOST_CALLBACK_MINUTES).exactOptional(),
      releaseToAnyoneAfterMinutes: count(0, MOST_CALLBACK_MINUTES).exactOptional(),
      missed: z
        .strictObject(
          {
            tries: count(1, MOST_CALLBACK_TRIES),
            againAfterMinutes: count(1, MOST_CALLBACK_MINUTES),
            then: z.enum(['no-answer', 'review'], { error: 'is neither no-answer nor review' }),
          },
          { error: 'is not an object of tries, againAfterMinutes and then' },
        )
        .readonly()
        .exactOptional(),
    },
    { error: 'is not an object of callback rules' },
  )
  .readonly();

/** What every level may set. */
const FIELDS = {
  callWindows: z
    .strictObject(
      {
        monday: dayWindows.exactOptional(),
        tuesday: dayWindows.exactOptional(),
        wednesday: dayWindows.exactOptional(),
        thursday: dayWindows.exactOptional(),
        friday: dayWindows.exactOptional(),
        saturday: dayWindows.exactOptional(),
        sunday: dayWindows.exactOptional(),
      },
      { error: 'is not an object of weekdays' },
    )
    .readonly()
    .exactOptional(),
  dialMode: z.enum(['progressive', 'manual'], { error: 'is neither progressive nor manual' }).exactOptional(),
  holidays: z.enum(['block', 'ignore'], { error: 'is neither block nor ignore' }).exactOptional(),
  closedDates: z.array(closedDate, { error: 'is not a list of dates' }).readonly().exactOptional(),
  unknownTimezone: z.enum(['intersect', 'block'], { error: 'is neither intersect nor block' }).exactOptional(),
  consent: z
    .enum(['not-required', 'express', 'written'], { error: 'is neither not-required, express nor written' })
    .exactOptional(),
  maxAttemptsPerCycle: count(1, 99).exactOptional(),
  maxAttemptsPerNumber: count(1, 99).exactOptional(),
  maxAttemptsEver: count(1, 9_999).exactOptional(),
  maxAttemptsPerDay: count(1, MEMORY_CALLS).exactOptional(),
  rollingCaps: z.array(rollingCap, { error: 'is not a list of caps' }).readonly().exactOptional(),
  minGapMinutes: count(0, MEMORY_DAYS * 24 * 60).exactOptional(),
  quietAfterConversationDays: days.exactOptional(),
  dropLockoutHours: count(0, MEMORY_DAYS * 24).exactOptional(),
  avoidSameHourWithinHours: count(0, MOST_HOURS_AVOIDED).exactOptional(),
  dayParts: dayWindows.exactOptional(),
  leadTtlDays: count(1, MAX_DAYS).exactOptional(),
  retry: z
    .partialRecord(z.enum(RETRIED_CODES, { error: 'is no outcome that is retried' }), retryRule, {
      error: 'is not an object of outcomes',
    })
    .readonly()
    .exactOptional(),
  callback: callback.exactOptional(),
  exhaust: exhaust.exactOptional(),
  lostSaleRestDays: days.exactOptional(),
  complaintRestDays: count(1, MAX_DAYS).exactOptional(),
  ringTimeoutSeconds: count(LEGAL_RING_SECONDS, CONNECT_RING_SECONDS).exactOptional(),
  wrapUpLimitMinutes: count(1, 24 * 60).exactOptional(),
  programmes: z.array(programmeSchema, { error: 'is not a list of programmes' }).readonly().exactOptional(),
  recording: z.literal('off', { error: 'is not off' }).exactOptional(),
};

const NO_FIELDS = { error: 'is not an object of rules' };

/** Every rule that a tier or a campaign may set; what is absent is inherited. */
export const levelFieldsSchema = z.strictObject(FIELDS, NO_FIELDS).readonly();

/** Every rule that there is: the organisation's, which alone chooses compliance presets. */
export const rulesFieldsSchema = z
  .strictObject(
    {
      compliancePresets: z
        .array(z.enum(PRESET_IDS, { error: ({ input }) => noPreset(input) }), { error: 'is not a list of presets' })
        .readonly()
        .exactOptional(),
      ...FIELDS,
    },
    NO_FIELDS,
  )
  .readonly();

/** The rules document: every level optional, and on each of them every field. */
export const rulesTreeSchema = z
  .strictObject(
    {
      organisation: rulesFieldsSchema.exactOptional(),
      tiers: z
        .strictObject(
          {
            '1': levelFieldsSchema.exactOptional(),
            '2': levelFieldsSchema.exactOptional(),
            '3': levelFieldsSchema.exactOptional(),
          },
          { error: 'is not an object of tiers' },
        )
        .readonly()
        .exactOptional(),
      campaigns: z
        .record(z.string().regex(/^[A-Za-z0-9._-]{1,64}$/, { error: 'is no campaign id' }), levelFieldsSchema, {
          error: 'is not an object of campaigns',
        })
        .readonly()
        .exactOptional(),
    },
    { error: 'is not a JSON object' },
  )
  .readonly();

export type RulesFields = z.infer<typeof rulesFieldsSchema>;
export type RulesTree = z.infer<typeof rulesTreeSchema>;

/** Every rule by its name. */
export const RULE_FIELDS = rulesFieldsSchema.unwrap().keyof().options;

/** What each field wants, for whoever has to mend it. */
export const FIELD_MENDS: Readonly<Record<keyof RulesFields, string>> = {
  callWindows:
    'give weekdays from monday to sunday, each a list of windows such as {"start":"09:00","end":"18:00"}; [] closes the day, 24:00 ends it',
  compliancePresets: `give a list of presets from ${PRESET_IDS.join(', ')}, in the organisation's rules only`,
  dialMode: 'write progressive (one line for each free person) or manual (people dial by hand)',
  holidays: 'write block or ignore',
  closedDates:
    'give a list of dates such as {"date":"2026-12-24"} or {"date":"2026-10-31","country":"DE","region":"BY"}, countries and regions as ISO 3166 writes them',
  unknownTimezone: 'write intersect (every zone that the lead may be in has to allow a call) or block',
  consent: 'write not-required, express or written',
  maxAttemptsPerCycle: 'give a whole number from 1 to 99',
  maxAttemptsPerNumber: 'give a whole number from 1 to 99',
  maxAttemptsEver: 'give a whole number from 1 to 9999',
  maxAttemptsPerDay: `give a whole number from 1 to ${MEMORY_CALLS}`,
  rollingCaps: `give a list of caps such as {"count":3,"windowHours":24}, count 1 to ${MEMORY_CALLS}, windowHours 1 to ${MEMORY_DAYS * 24}, "per" lead or number`,
  minGapMinutes: `give whole minutes from 0 to ${MEMORY_DAYS * 24 * 60}`,
  quietAfterConversationDays: `give whole days from 0 to ${MAX_DAYS}`,
  dropLockoutHours: `give whole hours from 0 to ${MEMORY_DAYS * 24}`,
  avoidSameHourWithinHours: `give whole hours from 0 to ${MOST_HOURS_AVOIDED}`,
  dayParts: 'give a list of parts of the day such as {"start":"09:00","end":"12:00"}, or [] to spread over none',
  leadTtlDays: `give whole days from 1 to ${MAX_DAYS}`,
  retry: `give outcomes (${RETRIED_CODES.join(', ')}), each such as {"delaysMinutes":[240,1620],"maxCount":3,"next":"same-number","clock":"callable"}`,
  callback: `give any of "with" (same-agent or anyone), "toleranceMinutes" (1 to ${MOST_CALLBACK_MINUTES}), "releaseToAnyoneAfterMinutes" (0 to ${MOST_CALLBACK_MINUTES}) and "missed" such as {"tries":2,"againAfterMinutes":30,"then":"no-answer"}, tries 1 to ${MOST_CALLBACK_TRIES}, then no-answer or review`,
  exhaust: 'write {"kind":"close"}, {"kind":"nurture","days":90} or {"kind":"next-cycle"}',
  lostSaleRestDays: `give whole days from 1 to ${MAX_DAYS}, or 0 to close lost sales for good`,
  complaintRestDays: `give whole days from 1 to ${MAX_DAYS}`,
  ringTimeoutSeconds: `give ${LEGAL_RING_SECONDS} to ${CONNECT_RING_SECONDS}: cutting off sooner is forbidden to telemarketers in the US and UK, and Amazon Connect rings no longer`,
  wrapUpLimitMinutes: 'give whole minutes from 1 to 1440',
  programmes: PROGRAMMES_MEND,
  recording: 'write off: conversations are not recorded in this version',
};
