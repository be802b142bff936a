import type { ConnectContactFlowEvent } from 'aws-lambda';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { createHandler as createBriefAgent } from '../../../functions/brief-agent/handler.ts';
import { createHandler as createRecordContactEvent } from '../../../functions/record-contact-event/handler.ts';
import { createHandler as createRecordDisposition } from '../../../functions/record-disposition/handler.ts';
import type { Lead, LeadNote } from '../../../shared/domain/lead.ts';
import { claimedLead } from '../../../shared/domain/lead-transitions.ts';
import { STRUCTURE_AT_FIRST } from '../../../shared/domain/sales-structure.ts';
import type { Script, StructureDocument } from '../../../shared/domain/structure-fields.ts';
import { ATTRIBUTES, aDesk, claimed, type Desk, STARTED, storedLead } from '../../support/a-desk.ts';
import { aPublication, aStructurePublication } from '../../support/a-publication.ts';
import { connectFixture, withMembers } from '../../support/connect-fixture.ts';
import { InMemoryRejectedInputs } from '../../support/in-memory-rejected-inputs.ts';
import { INVOCATION, sqsEvent } from '../../support/lambda-events.ts';
import { NOON } from '../../support/lead-builders.ts';

const CALL = '5ca32fbd-8f92-46af-92a5-6b0f970f0efe';
const GUIDE = connectFixture('flow-event.guide.constructed');
const CALL_ENDED = JSON.stringify(connectFixture('contact-event.disconnected.api.constructed'));
const instanceId = '12345678-1234-1234-1234-123456789012';

const SELLING_SCRIPT: Script = {
  title: 'Selling',
  opening: 'You talked with my colleague.',
  objections: [{ code: 'price', title: 'Too dear', answer: 'Compare what it saves.' }],
  cards: [{ id: 'warranty', title: 'Warranty', text: 'Two years.' }],
  facts: [
    { name: 'budget', question: 'What may it cost?' },
    { name: 'need', question: 'What do they need?' },
  ],
};

/** Three tiers, of which the second has a script and may hand over only with the facts `need` and `delivery_day`. */
function aStructure(script: Script): StructureDocument {
  return {
    tiers: STRUCTURE_AT_FIRST.tiers.map((tier) =>
      tier.stages.includes('selling') ? { ...tier, script: 'deal' } : tier,
    ),
    scripts: { deal: script },
    transitions: [{ from: 'selling', on: 'sale', kind: 'advance', facts: ['need', 'delivery_day'] }],
  };
}

function flowEvent(changes: { attributes?: Record<string, unknown>; form?: Record<string, string> } = {}) {
  const event = withMembers(GUIDE, ['Details', 'ContactData', 'Attributes'], changes.attributes ?? {});
  return asFlowEvent(withMembers(event, ['Details', 'Parameters'], changes.form ?? {}));
}

function asFlowEvent(json: unknown): ConnectContactFlowEvent {
  return JSON.parse(JSON.stringify(json));
}

/** A desk with {@link aStructure}, where `lead-1` has been claimed for its first call. */
async function aRoom(fields: Partial<Lead> = {}, script: Script = SELLING_SCRIPT): Promise<Desk> {
  const desk = await aDesk();
  await desk.repository.structures.publish(aStructurePublication(aStructure(script)));
  await claimed(desk, fields);
  desk.telephony.contacts.set(CALL, { attributes: ATTRIBUTES, initiatedAt: STARTED, initiationMethod: 'API' });
  return desk;
}

function brief(desk: Desk, event = flowEvent()): Promise<Record<string, string>> {
  return createBriefAgent(desk)(event, INVOCATION);
}

/** The first call ends with the form, after which the lead is claimed again. */
async function firstCallEnds(desk: Desk, form: Record<string, string>): Promise<void> {
  const rejected = new InMemoryRejectedInputs();
  await createRecordDisposition({ ...desk, rejected })(flowEvent({ form }), INVOCATION);
  await createRecordContactEvent({ ...desk, rejected, instanceId })(sqsEvent(CALL_ENDED), INVOCATION);
  await desk.leads.claim(claimedLead(await storedLead(desk), NOON, 600));
}

function aNote(text: string, daysAgo: number): LeadNote {
  return { at: NOON.subtract({ hours: 24 * daysAgo }), stage: 'selling', text };
}

