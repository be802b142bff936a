import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { DynamoLeadRepository } from '../../../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import type { Lead, LeadState } from '../../../shared/domain/lead.ts';
import { type CouldDial, TimerWatch } from '../../../simulator/timer-watch.ts';
import type { WireRequest } from '../../../simulator/wire/wire.ts';
import { carriedOut, documentsAnsweredBy } from '../../support/answered-clients.ts';
import { aDialledLead, aDiallingState, aLead, anAttempt, aReadyState, NOON } from '../../support/lead-builders.ts';

const always: CouldDial = () => true;
const never: CouldDial = () => false;

/** The watch, and a repository whose writes it reads as the table would answer them. */
function aWatch({ couldDial = always, statusCode = 200 }: { couldDial?: CouldDial; statusCode?: number } = {}) {
  const watch = new TimerWatch(couldDial);
  const client = documentsAnsweredBy((request: WireRequest) => {
    watch.answered(request, statusCode);
    return carriedOut();
  });
  const leads = new DynamoLeadRepository(client, 'leads', { shardsOf: () => 10 });
  return { watch, leads };
}

/** Whether a run would be worth it a second before, at, and an hour after NOON. */
async function worth(state: LeadState, couldDial?: CouldDial): Promise<readonly boolean[]> {
  const { watch, leads } = aWatch(couldDial === undefined ? {} : { couldDial });
  await leads.save(aLead({ state }));
  return [-1, 0, 3_600].map((seconds) => watch.worthRunning(NOON.add({ seconds })));
}

const OPEN = aDiallingState({ leaseEndsAt: NOON });
const WRAPPING: LeadState = {
  kind: 'wrapping',
  attemptNumber: 1,
  contactId: 'contact-1',
  endedAt: NOON.subtract({ minutes: 10 }),
  limitAt: NOON,
};
const RESTING: LeadState = {
  kind: 'resting',
  until: NOON,
  why: 'nurture',
  then: { stage: 'prospecting', purpose: { kind: 'approach' } },
};

describe('a run of the dialler', () => {
  it.each<[string, LeadState]>([
    ['a normal call', aReadyState()],
    ['a promised call', aReadyState({ urgency: 'promised' })],
    ['the end of a lease', OPEN],
    ['the end of a wrap-up limit', WRAPPING],
    ['the end of a rest', RESTING],
  ])('is worth it from the moment of %s on', async (_, state) => {
    expect(await worth(state)).toEqual([false, true, true]);
  });

  it.each<[string, LeadState]>([
    ['a normal call', aReadyState()],
    ['a promised call', aReadyState({ urgency: 'promised' })],
  ])('is not worth it for %s that could not be placed', async (_, state) => {
    expect(await worth(state, never)).toEqual([false, false, false]);
  });

  it.each<[string, LeadState]>([
    ['the end of a lease', OPEN],
    ['the end of a wrap-up limit', WRAPPING],
    ['the end of a rest', RESTING],
  ])('is worth it for %s at any hour and without anybody free', async (_, state) => {
    expect(await worth(state, never)).toEqual([false, true, true]);
  });

  it.each<[string, LeadState]>([
    ['a lead in review', { kind: 'review', since: NOON, why: 'no-disposition' }],
    ['a closed lead', { kind: 'closed', at: NOON, why: 'not-interested' }],
    ['a suppressed lead', { kind: 'suppressed', at: NOON, why: 'do-not-call' }],
  ])('is not worth it for %s', async (_, state) => {
    expect(await worth(state)).toEqual([false, false, false]);
  });
});

describe('the watch of timers', () => {
  it('asks once for each campaign and area, and names no area for a promised call', async () => {
    const asked: unknown[] = [];
    const couldDial: CouldDial = (...question) => {
      asked.push(question);
      return false;
    };
    const { watch, leads } = aWatch({ couldDial });
    await leads.save(aLead({ id: 'lead-1', campaignId: 'cold' }));
    await leads.save(aLead({ id: 'lead-2', campaignId: 'cold' }));
    await leads.save(aLead({ id: 'lead-3', campaignId: 'warm', state: aReadyState({ urgency: 'promised' }) }));

    watch.worthRunning(NOON);

    expect(asked).toEqual([
      ['cold', 'US-America/New_York', NOON],
      ['warm', undefined, NOON],
    ]);
  });

  it('goes by what was written last', async () => {
    const { watch, leads } = aWatch();
    await leads.save(aLead());
    await leads.save(aLead({ state: aReadyState({ dueAt: NOON.add({ hours: 2 }) }) }));
    expect(watch.worthRunning(NOON.add({ hours: 1 }))).toBe(false);
    expect(watch.worthRunning(NOON.add({ hours: 2 }))).toBe(true);

    await leads.save(aLead({ state: { kind: 'closed', at: NOON, why: 'not-interested' } }));
    expect(watch.worthRunning(NOON.add({ hours: 3 }))).toBe(false);
  });

  it('reads single writes and transactions', async () => {
    const lead: Lead = aDialledLead({ state: OPEN });
    for (const write of [
      ({ leads }: ReturnType<typeof aWatch>) => leads.add(lead),
      ({ leads }: ReturnType<typeof aWatch>) => leads.claim(lead),
      ({ leads }: ReturnType<typeof aWatch>) => leads.link(anAttempt({ lead })),
    ]) {
      const own = aWatch();
      await write(own);

      expect(own.watch.worthRunning(NOON)).toBe(true);
    }
  });

  it('believes no write that was refused', async () => {
    const { watch, leads } = aWatch({ statusCode: 400 });
    await leads.save(aLead());

    expect(watch.worthRunning(NOON)).toBe(false);
  });

  it('takes no item for a timer that is no lead', () => {
    const watch = new TimerWatch(always);
    const body = {
      TableName: 'leads',
      Item: {
        pk: { S: 'CAMPAIGN#1' },
        sk: { S: 'CAMPAIGN' },
        timer_pk: { S: 'PENDING' },
        timer_sk: { S: 'OPEN#2026-01-05T17:00:00Z#1' },
      },
    };
    watch.answered({ method: 'POST', path: '/', operation: 'PutItem', body: JSON.stringify(body) }, 200);

    expect(watch.worthRunning(Temporal.Instant.from('2026-01-06T00:00:00Z'))).toBe(false);
  });
});
