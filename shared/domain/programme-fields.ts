import * as z from 'zod';
import { count, MAX_DAYS } from './count-field.ts';
import { PROGRAMME_EXITS, PROGRAMME_PURPOSES } from './dial-rules.ts';
import { params } from './findings/written-fault.ts';
import { WRITTEN_FORMS } from './findings/written-forms.ts';
import { TOUCHES_KEPT } from './past-touches.ts';
import { ORDERS_KEPT } from './purchases.ts';

const MOST_DATES = 12;
const MOST_TIMES = 20;

const days = count(1, MAX_DAYS);
const name = z.string({ error: 'is not a name' }).regex(WRITTEN_FORMS.code, { error: 'is not a plain name' });
/** As the header of a list has it. */
const attribute = z
  .string({ error: 'is not the name of an attribute' })
  .regex(WRITTEN_FORMS['column-name'], { error: 'is not a column name such as contract_end' });
const text = z.string({ error: 'is not a text' }).min(1, { error: 'is empty' });
const amount = z.number({ error: 'is not a number' });

const times = z
  .array(
    z
      .number({ error: 'is not a number' })
      .min(0.1, { error: 'is below 0.1' })
      .max(MOST_TIMES, { error: `is above ${MOST_TIMES}` }),
    { error: 'is not a list of numbers' },
  )
  .min(1, { error: 'names no date' })
  .max(MOST_DATES, { error: `names more than ${MOST_DATES} dates` })
  .refine((list) => list.every((time, index) => index === 0 || time > (list[index - 1] ?? 0)), {
    error: 'is not in rising order, each once',
    ...params({ kind: 'not-rising' }),
  })
  .readonly();

const daysBefore = z
  .array(count(0, MAX_DAYS), { error: 'is not a list of days' })
  .min(1, { error: 'names no date' })
  .max(MOST_DATES, { error: `names more than ${MOST_DATES} dates` })
  .refine((list) => new Set(list).size === list.length, {
    error: 'names a day twice',
    ...params({ kind: 'twice' }),
  })
  .readonly();

const trigger = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('after-sale'), days }).readonly(),
    z.strictObject({ kind: z.literal('after-purchase'), days }).readonly(),
    z.strictObject({ kind: z.literal('every'), days }).readonly(),
    z.strictObject({ kind: z.literal('after-silence'), days, againDays: days.exactOptional() }).readonly(),
    z
      .strictObject({
        kind: z.literal('order-interval'),
        times,
        atLeastOrders: count(2, ORDERS_KEPT),
        fallbackDays: days.exactOptional(),
      })
      .readonly(),
    z.strictObject({ kind: z.literal('contract-end'), daysBefore, attribute }).readonly(),
    z
      .strictObject({
        kind: z.literal('after-case'),
        hours: count(1, MAX_DAYS * 24).exactOptional(),
        days: days.exactOptional(),
      })
      .readonly()
      .refine((given) => (given.hours === undefined) !== (given.days === undefined), {
        error: 'gives neither hours nor days, or both',
        ...params({ kind: 'hours-or-days' }),
      }),
    z
      .strictObject({
        kind: z.literal('on-date'),
        attribute,
        daysBefore: count(0, 365).exactOptional(),
        yearly: z.boolean({ error: 'is neither true nor false' }).exactOptional(),
      })
      .readonly(),
  ],
  { error: 'is none of the triggers there are' },
);

const condition = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('attribute-is'), attribute, value: text }).readonly(),
    z.strictObject({ kind: z.literal('attribute-is-not'), attribute, value: text }).readonly(),
    z
      .strictObject({
        kind: z.literal('attribute-in'),
        attribute,
        values: z.array(text, { error: 'is not a list of texts' }).min(1, { error: 'names no value' }).readonly(),
      })
      .readonly(),
    z.strictObject({ kind: z.literal('attribute-exists'), attribute }).readonly(),
    z.strictObject({ kind: z.literal('attribute-at-least'), attribute, value: amount }).readonly(),
    z.strictObject({ kind: z.literal('attribute-at-most'), attribute, value: amount }).readonly(),
    z.strictObject({ kind: z.literal('orders-at-least'), value: count(1, 9_999) }).readonly(),
    z.strictObject({ kind: z.literal('order-total-at-least'), value: amount }).readonly(),
  ],
  { error: 'is none of the conditions there are' },
);

/** A programme as rules documents have it. */
export const programmeSchema = z
  .strictObject({
    id: name,
    purpose: z.enum(PROGRAMME_PURPOSES, { error: `is none of ${PROGRAMME_PURPOSES.join(', ')}` }).exactOptional(),
    trigger,
    conditions: z.array(condition, { error: 'is not a list of conditions' }).readonly().exactOptional(),
    script: name.exactOptional(),
    priority: count(1, 9).exactOptional(),
    coolDownDays: count(0, MAX_DAYS).exactOptional(),
    maxPerQuarter: count(1, TOUCHES_KEPT).exactOptional(),
    exitOn: z
      .array(z.enum(PROGRAMME_EXITS, { error: `is none of ${PROGRAMME_EXITS.join(', ')}` }), {
        error: 'is not a list',
      })
      .readonly()
      .exactOptional(),
    skipIfBoughtWithinDays: count(0, MAX_DAYS),
  })
  .readonly();

/** What the field wants, for whoever has to mend it. */
export const PROGRAMMES_MEND =
  'give a list of programmes such as {"id":"repeat","trigger":{"kind":"every","days":30},"skipIfBoughtWithinDays":14}; triggers are after-sale, after-purchase, every, after-silence, order-interval, contract-end, after-case and on-date, conditions attribute-is, attribute-is-not, attribute-in, attribute-exists, attribute-at-least, attribute-at-most, orders-at-least and order-total-at-least; docs/programmes.md shows each';
