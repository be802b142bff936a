import type { ConnectContactFlowEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { createHandler } from '../../functions/look-up-caller/handler.ts';
import { DynamoLeadRepository } from '../../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { DynamoTimerIndex } from '../../shared/adapters/dynamodb/dynamo-timer-index.ts';
import { HmacNumberHasher } from '../../shared/adapters/number-plan/hmac-number-hasher.ts';
import { recordDisposition } from '../../shared/application/record-disposition.ts';
import { recordOtherCall } from '../../shared/application/record-other-call.ts';
import { claimedLead } from '../../shared/domain/lead-transitions.ts';
import { aDesk, SAID } from '../support/a-desk.ts';
import { connectFixture, withMembers } from '../support/connect-fixture.ts';
import { INVOCATION } from '../support/lambda-events.ts';
import { aLead, aNumber, NOON } from '../support/lead-builders.ts';
import { realTables } from '../support/real-table.ts';
import { unexpected } from '../support/unexpected.ts';

const freshTable = realTables();
const HASHER = new HmacNumberHasher('a-secret-of-these-tests');
const NUMBER = '+12125550142';
const RACES = 12;

function calledBy(address: string, contactId = 'inbound-1'): ConnectContactFlowEvent {
  const members = {
    ContactId: contactId,
    InitialContactId: contactId,
    InitiationMethod: 'INBOUND',
    CustomerEndpoint: { Address: address, Type: 'TELEPHONE_NUMBER' },
    Attributes: {},
  };
  return JSON.parse(
    JSON.stringify(withMembers(connectFixture('flow-event.voice-api'), ['Details', 'ContactData'], members)),
  );
}

async function aTable() {
  const { client, name } = await freshTable();
  const leads = new DynamoLeadRepository(client, name);
  const desk = { ...(await aDesk()), leads };
  const lookUp = createHandler({ ...desk, hasher: async () => HASHER });
  await leads.add(aLead({ version: 0, numbers: [aNumber({ e164: NUMBER, key: HASHER.keyOf(NUMBER) })] }));
  const timers = new DynamoTimerIndex(client, name, unexpected);
  return { leads, desk, timers, lookUp: (event: ConnectContactFlowEvent) => lookUp(event, INVOCATION) };
}

describe('a customer who calls', () => {
  it('is found by the keyed hash of their number, and held until the record of their call has come', async () => {
    const { leads, desk, lookUp } = await aTable();

    expect(await lookUp(calledBy(NUMBER))).toMatchObject({ status: 'known', lead: 'lead-1' });
    expect(await lookUp(calledBy('+12125550143'))).toEqual({ status: 'unknown' });
    expect((await leads.get('lead-1'))?.recentCalls).toMatchObject([
      { via: 'inbound', contactId: 'inbound-1', hold: { until: NOON.add({ minutes: 30 }), openAs: 'inbound-1' } },
    ]);
    const call = { contactId: 'inbound-1', how: 'inbound', e164: NUMBER, startedAt: NOON } as const;
    await recordOtherCall({ ...desk, hasher: HASHER }, { ...call, conversationEndedAt: NOON.add({ minutes: 4 }) });
    expect((await leads.get('lead-1'))?.recentCalls).toMatchObject([
      { contactId: 'inbound-1', hold: { until: NOON.add({ minutes: 64 }) } },
    ]);
  });

  it('keeps what the agent said of the call', async () => {
    const { leads, desk, lookUp } = await aTable();
    await lookUp(calledBy(NUMBER));
    const said = { ...SAID, attemptNumber: 0 };
    await recordDisposition(desk, { contactId: 'inbound-1' }, said, { code: 'interested', givenAt: NOON });

    expect(await leads.get('lead-1')).toMatchObject({
      stage: 'selling',
      recentCalls: [{ brought: { code: 'interested', saidAt: NOON } }],
    });
  });

  it('and is claimed at the same moment is either held before the claim, or known to whoever links it', async () => {
    const orders = new Set<string>();
    for (let race = 0; race < RACES; race += 1) {
      const { leads, timers, lookUp } = await aTable();
      const read = await leads.get('lead-1');
      if (read === undefined) throw new Error('the lead is not stored');
      const [claim, caller, again] = await Promise.all([
        leads.claim(claimedLead(read, NOON, 120)),
        lookUp(calledBy(NUMBER)),
        lookUp(calledBy(NUMBER)),
      ]);
      const lead = await leads.get('lead-1');

      orders.add(claim.kind);
      expect([caller, again]).toMatchObject([{ status: 'known' }, { status: 'known' }]);
      expect(lead?.recentCalls).toHaveLength(1);
      expect(lead?.state.kind).toBe(claim.kind === 'claimed' ? 'dialling' : 'ready');
      const { dialling } = await timers.pending(NOON, 10);
      const due = await timers.dueInArea('campaign-1', 'US-America/New_York', 1, NOON.add({ hours: 1 }), 10);
      expect([...dialling, ...due].map(({ id }) => id)).toEqual(['lead-1']);
    }
    expect([...orders].every((order) => order === 'claimed' || order === 'stale')).toBe(true);
  });
});
