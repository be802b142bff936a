import * as z from 'zod';
import { programmeSchema } from './programme-fields.ts';
import { programmeWords } from './programme-words.ts';
import { capitalised, listWords } from './rule-words.ts';
import type { RulesChange, RulesLevel, RulesPlace } from './rules-diff.ts';

/** How a value is said to a person, or undefined when it has not the shape that its field has. */
type ValueWords = (value: unknown) => string | undefined;

interface FieldWords {
  readonly name: string;
  readonly value?: ValueWords;
}

/**
 * One sentence for each change, for a person: "tier 2, Monday's call window: 09:00-18:00 becomes 10:00-17:00". A field
 * without words of its own is told by its name and its JSON.
 */
export function changesInWords(changes: readonly RulesChange[]): readonly string[] {
  return changes.map((change) => `${levelInWords(change.place.level)}, ${whatChanged(change)}`);
}

function whatChanged(change: RulesChange): string {
  const { place } = change;
  const name = placeInWords(place);
  switch (change.kind) {
    case 'added':
      return `${name}: set to ${valueInWords(place, change.after)}`;
    case 'removed':
      return `${name}: no longer set, was ${valueInWords(place, change.before)}`;
    case 'changed':
      return `${name}: ${valueInWords(place, change.before)} becomes ${valueInWords(place, change.after)}`;
  }
}

function levelInWords(level: RulesLevel): string {
  switch (level.kind) {
    case 'organisation':
      return 'organisation';
    case 'tier':
      return `tier ${level.tier}`;
    case 'campaign':
      return `campaign ${level.campaignId}`;
  }
}

/** How a field is called, with the weekday or the outcome it is for. */
export function placeInWords({ field, part }: Pick<RulesPlace, 'field' | 'part'>): string {
  const name = FIELD_WORDS[field]?.name ?? field;
  if (part === undefined) return name;
  if (field === 'callback') return CALLBACK_WORDS[part] ?? `${name} ${part}`;
  return field === 'callWindows' ? `${capitalised(part)}'s ${name}` : `${name} ${part}`;
}

/** A field's value, given as JSON, as a person says it. */
export function valueInWords({ field }: Pick<RulesPlace, 'field'>, text: string): string {
  const value: unknown = JSON.parse(text);
  return FIELD_WORDS[field]?.value?.(value) ?? (typeof value === 'string' ? value : text);
}

/** "1 day", "2 days": the unit is given in the plural. */
function amount(count: number, units: string): string {
  return `${count} ${count === 1 ? units.replace(/s$/, '') : units}`;
}

function amountOf(units: string): ValueWords {
  return said(z.number(), (count) => amount(count, units));
}

function listed(items: readonly string[], ifNone: string): string {
  return items.length === 0 ? ifNone : listWords(items);
}

function said<T>(schema: z.ZodType<T>, words: (value: T) => string): ValueWords {
  return (value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? words(parsed.data) : undefined;
  };
}

function windowsOr(ifNone: string): ValueWords {
  return said(z.array(z.object({ start: z.string(), end: z.string() })), (windows) =>
    listed(
      windows.map(({ start, end }) => `${start}-${end}`),
      ifNone,
    ),
  );
}

const names = said(z.array(z.string()), (list) => listed(list, 'none'));

const closedDates = said(
  z.array(z.object({ date: z.string(), country: z.string().exactOptional(), region: z.string().exactOptional() })),
  (dates) =>
    listed(
      dates.map(({ date, country, region }) => {
        const where = [country, region].filter((code) => code !== undefined).join('-');
        return where === '' ? date : `${date} in ${where}`;
      }),
      'none',
    ),
);

const rollingCaps = said(
  z.array(z.object({ count: z.number(), windowHours: z.number(), per: z.string().exactOptional() })),
  (caps) =>
    listed(
      caps.map(({ count, windowHours, per }) => `${count} in ${amount(windowHours, 'hours')} per ${per ?? 'lead'}`),
      'none',
    ),
);

