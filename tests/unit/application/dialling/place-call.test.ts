import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { placeCall } from '../../../../shared/application/dialling/place-call.ts';
import { settleTimers } from '../../../../shared/application/dialling/settle-timers.ts';
import type { Lead } from '../../../../shared/domain/lead.ts';
import type { TierNumber } from '../../../../shared/domain/sales-structure.ts';
import { containing } from '../../../support/containing.ts';
import { aLead, aNumber, aReadyLead, NOON } from '../../../support/lead-builders.ts';
import { aCampaign, aDiallingBench, type DiallingBench } from '../../../support/scripted-telephony.ts';

const EIGHT_O_CLOCK = Temporal.Instant.from('2026-01-05T13:00:00Z');
const NINE_O_CLOCK = Temporal.Instant.from('2026-01-05T14:00:00Z');
const BEFORE_CLOSING = Temporal.Instant.from('2026-01-06T00:59:59Z');
const AFTER_CLOSING = Temporal.Instant.from('2026-01-06T01:00:30Z');
const CHICAGO = { key: 'US-America/Chicago', country: 'US', zones: ['America/Chicago'] };
const SECOND_NUMBER = aNumber({ e164: '+13125550101', key: 'number-2', area: CHICAGO });

async function place(bench: DiallingBench, lead: Lead, turn = async () => true, tier: TierNumber = 1) {
  return placeCall(bench.deps, aCampaign(tier), lead, turn);
}

