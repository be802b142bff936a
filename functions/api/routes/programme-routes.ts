import * as z from 'zod';
import { programmeSchema } from '../../../shared/domain/programme-fields.ts';
import { programmeWords } from '../../../shared/domain/programme-words.ts';
import type { RulesDocument } from '../../../shared/domain/rules-document.ts';
import { levelPath, levelsNamed } from '../../../shared/domain/rules-levels.ts';
import { touchCalendar } from '../../../shared/domain/touch-calendar.ts';
import type { CalendarSilence, TouchReason } from '../../../shared/domain/touch-reason.ts';
import { calendarSilenceWords, touchReasonWords } from '../../../shared/domain/touch-reason-words.ts';
import { type Route, route } from '../routing/route.ts';
import { published } from './document-outcome.ts';
import { publishPart } from './document-routes.ts';
import { rulesUseCases } from './rules-use-cases.ts';
import { day, note, version } from './schemas.ts';

/** Programmes are a field of the dial rules, and share their versions. */
const versioned = { of: 'rules' };

const levelParam = z.string().regex(/^(organisation|tiers\.[123]|campaigns\.[A-Za-z0-9._-]{1,64})$/, {
  error: 'is no level: write organisation, tiers.1 or campaigns.ID',
});

const MOST_PROGRAMMES = 50;
const DEFAULT_CALENDAR_DAYS = 365;
const MOST_CALENDAR_DAYS = 1_100;

const zone = z
  .string()
  .max(64)
  .refine(isZone, { error: 'is no time zone such as Europe/Berlin' })
  .default('UTC')
  .meta({ examples: ['Europe/Berlin'] });

const calendarTouch = z.object({
  programme: z.string(),
  goal: z.string(),
  step: z.string().exactOptional(),
  promisedOn: z.string(),
  wantedOn: z.string().describe('later than promised where rest or a full quarter moves the call'),
  why: z.string(),
  because: z.custom<TouchReason>().describe('the same as data'),
});

/** Every level that has programmes of its own. */
export const allProgrammes = z.object({
  version,
  levels: z.array(
    z.object({
      level: z.string(),
      programmes: z.array(z.object({ programme: programmeSchema, text: z.string() })),
    }),
  ),
});

/** When programmes would call, and which of them never would. */
export const plannedCalendar = z.object({
  touches: z.array(calendarTouch),
  silent: z.array(
    z.object({
      programme: z.string(),
      why: z.string(),
      because: z.custom<CalendarSilence>().describe('the same as data'),
    }),
  ),
});

export const PROGRAMME_ROUTES: readonly Route[] = [
  route({
    id: 'programmes.list',
    method: 'GET',
    path: '/programmes',
    role: 'viewer',
    purpose: 'read',
    summary: 'The programmes of every level that has any: the narrowest level of a campaign counts',
    versioned,
    answer: allProgrammes,
    carryOut: async ({ settings }) => {
      const { version: current, document } = (await settings.read()).rules;
      const levels = levelsNamed(document).flatMap(({ source, fields: { programmes } }) => {
        if (programmes === undefined) return [];
        const told = programmes.map((programme) => ({ programme, text: programmeWords(programme) }));
        return [{ level: levelPath(source).join('.'), programmes: told }];
      });
      return { kind: 'answered', body: { version: current, levels }, version: current };
    },
  }),
  route({
    id: 'programmes.calendar',
    method: 'POST',
    path: '/programmes/calendar',
    role: 'viewer',
    purpose: 'judge',
    summary: 'When programmes would call a customer of given dates, if every call were made and nothing else happened',
    body: z.strictObject({
      programmes: z.array(programmeSchema).max(MOST_PROGRAMMES),
      customer: z.strictObject({
        zone,
        purchasedOn: day,
        orderEveryDays: z.int().min(1).max(1_000).exactOptional(),
        caseClosedOn: day.exactOptional(),
        dates: z.record(z.string().max(64), day).default({}).describe('by attribute'),
      }),
      days: z.int().min(1).max(MOST_CALENDAR_DAYS).default(DEFAULT_CALENDAR_DAYS),
    }),
    answer: plannedCalendar,
    mostPerMinute: 60,
    carryOut: async (_, { body: { programmes, customer, days } }) => {
      const { touches, silent } = touchCalendar(programmes, customer, customer.purchasedOn.add({ days }));
      return {
        kind: 'answered',
        body: {
          touches: touches.map((touch) => ({ ...touch, why: touchReasonWords(touch.because) })),
          silent: silent.map(({ programme, why }) => ({ programme, why: calendarSilenceWords(why), because: why })),
        },
      };
    },
  }),
  route({
    id: 'programmes.publish',
    method: 'PUT',
    path: '/programmes/{level}',
    role: 'administrator',
    purpose: 'change',
    summary: 'Publish the programmes of one level, and nothing else of the dial rules',
    versioned,
    params: z.strictObject({ level: levelParam }),
    body: z.strictObject({
      programmes: z
        .array(z.unknown())
        .nullable()
        .describe('as dial rules have them; an empty list for none, null to inherit those of the level above'),
      note,
    }),
    answer: published,
    carryOut: async (deps, { params: { level }, body, version: startedFrom = 0, caller }) =>
      publishPart(rulesUseCases(deps), startedFrom, { author: caller.name, note: body.note }, (document) =>
        withProgrammes(document, level, body.programmes),
      ),
  }),
];

/** The document with other programmes on one level; null takes them away. */
function withProgrammes(document: RulesDocument, level: string, programmes: readonly unknown[] | null): unknown {
  const [part = '', ...rest] = level.split('.');
  const key = rest.join('.');
  const changed = (fields: object | undefined) => {
    const { programmes: _, ...others } = { programmes: undefined, ...fields };
    return programmes === null ? others : { ...others, programmes };
  };
  switch (part) {
    case 'organisation':
      return { ...document, organisation: changed(document.organisation) };
    case 'tiers':
      return { ...document, tiers: { ...document.tiers, [key]: changed(memberOf(document.tiers, key)) } };
    default:
      return { ...document, campaigns: { ...document.campaigns, [key]: changed(memberOf(document.campaigns, key)) } };
  }
}

function memberOf(levels: object | undefined, key: string): object | undefined {
  return Object.entries(levels ?? {}).find(([name]) => name === key)?.[1];
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
