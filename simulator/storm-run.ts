import { createHash } from 'node:crypto';
import type { StandIns } from './deployed-functions.ts';
import { startEngine } from './engine/embedded-engine.ts';
import { checkBooks } from './faults/checks/check-books.ts';
import { checkCounters } from './faults/checks/check-counters.ts';
import { checkEvents } from './faults/checks/check-events.ts';
import { checkOutcomes } from './faults/checks/check-outcomes.ts';
import { checkPurchases } from './faults/checks/check-purchases.ts';
import { checkStarts } from './faults/checks/check-starts.ts';
import { checkTimers } from './faults/checks/check-timers.ts';
import type { Breach, LivedRun } from './faults/checks/lived-run.ts';
import { eventfulPeople } from './faults/eventful-people.ts';
import type { FaultSettings } from './faults/fault-names.ts';
import type { StrikeCounts } from './faults/strikes.ts';
import type { SimulateOptions } from './options.ts';
import { callsCsv } from './report/calls-csv.ts';
import { endOf, type SimulationInput, type SimulationOutcome, simulate } from './simulation.ts';

export interface StormInput extends Pick<SimulationInput, 'list' | 'rules' | 'company'> {
  readonly options: SimulateOptions;
  readonly faults: FaultSettings;
  readonly standIns?: StandIns;
}

/** A broken promise or rule, and the story of the lead that shows it. */
export interface StormViolation {
  readonly rule: string;
  readonly sentence: string;
  readonly trail: readonly string[];
}

export interface StormReport {
  readonly seed: number;
  readonly calls: number;
  readonly strikes: StrikeCounts;
  readonly violations: readonly StormViolation[];
  /** The same for the same input: the calls as calls.csv tells them, every item of the final table, and every event. */
  readonly digest: string;
}

/** The last days of a run are calm: everything that was late arrives, and everything has to come right. */
const CALM_DAYS = 3;

/** Lives through one run of faults on an engine of its own, and checks every rule against what truly happened. */
export async function stormRun({ options, faults, list, rules, company, standIns }: StormInput): Promise<StormReport> {
  const engine = await startEngine();
  try {
    const outcome = await simulate({
      options: { ...options, seed: faults.seed },
      engine,
      list,
      rules,
      ...(company !== undefined && { company }),
      storm: { faults, calmDays: CALM_DAYS },
      peopleWith: (people) => eventfulPeople(people, faults.seed),
      ...(standIns !== undefined && { standIns }),
    });
    return reportOf(outcome, options, faults.seed, list);
  } finally {
    await engine.stop();
  }
}

function reportOf(
  outcome: SimulationOutcome,
  options: SimulateOptions,
  seed: number,
  list: StormInput['list'],
): StormReport {
  const { stormy, groundTruth, records, flowAnswers, eventsOut, result } = outcome;
  if (stormy === undefined) throw new Error('The run met no storm.');
  const { storm, table } = stormy;
  const run: LivedRun = {
    end: endOf(options),
    truth: groundTruth,
    records,
    table,
    claims: storm.sent.claims,
    starts: storm.sent.starts,
    unknownFates: storm.unknownFates,
    stops: storm.stops,
    flowAnswers,
    heardOfAt: storm.heardOfAt,
    boughtBefore: new Set(
      list.leads.flatMap((lead) => (lead.lastPurchaseOn === undefined ? [] : (lead.externalId ?? []))),
    ),
    decisionsStored: storm.decisionsStored,
    leadWrites: storm.leadWrites,
    events: eventsOut.events,
    recount: result.reports.recount,
  };
  const checks = [checkStarts, checkBooks, checkOutcomes, checkTimers, checkPurchases, checkEvents, checkCounters];
  const breaches = checks.flatMap((check) => check(run));
  const broken = result.audit.violations.map(({ kind, personId, contactId, sentence }) => ({
    rule: kind,
    leadId: records.leads.find(({ externalId }) => externalId === personId)?.id ?? personId,
    contactId,
    sentence,
  }));
  return {
    seed,
    calls: groundTruth.calls.length,
    strikes: storm.strikes(),
    violations: [...broken, ...breaches].map((breach) => ({
      rule: breach.rule,
      sentence: breach.sentence,
      trail: storm.trail.about(idsOf(breach, run)),
    })),
    digest: createHash('sha256')
      .update(callsCsv(result.calls))
      .update(JSON.stringify(table, inOrder))
      .update(JSON.stringify(eventsOut.events))
      .digest('hex'),
  };
}

/** Members in the order of their names: an engine gives them in any. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function idsOf({ leadId }: Pick<Breach, 'leadId'>, { records, truth }: LivedRun): ReadonlySet<string> {
  const personId = records.leads.find(({ id }) => id === leadId)?.externalId;
  const contacts = truth.calls.filter((call) => call.personId === personId).map(({ contactId }) => contactId);
  return new Set([leadId, ...contacts]);
}
