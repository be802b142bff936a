import { describe, expect, it } from 'vitest';
import { HmacNumberHasher } from '../../../shared/adapters/number-plan/hmac-number-hasher.ts';
import type { NamedCustomer } from '../../../shared/application/business-events.ts';
import { StaleLeadError } from '../../../shared/application/errors.ts';
import { linkFromEvidence } from '../../../shared/application/link-attempt.ts';
import { recordCase } from '../../../shared/application/record-case.ts';
import { recordLegEnded } from '../../../shared/application/record-contact.ts';
import { recordDisposition } from '../../../shared/application/record-disposition.ts';
import { recordPurchase } from '../../../shared/application/record-purchase.ts';
import { CASES_KEPT } from '../../../shared/domain/closed-cases.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { ORDERS_KEPT, type RecordedOrder } from '../../../shared/domain/purchases.ts';
import {
  ATTRIBUTES,
  aDesk,
  claimed,
  type Desk,
  FIRST_LEG,
  inTheAir,
  SAID,
  STARTED,
  storedLead,
} from '../../support/a-desk.ts';
import { containing } from '../../support/containing.ts';
import { delegatingTelephony } from '../../support/delegating-ports.ts';
import { FaultyLeadRepository } from '../../support/faulty-lead-repository.ts';
import { InMemoryLeadRepository } from '../../support/in-memory-lead-repository.ts';
import { aLead, aNumber, NOON } from '../../support/lead-builders.ts';

const hasher = new HmacNumberHasher('a secret');
const BY_ID: NamedCustomer = { leadId: 'lead-1' };
const RINGING = { attributes: ATTRIBUTES, initiatedAt: STARTED, initiationMethod: 'API' };
const ANSWERED = { ...RINGING, answeredAt: STARTED.add({ seconds: 9 }) };
const STOPPED = { endedAt: NOON, disconnectReason: 'API' };
const TALKED = { endedAt: NOON, connectedAt: STARTED, agentConnectedAt: STARTED };

function anOrder(fields: Partial<RecordedOrder> = {}): RecordedOrder {
  return { orderId: 'A-1', at: NOON.subtract({ minutes: 2 }), value: 100, ...fields };
}

async function record(desk: Desk, order: Partial<RecordedOrder> = {}, customer = BY_ID) {
  const { kind, ...told } = await recordPurchase({ ...desk, hasher }, { customer, order: anOrder(order) });
  return 'how' in told ? told.how : kind;
}

async function aDeskWith(lead: Partial<Lead> = {}, leads = new InMemoryLeadRepository()): Promise<Desk> {
  const desk = await aDesk(leads);
  await desk.leads.add(aLead({ version: 0, ...lead }));
  return desk;
}

describe('a purchase that the company tells of', () => {
  it.each<[string, NamedCustomer]>([
    ['our own id', BY_ID],
    ["the company's own id", { externalId: 'P-1' }],
    ['a number', { phone: '+1 212 555 0100' }],
    ['a national number with its country', { phone: '(212) 555-0100', country: 'US' }],
    ['the first name that leads to anybody', { leadId: 'lead-404', externalId: 'P-404', phone: '+12125550100' }],
  ])('finds the customer by %s', async (_by, customer) => {
    const numbers = [aNumber({ key: hasher.keyOf('+12125550100') })];
    const desk = await aDeskWith({ externalId: 'P-1', numbers });

    expect(await record(desk, {}, customer)).toBe('counted');
    expect(await storedLead(desk)).toEqual(
      containing({ stage: 'account-care', purchases: { count: 1, total: 100 }, state: { kind: 'ready' } }),
    );
  });

  it.each<NamedCustomer>([
    { leadId: 'lead-2' },
    { externalId: 'P-1' },
    { phone: '+12125550199' },
    { phone: 'none' },
  ])('of %j, whom nobody knows, is told so', async (customer) => {
    expect(await record(await aDeskWith(), {}, customer)).toBe('unknown-customer');
  });

  it('is counted once, however often it is told', async () => {
    const desk = await aDeskWith();
    const told = [await record(desk), await record(desk), await record(desk, { value: 120 })];
    const { version, purchases } = await storedLead(desk);

    expect(told).toEqual(['counted', 'known', 'known']);
    expect([version, purchases.count, purchases.total]).toEqual([2, 1, 100]);
  });

  it('is counted once when it is told after the lead has forgotten it', async () => {
    const desk = await aDeskWith();
    await record(desk, { orderId: 'old', at: NOON.subtract({ hours: 5_000 }) });
    for (let index = 0; index < ORDERS_KEPT; index += 1) await record(desk, { orderId: `A-${index}` });

    expect(await record(desk, { orderId: 'old', at: NOON.subtract({ hours: 5_000 }) })).toBe('known');
    expect((await storedLead(desk)).purchases.count).toBe(ORDERS_KEPT + 1);
  });

  it('is counted once when it is told twice at once', async () => {
    const desk = await aDeskWith();
    const told = await Promise.all([record(desk), record(desk)]);

    expect(told.toSorted()).toEqual(['counted', 'known']);
    expect((await storedLead(desk)).purchases).toEqual(containing({ count: 1, total: 100 }));
  });

  it('puts the areas of the lead into the campaign of customers before the lead', async () => {
    const desk = await aDeskWith();
    await record(desk);
    const { campaigns } = await desk.settings.current();

    expect((await desk.repository.read()).campaigns.find(({ id }) => id === 'campaign-3')?.areas).toHaveLength(1);
    expect(campaigns).toHaveLength(3);
  });

  it('is noted as it was told, with the tier that cares for customers', async () => {
    const noted: unknown[] = [];
    class Noting extends InMemoryLeadRepository {
      override async recordOrder(...given: Parameters<InMemoryLeadRepository['recordOrder']>) {
        const [{ purchases }, order, tier] = given;
        noted.push([purchases.count, order, tier]);
        return super.recordOrder(...given);
      }
    }
    await record(await aDeskWith({}, new Noting()));

    expect(noted).toEqual([[1, anOrder(), 3]]);
  });

  it('gives way to other writers, and gives up when they never rest', async () => {
    class Restless extends InMemoryLeadRepository {
      writes = 2;
      override async recordOrder(...given: Parameters<InMemoryLeadRepository['recordOrder']>) {
        const lead = await this.get('lead-1');
        if (lead !== undefined && this.writes > 0) await this.save(lead);
        this.writes -= 1;
        return super.recordOrder(...given);
      }
    }
    const leads = new Restless();
    const desk = await aDeskWith({}, leads);

    expect(await record(desk)).toBe('counted');
    leads.writes = 99;
    await expect(record(desk, { orderId: 'A-2' })).rejects.toThrow(StaleLeadError);
  });
});

