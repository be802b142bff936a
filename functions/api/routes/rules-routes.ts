import * as z from 'zod';
import { effectiveRules } from '../../../shared/application/effective-rules.ts';
import type { Settings } from '../../../shared/application/ports/settings-repository.ts';
import { whatIf } from '../../../shared/application/what-if.ts';
import { NOT_LEGAL_ADVICE } from '../../../shared/domain/compliance-presets.ts';
import type { Forecast } from '../../../shared/domain/forecast.ts';
import { RULE_REFUSAL_CODES } from '../../../shared/domain/gate.ts';
import { sourceInWords } from '../../../shared/domain/rule-source-words.ts';
import { parseRulesDocument, type RulesDocument } from '../../../shared/domain/rules-document.ts';
import { levelPath, levelsNamed } from '../../../shared/domain/rules-levels.ts';
import { valueAt } from '../../../shared/domain/rules-problem.ts';
import { salesStructure } from '../../../shared/domain/sales-structure.ts';
import { STAGES } from '../../../shared/domain/stage.ts';
import { weekOf } from '../../../shared/domain/weekly-windows.ts';
import { problem } from '../routing/problem.ts';
import { type Outcome, type Route, route } from '../routing/route.ts';
import { documentRoutes } from './document-routes.ts';
import { effectiveInWords, effectiveRule } from './effective-in-words.ts';
import { rulesUseCases } from './rules-use-cases.ts';
import { campaignId, documentOf, momentOf, timeOfDay, version } from './schemas.ts';

const asked = z.strictObject({
  stage: z.enum(STAGES).exactOptional(),
  campaignId: campaignId.exactOptional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, { error: 'is no country such as DE' })
    .exactOptional()
    .describe('where the number is, for compliance presets'),
  region: z
    .string()
    .regex(/^[A-Z0-9]{1,3}$/, { error: 'is no region such as FL' })
    .exactOptional(),
});

const effectiveAnswer = z.object({
  version: version.describe('0 for a draft, and for the defaults'),
  scopes: z.array(
    z.object({
      stage: z.enum(STAGES),
      tier: z.int(),
      campaignId: z.string().exactOptional(),
      rules: z.array(effectiveRule),
    }),
  ),
  notLegalAdvice: z.string().describe('what presets are not'),
});

export type EffectiveAnswer = z.output<typeof effectiveAnswer>;

const scopesAnswer = z.object({
  version,
  scopes: z.array(z.object({ path: z.string(), name: z.string(), sets: z.array(z.string()) })),
});

export type ScopesAnswer = z.output<typeof scopesAnswer>;

/** More would not be read and played in the 29 seconds that a browser waits. */
const MOST_LEADS_PLAYED = 20_000;

const dayForecast = z.object({
  date: z.string(),
  calls: z.int(),
  reached: z.int(),
  callsByHour: z.array(z.int()).readonly(),
  neededHours: z.number(),
  staffedHours: z.number().exactOptional(),
});

const tierForecast = z.object({ tier: z.int(), days: z.array(dayForecast).readonly(), leftWaiting: z.int() });

const forecast = z
  .looseObject({
    from: z.string(),
    until: z.string(),
    zone: z.string(),
    leads: z.int(),
    calls: z.int(),
    reached: z.int(),
    tiers: z.array(tierForecast).readonly(),
    movedBy: z
      .partialRecord(z.enum(RULE_REFUSAL_CODES), z.int())
      .describe('planned calls that each rule moved away from the moment wished for'),
    notCallable: z.int().describe('leads that the rules never allow to be called'),
    notCallableBy: z.record(z.string(), z.int()).describe('the same leads by the rules that stand in the way'),
  })
  .describe('calls and people by tier and day, calls moved by each rule, leads that may never be called');

const whatIfBody = z.strictObject({
  document: documentOf('DialRules'),
  days: z.int().min(1).max(28).default(7),
  sample: z.int().min(1).max(MOST_LEADS_PLAYED).default(5_000),
  zone: z
    .string()
    .refine(isZone, { error: 'is no time zone such as Europe/Berlin' })
    .default('UTC')
    .meta({ examples: ['UTC', 'Europe/Berlin'] }),
  people: z
    .strictObject({
      '1': z.int().min(0).max(9_999).exactOptional(),
      '2': z.int().min(0).max(9_999).exactOptional(),
      '3': z.int().min(0).max(9_999).exactOptional(),
    })
    .exactOptional()
    .describe('people of each tier at work from Monday to Friday; without it every call finds somebody'),
  shift: z
    .strictObject({ start: timeOfDay, end: timeOfDay })
    .refine(({ start, end }) => start < end, { error: 'ends before it starts' })
    .default({ start: '09:00', end: '18:00' }),
});

const presetFinding = z.object({
  preset: z.string(),
  calls: z.int().describe('planned calls that the preset would forbid'),
  byReason: z.partialRecord(z.enum(RULE_REFUSAL_CODES), z.int()),
});

const whatIfAnswer = z.object({
  rulesVersion: version,
  current: forecast,
  draft: forecast,
  newlyCallable: z.object({ count: z.int(), leadIds: z.array(z.string()) }),
  noLongerCallable: z.object({ count: z.int(), leadIds: z.array(z.string()) }),
  presetViolations: z.array(z.looseObject({ preset: z.string(), current: presetFinding, draft: presetFinding })),
  assumptions: z.unknown(),
  sample: z.object({ played: z.int(), read: z.int(), isAll: z.boolean(), withoutCampaign: z.int() }),
});

export type WhatIfAnswer = z.output<typeof whatIfAnswer>;
export type WhatIfBody = z.input<typeof whatIfBody>;

