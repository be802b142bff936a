import * as z from 'zod';
import { canonicalCountry } from '../../shared/domain/country-code.ts';
import { nearestWord } from '../../shared/domain/nearest-word.ts';
import { PRESET_IDS } from '../../shared/domain/preset-ids.ts';
import { instanceFrom, streamFrom } from './connect-arn.ts';
import { PROMPT_LANGUAGES } from './speech.ts';

/** Values that a log group of CloudWatch can be kept for: PutRetentionPolicy, `retentionInDays`, up to two years. */
const LOG_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731] as const;

const MOST_NUMBERS = 20;

/** What a person hears of a company: plain words, of which speech mark-up cannot be made. */
const spokenText = (most: number) =>
  z
    .string({ error: 'must be a text' })
    .regex(/\S/, { error: 'must not be empty' })
    .regex(/^[^<>&$\\]*$/, { error: 'must be plain words: no <, >, &, $ or backslash' })
    .max(most, { error: `must be at most ${most} characters` });

const CERTIFICATE = 'must be the ARN of a certificate of ACM in us-east-1, the one region that CloudFront looks in';

const id = z.uuid({ error: 'must be an id of Connect, such as 10000000-0000-4000-8000-000000000001' });

const filePath = z.strictObject(
  { file: z.string({ error: 'must be the path of a file' }).min(1, { error: 'must be the path of a file' }) },
  { error: 'must be { "file": "PATH" }' },
);

const instanceArn = z
  .string({ error: 'must be the ARN of a Connect instance, or { "create": { "alias": "NAME" } }' })
  .refine((arn) => instanceFrom(arn) !== undefined, {
    error: 'must be the ARN of a Connect instance: arn:aws:connect:REGION:ACCOUNT:instance/ID',
  });

const newInstance = z.strictObject({
  create: z.strictObject({
    alias: z
      .string({ error: 'must be a name for the new instance' })
      .regex(/^(?!d-)[a-z0-9](?:[a-z0-9]|-(?!-)){0,43}[a-z0-9]$/, {
        error: 'must be 2 to 45 small letters, digits and single dashes, and unlike any alias in AWS',
      })
      .describe('Part of the address under which agents sign in: ALIAS.my.connect.aws. No other instance may have it.'),
  }),
});

/** E.164, as Connect shows the numbers that an instance has claimed. */
const e164 = z
  .string({ error: 'must be a number in international form, such as +12025550100' })
  .regex(/^\+[1-9]\d{6,14}$/, { error: 'must be a number in international form, such as +12025550100' });

const numberList = z
  .array(e164, { error: 'must be a list of numbers, or { "claim": { "country": "US", "type": "DID" } }' })
  .min(1, { error: 'must name at least one number; leave the field out while there is none' })
  .max(MOST_NUMBERS, { error: `must be at most ${MOST_NUMBERS} numbers` });

const numberClaim = z.strictObject({
  claim: z.strictObject({
    country: z.string({ error: 'must be a country' }).refine((code) => canonicalCountry(code) === code, {
      error: ({ input }) => `must be a country in two capital letters${meantCountry(input)}`,
    }),
    type: z.enum(['DID', 'TOLL_FREE'], { error: 'must be "DID" (a local number) or "TOLL_FREE"' }),
  }),
});

function meantCountry(code: unknown): string {
  const meant = canonicalCountry(String(code));
  return meant === undefined ? '' : `, such as ${meant}`;
}

const callerNumbers = z.union([numberList, numberClaim]);

const tier = z.strictObject(
  {
    callerNumbers: callerNumbers
      .describe('Numbers that this tier calls from: claimed already, or one to be claimed. Before those of all tiers.')
      .exactOptional(),
    queueId: id.describe('A queue that exists already, in place of one that is made.').exactOptional(),
    routingProfileId: id
      .describe('A routing profile that exists already, in place of one that is made.')
      .exactOptional(),
  },
  { error: 'must be an object such as { "callerNumbers": ["+12025550100"] }' },
);

const START = /^([01]\d|2[0-3]):[0-5]\d$/;
const END = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

const openWindow = z
  .strictObject(
    {
      start: z.string({ error: 'must be a time of day' }).regex(START, { error: 'must be a time from 00:00 to 23:59' }),
      end: z.string({ error: 'must be a time of day' }).regex(END, { error: 'must be a time from 00:01 to 24:00' }),
    },
    { error: 'must be { "start": "09:00", "end": "18:00" }' },
  )
  .refine(({ start, end }) => start < end, { error: 'must end later than it begins, on the same day' });