describe('a purchase between claim and start', () => {
  it('marks the lead, and the call, when it is linked, finds the mark', async () => {
    const desk = await aDesk();
    await claimed(desk);

    expect(await record(desk)).toBe('counted');
    expect((await storedLead(desk)).state).toEqual(
      containing({ kind: 'dialling', phase: { kind: 'starting' }, overtakenBy: { boughtAt: anOrder().at } }),
    );
    const attempt = await linkFromEvidence(desk, 'contact-1', SAID, STARTED);
    expect(attempt?.lead.state).toEqual(containing({ phase: { kind: 'in-the-air' }, overtakenBy: {} }));
    expect(desk.telephony.stopped).toEqual([]);
  });
});

describe('a purchase while the call rings', () => {
  it('stops the call, whose end then counts as placed and is followed by the welcome', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    desk.telephony.contacts.set('contact-1', RINGING);
    await record(desk);

    expect(desk.telephony.stopped).toEqual(['contact-1']);
    expect(desk.notes).toContainEqual({
      kind: 'call-overtaken',
      leadId: 'lead-1',
      attemptNumber: 1,
      contactId: 'contact-1',
      how: 'stopped',
    });
    await recordLegEnded(desk, FIRST_LEG, STOPPED);
    expect(await storedLead(desk)).toEqual(
      containing({
        stage: 'account-care',
        placed: 1,
        counted: 0,
        state: { kind: 'ready', purpose: { kind: 'touch', programme: 'welcome' } },
      }),
    );
  });

  it('told again because whoever was told first died before the stop, stops it then', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    const describe = () => Promise.reject(new Error('killed'));
    const dying = { ...desk, hasher, telephony: { ...delegatingTelephony(desk.telephony), describe } };

    await expect(recordPurchase(dying, { customer: BY_ID, order: anOrder() })).rejects.toThrow('killed');
    desk.telephony.contacts.set('contact-1', RINGING);
    expect(await record(desk)).toBe('known');
    expect(desk.telephony.stopped).toEqual(['contact-1']);
    expect((await storedLead(desk)).purchases.count).toBe(1);
  });

  it.each([
    ['somebody has answered', ANSWERED],
    ['it is over', { ...RINGING, ended: STOPPED }],
    ['nobody knows of it', undefined],
  ])('stops nothing when %s', async (_what, contact) => {
    const desk = await aDesk();
    await inTheAir(desk);
    if (contact !== undefined) desk.telephony.contacts.set('contact-1', contact);
    await record(desk);

    expect(desk.telephony.stopped).toEqual([]);
  });

  it('of somebody who said stop counts and stops nothing more', async () => {
    const desk = await aDeskWith({ state: { kind: 'suppressed', at: NOON, why: 'do-not-call' } });
    await record(desk);

    expect(await storedLead(desk)).toEqual(
      containing({ stage: 'prospecting', purchases: { count: 1 }, state: { kind: 'suppressed' } }),
    );
  });
});

