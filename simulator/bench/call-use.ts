import { type EveryCall, type PacedRun, type PaceWanted, pacedRun } from '../paced-run.ts';
import { type CallUse, type CountedUse, differenceBetween, sumOf } from './counted-use.ts';
import type { BenchResult, Budget, Figure } from './figure.ts';

/** How the budgets' paces come about: so many people who are never out of work, and minutes enough to see it. */
export const PACES: Readonly<Record<'answered' | 'unanswered' | 'answered, twice the pace', PaceWanted>> = {
  answered: { everyCall: 'answered', people: 172, minutes: 6, leads: 650 },
  unanswered: { everyCall: 'unanswered', people: 29, minutes: 6, leads: 500 },
  'answered, twice the pace': { everyCall: 'answered', people: 340, minutes: 5, leads: 950 },
};

/** Requests of one call with outcome and decision stored, shares of ticks included: DESIGN's budgets in docs/performance.md. */
const REQUESTS: Readonly<Record<EveryCall, number>> = { answered: 8.5, unanswered: 7.5 };
const INVOCATIONS = 3.5;
const INVOCATIONS_AT_TWICE_THE_PACE = 2.5;

/** What is kept may be so far from what was counted: less than one request in fifty. */
const MOST_APART = 0.02;

/** What one call of the run used: the dialler's part at the even pace, all others' over the whole run. */
export function callUseOf({ calls, dialler, counter, outcome }: PacedRun): CallUse {
  const requests = new Map<string, number>();
  const add = (what: string, share: number) => requests.set(what, (requests.get(what) ?? 0) + share);
  for (const [what, count] of dialler.requests) add(what, count / dialler.calls);
  const invocations = new Map([['dial-due-leads', dialler.invocations / dialler.calls]]);
  for (const [name, own] of counter.requests) {
    if (name === 'dial-due-leads') continue;
    for (const [what, count] of own) add(what, count / calls);
  }
  for (const [name, count] of counter.invocations) {
    if (name !== 'dial-due-leads') invocations.set(name, count / calls);
  }
  const units = (kind: 'read' | 'write') =>
    [...counter.units].reduce(
      (sum, [name, own]) => (name === 'dial-due-leads' ? sum : sum + own[kind] / calls),
      dialler.units[kind] / dialler.calls,
    );
  return {
    invocations: rounded(invocations),
    requests: rounded(requests),
    readUnits: round(units('read')),
    writeUnits: round(units('write')),
    busEvents: round(outcome.eventsOut.events.length / calls),
  };
}

/** Counts again what calls use, and holds it against what is kept. */
export async function callUse(
  kept: CountedUse,
): Promise<{ readonly results: readonly BenchResult[]; readonly found: Pick<CountedUse, EveryCall | 'stored'> }> {
  const answered = await pacedRun(PACES.answered);
  const unanswered = await pacedRun(PACES.unanswered);
  const twice = await pacedRun(PACES['answered, twice the pace']);
  const found = {
    answered: callUseOf(answered),
    unanswered: callUseOf(unanswered),
    stored: {
      lead: Math.round(unanswered.stored.lead),
      leadInIndex: Math.round(unanswered.stored.leadInIndex),
      call: Math.round(answered.stored.call),
    },
  };
  const twiceUse = callUseOf(twice);
  return {
    found,
    results: [
      callResult('answered', answered, found.answered, kept.answered),
      callResult('unanswered', unanswered, found.unanswered, kept.unanswered),
      {
        title: 'An answered call at twice the pace',
        counts: countsOf(twice),
        figures: [
          figure('requests', sumOf(twiceUse.requests), 'a call'),
          figure('invocations', sumOf(twiceUse.invocations), 'a call', atMost(INVOCATIONS_AT_TWICE_THE_PACE)),
        ],
      },
    ],
  };
}

function callResult(everyCall: EveryCall, run: PacedRun, use: CallUse, kept: CallUse): BenchResult {
  return {
    title: `An ${everyCall} call, outcome and decision stored, shares of ticks included`,
    counts: countsOf(run),
    figures: [
      figure('requests', sumOf(use.requests), 'a call', atMost(REQUESTS[everyCall])),
      ...byService(use).map(([service, count]) => figure(`  ${service}`, count, 'a call')),
      figure('read units', use.readUnits, 'a call'),
      figure('write units', use.writeUnits, 'a call'),
      figure(
        'invocations',
        sumOf(use.invocations),
        'a call',
        everyCall === 'answered' ? atMost(INVOCATIONS) : undefined,
      ),
      ...Object.entries(use.invocations).map(([name, count]) => figure(`  ${name}`, count, 'a call')),
      figure(
        'apart from what the cost estimate uses',
        differenceBetween(use, kept),
        'of the larger',
        atMost(MOST_APART),
      ),
    ],
  };
}

function countsOf({ calls, dialler }: PacedRun): BenchResult['counts'] {
  return [
    { name: 'calls', count: calls },
    { name: 'of them at the even pace', count: dialler.calls },
    { name: 'dials a minute', count: Math.round(dialler.calls / dialler.minutes) },
  ];
}

function byService({ requests }: CallUse): readonly (readonly [service: string, count: number])[] {
  const services = Map.groupBy(Object.entries(requests), ([what]) => what.split(':')[0] ?? '');
  return [...services].map(([service, own]) => [service, own.reduce((sum, [, count]) => sum + count, 0)]);
}

function figure(name: string, value: number, unit: string, budget?: Budget): Figure {
  return { name, value, unit, ...(budget === undefined ? {} : { budget }) };
}

function atMost(value: number): Budget {
  return { kind: 'at-most', value };
}

function rounded(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  const used = [...counts].filter(([, count]) => round(count) > 0);
  return Object.fromEntries(used.map(([what, count]) => [what, round(count)]).toSorted());
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
