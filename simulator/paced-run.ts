import { Temporal } from 'temporal-polyfill';
import { itemBytes } from './bench/item-bytes.ts';
import { type CapacityUnits, RequestCounter } from './bench/request-counter.ts';
import { optionsOf, prospects } from './bench-list.ts';
import { COMPANY } from './company.ts';
import { documentClient, startEngine } from './engine/embedded-engine.ts';
import type { CallFate, CallToPerson, People } from './people/customers.ts';
import { readTable } from './run-records.ts';
import { firstMoment, type SimulationOutcome, simulate } from './simulation.ts';

/** What becomes of every call of a run: a person answers, or nothing and nobody does. */
export type EveryCall = 'answered' | 'unanswered';

export interface PaceWanted {
  readonly everyCall: EveryCall;
  /** How many people work, which sets the pace: a call is placed when somebody is free. */
  readonly people: number;
  readonly minutes: number;
  /** As many as the minutes need: who answers keeps people at work beyond their shift. */
  readonly leads: number;
}

/** Counted in the minutes in which the pace was even, after everybody's first call. */
export interface DiallerShare {
  readonly calls: number;
  readonly minutes: number;
  readonly requests: ReadonlyMap<string, number>;
  readonly invocations: number;
  readonly units: CapacityUnits;
}

export interface PacedRun {
  readonly calls: number;
  readonly dialler: DiallerShare;
  /** Everything until the last event of the last call has been worked on. */
  readonly counter: RequestCounter;
  readonly outcome: SimulationOutcome;
  /** Mean sizes of what the table holds for each lead and each call. */
  readonly stored: StoredBytes;
}

export interface StoredBytes {
  /** The lead with its numbers and ids, without the index. */
  readonly lead: number;
  /** What the index of timers holds of it once more. */
  readonly leadInIndex: number;
  readonly call: number;
}

const START_HOUR = 10;
/** Beyond these hours nobody is to be called; what idle minutes cost is counted by itself. */
const AWAKE_HOURS = { from: 9.9, until: 12 };
/** Everybody is free at the beginning and gets a call in the same run: these minutes tell nothing about the pace. */
const UNEVEN_MINUTES = 2;
const OTHER_FATES = 400;

/** Lives through a shift of so many minutes, and counts what the functions ask of AWS. The same input counts the same. */
export async function pacedRun({ everyCall, people, minutes, leads: size }: PaceWanted): Promise<PacedRun> {
  const counter = new RequestCounter();
  const options = optionsOf([
    ...['--days', '1', '--structure', 'one', '--agents', `1=${people}`, '--dial-rate', '10', '--calls-in-air', '1000'],
    ...['--every-tick', '--own-purchases', '0', '--captured-per-day', '0'],
  ]);
  const leads = prospects(size, options);
  const evenFrom = firstMoment(options).add({ hours: START_HOUR, minutes: UNEVEN_MINUTES });
  const evenUntil = firstMoment(options).add({ hours: START_HOUR, minutes });
  const isAwake = (now: Temporal.Instant) => {
    const hours = now.since(firstMoment(options)).total('hours');
    return hours >= AWAKE_HOURS.from && hours < AWAKE_HOURS.until;
  };
  const marks: DiallerMark[] = [];
  const engine = await startEngine();
  try {
    const outcome = await simulate({
      options,
      engine,
      list: { fileName: 'bench', rows: leads.length, leads, rejected: [] },
      rules: {},
      shift: { start: `${START_HOUR}:00`, end: `${START_HOUR}:${String(minutes).padStart(2, '0')}` },
      peopleWith: (own) => allOf(own, everyCall),
      onClients: (clients) => counter.watch(clients),
      around: (functions, { clock }) => {
        for (const mark of [evenFrom, evenUntil]) {
          clock.at(mark, () => {
            marks.push(markOf(counter));
          });
        }
        const counted = counter.around(functions);
        const asleep = async () => ({ batchItemFailures: [] });
        return { ...counted, dialDueLeads: (event) => (isAwake(clock.now()) ? counted.dialDueLeads(event) : asleep()) };
      },
    });
    const placed = outcome.groundTruth.calls;
    const isEven = ({ startedAt }: { readonly startedAt: string }) =>
      Temporal.Instant.compare(startedAt, evenFrom) >= 0 && Temporal.Instant.compare(startedAt, evenUntil) < 0;
    return {
      calls: placed.length,
      dialler: {
        calls: placed.filter(isEven).length,
        minutes: minutes - UNEVEN_MINUTES,
        ...between(marks[0], marks[1]),
      },
      counter,
      outcome,
      stored: await storedBytes(engine.endpoint, leads.length, placed.length),
    };
  } finally {
    await engine.stop();
  }
}

async function storedBytes(endpoint: string, leads: number, calls: number): Promise<StoredBytes> {
  const documents = documentClient(endpoint);
  const bytes = { lead: 0, leadInIndex: 0, call: 0 };
  for (const item of await readTable(documents, COMPANY.tableName)) {
    const size = itemBytes(item);
    if (item['sk'] === 'ATTEMPT') bytes.call += size;
    else if (item['sk'] === 'LEAD') bytes.leadInIndex += size;
    if (item['sk'] === 'LEAD' || /^(NUMBER|EXTERNAL)/.test(String(item['pk']))) bytes.lead += size;
  }
  documents.destroy();
  return { lead: bytes.lead / leads, leadInIndex: bytes.leadInIndex / leads, call: bytes.call / calls };
}

type DiallerMark = Pick<DiallerShare, 'requests' | 'invocations' | 'units'>;

const NOTHING: DiallerMark = { requests: new Map(), invocations: 0, units: { read: 0, write: 0 } };

function markOf({ requests, invocations, units }: RequestCounter): DiallerMark {
  return {
    requests: new Map(requests.get('dial-due-leads')),
    invocations: invocations.get('dial-due-leads') ?? 0,
    units: units.get('dial-due-leads') ?? NOTHING.units,
  };
}

function between(before = NOTHING, after = NOTHING): DiallerMark {
  return {
    requests: new Map([...after.requests].map(([what, count]) => [what, count - (before.requests.get(what) ?? 0)])),
    invocations: after.invocations - before.invocations,
    units: { read: after.units.read - before.units.read, write: after.units.write - before.units.write },
  };
}

/** Everybody's fates without those that are not wanted. */
function allOf(own: People, everyCall: EveryCall): People {
  const isWanted = (fate: CallFate) =>
    everyCall === 'answered' ? fate.kind === 'answered' && fate.by === 'human' : fate.kind !== 'answered';
  const fateOf = (call: CallToPerson): CallFate => {
    for (let other = 0; other < OTHER_FATES; other += 1) {
      const fate = own.fateOf({ ...call, callNumber: call.callNumber + 100 * other });
      if (isWanted(fate)) return fate;
    }
    return everyCall === 'unanswered' ? { kind: 'unanswered' } : own.fateOf(call);
  };
  return { truth: own.truth, personAt: (phone) => own.personAt(phone), fateOf };
}
