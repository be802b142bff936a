import type { Temporal } from 'temporal-polyfill';
import { PRESET_IDS, type PresetId } from '../domain/compliance-presets.ts';
import { type Forecast, ForecastCount, type ForecastInput } from '../domain/forecast.ts';
import { chanceOf, FORECAST_ASSUMPTIONS, type ForecastAssumptions } from '../domain/forecast-assumptions.ts';
import type { HolidayCalendar } from '../domain/holidays.ts';
import type { Lead } from '../domain/lead.ts';
import { playAhead } from '../domain/play-ahead.ts';
import { type PresetFinding, PresetWatch } from '../domain/preset-watch.ts';
import { parseRulesDocument, type RulesProblem } from '../domain/rules-document.ts';
import type { Staffing } from '../domain/staffing.ts';
import { type BacklogRead, readBacklog } from './backlog.ts';
import type { Settings, SettingsRepository } from './ports/settings-repository.ts';
import type { TimerBacklog } from './ports/timer-index.ts';
import { SettingsInForce } from './settings-in-force.ts';

export interface WhatIfDependencies {
  readonly settings: Pick<SettingsRepository, 'read'>;
  readonly timers: TimerBacklog;
  readonly calendar: HolidayCalendar;
}

export interface WhatIfQuestion {
  /** A rules document as an administrator wrote it. */
  readonly draft: unknown;
  /** 7 when absent. */
  readonly days?: number;
  /** Play only so many leads; all that are read when absent. */
  readonly sample?: number;
  /** Read only so many leads; see the backlog for how many when absent. */
  readonly readAtMost?: number;
  /** Who works when; without it every call finds somebody at once. */
  readonly staffing?: Staffing;
  readonly assumptions?: ForecastAssumptions;
  /** The IANA zone by whose dates and hours calls are told; `UTC` when absent. */
  readonly zone?: string;
}

/** Leads whose standing changes; the first of them by name. */
export interface ChangedLeads {
  readonly count: number;
  /** At most 20, in the order of their ids. */
  readonly leadIds: readonly string[];
}

/** For one preset the planned calls that it would forbid; presets that the rules chose forbid none of them. */
export interface PresetViolations {
  readonly preset: PresetId;
  readonly current: PresetFinding;
  readonly draft: PresetFinding;
}

export type WhatIf =
  | { readonly kind: 'invalid'; readonly problems: readonly RulesProblem[] }
  | {
      readonly kind: 'compared';
      readonly rulesVersion: number;
      readonly current: Forecast;
      readonly draft: Forecast;
      readonly newlyCallable: ChangedLeads;
      readonly noLongerCallable: ChangedLeads;
      readonly presetViolations: readonly PresetViolations[];
      readonly assumptions: ForecastAssumptions;
      readonly sample: {
        /** Leads that both forecasts played. */
        readonly played: number;
        /** Leads read from the backlog. */
        readonly read: number;
        /** Whether those are all that wait or rest. */
        readonly isAll: boolean;
        /** Leads left out because a tier has no campaign to work them. */
        readonly withoutCampaign: number;
      };
    };

const DAYS = 7;
const MOST_NAMED = 20;

/**
 * What a draft would do with the backlog in the days to come, beside the rules in force. Reads, and writes nothing. The
 * same leads, people and chances stand behind both forecasts, so that a difference is the draft's doing.
 * @throws RangeError when the zone, or that of a shift, is unknown.
 */
export async function whatIf(
  deps: WhatIfDependencies,
  question: WhatIfQuestion,
  now: Temporal.Instant,
): Promise<WhatIf> {
  const parsed = parseRulesDocument(question.draft);
  if (parsed.kind === 'invalid') return { kind: 'invalid', problems: parsed.problems };
  const stored = await deps.settings.read();
  const inForce = new SettingsInForce(stored, deps.calendar, now);
  const read = await readBacklog(deps.timers, inForce.campaigns, question.readAtMost);
  const workable = read.leads.filter((lead) => inForce.canWork(lead));
  const leads = sampled(workable, question.sample);

  const drafted: Settings = { ...stored, rules: { version: stored.rules.version + 1, document: parsed.document } };
  const current = play(deps, inForce, question, leads, now);
  const draft = play(deps, new SettingsInForce(drafted, deps.calendar, now), question, leads, now);
  return {
    kind: 'compared',
    rulesVersion: inForce.versions.rulesVersion,
    current: current.forecast,
    draft: draft.forecast,
    newlyCallable: notCallableOnlyIn(current.forecast, draft.forecast),
    noLongerCallable: notCallableOnlyIn(draft.forecast, current.forecast),
    presetViolations: violationsOf(current.findings, draft.findings),
    assumptions: question.assumptions ?? FORECAST_ASSUMPTIONS,
    sample: sampleOf(read, workable, leads),
  };
}

interface Played {
  readonly forecast: Forecast;
  readonly findings: readonly PresetFinding[];
}

function play(
  { calendar }: WhatIfDependencies,
  settings: SettingsInForce,
  { days = DAYS, assumptions = FORECAST_ASSUMPTIONS, zone = 'UTC', staffing }: WhatIfQuestion,
  leads: readonly Lead[],
  now: Temporal.Instant,
): Played {
  const input: ForecastInput = {
    leads,
    policyFor: (stage, campaignId) => settings.policyFor(stage, campaignId),
    transitions: settings.transitions,
    now,
    days,
    assumptions,
    zone,
    ...(staffing === undefined ? {} : { staffing }),
  };
  const count = new ForecastCount(input);
  const watch = new PresetWatch(calendar);
  for (const event of playAhead(input)) {
    count.add(event);
    if (event.kind === 'called') watch.add(event);
  }
  return { forecast: count.result(), findings: watch.findings() };
}

/** So many of the leads, drawn evenly and always the same ones. */
function sampled(leads: readonly Lead[], size: number | undefined): readonly Lead[] {
  if (size === undefined || leads.length <= size) return leads;
  return leads
    .map((lead) => ({ lead, draw: chanceOf(lead.id, 0) }))
    .sort((one, other) => one.draw - other.draw)
    .slice(0, size)
    .map(({ lead }) => lead);
}

function sampleOf(
  { leads: read, isAll }: BacklogRead,
  workable: readonly Lead[],
  played: readonly Lead[],
): Extract<WhatIf, { readonly kind: 'compared' }>['sample'] {
  return { played: played.length, read: read.length, isAll, withoutCampaign: read.length - workable.length };
}

/** Leads that are not callable in one forecast and are in the other. */
function notCallableOnlyIn({ notCallable: here }: Forecast, { notCallable: there }: Forecast): ChangedLeads {
  const leadIds = [...here.keys()].filter((id) => !there.has(id)).sort();
  return { count: leadIds.length, leadIds: leadIds.slice(0, MOST_NAMED) };
}

function violationsOf(current: readonly PresetFinding[], draft: readonly PresetFinding[]): readonly PresetViolations[] {
  const findingIn = (findings: readonly PresetFinding[], preset: PresetId): PresetFinding =>
    findings.find((finding) => finding.preset === preset) ?? { preset, calls: 0, byReason: {} };
  return PRESET_IDS.map((preset) => ({
    preset,
    current: findingIn(current, preset),
    draft: findingIn(draft, preset),
  })).filter((found) => found.current.calls + found.draft.calls > 0);
}
