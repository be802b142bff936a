import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { HmacNumberHasher } from '../../../shared/adapters/number-plan/hmac-number-hasher.ts';
import { PrefixNumberZones } from '../../../shared/adapters/number-plan/prefix-number-zones.ts';
import type { LeadCaptured } from '../../../shared/application/business-events.ts';
import { captureLead } from '../../../shared/application/capture-lead.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { suppressedLead } from '../../../shared/domain/lead-transitions.ts';
import { aDesk, type Desk } from '../../support/a-desk.ts';
import { containing } from '../../support/containing.ts';
import { FaultyLeadRepository } from '../../support/faulty-lead-repository.ts';
import { InMemoryLeadRepository } from '../../support/in-memory-lead-repository.ts';
import { aLead, aNumber, NOON } from '../../support/lead-builders.ts';

const hasher = new HmacNumberHasher('a secret');
const zones = PrefixNumberZones.load();
const PHONE = '+12125550100';
const MINUTE_AGO = NOON.subtract({ minutes: 1 });
const MIDNIGHT = Temporal.Instant.from('2026-01-06T05:00:00Z');
const NINE_O_CLOCK = Temporal.Instant.from('2026-01-06T14:00:00Z');

function aCapture(fields: Partial<LeadCaptured> = {}): LeadCaptured {
  return {
    capturedAt: MINUTE_AGO,
    source: 'web form',
    phones: [PHONE],
    stage: 'prospecting',
    attributes: {},
    ...fields,
  };
}

async function capture(desk: Desk, fields: Partial<LeadCaptured> = {}) {
  return captureLead({ ...desk, hasher, zones }, aCapture(fields));
}

async function lead(desk: Desk, phone = PHONE): Promise<Lead> {
  const found = await desk.leads.leadWithNumber(hasher.keyOf(phone));
  if (found === undefined) throw new Error('nobody has the number');
  return found;
}

/** A desk at which somebody is known under the number. */
async function aDeskKnowing(fields: Partial<Lead> = {}, leads = new InMemoryLeadRepository()): Promise<Desk> {
  const desk = await aDesk(leads);
  await desk.leads.add(aLead({ version: 0, numbers: [aNumber({ key: hasher.keyOf(PHONE) })], ...fields }));
  return desk;
}

describe('a lead that has just made itself known', () => {
  it('is stored and promised to be called at once', async () => {
    const desk = await aDesk();
    const captured = await capture(desk, {
      externalId: 'W-1',
      name: 'Ada Example',
      consent: 'express',
      attributes: { crop: 'apples' },
      postalCode: '10001',
      country: 'US',
    });
    const stored = await lead(desk);

    expect(captured).toEqual({ kind: 'captured', leadId: stored.id, how: 'added' });
    expect(stored).toEqual(
      containing({
        listId: 'captured',
        externalId: 'W-1',
        name: 'Ada Example',
        source: 'web form',
        consent: 'express',
        attributes: { crop: 'apples', postal_code: '10001' },
        stage: 'prospecting',
        campaignId: 'campaign-1',
        capturedAt: MINUTE_AGO,
        numbers: [{ e164: PHONE, area: { country: 'US', zones: ['America/New_York'] } }],
        state: { kind: 'ready', dueAt: NOON, wantedAt: NOON, urgency: 'promised', purpose: { kind: 'approach' } },
      }),
    );
    expect(await desk.leads.leadWithExternalId('W-1')).toEqual(stored);
  });

  it('at night is promised to be called as soon as its hours begin', async () => {
    const desk = { ...(await aDesk()), clock: () => MIDNIGHT };
    await capture(desk);

    expect((await lead(desk)).state).toEqual(
      containing({ dueAt: NINE_O_CLOCK, wantedAt: MIDNIGHT, urgency: 'promised' }),
    );
  });

  it('as a deal goes to the people who sell, and as a customer waits for its programme', async () => {
    const desk = await aDesk();
    await capture(desk, { stage: 'selling' });
    await capture(desk, { stage: 'account-care', phones: ['+12125550101'] });

    expect(await lead(desk)).toEqual(
      containing({ campaignId: 'campaign-2', state: { urgency: 'promised', purpose: { kind: 'handover' } } }),
    );
    expect(await lead(desk, '+12125550101')).toEqual(
      containing({ campaignId: 'campaign-3', state: { urgency: 'normal', purpose: { kind: 'touch' } } }),
    );
  });

  it('has its area in the directory of its campaign', async () => {
    const desk = await aDesk();
    await capture(desk, { phones: ['+18085550100'] });
    const campaign = (await desk.repository.read()).campaigns.find(({ id }) => id === 'campaign-1');

    expect(campaign?.areas.map(({ zones: [zone] }) => zone)).toContain('Pacific/Honolulu');
  });

  it('keeps the numbers that can be called, in their order, each once', async () => {
    const desk = await aDesk();
    await capture(desk, { phones: ['(212) 555-0100', '12', PHONE, '212 555 0101'], country: 'US' });

    expect((await lead(desk)).numbers.map(({ e164 }) => e164)).toEqual([PHONE, '+12125550101']);
    expect(desk.notes).toContainEqual({
      kind: 'input-ignored',
      source: 'business-event',
      why: 'phone: one of several numbers can be no telephone number and was left out',
    });
  });

  it.each([
    ['no number can be called', { phones: ['12'] }, 'phone: none of the numbers can be a telephone number'],
    ['its zone is none', { timezone: 'Mars/Olympus' }, 'timezone: is no time zone name'],
    ['its country is none', { country: 'XX' }, 'country: is no known two-letter code'],
  ])('is told what is wrong when %s', async (_what, fields, why) => {
    const desk = await aDesk();

    expect(await capture(desk, fields)).toEqual({ kind: 'bad', why });
  });

  it('twice, or twice at once, is there once', async () => {
    const desk = await aDesk();
    const told = await Promise.all([capture(desk), capture(desk)]);

    expect(told.map((each) => 'how' in each && each.how).toSorted()).toEqual(['added', 'known']);
    expect(await capture(desk)).toEqual(containing({ how: 'known' }));
    expect((await lead(desk)).version).toBe(1);
  });

  it("twice at once with two numbers under the company's one id is one lead", async () => {
    const desk = await aDesk();
    const told = await Promise.all([
      capture(desk, { externalId: 'W-1' }),
      capture(desk, { externalId: 'W-1', phones: ['+12125550101'] }),
    ]);

    expect(new Set(told.map((each) => 'leadId' in each && each.leadId)).size).toBe(1);
  });
});

