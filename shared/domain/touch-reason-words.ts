import type { TouchPurpose } from './lead.ts';
import { dayWords } from './programme-words.ts';
import { conditionWords } from './touch-conditions.ts';
import type { CalendarSilence, NoTouch, TouchBeginning, TouchMove, TouchOrigin, TouchReason } from './touch-reason.ts';

/** "30 days after the purchase of 2026-01-05, moved from 2026-02-04 to 2026-02-14: 40 days of rest after …" */
export function touchReasonWords({ origin, shift }: TouchReason): string {
  const because = originWords(origin);
  if (shift === undefined) return because;
  const { from, to } = shift;
  return shift.kind === 'made-up'
    ? `${because}, made up for ${from} on ${to}`
    : `${because}, moved from ${from} to ${to}: ${shift.by.map(moveWords).join(', ')}`;
}

/** Why a touch is made then: as its data tells, or the sentence that was stored without any. */
export function touchWhy({ why, because }: Pick<TouchPurpose, 'why' | 'because'>): string | undefined {
  return because === undefined ? why : touchReasonWords(because);
}

/** "30 days after the purchase of 2026-01-05" */
export function originWords(origin: TouchOrigin): string {
  switch (origin.kind) {
    case 'days-after': {
      const { days, from, of } = origin;
      return days === 0 ? BEGINNING_WORDS[from] : `${dayWords(days)} after ${BEGINNING_WORDS[from]} of ${of}`;
    }
    case 'order-interval': {
      const { days, standsInFor, factor, on } = origin;
      const said =
        standsInFor === undefined
          ? `usually orders every ${dayWords(days)}`
          : `${dayWords(days)} stand in, because orders on ${standsInFor} days are needed`;
      return `order interval: ${said}, ${factor > 1 ? 'overdue' : 'due'} x${factor} on ${on}`;
    }
    case 'before-contract-end':
      return `contract ends ${origin.ends}, ${dayWords(origin.days)} before`;
    case 'hours-after-case':
      return `${origin.count} ${origin.count === 1 ? 'hour' : 'hours'} after a service case was closed on ${origin.closed}`;
    case 'days-after-case':
      return `${dayWords(origin.count)} after a service case was closed on ${origin.closed}`;
    case 'before-date': {
      const { days, attribute, date } = origin;
      return `${attribute} on ${date}${days === 0 ? '' : `, ${dayWords(days)} before`}`;
    }
  }
}

/** Why a programme would not call a customer of the calendar. */
export function calendarSilenceWords(why: CalendarSilence): string {
  return why.kind === 'others-first'
    ? `other programmes come first, or its time comes later: ${touchReasonWords(why.touch)}`
    : noTouchWords(why);
}

/** Why a programme has no touch, with the numbers. */
export function noTouchWords(why: NoTouch): string {
  switch (why.kind) {
    case 'condition-unmet':
      return `its condition does not hold: ${conditionWords(why.condition)}`;
    case 'no-sale':
      return 'no sale made the lead a customer: they came with a list';
    case 'no-purchase':
      return 'no purchase is known';
    case 'no-case':
      return 'no service case was closed';
    case 'no-date':
      return `${why.attribute} holds no date`;
    case 'too-few-orders':
      return `the order interval needs orders on ${why.needed} days, and knows ${why.known}`;
    case 'dates-over':
      return 'all its dates were used or have passed';
    case 'ended':
      return `it ended by the ${why.by} of ${why.on}`;
    case 'bought-before':
      return `the touch of ${why.of} is left out, because the customer bought within ${dayWords(why.days)} of it`;
    case 'time-over': {
      const because =
        why.by.length === 0
          ? 'its time is over'
          : `${why.by.map(moveWords).join(' and ')} hold it back until its time is over`;
      return `the touch of ${why.of} is left out: ${because}`;
    }
    case 'left-to-silence':
      return `the customer is silent from ${why.from} on, and another programme calls then`;
  }
}

const BEGINNING_WORDS: Readonly<Record<TouchBeginning, string>> = {
  sale: 'the sale',
  purchase: 'the purchase',
  'last-purchase': 'the last purchase',
  'programme-began': 'the beginning of the programme',
  'last-contact': 'the last contact known',
  'taken-in': 'the customer was taken in',
};

function moveWords(move: TouchMove): string {
  return move.kind === 'rest'
    ? `${dayWords(move.days)} of rest after the ${move.after} of ${move.of}`
    : `the quarter has its ${move.most} touches`;
}
