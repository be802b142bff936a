import { describe, expect, it } from 'vitest';
import { editLead, type LeadPatch, MOST_ATTRIBUTES } from '../../../shared/application/edit-lead.ts';
import type { Lead, LeadState } from '../../../shared/domain/lead.ts';
import { aRecordsDesk } from '../../support/a-records-desk.ts';
import { aDiallingState, aNumber, aReadyState, NOON } from '../../support/lead-builders.ts';

const BY = { author: 'Kim', note: 'letter', version: 1 };
const KNOWN: Partial<Lead> = {
  name: 'Ada',
  externalId: 'crm-1',
  timezone: 'America/New_York',
  wishes: { callWindow: { start: '09:00', end: '12:00' } },
  attributes: { city: 'New York', product: 'Basic' },
};

async function edited(patch: LeadPatch, fields: Partial<Lead> = KNOWN) {
  const { deps, desk, leads, store } = await aRecordsDesk();
  await store(fields);
  const result = await editLead(deps, 'lead-1', patch, BY);
  return { result, lead: await leads.get('lead-1'), signed: leads.signed, leads, deps, desk, store };
}

describe('an edit', () => {
  it('changes what is named, leaves what is not, and says which members it changed but no value', async () => {
    const { lead, signed } = await edited({ name: 'Ada Lovelace', attributes: { city: 'Boston', since: '2020' } });

    expect(lead).toMatchObject({
      version: 2,
      name: 'Ada Lovelace',
      externalId: 'crm-1',
      attributes: { city: 'Boston', product: 'Basic', since: '2020' },
      wishes: KNOWN.wishes,
    });
    expect(signed).toMatchObject([
      {
        subject: 'lead',
        id: 'lead-1',
        deeds: [{ kind: 'lead-edited', members: ['name', 'attributes'] }],
        note: 'letter',
      },
    ]);
    expect(JSON.stringify(signed)).not.toMatch(/Ada|Boston/);
  });

  it('takes away what is null', async () => {
    const { lead } = await edited({ name: null, externalId: null, callWindow: null, attributes: { city: null } });

    expect(lead).not.toHaveProperty('name');
    expect(lead).not.toHaveProperty('externalId');
    expect(lead).not.toHaveProperty('wishes');
    expect(lead?.attributes).toEqual({ product: 'Basic' });
  });

  it('of the same values changes and signs nothing', async () => {
    const { result, signed } = await edited({
      name: 'Ada',
      timezone: 'America/New_York',
      attributes: { city: 'New York' },
    });

    expect(result).toMatchObject({ kind: 'unchanged', lead: { version: 1 } });
    expect(signed).toEqual([]);
  });

  it('of the zone puts the numbers there and moves the planned call to their hours', async () => {
    const dueAt = NOON.subtract({ minutes: 165 });
    const fields = { state: aReadyState({ dueAt, wantedAt: dueAt }) };
    const { lead, desk } = await edited({ timezone: 'Pacific/Honolulu' }, fields);

    expect(lead?.numbers).toMatchObject([{ area: { zones: ['Pacific/Honolulu'] } }]);
    expect(lead?.state).toMatchObject({ kind: 'ready', dueAt: NOON.add({ hours: 2 }) });
    const [campaign] = (await desk.repository.read()).campaigns;
    expect(campaign?.areas.map(({ zones }) => zones)).toContainEqual(['Pacific/Honolulu']);
  });

  it('of the wish moves the planned call into it', async () => {
    const { lead } = await edited({ callWindow: { start: '15:00', end: '16:00' } }, { state: aReadyState() });

    expect(lead?.state).toMatchObject({ dueAt: NOON.add({ hours: 3 }) });
  });

  it('of the name leaves a planned call where it is', async () => {
    const state = aReadyState({ dueAt: NOON.add({ hours: 500 }) });

    expect((await edited({ name: 'Bob' }, { state })).lead?.state).toEqual(state);
  });

  it('takes no external id that leads to another lead', async () => {
    const { deps, leads, store } = await aRecordsDesk();
    await store(KNOWN);
    await store({ id: 'other', externalId: 'crm-2', numbers: [aNumber({ key: 'other' })] });

    expect(await editLead(deps, 'lead-1', { externalId: 'crm-2' }, BY)).toMatchObject({ kind: 'refused' });
    expect(await editLead(deps, 'lead-1', { externalId: 'crm-3' }, BY)).toMatchObject({ kind: 'changed' });
    expect((await leads.leadWithExternalId('crm-3'))?.id).toBe('lead-1');
  });

  it.each<{ readonly what: string; readonly state: LeadState }>([
    { what: 'call', state: aDiallingState() },
    {
      what: 'wrap-up',
      state: { kind: 'wrapping', attemptNumber: 1, contactId: 'contact-1', endedAt: NOON, limitAt: NOON },
    },
  ])('is refused during a $what', async ({ state }) => {
    expect(await edited({ name: 'Bob' }, { state })).toMatchObject({
      result: { kind: 'refused' },
      lead: { version: 1 },
    });
  });

  it('is refused of an erased person, with no zone, too many attributes, and over another version', async () => {
    expect((await edited({ name: 'Bob' }, { erasedAt: NOON })).result).toMatchObject({ kind: 'refused' });
    expect((await edited({ timezone: 'Mars/Olympus' })).result).toMatchObject({ kind: 'refused' });
    const many = Object.fromEntries(Array.from({ length: MOST_ATTRIBUTES }, (_, index) => [`a${index}`, 'x']));
    expect((await edited({ attributes: many })).result).toMatchObject({ kind: 'refused' });
    expect((await edited({ attributes: many }, {})).result).toMatchObject({ kind: 'changed' });
    const { deps } = await edited({});
    expect(await editLead(deps, 'lead-1', { name: 'Bob' }, { ...BY, version: 2 })).toMatchObject({ kind: 'overtaken' });
    expect(await editLead(deps, 'nobody', { name: 'Bob' }, BY)).toEqual({ kind: 'missing' });
  });

  it('that takes the zone away where nothing else tells one is refused', async () => {
    const { deps, store } = await aRecordsDesk();
    await store(KNOWN);
    const zones = { candidateZones: () => [] };

    expect(await editLead({ ...deps, zones }, 'lead-1', { timezone: null }, BY)).toMatchObject({ kind: 'refused' });
    expect(await editLead(deps, 'lead-1', { timezone: null }, BY)).toMatchObject({ kind: 'changed' });
  });
});
