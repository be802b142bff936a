import type { ConnectContactFlowEvent } from 'aws-lambda';
import { expect, it } from 'vitest';
import { createHandler as createBriefAgent } from '../../../functions/brief-agent/handler.ts';
import { createHandler } from '../../../functions/look-up-caller/handler.ts';
import { createHandler as createOptOut } from '../../../functions/opt-out/handler.ts';
import { createHandler as createRecordDisposition } from '../../../functions/record-disposition/handler.ts';
import { aDesk, DEPLOYMENT, type Desk, storedLead } from '../../support/a-desk.ts';
import { connectFixture, withMembers } from '../../support/connect-fixture.ts';
import { InMemoryRejectedInputs } from '../../support/in-memory-rejected-inputs.ts';
import { INVOCATION } from '../../support/lambda-events.ts';
import { aLead } from '../../support/lead-builders.ts';

const PUBLISHED = connectFixture('flow-event.voice-api');
const CALLER = { CustomerEndpoint: { Address: '+12125550100', Type: 'TELEPHONE_NUMBER' }, InitiationMethod: 'INBOUND' };

const event = (contactData: Record<string, unknown> = {}, details: Record<string, unknown> = {}) =>
  asFlowEvent(
    withMembers(withMembers(PUBLISHED, ['Details'], details), ['Details', 'ContactData'], {
      ...CALLER,
      Attributes: {},
      ...contactData,
    }),
  );

function asFlowEvent(json: unknown): ConnectContactFlowEvent {
  return JSON.parse(JSON.stringify(json));
}

async function aRoom() {
  const desk = await aDesk();
  await desk.leads.add(aLead({ version: 0, name: 'Ada Example', agentId: 'agent-7' }));
  return desk;
}

const lookUp = (desk: Desk, ofCall = event()) =>
  createHandler({
    ...desk,
    hasher: async () => ({ keyOf: (e164) => (e164 === '+12125550100' ? 'number-1' : 'none') }),
  })(ofCall, INVOCATION);

it('answers a flow with texts alone, among them the attributes of the call, and neither number nor name', async () => {
  const answer = await lookUp(await aRoom());

  expect(answer).toEqual({
    status: 'known',
    lead: 'lead-1',
    stage: 'prospecting',
    tier: '1',
    agent: 'agent-7',
    tierline_deployment: DEPLOYMENT,
    tierline_lead: 'lead-1',
    tierline_attempt: '0',
    tierline_rules: '0',
    tierline_stage: 'prospecting',
    tierline_purpose: 'inbound',
    tierline_agent: 'agent-7',
  });
  expect(JSON.stringify(answer)).not.toMatch(/Ada|2125550100/);
});

it.each([
  ['a number that nobody holds', { CustomerEndpoint: { Address: '+12125550199', Type: 'TELEPHONE_NUMBER' } }],
  ['a hidden number', { CustomerEndpoint: { Address: 'anonymous', Type: 'TELEPHONE_NUMBER' } }],
  ['no endpoint', { CustomerEndpoint: null }],
])('knows nobody by %s', async (_, contactData) => {
  expect(await lookUp(await aRoom(), event(contactData))).toEqual({ status: 'unknown' });
});

it.each([
  ['a call of ours', { InitiationMethod: 'API' }, 'did not place this call'],
  ['an event without a contact', { ContactId: 7 }, 'contactId'],
])('refuses %s and touches nobody', async (_, contactData, why) => {
  const desk = await aRoom();

  expect(await lookUp(desk, event(contactData))).toEqual({ status: 'refused', why: expect.stringContaining(why) });
  expect((await storedLead(desk)).recentCalls).toEqual([]);
});

it('takes a call that was transferred to the flow for the call that it began as', async () => {
  const desk = await aRoom();
  await lookUp(desk, event({ ContactId: 'leg-2', InitialContactId: 'leg-1', InitiationMethod: 'TRANSFER' }));

  expect((await storedLead(desk)).recentCalls).toMatchObject([{ contactId: 'leg-1', hold: { openAs: 'leg-1' } }]);
});

it('gives the call what brief, form and stop go by', async () => {
  const desk = await aRoom();
  const Attributes = await lookUp(desk);
  const rejected = new InMemoryRejectedInputs();
  const form = event({ Attributes }, { Parameters: { disposition: 'interested' } });

  expect(await createBriefAgent(desk)(event({ Attributes }), INVOCATION)).toMatchObject({
    status: 'brief',
    tier: 'prospecting',
    purpose: 'the customer calls us; planned was approach: rouse their interest',
  });
  expect(await createRecordDisposition({ ...desk, rejected })(form, INVOCATION)).toEqual({ status: 'decided' });
  expect((await storedLead(desk)).stage).toBe('selling');
  expect(await createOptOut({ ...desk, rejected })(event({ Attributes }), INVOCATION)).toEqual({
    status: 'suppressed',
  });
  expect((await storedLead(desk)).state.kind).toBe('suppressed');
  expect(rejected.kept).toEqual([]);
});