const openDay = z.array(openWindow, { error: 'must be a list such as [{ "start": "09:00", "end": "18:00" }]' });

const openingHours = z.strictObject(
  {
    monday: openDay.exactOptional(),
    tuesday: openDay.exactOptional(),
    wednesday: openDay.exactOptional(),
    thursday: openDay.exactOptional(),
    friday: openDay.exactOptional(),
    saturday: openDay.exactOptional(),
    sunday: openDay.exactOptional(),
  },
  { error: 'must be an object of weekdays' },
);

const WEEKDAY = [{ start: '09:00', end: '18:00' }];

function noPreset(word: unknown): string {
  const known = `must be one of ${PRESET_IDS.join(', ')}`;
  if (typeof word !== 'string') return known;
  const meant = PRESET_IDS.find((preset) => preset.includes(word.toLowerCase())) ?? nearestWord(word, PRESET_IDS);
  return `is no preset, did you mean ${meant}? It ${known}`;
}

const key = z.enum(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*'], { error: 'must be one key: 0 to 9, or *' });

/** Every field of a settings file as it is written, before defaults that depend on other fields. */
export const settingsFields = z.strictObject(
  {
    $schema: z
      .string()
      .describe('Where an editor finds the description of these fields. Not used otherwise.')
      .exactOptional(),
    deploymentName: z
      .string({ error: 'must be a text' })
      .regex(/^[a-z][a-z0-9-]{0,19}$/, { error: 'must be 1 to 20 small letters, digits and dashes, a letter first' })
      .describe(
        "Names the stacks, and this deployment's calls among all calls of the instance. Never change it once deployed.",
      )
      .default('tierline'),
    region: z
      .string({ error: 'must be a region such as us-east-1' })
      .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, { error: 'must be a region such as us-east-1' })
      .describe("The Connect instance's region: its events reach no other. Needed where the instance is created.")
      .exactOptional(),
    account: z
      .string({ error: 'must be 12 digits, in quotation marks' })
      .regex(/^\d{12}$/, { error: 'must be 12 digits' })
      .describe("The Connect instance's account; of whoever deploys when left out.")
      .exactOptional(),
    connectInstance: z
      .union([instanceArn, newInstance])
      .describe('The instance that calls: the ARN of one that exists, or { "create": { "alias": "NAME" } }.'),
    administratorEmail: z
      .email({ error: 'must be an e-mail address' })
      .describe('Who is told of alarms and of spending. The address has to confirm once.'),
    companyName: spokenText(60).describe('What people hear when the company is named.'),
    companyZone: z
      .string({ error: 'must be a time zone such as America/New_York' })
      .refine(isTimeZone, { error: 'must be a time zone such as America/New_York or Europe/Berlin' })
      .describe("The office's time zone: opening hours, reports and dates are in it."),
    rulesPresets: z
      .array(z.enum(PRESET_IDS, { error: ({ input }) => noPreset(input) }), { error: 'must be a list of presets' })
      .describe(
        'The law that holds where you call, as presets of docs/compliance-presets.md. An empty list is a choice: none.',
      ),
    rules: filePath
      .describe('The first dial rules, as docs/dial-rules.md describes them. Later ones are published, not deployed.')
      .exactOptional(),
    salesStructure: z
      .union([
        z.enum(['one', 'two', 'three'], {
          error: 'must be "one", "two" or "three" (tiers), or { "file": "PATH" }',
        }),
        filePath,
      ])
      .describe('How many tiers there are, or a file as docs/sales-structure.md describes it.')
      .default('three'),
    callerNumbers: callerNumbers
      .describe(
        'Numbers that every tier calls from: claimed to the instance already, or one to be claimed. Not needed where every tier has its own.',
      )
      .exactOptional(),
    callBackNumber: e164
      .describe('The number at which people are told to call back; the first that is called from when left out.')
      .exactOptional(),
    tiers: z
      .strictObject(
        { '1': tier.exactOptional(), '2': tier.exactOptional(), '3': tier.exactOptional() },
        { error: 'must be an object of tiers: { "1": { … }, "2": { … } }' },
      )
      .describe('What one tier has of its own.')
      .default({}),
    furtherRoutingProfileIds: z
      .array(id, { error: 'must be a list of ids' })
      .max(100, { error: 'must be at most 100 ids' })
      .describe('Routing profiles of campaigns that have one of their own, so that the dialler may count their people.')
      .default([]),
    openingHours: openingHours
      .describe(
        "When people answer inbound calls, in the company's zone; a day left out is closed. When people may be called is said by the dial rules.",
      )
      .default({ monday: WEEKDAY, tuesday: WEEKDAY, wednesday: WEEKDAY, thursday: WEEKDAY, friday: WEEKDAY }),
    language: z
      .enum(PROMPT_LANGUAGES, {
        error: ({ input }) => `must be one of ${PROMPT_LANGUAGES.join(', ')}${meantLanguage(input)}`,
      })
      .describe('The language that prompts are spoken in.')
      .default('en-US'),
    voice: z
      .string({ error: "must be the name of one of Amazon Polly's voices" })
      .regex(/^[A-Z][A-Za-zé]{1,19}$/, { error: "must be the name of one of Amazon Polly's voices, such as Joanna" })
      .describe("Amazon Polly's voice for prompts; a neural voice of the language when left out.")
      .exactOptional(),
    keys: z
      .strictObject(
        {
          optOut: key.describe('Whoever is called presses it to be called never again.').default('9'),
          declineRecording: key.describe('Whoever hears that calls are recorded declines with it.').default('1'),
        },
        { error: 'must be { "optOut": "9", "declineRecording": "1" }' },
      )
      .refine(({ optOut, declineRecording }) => optOut !== declineRecording, { error: 'must be two different keys' })
      .describe('The keys that are offered in calls.')
      .prefault({}),
    recording: z
      .enum(['never', 'after-notice'], { error: 'must be "never" or "after-notice"' })
      .describe('Whether calls are recorded: never, or once a notice was spoken and nobody declined.')
      .default('never'),
    trafficType: z
      .enum(['general', 'campaign'], { error: 'must be "general" or "campaign"' })
      .describe('"campaign" detects answering machines; its quota is 0 until AWS raises it.')
      .default('general'),
    voicemail: z
      .enum(['hang-up', 'leave-message'], { error: 'must be "hang-up" or "leave-message"' })
      .describe('What an answering machine gets, where trafficType is campaign.')
      .default('hang-up'),
    quotaShare: z
      .strictObject(
        {
          startsPerSecond: z
            .number({ error: 'must be a number' })
            .positive({ error: 'must be above 0' })
            .max(100, { error: 'must be at most 100' })
            .describe('Calls started a second. AWS gives an account 2 at first.')
            .default(2),
          startBurst: z
            .int({ error: 'must be a whole number' })
            .positive({ error: 'must be above 0' })
            .max(1000, { error: 'must be at most 1000' })
            .describe('Calls started at once. AWS gives an account 5 at first.')
            .default(5),
          callsInAir: z
            .int({ error: 'must be a whole number' })
            .positive({ error: 'must be above 0' })
            .max(100_000, { error: 'must be at most 100000' })
            .describe('Calls at one time. AWS gives an instance 10 at first.')
            .default(10),
        },
        { error: 'must be an object of startsPerSecond, startBurst and callsInAir' },
      )
      .describe(
        "This deployment's share of the instance's quotas. The shares of all deployments on one instance have to add up to them.",
      )
      .prefault({}),
    contactRecordStream: z
      .union([
        z.literal('create', { error: 'must be "create" or the ARN of a Kinesis stream' }),
        z
          .string({ error: 'must be "create" or the ARN of a Kinesis stream' })
          .refine((arn) => streamFrom(arn) !== undefined, {
            error: 'must be "create" or the ARN of a Kinesis stream: arn:aws:kinesis:REGION:ACCOUNT:stream/NAME',
          }),
      ])
      .describe(
        'An instance sends contact records to one stream. "create" makes it; the second deployment on an instance, or one whose instance streams already, names that stream by its ARN.',
      )
      .default('create'),
    retention: z
      .strictObject(
        {
          logDays: z
            .literal(LOG_DAYS, { error: `must be one of ${LOG_DAYS.join(', ')}` })
            .describe('How long the logs of the functions are kept. No telephone number stands in them.')
            .default(30),
          failedRecordDays: z
            .int({ error: 'must be a whole number of days' })
            .min(4, { error: 'must be at least 4: a long weekend' })
            .max(365, { error: 'must be at most 365' })
            .describe('How long contact records are kept that could not be processed.')
            .default(30),
        },
        { error: 'must be an object of days' },
      )
      .describe('How long things are kept. Leads, attempts and recordings are not touched.')
      .prefault({}),
    monthlyBudget: z
      .strictObject(
        {
          amount: z.number({ error: 'must be a number' }).positive({ error: 'must be above 0' }),
          currency: z
            .string({ error: 'must be a currency' })
            .regex(/^[A-Z]{3}$/, { error: 'must be a currency in three capital letters, such as USD' })
            .describe('The currency that AWS bills this account in.')
            .default('USD'),
        },
        { error: 'must be { "amount": 100, "currency": "USD" }' },
      )
      .describe('The administrator is told when AWS costs of this deployment are about to pass it in a month.')
      .default({ amount: 100, currency: 'USD' }),
    companyBus: z
      .string({ error: 'must be the name of an event bus in this account and region' })
      .regex(/^[.\-_A-Za-z0-9]{1,256}$/, { error: 'must be the name of an event bus in this account and region' })
      .describe("The EventBridge bus on which the company's systems talk to one another. It is used and not changed.")
      .default('default'),
    signIn: z
      .strictObject(
        {
          mfa: z
            .enum(['optional', 'required'], { error: 'must be "optional" or "required"' })
            .describe('Whether everybody needs a second factor (an authenticator app), or may have one.')
            .default('optional'),
          consoleAddress: z
            .string({ error: 'must be an address such as https://calls.example.com' })
            .regex(/^https:\/\/[a-z0-9.-]+$/, {
              error: 'must be an address such as https://calls.example.com, without a path',
            })
            .describe(
              "An address of the company's own for the console; people come back to it after they have signed in.",
            )
            .exactOptional(),
          consoleCertificateArn: z
            .string({ error: CERTIFICATE })
            .regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/, { error: CERTIFICATE })
            .describe(
              'The certificate for consoleAddress, from ACM in us-east-1: CloudFront answers there. The name itself is led to CloudFront where it is kept.',
            )
            .exactOptional(),
          saml: z
            .strictObject(
              {
                name: z
                  .string({ error: 'must be a name' })
                  .regex(/^[A-Za-z][\w-]{2,31}$/, { error: 'must be 3 to 32 letters, digits, dashes, a letter first' })
                  .describe('What the button says.'),
                metadataUrl: z
                  .url({ protocol: /^https$/, error: 'must be the https address of the metadata document' })
                  .describe("Where the company's identity provider describes itself."),
              },
              { error: 'must be { "name": "Company", "metadataUrl": "https://…" }' },
            )
            .describe(
              "The company's own sign-in beside passwords. Whoever comes by it gets a role from an administrator.",
            )
            .exactOptional(),
        },
        { error: 'must be an object such as { "mfa": "required" }' },
      )
      .describe('How administrators sign in. Nobody can sign up: they are invited.')
      .prefault({}),
    restoredTable: z
      .strictObject(
        {
          name: z
            .string({ error: 'must be the name of a table' })
            .regex(/^[\w.-]{3,255}$/, { error: 'must be the name of a table' }),
          streamArn: z
            .string({ error: "must be the ARN of the table's stream" })
            .regex(/^arn:aws[\w-]*:dynamodb:[\w-]+:\d{12}:table\/[\w.-]+\/stream\/[\d:.T-]+$/, {
              error: "must be the ARN of the table's stream: arn:aws:dynamodb:REGION:ACCOUNT:table/NAME/stream/MOMENT",
            }),
        },
        { error: 'must be { "name": "TABLE", "streamArn": "ARN" }' },
      )
      .describe('A table that AWS has restored, in place of the one that was deployed: docs/restore.md.')
      .exactOptional(),
  },
  { error: 'must be an object: { "region": "us-east-1", … }' },
);

export type SettingsFields = z.output<typeof settingsFields>;

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '' && zone.includes('/');
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function meantLanguage(given: unknown): string {
  const meant = typeof given === 'string' ? nearestWord(given, PROMPT_LANGUAGES) : undefined;
  return meant === undefined ? '' : `; did you mean ${meant}?`;
}
