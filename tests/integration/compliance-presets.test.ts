import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMPLIANCE_PRESETS, PRESET_IDS } from '../../shared/domain/compliance-presets.ts';
import type { RulesDocument } from '../../shared/domain/rules-document.ts';
import type { SimulationOutcome } from '../../simulator/simulation.ts';
import { listText } from '../support/generated-list.ts';
import {
  AUTOMATIC_PRESETS,
  BY_HAND_PRESETS,
  type GeneratedLead,
  type PresetCase,
  presetList,
} from '../support/preset-lists.ts';
import { moment, shortRun } from '../support/short-run.ts';

/** Two runs, each over both of a season's clock changes; most calls fall due on the days around them. */
const SEASONS = [
  {
    start: '2026-03-05',
    days: 27,
    dueDays: [0, 1, 2, 3, 4, 5, 20, 21, 22, 23, 24, 25, 26],
    changes: [
      { zone: 'America/New_York', at: moment('2026-03-08T07:00:00Z') },
      { zone: 'Europe/London', at: moment('2026-03-29T01:00:00Z') },
    ],
  },
  {
    start: '2026-10-22',
    days: 14,
    dueDays: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    changes: [
      { zone: 'Europe/London', at: moment('2026-10-25T01:00:00Z') },
      { zone: 'America/New_York', at: moment('2026-11-01T06:00:00Z') },
    ],
  },
] as const;

const EVERY_DAY = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** A company that works at all hours and holds itself to little, so that the preset alone decides. */
const ALL_HOURS = { start: '00:00', end: '23:59', onWeekends: true } as const;
const QUICKLY_AGAIN = { delaysMinutes: [45, 45, 45, 14 * 60], maxCount: 9, next: 'same-number' } as const;
const NEXT_MORNING = { delaysMinutes: [19 * 60], maxCount: 9, next: 'same-number' } as const;

function rulesWith({ id }: PresetCase): RulesDocument {
  return {
    organisation: {
      compliancePresets: [id],
      callWindows: Object.fromEntries(EVERY_DAY.map((day) => [day, [{ start: '07:00', end: '22:00' }]])),
      holidays: 'ignore',
      maxAttemptsPerDay: 9,
      maxAttemptsPerCycle: 9,
      maxAttemptsPerNumber: 9,
      rollingCaps: [{ count: 9, windowHours: 24 }],
      minGapMinutes: 10,
      dropLockoutHours: 0,
      avoidSameHourWithinHours: 0,
      dayParts: [],
    },
    tiers: {
      '1': { retry: { 'no-answer': QUICKLY_AGAIN, voicemail: QUICKLY_AGAIN } },
      '3': {
        retry: { 'no-answer': NEXT_MORNING, voicemail: NEXT_MORNING },
        programmes: [{ id: 'repeat', trigger: { kind: 'every', days: 30 }, skipIfBoughtWithinDays: 0 }],
      },
    },
  };
}

/** What became of the list in one season. */
interface Lived {
  readonly season: (typeof SEASONS)[number];
  readonly run: SimulationOutcome;
  readonly leads: readonly GeneratedLead[];
  readonly calls: readonly LivedCall[];
}

/** A call that really rang, where the person is, and whether the preset covers the person. */
interface LivedCall {
  readonly startedAt: Temporal.Instant;
  readonly zone: string;
  readonly isCovered: boolean;
}

const lived = new Map<PresetCase, Promise<readonly Lived[]>>();

/** Lives through both seasons, once. */
function seasonsOf(preset: PresetCase): Promise<readonly Lived[]> {
  const known = lived.get(preset) ?? Promise.all(SEASONS.map((season) => liveThrough(preset, season)));
  lived.set(preset, known);
  return known;
}

async function liveThrough(preset: PresetCase, season: Lived['season']): Promise<Lived> {
  const { start, days, dueDays } = season;
  const leads = presetList(preset, Temporal.PlainDate.from(start), dueDays);
  const words = ['--start', start, '--days', String(days), '--agents', '1=8,2=4,3=8', '--calls-in-air', '40'];
  const run = await shortRun([...words, '--dial-rate', '20'], listText(leads.map(({ row }) => row)), {
    rules: rulesWith(preset),
    shift: ALL_HOURS,
  });
  const zones = new Map(run.groundTruth.people.map(({ personId, zone }) => [personId, zone]));
  const covered = new Set(leads.filter(({ isCovered }) => isCovered).map(({ row }) => row.external_id));
  const calls = run.groundTruth.calls.map(({ personId, startedAt }) => ({
    startedAt: moment(startedAt),
    zone: zones.get(personId) ?? '',
    isCovered: covered.has(personId),
  }));
  return { season, run, leads, calls };
}

/** The states, told apart by kind and reason, in which the leads of those rows are stored. */
function statesOf({ run }: Lived, leads: readonly GeneratedLead[]): ReadonlySet<string> {
  const ids = new Set(leads.map(({ row }) => row.external_id));
  return new Set(
    run.records.leads
      .filter(({ externalId }) => ids.has(externalId))
      .map(({ state, placed }) => {
        const why = state.kind === 'resting' && state.why === 'not-callable' ? state.refusals.join(' ') : '';
        return `${state.kind} ${why}, ${placed} calls`;
      }),
  );
}

const LIFE_MILLISECONDS = 300_000;
const DAYS_AROUND_A_CHANGE = 5;