describe('a purchase during the talk', () => {
  it('that the agent tells as a sale, too, is one purchase', async () => {
    const desk = await aDesk();
    await inTheAir(desk, { stage: 'selling', campaignId: 'campaign-2' });
    desk.telephony.contacts.set('contact-1', ANSWERED);
    await record(desk);
    await recordLegEnded(desk, FIRST_LEG, TALKED);
    await recordDisposition(desk, { contactId: 'contact-1' }, SAID, { code: 'sale', givenAt: NOON, orderValue: 90 });

    expect(await storedLead(desk)).toEqual(
      containing({
        stage: 'account-care',
        purchases: { count: 1, total: 100, recent: [{ ...anOrder(), recorded: true, contactId: 'contact-1' }] },
        state: { kind: 'ready', purpose: { programme: 'welcome' } },
      }),
    );
  });

  it('is followed by the welcome when the agent tells of no sale', async () => {
    const desk = await aDesk();
    await inTheAir(desk, { stage: 'selling', campaignId: 'campaign-2' });
    desk.telephony.contacts.set('contact-1', ANSWERED);
    await record(desk);
    await recordLegEnded(desk, FIRST_LEG, TALKED);
    await recordDisposition(desk, { contactId: 'contact-1' }, SAID, { code: 'follow-up', givenAt: NOON });

    expect(await storedLead(desk)).toEqual(
      containing({ stage: 'account-care', purchases: { count: 1 }, state: { purpose: { programme: 'welcome' } } }),
    );
  });
});

describe("a purchase that comes after the sale's own outcome", () => {
  const SOLD = { code: 'sale', givenAt: NOON, orderValue: 90 } as const;

  async function sold(fields: Partial<typeof SOLD & { orderId: string }> = {}): Promise<Desk> {
    const desk = await aDesk();
    await inTheAir(desk, { stage: 'selling', campaignId: 'campaign-2' });
    await recordLegEnded(desk, FIRST_LEG, TALKED);
    await recordDisposition(desk, { contactId: 'contact-1' }, SAID, { ...SOLD, ...fields });
    return desk;
  }

  it('confirms it and moves nothing', async () => {
    const desk = await sold();
    const before = await storedLead(desk);

    expect(await record(desk)).toBe('confirmed');
    const after = await storedLead(desk);
    expect(after.purchases).toEqual(containing({ count: 1, total: 100 }));
    expect({ ...after, purchases: before.purchases, version: before.version }).toEqual(before);
  });

  it('stays when the agent takes the sale back, and so does the customer', async () => {
    const desk = await sold();
    await record(desk);
    await recordDisposition(desk, { contactId: 'contact-1' }, SAID, {
      code: 'not-interested',
      givenAt: NOON.add({ minutes: 5 }),
    });

    expect(await storedLead(desk)).toEqual(
      containing({
        stage: 'account-care',
        purchases: { count: 1, total: 100, recent: [{ ...anOrder(), recorded: true }] },
        state: { kind: 'ready', purpose: { programme: 'welcome' } },
      }),
    );
  });

  it('under another number is a purchase of its own', async () => {
    const desk = await sold({ orderId: 'B-7' });

    expect(await record(desk)).toBe('counted');
    expect((await storedLead(desk)).purchases).toEqual(containing({ count: 2, total: 190 }));
  });
});

describe('a closed case', () => {
  const closed = (caseId: string, minutes = 0) => ({ customer: BY_ID, caseId, closedAt: NOON.add({ minutes }) });

  it('is remembered once, with the latest of its customer, in any order', async () => {
    const desk = await aDeskWith();
    const deps = { ...desk, hasher };
    const told = [
      await recordCase(deps, closed('C-2', 2)),
      await recordCase(deps, closed('C-1', 1)),
      await recordCase(deps, closed('C-2', 9)),
    ];

    expect(told.map(({ kind }) => kind)).toEqual(['recorded', 'recorded', 'known']);
    expect((await storedLead(desk)).closedCases).toEqual([
      { caseId: 'C-1', at: NOON.add({ minutes: 1 }) },
      { caseId: 'C-2', at: NOON.add({ minutes: 2 }) },
    ]);
    for (let index = 0; index < CASES_KEPT; index += 1) await recordCase(deps, closed(`later ${index}`, 10 + index));
    expect(await recordCase(deps, closed('C-1', 1))).toEqual({ kind: 'known', leadId: 'lead-1' });
    expect((await storedLead(desk)).closedCases).toHaveLength(CASES_KEPT);
  });

  it('of somebody whom nobody knows is told so', async () => {
    const deps = { ...(await aDeskWith()), hasher };

    expect(await recordCase(deps, { ...closed('C-1'), customer: { leadId: 'lead-2' } })).toEqual({
      kind: 'unknown-customer',
    });
  });

  it('is not lost when another writer is quicker', async () => {
    const leads = new FaultyLeadRepository();
    const desk = await aDeskWith({}, leads);
    let rivals = 1;
    leads.meanwhile = async (request) => {
      if (request !== 'save' || rivals === 0) return;
      rivals -= 1;
      await leads.writeByRival('lead-1', (lead) => ({ ...lead, touches: 3 }));
    };

    await recordCase({ ...desk, hasher }, closed('C-1'));
    expect(await storedLead(desk)).toEqual(containing({ touches: 3, closedCases: [{ caseId: 'C-1' }] }));
  });
});