describe('placing a call', () => {
  it('tells Connect everything about the call, and of the lead only what is no name and no number', async () => {
    const bench = await aDiallingBench();
    await place(bench, await bench.stored(aLead({ name: 'Ada Example', generation: 3, attemptNumber: 4 })));

    expect(bench.telephony.started).toEqual([
      {
        destination: '+12125550100',
        callerNumber: '+12025550199',
        queueId: 'queue-1',
        contactFlowId: 'flow-1',
        ringTimeoutSeconds: 30,
        clientToken: 'deployment-1.lead-1.3.5.number-1',
        attributes: {
          tierline_deployment: 'deployment-1',
          tierline_lead: 'lead-1',
          tierline_attempt: '5',
          tierline_rules: '0',
          tierline_stage: 'prospecting',
          tierline_purpose: 'approach',
        },
      },
    ]);
  });

  it('links a call that started to its lead and counts it as placed once', async () => {
    const bench = await aDiallingBench();
    const lead = await bench.stored(aLead());

    expect(await place(bench, lead)).toEqual({ kind: 'started' });
    const inTheAir: Lead = {
      ...lead,
      version: lead.version + 2,
      attemptNumber: 1,
      placed: 1,
      recentCalls: [{ at: NOON, attemptNumber: 1, numberKey: 'number-1', tier: 1, stage: 'prospecting' }],
      state: {
        kind: 'dialling',
        attemptNumber: 1,
        claimedAt: NOON,
        leaseEndsAt: NOON.add({ minutes: 15 }),
        planned: { kind: 'ready', dueAt: NOON, urgency: 'normal', purpose: { kind: 'approach' } },
        phase: { kind: 'in-the-air', contactId: 'contact-1', startedAt: NOON },
      },
    };
    expect(await bench.leads.get('lead-1')).toEqual(inTheAir);
    expect(await bench.leads.getContact('contact-1')).toEqual(
      containing({ kind: 'linked', attempt: { leadId: 'lead-1', attemptNumber: 1, lead: inTheAir, facts: {} } }),
    );
    expect(bench.noted).toEqual([
      { kind: 'call-started', leadId: 'lead-1', campaignId: 'campaign-1', contactId: 'contact-1' },
    ]);
  });

  it('settles at once a call whose end was told before it was linked', async () => {
    const bench = await aDiallingBench();
    const lead = await bench.stored(aLead());
    await bench.leads.addFact('contact-1', {
      kind: 'ended',
      fact: { endedAt: NOON, disconnectReason: 'TELECOM_BUSY' },
    });

    expect(await place(bench, lead)).toEqual({ kind: 'started' });
    expect(await bench.leads.get('lead-1')).toEqual(
      containing({ lastOutcome: 'busy', placed: 1, counted: 1, state: { kind: 'ready' } }),
    );
  });

  it('settles at once a call whose record came before it was linked', async () => {
    const bench = await aDiallingBench();
    const lead = await bench.stored(aLead());
    await bench.leads.addFact('contact-1', {
      kind: 'record',
      fact: { endedAt: NOON, disconnectReason: 'TELECOM_BUSY', lastUpdatedAt: NOON },
    });
    await place(bench, lead);

    expect(await bench.leads.get('lead-1')).toEqual(containing({ lastOutcome: 'busy', state: { kind: 'ready' } }));
  });

  it('plans a lead that may not be called now for the moment it may, and takes nobody’s turn', async () => {
    const bench = await aDiallingBench();
    bench.clock.now = EIGHT_O_CLOCK;
    const lead = await bench.stored(aReadyLead({}, { dueAt: EIGHT_O_CLOCK }));
    let turns = 0;
    const turn = async () => {
      turns += 1;
      return true;
    };

    expect(await place(bench, lead, turn)).toEqual({ kind: 'passed-over' });
    expect(turns).toBe(0);
    expect(bench.telephony.started).toEqual([]);
    expect(await bench.leads.get('lead-1')).toEqual({
      ...aReadyLead({}, { dueAt: NINE_O_CLOCK }),
      version: lead.version + 1,
    });
    expect(bench.noted).toEqual([
      { kind: 'call-held-back', leadId: 'lead-1', campaignId: 'campaign-1', by: 'outside-hours' },
    ]);
  });

  it('asks again after the wait for its turn, because the hours may have ended meanwhile', async () => {
    const bench = await aDiallingBench();
    bench.clock.now = BEFORE_CLOSING;
    const lead = await bench.stored(aLead());
    const turn = async () => {
      bench.clock.now = AFTER_CLOSING;
      return true;
    };

    expect(await place(bench, lead, turn)).toEqual({ kind: 'passed-over' });
    expect(bench.telephony.started).toEqual([]);
    expect((await bench.leads.get('lead-1'))?.state).toEqual(
      containing({ kind: 'ready', dueAt: Temporal.Instant.from('2026-01-06T14:00:00Z') }),
    );
  });

  it('sends a lead that the rules never allow to be called to review', async () => {
    const bench = await aDiallingBench();
    const lead = await bench.stored(aLead({ numbers: [aNumber({ badSignals: 2 })] }));

    expect(await place(bench, lead)).toEqual({ kind: 'passed-over' });
    expect((await bench.leads.get('lead-1'))?.state).toEqual({ kind: 'review', since: NOON, why: 'never-callable' });
  });

  it('leaves out a touch when the customer has bought meanwhile, and plans the next one', async () => {
    const bench = await aDiallingBench();
    const purpose = {
      kind: 'touch',
      programme: 'repeat',
      touch: 2,
      plannedAt: NOON,
      delayDays: 30,
    } as const;
    const lead = await bench.stored(
      aReadyLead(
        { stage: 'account-care', touches: 2, purchases: { count: 1, total: 90, lastAt: NOON.subtract({ hours: 72 }) } },
        { purpose },
      ),
    );

    expect(await place(bench, lead, undefined, 3)).toEqual({ kind: 'passed-over' });
    expect(bench.telephony.started).toEqual([]);
    expect(bench.noted).toEqual([
      { kind: 'touch-skipped', leadId: 'lead-1', programme: 'repeat', touch: 2, why: 'bought-recently' },
    ]);
    expect((await bench.leads.get('lead-1'))?.state).toEqual(
      containing({ kind: 'ready', purpose: { kind: 'touch', programme: 'repeat', touch: 3 } }),
    );
  });

  it('starts nothing when its turn does not come any more', async () => {
    const bench = await aDiallingBench();
    const lead = await bench.stored(aLead());

    expect(await place(bench, lead, async () => false)).toEqual({ kind: 'stopped' });
    expect(bench.telephony.started).toEqual([]);
    expect(await bench.leads.get('lead-1')).toEqual(lead);
  });

  it('passes over a lead that waits for no call, and takes nobody’s turn', async () => {
    const bench = await aDiallingBench();
    const lead = await bench.stored(aLead({ state: { kind: 'closed', at: NOON, why: 'not-interested' } }));
    const turn = async () => {
      throw new Error('no turn is to be taken');
    };

    expect(await place(bench, lead, turn)).toEqual({ kind: 'passed-over' });
  });

  it('suppresses a lead one of whose numbers turns out to be suppressed', async () => {
    const bench = await aDiallingBench();
    const lead = await bench.stored(aLead());
    await bench.leads.suppressNumbers(['number-1'], 'do-not-call', NOON);

    expect(await place(bench, lead)).toEqual({ kind: 'passed-over' });
    expect(bench.telephony.started).toEqual([]);
    expect((await bench.leads.get('lead-1'))?.state).toEqual({ kind: 'suppressed', at: NOON, why: 'do-not-call' });
  });

  it('leaves a lead alone that somebody else wrote since the index showed it', async () => {
    const bench = await aDiallingBench();
    const shown = await bench.stored(aLead());
    await bench.leads.save({ ...shown, name: 'Written meanwhile' });

    expect(await place(bench, shown)).toEqual({ kind: 'passed-over' });
    expect(bench.telephony.started).toEqual([]);
    expect(await bench.leads.get('lead-1')).toEqual({
      ...shown,
      name: 'Written meanwhile',
      version: shown.version + 1,
    });
  });

  it('gives the lead back when Connect is over its rate: nothing is counted, the attempt number stays used', async () => {
    const bench = await aDiallingBench();
    bench.telephony.starts.push({ kind: 'throttled' });
    const lead = await bench.stored(aLead());

    expect(await place(bench, lead)).toEqual({ kind: 'throttled' });
    expect(await bench.leads.get('lead-1')).toEqual({ ...lead, version: lead.version + 2, attemptNumber: 1 });
    expect(bench.noted).toEqual([{ kind: 'start-throttled', leadId: 'lead-1', campaignId: 'campaign-1' }]);
  });

  it.each([
    'destination-not-allowed',
    'not-permitted',
    'invalid-number',
  ] as const)('goes on to the next number, wherever it is, when the first is refused as %s', async (why) => {
    const bench = await aDiallingBench();
    bench.telephony.starts.push({ kind: 'refused', why, detail: '' });
    const lead = await bench.stored(aLead({ numbers: [aNumber(), SECOND_NUMBER] }));

    expect(await place(bench, lead)).toEqual({ kind: 'put-back' });
    expect(await bench.leads.get('lead-1')).toEqual({
      ...lead,
      version: lead.version + 2,
      attemptNumber: 1,
      numberIndex: 1,
    });
    expect((await bench.settings.read()).campaigns[0]?.areas.map(({ key }) => key)).toContain(CHICAGO.key);
    expect(bench.noted).toEqual([{ kind: 'start-refused', leadId: 'lead-1', campaignId: 'campaign-1', why }]);
  });

  it.each([
    'destination-not-allowed',
    'not-permitted',
    'invalid-number',
  ] as const)('closes the lead, with nothing counted, when its last number is refused as %s', async (why) => {
    const bench = await aDiallingBench();
    bench.telephony.starts.push({ kind: 'refused', why, detail: '' });
    const lead = await bench.stored(aLead({ numbers: [aNumber(), SECOND_NUMBER], numberIndex: 1 }));

    expect(await place(bench, lead)).toEqual({ kind: 'passed-over' });
    expect(await bench.leads.get('lead-1')).toEqual({
      ...lead,
      version: lead.version + 2,
      attemptNumber: 1,
      state: { kind: 'closed', at: NOON, why: 'no-working-number' },
    });
  });

  it('gives the lead back and calls the campaign broken when its configuration is refused', async () => {
    const bench = await aDiallingBench();
    bench.telephony.starts.push({ kind: 'refused', why: 'configuration', detail: '' });
    const lead = await bench.stored(aLead({ numbers: [aNumber(), SECOND_NUMBER] }));

    expect(await place(bench, lead)).toEqual({ kind: 'campaign-broken' });
    expect(await bench.leads.get('lead-1')).toEqual({ ...lead, version: lead.version + 2, attemptNumber: 1 });
  });

  it('leaves a lead of whose call nobody knows to its lease, then rests it a day and counts the call once', async () => {
    const bench = await aDiallingBench();
    bench.telephony.starts.push({ kind: 'unknown' });
    const lead = await bench.stored(aLead());

    expect(await place(bench, lead)).toEqual({ kind: 'unknown' });
    const starting = await bench.leads.get('lead-1');
    expect(starting).toEqual(
      containing({
        placed: 0,
        recentCalls: [],
        state: { kind: 'dialling', leaseEndsAt: NOON.add({ minutes: 2 }), phase: { kind: 'starting' } },
      }),
    );

    const settle = async (found: readonly Lead[]) =>
      settleTimers(bench.deps, { dialling: found, wrapping: [], rested: [] });
    const shown = starting === undefined ? [] : [starting];
    bench.clock.now = NOON.add({ seconds: 119 });
    await settle(shown);
    expect(await bench.leads.get('lead-1')).toEqual(starting);

    bench.clock.now = NOON.add({ seconds: 120 });
    await settle(shown);
    await settle(shown);
    expect(await bench.leads.get('lead-1')).toEqual({
      ...starting,
      version: lead.version + 2,
      placed: 1,
      recentCalls: [{ at: NOON, attemptNumber: 1, numberKey: 'number-1', tier: 1, stage: 'prospecting' }],
      state: {
        kind: 'resting',
        until: NOON.add({ hours: 24, seconds: 120 }),
        why: 'unknown-fate',
        then: { stage: 'prospecting', purpose: { kind: 'approach' } },
      },
    });
    expect(bench.telephony.described).toEqual([]);
  });
});