describe('the brief of an agent', () => {
  it('tells the next tier what the tier below found out, and has its script at hand', async () => {
    const desk = await aRoom();
    const found = { fact_need: 'a second supplier', fact_region: 'the north', note: 'Ask for Anna.' };
    await firstCallEnds(desk, { disposition: 'interested', ...found });

    expect(await brief(desk, flowEvent({ attributes: { tierline_attempt: '2' } }))).toEqual({
      status: 'brief',
      stage: 'selling',
      tier: 'selling',
      purpose: expect.stringMatching(
        /^hand-over: handed over \w+ [\d:]+ in New York, a call was promised by .+ in New York$/,
      ),
      fact_need: 'a second supplier',
      fact_region: 'the north',
      ask_delivery_day: 'Find out: delivery day',
      ask_budget: 'What may it cost?',
      note_1: '5 January 2026, prospecting: Ask for Anna.',
      script_title: 'Selling',
      opening: 'You talked with my colleague.',
      objection_price: 'Too dear: Compare what it saves.',
      card_warranty: 'Warranty: Two years.',
      last_outcome: 'interested',
      orders: '0, 0 in all',
    });
  });

  it('of a call that is over has its own stage and tier, whatever became of the lead', async () => {
    const desk = await aRoom();
    await firstCallEnds(desk, { disposition: 'interested', fact_need: 'more' });

    expect(await brief(desk)).toEqual({
      status: 'brief',
      stage: 'prospecting',
      tier: 'prospecting',
      purpose: 'approach: rouse their interest',
      fact_need: 'more',
      last_outcome: 'interested',
      orders: '0, 0 in all',
    });
  });

  it('has no script where the tier has none, and nothing that is not known', async () => {
    expect(await brief(await aRoom())).toEqual({
      status: 'brief',
      stage: 'prospecting',
      tier: 'prospecting',
      purpose: 'approach: rouse their interest',
      orders: '0, 0 in all',
    });
  });

  it('changes nothing, and answers a repeat as the first time', async () => {
    const desk = await aRoom();
    const before = await storedLead(desk);

    expect(await brief(desk)).toEqual(await brief(desk));
    expect(await storedLead(desk)).toEqual(before);
  });

  it('tells the five latest notes, newest first, by the date where the lead is', async () => {
    const notes = [5, 4, 3, 2, 1].map((daysAgo) => aNote(`${daysAgo} days ago`, daysAgo));
    const lateNight = { ...aNote('late', 0), at: Temporal.Instant.from('2026-01-05T03:00:00Z') };
    const told = await brief(await aRoom({ stage: 'selling', notes: [...notes, lateNight] }));

    expect(Object.entries(told).filter(([name]) => name.startsWith('note_'))).toEqual([
      ['note_1', '4 January 2026, selling: late'],
      ['note_2', '4 January 2026, selling: 1 days ago'],
      ['note_3', '3 January 2026, selling: 2 days ago'],
      ['note_4', '2 January 2026, selling: 3 days ago'],
      ['note_5', '1 January 2026, selling: 4 days ago'],
    ]);
  });

  it.each([
    [
      'a callback',
      { kind: 'callback', agreedAt: NOON.add({ hours: 1 }), missed: 2 },
      'callback: agreed for Monday 13:00 in New York, 2 calls for it missed them',
    ],
    ['a deal from a list', { kind: 'handover' }, 'hand-over: go on with an open deal'],
    [
      'a touch',
      { kind: 'touch', programme: 'win-back', touch: 3, plannedAt: NOON, delayDays: 30 },
      'touch 3 of the programme win-back: after 90 silent days, then every 30 days',
    ],
    [
      'a touch of a programme that is gone',
      { kind: 'touch', programme: 'gone', touch: 1, plannedAt: NOON, delayDays: 30 },
      'touch 1 of the programme gone',
    ],
  ] as const)('says why the call is made: %s', async (_what, purpose, words) => {
    const state = { kind: 'ready', dueAt: NOON, wantedAt: NOON, urgency: 'promised', purpose } as const;
    const told = await brief(await aRoom({ stage: 'account-care', campaignId: 'campaign-3', state }));

    expect(told['purpose']).toBe(words);
  });

  it("has the programme's own script where it names one that there is, and tells why the touch was planned", async () => {
    const purpose = {
      kind: 'touch',
      programme: 'contract',
      touch: 1,
      plannedAt: NOON,
      delayDays: 7,
      why: '30 days before contract_end of 2026-02-04',
    } as const;
    const state = { kind: 'ready', dueAt: NOON, wantedAt: NOON, urgency: 'normal', purpose } as const;
    const trigger = { kind: 'contract-end', attribute: 'contract_end', daysBefore: [30] } as const;
    const briefUnder = async (script: string) => {
      const desk = await aRoom({ stage: 'account-care', campaignId: 'campaign-3', state });
      const programmes = [{ id: 'contract', trigger, script, skipIfBoughtWithinDays: 0 }];
      await desk.repository.rules.publish(aPublication({ document: { tiers: { '3': { programmes } } } }));
      const { purpose: told, script_title: title } = await brief(desk);
      return { told, title };
    };
    const told = 'touch 1 of the programme contract: 30 days before contract_end of 2026-02-04';

    expect(await briefUnder('deal')).toEqual({ told, title: 'Selling' });
    expect(await briefUnder('not-there')).toEqual({ told, title: undefined });
  });

  it('holds no number of the lead, however an agent wrote it down', async () => {
    const notes = ['+12125550100', '(212) 555-0100', '1.212.555.01.00', '212 555 0100 at 9'].map((text) =>
      aNote(text, 1),
    );
    const told = await brief(await aRoom({ notes, facts: { mobile: 'the same, 212-555-0100.' } }));

    expect(Object.values(told).filter((value) => /0100|555/.test(value))).toEqual([]);
    expect([told['note_1'], told['fact_mobile']]).toEqual([
      '4 January 2026, selling: [their number] at 9',
      'the same, [their number].',
    ]);
  });

  it('is cut to what a contact flow takes: cards go first, then notes, then answers; what was found out stays', async () => {
    const long = 'ü'.repeat(1_000);
    const facts = Object.fromEntries(['need', 'region'].map((name) => [name, long]));
    const notes = [3, 2, 1].map((daysAgo) => aNote(long, daysAgo));
    const sized = async (objections: number) => {
      const script = {
        ...SELLING_SCRIPT,
        objections: Array.from({ length: objections }, (_, index) => ({
          code: `o${index}`,
          title: 'No',
          answer: long,
        })),
        cards: [0, 1].map((index) => ({ id: `c${index}`, title: 'Card', text: long })),
      };
      const told = await brief(await aRoom({ stage: 'selling', campaignId: 'campaign-2', facts, notes }, script));
      expect(Buffer.byteLength(JSON.stringify(told))).toBeLessThan(32_000);
      const count = (prefix: string) => Object.keys(told).filter((name) => name.startsWith(prefix)).length;
      return [count('fact_'), count('objection_'), count('note_'), count('card_'), told['cut']];
    };

    expect(await sized(8)).toEqual([2, 8, 3, 2, undefined]);
    expect(await sized(9)).toEqual([2, 9, 3, 1, 'yes']);
    expect(await sized(11)).toEqual([2, 11, 2, 0, 'yes']);
    expect(await sized(20)).toEqual([2, 13, 0, 0, 'yes']);
  });

  it('has the places of the guide where that asks, a line for each thing, and every place is there', async () => {
    const desk = await aRoom({
      stage: 'selling',
      campaignId: 'campaign-2',
      facts: { region: 'the north' },
      notes: [aNote('Ask for Anna.', 1)],
    });

    expect(await brief(desk, flowEvent({ form: { layout: 'guide' } }))).toEqual({
      status: 'brief',
      stage: 'selling',
      tier: 'selling',
      purpose: expect.any(String),
      script: 'Selling\nYou talked with my colleague.',
      asks: 'need: What do they need?\ndelivery_day: Find out: delivery day\nbudget: What may it cost?',
      known: 'region: the north',
      objections: 'Too dear (price): Compare what it saves.',
      notes: '4 January 2026, selling: Ask for Anna.',
      orders: '0, 0 in all',
      last_outcome: '',
      cards: 'Warranty: Two years.',
      cut: 'no',
    });
  });

  it('is cut to what a view takes: cards go first, what the call is for and what was found out stay', async () => {
    const long = 'ü'.repeat(1_000);
    const script = {
      ...SELLING_SCRIPT,
      cards: Array.from({ length: 9 }, (_, id) => ({ id: `c${id}`, title: 'Card', text: long })),
    };
    const told = await brief(
      await aRoom({ stage: 'selling', campaignId: 'campaign-2', facts: { region: long } }, script),
      flowEvent({ form: { layout: 'guide' } }),
    );

    expect(told['cut']).toBe('yes');
    expect(told['known']).toBe(`region: ${long}`);
    expect(told['cards']?.split('\n')).toHaveLength(4);
    expect(Buffer.byteLength(JSON.stringify(told))).toBeLessThan(12_500);
  });

  it.each([
    ['a call that is not ours', asFlowEvent(connectFixture('flow-event.voice-api')), /no tierline attributes/],
    [
      'a call of another deployment',
      flowEvent({ attributes: { tierline_deployment: 'another' } }),
      /another deployment/,
    ],
    ['a lead that is not stored', flowEvent({ attributes: { tierline_lead: 'lead-of-nobody' } }), /not stored/],
    ['a call that the lead never had', flowEvent({ attributes: { tierline_attempt: '7' } }), /no such call/],
    ['something that is no flow event', asFlowEvent([]), /expected object/],
  ])('is refused for %s, and tells nothing', async (_what, event, why) => {
    const desk = await aRoom({ facts: { need: 'more' } });

    expect(await brief(desk, event)).toEqual({ status: 'refused', why: expect.stringMatching(why) });
    expect(desk.notes).toEqual([]);
  });
});
