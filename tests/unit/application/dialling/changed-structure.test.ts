import { describe, expect, it } from 'vitest';
import { dialDueLeads } from '../../../../shared/application/dialling/dial-due-leads.ts';
import { placeCall } from '../../../../shared/application/dialling/place-call.ts';
import { linkAttempt } from '../../../../shared/application/link-attempt.ts';
import type { CallPurpose, Lead } from '../../../../shared/domain/lead.ts';
import { claimedLead } from '../../../../shared/domain/lead-transitions.ts';
import { type SalesStructureKind, USUAL_STRUCTURES } from '../../../../shared/domain/sales-structure.ts';
import { aCampaign } from '../../../support/a-campaign.ts';
import { aStructurePublication } from '../../../support/a-publication.ts';
import { containing } from '../../../support/containing.ts';
import { aLead, aNumber, aReadyState, NOON } from '../../../support/lead-builders.ts';
import { ANY_TIME, aDiallingBench, type DiallingBench } from '../../../support/scripted-telephony.ts';

const SALES: Partial<Lead> = { stage: 'selling', campaignId: 'campaign-2' };
const CARE: Partial<Lead> = { stage: 'account-care', campaignId: 'campaign-3' };

/** Published just now; the dialler reads it with its next run a minute later. */
async function divide(bench: DiallingBench, kind: SalesStructureKind): Promise<void> {
  const { version } = (await bench.settings.read()).structure;
  const publication = aStructurePublication(USUAL_STRUCTURES[kind], { expectedVersion: version, at: bench.clock.now });
  await bench.settings.structures.publish(publication);
  bench.clock.now = bench.clock.now.add({ seconds: 61 });
}

function aLeadOf(fields: Partial<Lead>, id: string): Lead {
  return aLead({ ...fields, id, numbers: [aNumber({ key: id })] });
}

async function placeOf(bench: DiallingBench, id: string) {
  const lead = await bench.leads.get(id);
  return { campaignId: lead?.campaignId, state: lead?.state.kind };
}