export const RULES_ROUTES: readonly Route[] = [
  ...documentRoutes({ id: 'rules', name: 'dial rules', component: 'DialRules', useCases: rulesUseCases }),
  route({
    id: 'rules.effective',
    method: 'GET',
    path: '/rules/effective',
    role: 'viewer',
    purpose: 'read',
    summary: 'Every rule in force for each stage and campaign, and who set it',
    query: asked,
    answer: effectiveAnswer,
    carryOut: async (deps, { query }) => {
      const stored = await deps.settings.read();
      return effective(stored, query, stored.rules);
    },
  }),
  route({
    id: 'rules.effectiveDraft',
    method: 'POST',
    path: '/rules/effective',
    role: 'viewer',
    purpose: 'judge',
    summary: 'The same as a draft would have it',
    query: asked,
    body: z.strictObject({ document: documentOf('DialRules') }),
    answer: effectiveAnswer,
    carryOut: async (deps, { query, body }) => {
      const parsed = parseRulesDocument(body.document);
      if (parsed.kind === 'invalid') {
        return problem('refused', { kind: 'rules-wrong' }, { faults: [...parsed.problems] });
      }
      return effective(await deps.settings.read(), query, { document: parsed.document, version: 0 });
    },
  }),
  route({
    id: 'rules.scopes',
    method: 'GET',
    path: '/rules/scopes',
    role: 'viewer',
    purpose: 'read',
    summary: 'Every level that may have rules of its own, and which fields it sets',
    answer: scopesAnswer,
    carryOut: async ({ settings }) => {
      const { rules, structure, campaigns } = await settings.read();
      const set = new Map(
        levelsNamed(rules.document).map(({ source, fields }) => [levelPath(source).join('.'), Object.keys(fields)]),
      );
      const tiers = salesStructure(structure.document).tiers.map(
        ({ number, name }) => [`tiers.${number}`, name] as const,
      );
      const named = new Map<string, string>([
        ['organisation', 'organisation'] as const,
        ...tiers,
        ...campaigns.map(({ id, name }) => [`campaigns.${id}`, name] as const),
      ]);
      const paths = [...new Set([...named.keys(), ...set.keys()])];
      const scopes = paths.map((path) => ({ path, name: named.get(path) ?? path, sets: set.get(path) ?? [] }));
      return { kind: 'answered', body: { version: rules.version, scopes } };
    },
  }),
  route({
    id: 'rules.whatIf',
    method: 'POST',
    path: '/rules/what-if',
    role: 'supervisor',
    purpose: 'judge',
    summary: 'The days to come under a draft, beside the rules in force',
    body: whatIfBody,
    answer: whatIfAnswer,
    mostPerMinute: 20,
    carryOut: async ({ settings, timers, calendar, clock }, { body }) => {
      const { document, days, sample, zone, people, shift } = body;
      const windows = weekOf((day) => (day === 'saturday' || day === 'sunday' ? [] : [shift]));
      const staffing = Object.fromEntries(
        Object.entries(people ?? {}).map(([tier, count]) => [tier, { people: count, shifts: { zone, windows } }]),
      );
      const result = await whatIf(
        { settings, timers, calendar },
        {
          draft: document,
          days,
          sample,
          readAtMost: MOST_LEADS_PLAYED,
          zone,
          ...(people !== undefined && { staffing }),
        },
        clock(),
      );
      if (result.kind === 'invalid') {
        return problem('refused', { kind: 'rules-wrong' }, { faults: [...result.problems] });
      }
      const { kind: _, newlyCallable, noLongerCallable, presetViolations, ...rest } = result;
      return {
        kind: 'answered',
        body: {
          ...rest,
          current: forecastBody(result.current),
          draft: forecastBody(result.draft),
          newlyCallable: { ...newlyCallable, leadIds: [...newlyCallable.leadIds] },
          noLongerCallable: { ...noLongerCallable, leadIds: [...noLongerCallable.leadIds] },
          presetViolations: presetViolations.map((one) => ({ ...one })),
        },
      };
    },
  }),
];

function effective(
  { structure, campaigns }: Settings,
  { stage, campaignId: only, country, region }: z.output<typeof asked>,
  rules: { readonly document: RulesDocument; readonly version: number },
): Outcome<z.input<typeof effectiveAnswer>> {
  const found = effectiveRules({
    document: rules.document,
    version: rules.version,
    structure: salesStructure(structure.document),
    campaigns,
    ...(stage !== undefined && { stage }),
    ...(only !== undefined && { campaignId: only }),
    ...(country !== undefined && { area: { country, ...(region !== undefined && { region }) } }),
  });
  const scopes = found.map((one) => ({
    stage: one.stage,
    tier: one.tier,
    ...(one.campaignId !== undefined && { campaignId: one.campaignId }),
    rules: effectiveInWords(
      one,
      (source) => sourceInWords(source),
      (path) => valueAt(path.split('.'), one.rules),
    ),
  }));
  return { kind: 'answered', body: { version: rules.version, scopes, notLegalAdvice: NOT_LEGAL_ADVICE } };
}

/** Leads that may never be called are told by their number and the rules that stand in the way, not one by one. */
function forecastBody({ from, until, notCallable, ...rest }: Forecast) {
  const counts: Record<string, number> = {};
  for (const codes of notCallable.values()) for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return {
    ...rest,
    from: momentOf(from),
    until: momentOf(until),
    notCallable: notCallable.size,
    notCallableBy: counts,
  };
}

function isZone(text: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(text) || text === 'UTC';
}
