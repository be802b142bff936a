import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  type SalesStructure,
  type SalesStructureKind,
  salesStructure,
  tierHolding,
  USUAL_STRUCTURES,
} from '../../shared/domain/sales-structure.ts';
import type { TierNumber } from '../../shared/domain/tier-number.ts';
import { campaignsOf, equipped } from '../../simulator/company.ts';
import { randomFor } from '../../simulator/random.ts';
import { type StructureSwitch, usualCompany } from '../../simulator/run-company.ts';
import type { SimulationOutcome } from '../../simulator/simulation.ts';
import { stormInput } from '../../simulator/storm-input.ts';
import { stormRun } from '../../simulator/storm-run.ts';
import { moment, options, shortRun, smallList } from '../support/short-run.ts';

/** A start is sent within so many seconds of the settings that it was planned by. */
const OLD_SETTINGS_SECONDS = 65;
const MINUTE = 60_000;
const DAYS = 5;
const WORDS = ['--days', String(DAYS), '--agents', '1=3,2=2,3=2'];
const MONDAY = Temporal.Instant.from('2026-01-05T05:00:00Z');

function switchAt(at: Temporal.Instant, kind: SalesStructureKind): StructureSwitch {
  return { at, name: kind, structure: equipped(USUAL_STRUCTURES[kind]) };
}

/** Which structures a call beginning at the moment may have been placed under. */
function structuresAt(switches: readonly StructureSwitch[], startedAt: Temporal.Instant): readonly SalesStructure[] {
  const all = [switchAt(MONDAY, 'three'), ...switches];
  return all
    .filter(({ at }, index) => {
      const until = all[index + 1]?.at.add({ seconds: OLD_SETTINGS_SECONDS });
      return (
        Temporal.Instant.compare(at, startedAt) <= 0 &&
        (until === undefined || Temporal.Instant.compare(startedAt, until) < 0)
      );
    })
    .map(({ structure }) => salesStructure(structure));
}

/** Calls that were placed by a tier which did not hold the lead's stage. */
function wronglyDialled({ result }: SimulationOutcome, switches: readonly StructureSwitch[]): readonly unknown[] {
  return result.calls
    .filter(({ stage, tier, startedAt }) =>
      structuresAt(switches, startedAt).every((structure) => tierHolding(structure, stage).number !== tier),
    )
    .map(({ leadId, stage, tier, startedAt }) => ({ leadId, stage, tier, startedAt: startedAt.toString() }));
}

/** Of the campaigns of all structures, those that never placed a call among them. */
const TIER_OF: ReadonlyMap<string, TierNumber> = new Map(
  Object.values(USUAL_STRUCTURES)
    .flatMap((document) => campaignsOf(salesStructure(document)))
    .map(({ id, tier }) => [id, tier]),
);

/** Leads that wait in a campaign whose tier does not hold their stage. */
function stranded({ records }: SimulationOutcome, structure: SalesStructure): readonly string[] {
  return records.leads
    .filter(({ state }) => state.kind === 'ready')
    .filter(({ campaignId, stage }) => TIER_OF.get(campaignId) !== tierHolding(structure, stage).number)
    .map(({ id }) => id);
}

async function runWith(switches: readonly StructureSwitch[]) {
  const company = usualCompany(options(...WORDS));
  return shortRun(WORDS, smallList(60, 25, 25), { company: { ...company, switches } });
}

describe('a company that is divided otherwise while it calls', { timeout: 4 * MINUTE }, () => {
  const noon = (day: number) => moment(`2026-01-0${4 + day}T17:00:00Z`);

  it.each([
    ['two', 'three', { 1: 3, 2: 2, 3: 2 }],
    ['one', 'two', { 1: 4, 2: 3, 3: 2 }],
  ] as const)('from three tiers to %s and to %s loses no lead', async (first, second, agentsByTier) => {
    const switches = [switchAt(noon(2), first), switchAt(noon(4), second)];
    const run = await runWith(switches);
    const { result, records } = run;

    expect(result.audit.violations).toEqual([]);
    expect(run.journal.failures()).toEqual([]);
    expect(wronglyDialled(run, switches)).toEqual([]);
    expect(stranded(run, salesStructure(USUAL_STRUCTURES[second]))).toEqual([]);
    const longDue = MONDAY.add({ hours: 24 * DAYS - 26 });
    const forgotten = records.leads.filter(({ state }) => state.kind === 'ready' && isAfter(longDue, state.dueAt));
    expect(forgotten.map(({ id }) => id)).toEqual([]);
    const calledSince = result.calls.filter(({ startedAt }) => isAfter(startedAt, noon(4))).map(({ stage }) => stage);
    expect(new Set(calledSince)).toEqual(new Set(['prospecting', 'selling']));
    expect(result.options).toMatchObject({ people: 7, agentsByTier });
    const agentsOf = (calls: typeof result.calls) => new Set(calls.flatMap(({ agent }) => agent ?? []));
    expect(agentsOf(result.calls).size).toBeLessThanOrEqual(7);
  });
});

describe('a switch in a storm of faults', { timeout: 4 * MINUTE }, () => {
  it.each([11, 12])('strands nobody, whenever it comes (seed %i)', async (seed) => {
    const words = ['--faults', 'all', '--days', '5'];
    const input = await stormInput(options(...words), seed);
    const company = input.company;
    if (company === undefined) throw new Error('The storm has no company.');
    const random = randomFor(seed, 'switches');
    const kinds = ['one', 'two', 'three', 'two'] as const;
    const switches = kinds.map((kind, index) =>
      switchAt(MONDAY.add({ hours: 24 * index, minutes: random.whole(9 * 60, 18 * 60) }), kind),
    );
    const { violations, calls } = await stormRun({ ...input, company: { ...company, switches } });

    expect(violations).toEqual([]);
    expect(calls).toBeGreaterThan(100);
  });
});

function isAfter(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) > 0;
}