describe('after another structure came into force', () => {
  it('a tier does not call a lead whose stage it holds no more: the lead goes to the campaign that works it', async () => {
    const bench = await aDiallingBench();
    await divide(bench, 'two');
    await bench.deps.settings.current();
    const lead = await bench.stored(aLeadOf(CARE, 'care'));
    await divide(bench, 'three');
    const stray = { ...lead, campaignId: 'campaign-2' };
    await bench.leads.save(stray);
    const found = await bench.leads.get('care');
    if (found === undefined) throw new Error('The lead is gone.');

    expect(await placeCall(bench.deps, aCampaign(2), found, ANY_TIME)).toEqual({ kind: 'put-back' });
    expect(bench.telephony.started).toEqual([]);
    expect(await placeOf(bench, 'care')).toEqual({ campaignId: 'campaign-3', state: 'ready' });
  });

  it('due leads of campaigns without a tier are called by those who do that work now, promises at their moment', async () => {
    const bench = await aDiallingBench();
    const purpose: CallPurpose = { kind: 'callback', agreedAt: NOON.add({ minutes: 1 }) };
    const promised = aReadyState({
      urgency: 'promised',
      purpose,
      wantedAt: NOON.add({ minutes: 1 }),
      dueAt: NOON.add({ minutes: 1 }),
    });
    await bench.stored(aLeadOf({ ...CARE, state: promised }, 'promised'));
    await bench.stored(aLeadOf(CARE, 'normal'));
    bench.board.counts.set('profile-2', { available: 5, onContact: 0 });
    await divide(bench, 'two');
    await dialDueLeads(bench.deps, []);

    expect(bench.telephony.started.map(({ attributes, queueId }) => [attributes['tierline_lead'], queueId])).toEqual([
      ['promised', 'queue-2'],
      ['normal', 'queue-2'],
    ]);
    expect(bench.noted.filter(({ kind }) => kind === 'work-failed')).toEqual([]);
  });

  it('a lead that cannot be moved is noted, and the others are', async () => {
    const bench = await aDiallingBench();
    await bench.stored(aLeadOf(CARE, 'broken'));
    await bench.stored(aLeadOf(CARE, 'sound'));
    const { save } = bench.leads;
    bench.leads.save = (lead) =>
      lead.id === 'broken' ? Promise.reject(new Error('throttled')) : save.call(bench.leads, lead);
    await divide(bench, 'two');
    await dialDueLeads(bench.deps, []);

    expect(await placeOf(bench, 'sound')).toEqual({ campaignId: 'campaign-2', state: 'ready' });
    expect(bench.noted).toContainEqual({
      kind: 'work-failed',
      what: 'put-home',
      leadId: 'broken',
      error: expect.any(Error),
    });
  });

  it('a call that was claimed before it belongs to the campaign that placed it', async () => {
    const bench = await aDiallingBench();
    await bench.stored(aLeadOf(CARE, 'care'));
    const lead = await bench.leads.get('care');
    if (lead === undefined) throw new Error('The lead is gone.');
    await bench.leads.claim(claimedLead(lead, NOON, 120));
    await divide(bench, 'one');
    const claimed = await bench.leads.get('care');
    if (claimed === undefined) throw new Error('The lead is gone.');
    const linked = await linkAttempt(bench.deps, claimed, { contactId: 'contact-1', startedAt: NOON, rulesVersion: 0 });

    expect(linked).toEqual(
      containing({
        kind: 'linked',
        attempt: { placement: { campaignId: 'campaign-3', tier: 3, stage: 'account-care' } },
      }),
    );
    expect(await placeOf(bench, 'care')).toEqual({ campaignId: 'campaign-3', state: 'dialling' });
  });

  it('a call in the air takes one of the people who do its work now', async () => {
    const bench = await aDiallingBench({ campaigns: [aCampaign(1)] });
    const { settings } = bench;
    await settings.putCampaign({ id: 'campaign-3', name: 'Care', tier: 3, priority: 1, shards: 1, areas: [] });
    await bench.stored(aLeadOf(CARE, 'care'));
    const lead = await bench.leads.get('care');
    if (lead === undefined) throw new Error('The lead is gone.');
    await divide(bench, 'one');
    await bench.leads.claim(claimedLead(lead, bench.clock.now, 120));
    for (const id of ['one', 'two']) await bench.stored(aLeadOf({ campaignId: 'campaign-1' }, id));
    bench.board.counts.set('profile-1', { available: 2, onContact: 0 });
    await dialDueLeads(bench.deps, []);

    expect(bench.telephony.started).toHaveLength(1);
  });

  it('waiting leads are moved, once nobody plans by the structure before it any more', async () => {
    const bench = await aDiallingBench();
    const tomorrow = aReadyState({ dueAt: NOON.add({ hours: 24 }), wantedAt: NOON.add({ hours: 24 }) });
    await bench.stored(aLeadOf({ ...CARE, state: tomorrow }, 'care'));
    await bench.stored(aLeadOf({ ...SALES, state: tomorrow }, 'sale'));
    const then = { stage: 'account-care', purpose: { kind: 'approach' } } as const;
    const rest = { kind: 'resting', until: NOON.add({ hours: 24 }), why: 'nurture', then } as const;
    await bench.stored(aLeadOf({ ...CARE, state: rest }, 'rest'));
    await divide(bench, 'two');
    await dialDueLeads(bench.deps, []);
    expect(await placeOf(bench, 'care')).toEqual({ campaignId: 'campaign-3', state: 'ready' });

    bench.clock.now = bench.clock.now.add({ seconds: 60 });
    await dialDueLeads(bench.deps, []);
    expect(await placeOf(bench, 'care')).toEqual({ campaignId: 'campaign-2', state: 'ready' });
    expect(await placeOf(bench, 'rest')).toEqual({ campaignId: 'campaign-2', state: 'resting' });
    expect(await placeOf(bench, 'sale')).toEqual({ campaignId: 'campaign-2', state: 'ready' });
    expect((await bench.leads.get('care'))?.state).toEqual(tomorrow);
    const { replan } = await bench.settings.read();
    expect(replan).toMatchObject({
      rulesVersion: 0,
      structureVersion: 1,
      seen: 3,
      moved: 2,
      finishedAt: bench.clock.now,
    });
  });
});