describe('the presets', () => {
  it('are all lived through, and those that forbid automatic calls are known', () => {
    const forbidding = PRESET_IDS.filter((id) => COMPLIANCE_PRESETS[id].limits.dialMode === 'manual');

    expect([...AUTOMATIC_PRESETS, ...BY_HAND_PRESETS].map(({ id }) => id)).toEqual([...PRESET_IDS]);
    expect(BY_HAND_PRESETS.map(({ id }) => id)).toEqual(forbidding);
  });
});

describe.each([...AUTOMATIC_PRESETS, ...BY_HAND_PRESETS])('a company that chose the preset $id', (preset) => {
  let seasons: readonly Lived[] = [];
  beforeAll(async () => {
    seasons = await seasonsOf(preset);
  }, LIFE_MILLISECONDS);

  it('breaks no promise', () => {
    for (const { run, leads } of seasons) {
      expect(run.result.audit.violations).toEqual([]);
      expect(run.journal.failures()).toEqual([]);
      expect(run.rejected).toEqual([]);
      expect(run.result.list.loaded).toBe(leads.length);
    }
  });

  it('calls shortly before and after each clock change, in twenty zones or more beside those of the preset', () => {
    for (const { season, calls } of seasons) {
      expect(zonesOf(calls.filter(({ isCovered }) => !isCovered)).size).toBeGreaterThanOrEqual(20);
      for (const change of season.changes) {
        const hours = calls
          .filter(({ zone }) => zone === change.zone)
          .map(({ startedAt }) => startedAt.since(change.at).total('hours'));

        expect(hours.filter((hour) => hour > -36 && hour < 0)).not.toEqual([]);
        expect(hours.filter((hour) => hour > 0 && hour < 36)).not.toEqual([]);
      }
    }
  });
});

describe.each(AUTOMATIC_PRESETS)('whoever the preset $id covers', (preset) => {
  let seasons: readonly Lived[] = [];
  beforeAll(async () => {
    seasons = await seasonsOf(preset);
  }, LIFE_MILLISECONDS);

  it('is called automatically, a thousand times and more', () => {
    const covered = seasons.flatMap(({ calls }) => calls.filter(({ isCovered }) => isCovered));

    expect(covered.length).toBeGreaterThanOrEqual(1_000);
  });

  it('is called from the first hour of the preset on, by the clock on the wall, before it changes and after', () => {
    const { zone, opensAt, changesWith } = preset.home;
    for (const { season, calls } of seasons) {
      const change = season.changes.find((each) => each.zone === changesWith);
      const atHome = calls.filter((call) => call.isCovered && call.zone === zone);

      expect(earliestHour(atHome, change?.at, -DAYS_AROUND_A_CHANGE)).toBe(opensAt);
      expect(earliestHour(atHome, change?.at, DAYS_AROUND_A_CHANGE)).toBe(opensAt);
    }
  });
});

describe.each(
  AUTOMATIC_PRESETS.filter(({ holdsBackBy }) => holdsBackBy !== undefined),
)('whoever the preset $id covers', (preset) => {
  it('is kept from calls that the company alone would have placed', { timeout: LIFE_MILLISECONDS }, async () => {
    for (const { run } of await seasonsOf(preset)) {
      expect(Object.keys(run.result.heldBack)).toEqual(expect.arrayContaining([...(preset.holdsBackBy ?? [])]));
    }
  });
});

describe.each(
  AUTOMATIC_PRESETS.filter(({ asksForWrittenConsent }) => asksForWrittenConsent),
)('who has agreed to nothing in writing, where the preset $id asks for it,', (preset) => {
  it('is never called, and the lead says why', { timeout: LIFE_MILLISECONDS }, async () => {
    for (const season of await seasonsOf(preset)) {
      const without = season.leads.filter(({ row, isCovered }) => isCovered && row.consent !== 'written');

      expect(without.length).toBeGreaterThan(0);
      expect(statesOf(season, without)).toEqual(new Set(['resting no-consent, 0 calls']));
    }
  });
});

describe.each(BY_HAND_PRESETS)('whoever the preset $id covers', (preset) => {
  it('is never called automatically, and the lead says why', { timeout: LIFE_MILLISECONDS }, async () => {
    for (const season of await seasonsOf(preset)) {
      const covered = season.leads.filter(({ isCovered }) => isCovered);

      expect(season.calls.filter(({ isCovered }) => isCovered)).toEqual([]);
      expect(season.calls.length).toBeGreaterThan(0);
      const [agreed, others] = [true, false].map((has) =>
        covered.filter(({ row }) => ((row.consent ?? '') !== '') === has),
      );
      expect(covered.length).toBeGreaterThan(0);
      for (const state of statesOf(season, agreed ?? []))
        expect(state).toMatch(/^resting dialled-by-hand( outside-wished-hours)?, 0 calls$/);
      for (const state of statesOf(season, others ?? []))
        expect(state).toMatch(/^resting dialled-by-hand no-consent( outside-wished-hours)?, 0 calls$/);
    }
  });
});

/** The earliest hour of the day, where the people are, of the calls in so many days after the moment, or before it. */
function earliestHour(calls: readonly LivedCall[], from: Temporal.Instant | undefined, days: number): number {
  const hours = calls.flatMap(({ startedAt, zone }) => {
    const share = from === undefined ? 0 : startedAt.since(from).total('hours') / (24 * days);
    return share > 0 && share <= 1 ? [startedAt.toZonedDateTimeISO(zone).hour] : [];
  });
  return Math.min(...hours);
}

function zonesOf(calls: readonly LivedCall[]): ReadonlySet<string> {
  return new Set(calls.map(({ zone }) => zone));
}
