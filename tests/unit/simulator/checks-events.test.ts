import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../shared/domain/attempt.ts';
import { eventsOfDecision } from '../../../shared/domain/decision-events.ts';
import type { CallPurpose, Lead, LeadState } from '../../../shared/domain/lead.ts';
import { eventsOfLead } from '../../../shared/domain/lead-events.ts';
import { detailJson, type OutgoingEvent } from '../../../shared/domain/outgoing-event.ts';
import type { BusEvent } from '../../../simulator/company-bus/event-bus-api.ts';
import { checkEvents } from '../../../simulator/faults/checks/check-events.ts';
import type { LivedRun } from '../../../simulator/faults/checks/lived-run.ts';
import { LeadWrites } from '../../../simulator/faults/lead-writes.ts';
import { aDecision, aLivedRun, END_OF_RUN } from '../../support/a-lived-run.ts';
import { aLead, aNumber, anAttempt, aReadyState, NOON } from '../../support/lead-builders.ts';
import { itemOf } from '../../support/stream-records.ts';

const TOUCH: CallPurpose = {
  kind: 'touch',
  programme: 'welcome',
  touch: 1,
  plannedAt: NOON.add({ hours: 24 }),
  delayDays: 1,
};
const WAITS_FOR_TOUCH = aReadyState({ purpose: TOUCH });
const CLOSED: LeadState = { kind: 'closed', at: NOON, why: 'not-interested' };

function onBus(event: OutgoingEvent): BusEvent {
  return {
    version: '0',
    id: event.detail.eventId,
    'detail-type': event.kind,
    source: 'tierline.simulated',
    account: '111122223333',
    time: '2026-01-05T17:00:00Z',
    region: 'us-east-1',
    resources: [],
    detail: JSON.parse(detailJson(event) ?? ''),
  };
}

/** A run in which the lead was written in these ways at NOON, and all of it was told. */
function aToldRun(versions: readonly Partial<Lead>[], at = NOON): LivedRun {
  const leads = versions.map((fields, index) => aLead({ ...fields, version: index + 1 }));
  const writes = new LeadWrites();
  for (const lead of leads) writes.note([textsOf(lead)], at);
  const events = leads.flatMap((after, index) => {
    const before = leads[index - 1];
    return eventsOfLead({ kind: 'lead-changed', ...(before !== undefined && { before }), after, at });
  });
  return aLivedRun({
    leadWrites: writes.all(),
    events: events.map(onBus),
    records: { leads: leads.slice(-1) },
  });
}

function textsOf(lead: Lead): Record<string, string> {
  return Object.fromEntries(Object.entries(itemOf(lead)).map(([name, value]) => [name, String(value)]));
}

function rulesOf(run: LivedRun): readonly string[] {
  return checkEvents(run).map(({ rule }) => rule);
}

const CHANGES: readonly [string, readonly Partial<Lead>[]][] = [
  ['an advance', [{}, { stage: 'selling' }]],
  ['an end', [{}, { state: CLOSED }]],
  ['a wish never to be called again', [{}, { state: { kind: 'suppressed', at: NOON, why: 'do-not-call' } }]],
  ['a suppression for another reason', [{}, { state: { kind: 'suppressed', at: NOON, why: 'minor' } }]],
  ['a touch that is due', [{ stage: 'account-care', touches: 1, state: WAITS_FOR_TOUCH }]],
];

describe('what happened to leads', () => {
  it.each(CHANGES)('is told: %s', (_what, versions) => {
    const run = aToldRun(versions);

    expect(rulesOf(run)).toEqual([]);
    expect(rulesOf({ ...run, events: [] })).toEqual(['event-missing']);
  });

  it('is told of a touch that nobody waits for any more', () => {
    const run = aToldRun([
      { stage: 'account-care', touches: 1, state: WAITS_FOR_TOUCH },
      { stage: 'account-care', state: CLOSED },
    ]);
    const others = run.events.filter((event) => event['detail-type'] !== 'TouchDue');

    expect(rulesOf(run)).toEqual([]);
    expect(rulesOf({ ...run, events: others })).toEqual(['event-missing']);
  });

  it('may still be on its way when it happened within the last day', () => {
    const run = aToldRun([{}, { stage: 'selling' }], END_OF_RUN.subtract({ hours: 23 }));

    expect(rulesOf({ ...run, events: [] })).toEqual([]);
  });

  it.each(CHANGES)('is never told where it did not happen: %s', (_what, versions) => {
    const { events } = aToldRun(versions);

    expect(rulesOf({ ...aToldRun([{}, {}]), events })).toEqual(['event-unexplained']);
  });

  it('may be told again, in the same words', () => {
    const run = aToldRun([{}, { stage: 'selling' }]);
    const [event] = run.events;
    if (event === undefined) throw new Error('Nothing was told.');
    const again = { ...event, id: 'another' };

    expect(rulesOf({ ...run, events: [event, again] })).toEqual([]);
    expect(rulesOf({ ...run, events: [event, { ...again, time: '2026-01-05T17:00:01Z' }] })).toEqual(['event-changed']);
  });

  it('is told without numbers and names', () => {
    const number = aNumber({ e164: '+12125550142' });
    const person = { numbers: [number], name: 'Ada Lovelace' };
    const tell = (externalId: string) =>
      rulesOf(
        aToldRun([
          { ...person, externalId },
          { ...person, externalId, state: CLOSED },
        ]),
      );

    expect(tell('crm-1')).toEqual([]);
    expect(tell('12125550142')).toEqual(['event-tells-person']);
    expect(tell('Ada Lovelace')).toEqual(['event-tells-person']);
  });
});

describe('what was decided on calls', () => {
  const agreed = { code: 'callback-requested', givenAt: NOON, callbackAt: NOON.add({ hours: 5 }) } as const;
  const first = aDecision({ code: 'not-interested' });
  const second = aDecision({ code: 'callback-requested', version: 2, because: 'correction', said: agreed });

  function decided(decision: Decision, earlierDecisions: readonly Decision[] = []): LivedRun {
    const attempt = { ...anAttempt({ earlierDecisions }), decision };
    const before = earlierDecisions.map((each) => ({ ...anAttempt(), decision: each }));
    const events = [...before, attempt].flatMap((each) => eventsOfDecision({ kind: 'decision-stored', attempt: each }));
    return aLivedRun({ events: events.map(onBus), records: { attempts: [attempt] } });
  }

  it('is told, every correction and promise too', () => {
    const run = decided(second, [first]);

    expect(run.events).toHaveLength(3);
    expect(rulesOf(run)).toEqual([]);
    for (const event of run.events) {
      expect(rulesOf({ ...run, events: run.events.filter((each) => each !== event) })).toEqual(['event-missing']);
    }
  });

  it('is never told where it was not decided', () => {
    expect(rulesOf({ ...decided(first), events: decided(second, [first]).events })).toEqual([
      'event-unexplained',
      'event-unexplained',
    ]);
  });
});
