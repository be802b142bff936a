import * as z from 'zod';
import { params } from './findings/written-fault.ts';
import { WRITTEN_FORMS } from './findings/written-forms.ts';
import { STAGES } from './stage.ts';
import { transitionOverridesSchema } from './transitions-schema.ts';

const MOST_CALLER_NUMBERS = 20;
const MOST_SCRIPTS = 20;
const MOST_ENTRIES = 100;
const NAME_LENGTH = 60;
const LINE_LENGTH = 200;
const TEXT_LENGTH = 4_000;
/** Longer than the ARN of any part of an Amazon Connect instance. */
const EQUIPMENT_ID_LENGTH = 300;

/** Everything that goes into one item of the table with room to spare: DynamoDB takes 400 KB. */
export const LONGEST_STRUCTURE = 300_000;

function text(most: number) {
  return z
    .string({ error: 'is not a text' })
    .regex(WRITTEN_FORMS['not-blank'], { error: 'is empty' })
    .max(most, { error: `is longer than ${most} characters` });
}

/** A short id that a form, a link and a report can carry. */
const code = z
  .string({ error: 'is not a text' })
  .regex(WRITTEN_FORMS.code, { error: 'is no code of small letters, digits and dashes, at most 40' });

const equipmentId = z
  .string({ error: 'is not a text' })
  .regex(WRITTEN_FORMS['connect-id'], { error: 'is no id: it is empty or holds a space' })
  .max(EQUIPMENT_ID_LENGTH, { error: `is longer than ${EQUIPMENT_ID_LENGTH} characters` });

/** E.164, as Amazon Connect shows the numbers that an instance has claimed. */
const callerNumber = z
  .string({ error: 'is not a text' })
  .regex(WRITTEN_FORMS['phone-number'], { error: 'is no number in international form, like +12025550100' });

function list<Item extends z.ZodType>(item: Item, most: number) {
  return z
    .array(item, { error: 'is not a list' })
    .max(most, { error: `has more than ${most} entries` })
    .readonly();
}

function amount(most: number) {
  return z
    .number({ error: 'is not a number' })
    .gt(0, { error: 'is not above 0' })
    .max(most, { error: `is above ${most}` });
}

const share = z
  .number({ error: 'is not a number' })
  .min(0, { error: 'is below 0' })
  .max(1, { error: 'is above 1: write a share, such as 0.25 for a quarter' });

/** What a tier is judged by, in figures that its reports show; those of a stage concern the tier that holds it. */
export const targetsSchema = z
  .strictObject({
    contactsPerDay: amount(1_000_000).exactOptional(),
    handoversPerDay: amount(1_000_000).exactOptional(),
    firstCallWithinMinutes: amount(100_000).exactOptional(),
    dealsPerDay: amount(1_000_000).exactOptional(),
    winRate: share.exactOptional(),
    repeatRate: share.exactOptional(),
    averageOrderValue: amount(1_000_000_000).exactOptional(),
    complaintRate: share.exactOptional(),
  })
  .readonly();

export type TierTargets = z.infer<typeof targetsSchema>;

export const stagesSchema = z
  .array(z.enum(STAGES, { error: `is none of ${STAGES.join(', ')}` }), { error: 'is not a list' })
  .min(1, { error: 'is empty' })
  .readonly();

export const tierSchema = z
  .strictObject({
    name: text(NAME_LENGTH),
    stages: stagesSchema,
    queueId: equipmentId.exactOptional(),
    routingProfileId: equipmentId.exactOptional(),
    contactFlowId: equipmentId.exactOptional(),
    callerNumbers: list(callerNumber, MOST_CALLER_NUMBERS).exactOptional(),
    script: code.exactOptional(),
    targets: targetsSchema.exactOptional(),
  })
  .readonly();

/** A tier as a document describes it. Equipment that it leaves out its campaigns have to bring. */
export type StructureTier = z.infer<typeof tierSchema>;

export const objectionSchema = z.strictObject({ code, title: text(LINE_LENGTH), answer: text(TEXT_LENGTH) }).readonly();
export const cardSchema = z.strictObject({ id: code, title: text(LINE_LENGTH), text: text(TEXT_LENGTH) }).readonly();
export const askedFactSchema = z
  .strictObject({
    name: z.string({ error: 'is not a text' }).regex(WRITTEN_FORMS['fact-name'], {
      error: 'is not a plain name of small letters, digits and underscores',
    }),
    question: text(LINE_LENGTH),
  })
  .readonly();

export const scriptSchema = z
  .strictObject({
    title: text(LINE_LENGTH),
    opening: text(TEXT_LENGTH).exactOptional(),
    objections: list(objectionSchema, MOST_ENTRIES),
    cards: list(cardSchema, MOST_ENTRIES),
    facts: list(askedFactSchema, MOST_ENTRIES).exactOptional(),
  })
  .readonly();

/** What an agent has before them: an opening, answers to objections, cards to look things up on, and what to find out. */
export type Script = z.infer<typeof scriptSchema>;

export const structureSchema = z
  .strictObject({
    tiers: z
      .array(tierSchema, { error: 'is not a list' })
      .min(1, { error: 'is empty' })
      .max(3, { error: 'has more than three tiers' })
      .readonly(),
    transitions: transitionOverridesSchema.exactOptional(),
    scripts: z
      .record(code, scriptSchema, { error: 'is no object of scripts by their ids' })
      .refine((scripts) => Object.keys(scripts).length <= MOST_SCRIPTS, {
        error: `has more than ${MOST_SCRIPTS} scripts`,
        ...params({ kind: 'too-many', entries: MOST_SCRIPTS }),
      })
      .readonly()
      .exactOptional(),
  })
  .readonly();

/** The sales structure as an administrator publishes it, validated. */
export type StructureDocument = z.infer<typeof structureSchema>;