const retryRule = said(
  z.object({
    delaysMinutes: z.array(z.number()),
    maxCount: z.number(),
    next: z.string(),
    clock: z.string().exactOptional(),
  }),
  ({ delaysMinutes, maxCount, next, clock }) => {
    const delays = delaysMinutes.join(', then ');
    const open = clock === 'callable' ? ' of open hours' : '';
    return `after ${delays} minutes${open}, at most ${amount(maxCount, 'times')}, ${next.replace('-', ' ')}`;
  },
);

const CALLBACK_WORDS: Readonly<Record<string, string>> = {
  with: 'who keeps a callback when the form does not say',
  toleranceMinutes: 'how late a callback may be',
  releaseToAnyoneAfterMinutes: 'time after which anyone keeps a callback',
  missed: 'callbacks that do not reach the customer',
};

/** Of whichever part of the callback rules. */
const callback = said(
  z.union([
    z.string().transform((who) => who.replace('-', ' ')),
    z.number().transform((minutes) => amount(minutes, 'minutes')),
    z
      .object({ tries: z.number(), againAfterMinutes: z.number(), then: z.string() })
      .transform(({ tries, againAfterMinutes, then }) => {
        const end = then === 'review' ? 'then somebody looks' : 'then as after no answer';
        return tries === 1 ? `1 try, ${end}` : `${tries} tries, ${amount(againAfterMinutes, 'minutes')} apart, ${end}`;
      }),
  ]),
  (words) => words,
);

const exhaust = said(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('close') }),
    z.object({ kind: z.literal('nurture'), days: z.number() }),
    z.object({ kind: z.literal('next-cycle') }),
  ]),
  (action) => {
    switch (action.kind) {
      case 'close':
        return 'the lead closes';
      case 'nurture':
        return `the lead rests ${amount(action.days, 'days')}`;
      case 'next-cycle':
        return 'the next cycle begins';
    }
  },
);

const programmes = said(z.array(programmeSchema), (list) => listed(list.map(programmeWords), 'none'));

const FIELD_WORDS: Readonly<Record<string, FieldWords>> = {
  compliancePresets: { name: 'compliance presets', value: names },
  dialMode: { name: 'dial mode' },
  callWindows: { name: 'call window', value: windowsOr('closed') },
  holidays: { name: 'public holidays' },
  closedDates: { name: 'closed dates', value: closedDates },
  unknownTimezone: { name: 'leads whose time zone is not certain' },
  consent: { name: 'consent needed' },
  maxAttemptsPerCycle: { name: 'most calls a cycle' },
  maxAttemptsPerNumber: { name: 'most calls a cycle to one number' },
  maxAttemptsEver: { name: "most calls in a lead's life" },
  maxAttemptsPerDay: { name: 'most calls a day' },
  rollingCaps: { name: 'rolling caps', value: rollingCaps },
  minGapMinutes: { name: 'least gap between calls', value: amountOf('minutes') },
  quietAfterConversationDays: { name: 'quiet period after a conversation', value: amountOf('days') },
  dropLockoutHours: { name: 'lock-out after a call that no agent took', value: amountOf('hours') },
  avoidSameHourWithinHours: { name: 'time before the same hour is tried again', value: amountOf('hours') },
  leadTtlDays: { name: 'longest time that a lead is called', value: amountOf('days') },
  dayParts: { name: 'parts of the day that calls are spread over', value: windowsOr('none') },
  retry: { name: 'calling again after', value: retryRule },
  callback: { name: 'callback', value: callback },
  exhaust: { name: 'when the attempts are spent', value: exhaust },
  lostSaleRestDays: {
    name: 'rest after a lost sale',
    value: said(z.number(), (days) => (days === 0 ? 'for good' : amount(days, 'days'))),
  },
  complaintRestDays: { name: 'rest after a complaint', value: amountOf('days') },
  ringTimeoutSeconds: { name: 'ring time', value: amountOf('seconds') },
  wrapUpLimitMinutes: { name: 'wrap-up limit', value: amountOf('minutes') },
  programmes: { name: 'programmes', value: programmes },
  recording: { name: 'recording' },
};
