import { beforeAll, describe, expect, it } from 'vitest';
import { OUTGOING_EVENTS } from '../../shared/domain/outgoing-event.ts';
import type { SimulationOutcome } from '../../simulator/simulation.ts';
import { shortRun, smallList } from '../support/short-run.ts';

let run: SimulationOutcome;
beforeAll(async () => {
  run = await shortRun(['--days', '1', '--agents', '1=6,2=4,3=3'], smallList(40, 30, 20));
}, 120_000);

function told(kind: keyof typeof OUTGOING_EVENTS) {
  return run.eventsOut.events.filter((event) => event['detail-type'] === kind).map(({ detail }) => detail);
}

describe('what a company is told on an ordinary day', () => {
  it('is every decision on every call, once', () => {
    const decided = run.records.attempts.flatMap(({ contactId, decision, earlierDecisions = [] }) =>
      [...earlierDecisions, ...(decision === undefined ? [] : [decision])].map(({ version }) => [contactId, version]),
    );
    const toldOf = told('CallOutcomeRecorded').map(({ contactId, decisionVersion }) => [contactId, decisionVersion]);

    expect(decided.length).toBeGreaterThan(60);
    expect(toldOf.toSorted()).toEqual(decided.toSorted());
  });

  it('is who asked never to be called again, and who is called no more', () => {
    const ended = (kind: 'closed' | 'suppressed') =>
      run.records.leads.filter(({ state }) => state.kind === kind).map(({ id }) => id);

    expect(ended('suppressed').toSorted()).toEqual(
      told('CustomerOptedOut')
        .map(({ leadId }) => leadId)
        .toSorted(),
    );
    expect(told('LeadClosed').map(({ leadId }) => leadId)).toEqual(expect.arrayContaining([...ended('closed')]));
    expect([ended('closed').length, ended('suppressed').length].every((count) => count > 0)).toBe(true);
  });

  it('and the log apart from the table holds every suppressed number, once', () => {
    const numbers = run.records.leads
      .filter(({ state }) => state.kind === 'suppressed')
      .flatMap(({ numbers: own }) => own.map(({ key }) => key));

    expect(run.suppressions.map(({ numberKey }) => numberKey).toSorted()).toEqual(numbers.toSorted());
    expect(numbers.length).toBeGreaterThan(0);
  });

  it('is where each lead stands', () => {
    const stages = new Map(told('LeadAdvanced').map(({ leadId, to }) => [leadId, to]));
    const moved = run.records.leads.filter(({ externalId, stage }) => stage !== LOADED_AS[externalId?.charAt(0) ?? '']);

    expect(moved.map(({ id, stage }) => [id, stage]).toSorted()).toEqual([...stages].toSorted());
    expect(moved.length).toBeGreaterThan(0);
  });

  it('never comes twice, and always fits its own schema', () => {
    const ids = run.eventsOut.events.map(({ detail }) => detail['eventId']);

    expect(new Set(ids).size).toBe(ids.length);
    for (const [kind, shape] of Object.entries(OUTGOING_EVENTS)) {
      for (const event of run.eventsOut.events.filter((each) => each['detail-type'] === kind)) {
        expect(shape.strict().safeParse(event.detail)).toMatchObject({ success: true });
      }
    }
  });

  it('holds nobody’s number', () => {
    const text = JSON.stringify(run.eventsOut.events);

    expect(
      run.records.leads.flatMap(({ numbers }) => numbers).filter(({ e164 }) => text.includes(e164.slice(1))),
    ).toEqual([]);
  });

  it('costs about one request and one invocation a call where calls trickle, as there is little to put together', () => {
    const calls = run.records.attempts.length;

    expect(run.eventsOut.requests / calls).toBeLessThan(1);
    expect(run.counts.invocations['publish-events'] / calls).toBeLessThan(1.2);
  });
});

/** By the first letter of the ids in the list. */
const LOADED_AS: Readonly<Record<string, string>> = { P: 'prospecting', S: 'selling', C: 'account-care' };
