import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { STAGES } from '../../shared/domain/stage.ts';
import { createVirtualClock } from '../../simulator/clock/virtual-clock.ts';
import { COMPANY } from '../../simulator/company.ts';
import { type CompanyAtWork, openCompanyAtWork } from '../../simulator/company-at-work.ts';
import { startEngine } from '../../simulator/engine/embedded-engine.ts';
import { createPeople } from '../../simulator/people/customers.ts';
import { personFrom } from '../../simulator/people/person-from-lead.ts';
import { readRecords } from '../../simulator/run-records.ts';
import { FIRST_MOMENT, startInput } from '../../simulator/start-input.ts';

/** On the morning of the next day, when whoever was not reached is called again. */
const SECOND_MOMENT = FIRST_MOMENT.add({ hours: 24 });
const LIFE = { hours: 2 };
const LEADS = 60;

const seeds = fc
  .record({ people: fc.nat(), first: fc.nat(), second: fc.nat() })
  .filter(({ first, second }) => first !== second);

describe('a company that is closed and opened again', { timeout: 120_000 }, () => {
  it('has the same people at both ends of the line, who answer their next call as if it had never been closed', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async ({ people, first, second }) => {
        const lives = await twoLives(people, first, second);
        for (const [tier, people] of lives.first.agents) {
          expect(agentsSeen(tier, lives).size).toBeLessThanOrEqual(people);
        }
        expect(lives.second.truth.people).toEqual(lives.first.truth.people);
        const expected = callsAsByThoseOf(lives, people);
        expect(lives.second.truth.calls.map(({ contactId, network }) => [contactId, network])).toEqual(expected);
        const called = new Set(lives.first.truth.calls.map(({ personId }) => personId));
        expect(lives.second.truth.calls.filter(({ personId }) => called.has(personId)).length).toBeGreaterThan(0);
      }),
      { numRuns: 2, endOnFailure: true },
    );
  });
});

interface Life {
  /** How many each tier has. */
  readonly agents: ReadonlyMap<number, number>;
  readonly truth: ReturnType<CompanyAtWork['centre']['groundTruth']>;
}

interface TwoLives {
  readonly leads: Awaited<ReturnType<typeof readRecords>>['leads'];
  readonly first: Life;
  readonly second: Life;
}

async function twoLives(peopleSeed: number, first: number, second: number): Promise<TwoLives> {
  const engine = await startEngine();
  const input = await startInput({ kind: 'sample', most: LEADS }, FIRST_MOMENT);
  const failures: unknown[] = [];
  const onFailure = (what: string, error: unknown) => void failures.push({ what, error });
  const live = async (from: Temporal.Instant, seed: number) => {
    const clock = createVirtualClock(from);
    const company = await openCompanyAtWork({ engine, clock, seed, peopleSeed, ...input, speed: 60, onFailure });
    await company.hurry(LIFE);
    await company.endCalls();
    const { leads } = await readRecords(company.documents, COMPANY.tableName);
    await company.close();
    return { life: { agents: company.centre.people(), truth: company.centre.groundTruth() }, leads };
  };
  try {
    const one = await live(FIRST_MOMENT, first);
    const other = await live(SECOND_MOMENT, second);
    expect(failures).toEqual([]);
    return { leads: other.leads, first: one.life, second: other.life };
  } finally {
    await engine.stop();
  }
}

/** Of those calls that somebody of the tier took. */
function agentsSeen(tier: number, { first, second }: TwoLives): ReadonlySet<string> {
  const calls = [...first.truth.calls, ...second.truth.calls].filter((call) => call.tier === tier);
  return new Set(calls.flatMap(({ agent }) => agent ?? []));
}

/** What the network makes of the second life's calls when each is the next of its person, whoever was called before. */
function callsAsByThoseOf({ leads, first, second }: TwoLives, seed: number): readonly (readonly [string, string])[] {
  const people = createPeople({ seed, people: leads.map(personFrom) });
  const callNumbers = new Map<string, number>();
  const nextOf = (personId: string) => {
    const callNumber = (callNumbers.get(personId) ?? 0) + 1;
    callNumbers.set(personId, callNumber);
    return callNumber;
  };
  for (const { personId } of first.truth.calls) nextOf(personId);
  return second.truth.calls.map(({ contactId, personId, phone, stage, startedAt }) => {
    const known = STAGES.find((one) => one === stage);
    const call = { personId, phone, callNumber: nextOf(personId), at: Temporal.Instant.from(startedAt) };
    return [contactId, people.fateOf({ ...call, ...(known !== undefined && { stage: known }) }).kind];
  });
}