describe('somebody who is known already', () => {
  it("is found by the company's own id, or by any number, and is told more of", async () => {
    const desk = await aDeskKnowing({ externalId: 'P-1' });

    await capture(desk, { externalId: 'P-1', phones: ['+12125550199'], attributes: { crop: 'pears' } });
    await capture(desk, { phones: ['+12125550198', PHONE], name: 'Ada Example', consent: 'written' });

    expect(await lead(desk)).toEqual({
      ...aLead({ externalId: 'P-1', numbers: [aNumber({ key: hasher.keyOf(PHONE) })] }),
      version: 3,
      name: 'Ada Example',
      source: 'web form',
      consent: 'written',
      capturedAt: MINUTE_AGO,
      attributes: { crop: 'pears' },
    });
    expect(await desk.leads.leadWithNumber(hasher.keyOf('+12125550199'))).toBeUndefined();
  });

  it.each<[string, Partial<Lead>]>([
    ['a customer', { stage: 'account-care', purchases: { count: 2, total: 90 } }],
    ['somebody who said stop', { state: suppressedLead(aLead(), NOON, 'do-not-call').state }],
    ['somebody who rests', { counted: 4, state: { kind: 'closed', at: NOON, why: 'attempts-spent' } }],
  ])('stays what they are: %s', async (_who, fields) => {
    const desk = await aDeskKnowing(fields);
    const before = await lead(desk);
    await capture(desk, { attributes: { crop: 'pears' } });

    expect(await lead(desk)).toEqual({
      ...before,
      version: 2,
      source: 'web form',
      capturedAt: MINUTE_AGO,
      attributes: { crop: 'pears' },
    });
  });

  it('is told of by the latest telling; an earlier one that comes later fills gaps only', async () => {
    const desk = await aDeskKnowing();
    await capture(desk, { attributes: { crop: 'pears' }, consent: 'written' });
    await capture(desk, {
      capturedAt: NOON.subtract({ hours: 9 }),
      attributes: { crop: 'apples', size: '12 ha' },
      consent: 'express',
    });

    expect(await lead(desk)).toEqual(
      containing({ capturedAt: MINUTE_AGO, consent: 'written', attributes: { crop: 'pears', size: '12 ha' } }),
    );
  });

  it('is not written when nothing is new', async () => {
    const desk = await aDeskKnowing();
    const how = [];
    for (let told = 0; told < 3; told += 1) how.push(await capture(desk, { attributes: { crop: 'pears' } }));

    expect(how.map((each) => 'how' in each && each.how)).toEqual(['updated', 'known', 'known']);
  });

  it('loses nothing when another writer is quicker', async () => {
    const leads = new FaultyLeadRepository();
    const desk = await aDeskKnowing({}, leads);
    let rivals = 1;
    leads.meanwhile = async (request) => {
      if (request !== 'save' || rivals === 0) return;
      rivals -= 1;
      await leads.writeByRival('lead-1', (known) => ({ ...known, touches: 3 }));
    };
    await capture(desk, { attributes: { crop: 'pears' } });

    expect(await lead(desk)).toEqual(containing({ touches: 3, attributes: { crop: 'pears' } }));
  });
});
