import { describe, expect, it } from 'vitest';
import {
  closeFirstCall,
  type FirstCallDependencies,
  prepareFirstCall,
  storeFirstCall,
} from '../../../shared/application/first-call.ts';
import { type CallSeen, watchFirstCall } from '../../../shared/application/watch-first-call.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { suppressedLead } from '../../../shared/domain/lead-transitions.ts';
import { TEST_LIST } from '../../../shared/domain/test-lead.ts';
import { aCampaign } from '../../support/a-campaign.ts';
import { containing } from '../../support/containing.ts';
import { InMemoryLeadRepository } from '../../support/in-memory-lead-repository.ts';
import { InMemorySettingsRepository } from '../../support/in-memory-settings-repository.ts';
import { aDialledLead, aDiallingState, aNumber, aPlacedCall, aReadyLead, NOON } from '../../support/lead-builders.ts';
import { StandingClock } from '../../support/scripted-telephony.ts';

const NUMBER = '+12125550199';

interface Desk {
  readonly deps: FirstCallDependencies;
  readonly leads: InMemoryLeadRepository;
  readonly clock: StandingClock;
}

async function aDesk(): Promise<Desk> {
  const leads = new InMemoryLeadRepository();
  const settings = new InMemorySettingsRepository();
  const clock = new StandingClock();
  for (const tier of [1, 2, 3] as const) await settings.putCampaign(aCampaign(tier));
  const deps = {
    leads,
    settings,
    hasher: { keyOf: (e164: string) => `key of ${e164}` },
    zones: { candidateZones: () => ['America/New_York'] },
    calendar: { isHoliday: () => false },
    clock: clock.read,
  };
  return { deps, leads, clock };
}

async function stored(desk: Desk): Promise<Lead> {
  const prepared = await prepareFirstCall(desk.deps, { number: NUMBER });
  if (prepared.kind !== 'ready' || !(await storeFirstCall(desk.deps, prepared.lead))) throw new Error(prepared.kind);
  const lead = await desk.leads.get(prepared.lead.id);
  if (lead === undefined) throw new Error('The lead is not stored.');
  return lead;
}

describe('a first call', () => {
  it('is one promised call of a test lead, due at once, in the campaign of the first tier or the one that is named', async () => {
    const { deps } = await aDesk();

    expect(await prepareFirstCall(deps, { number: NUMBER })).toEqual(
      containing({
        kind: 'ready',
        numberKey: `key of ${NUMBER}`,
        lead: {
          listId: TEST_LIST,
          stage: 'prospecting',
          campaignId: 'campaign-1',
          state: { kind: 'ready', dueAt: NOON, urgency: 'promised' },
        },
      }),
    );
    expect(await prepareFirstCall(deps, { number: NUMBER, campaignId: 'campaign-3' })).toEqual(
      containing({
        lead: { stage: 'account-care', campaignId: 'campaign-3', state: { purpose: { kind: 'approach' } } },
      }),
    );
    expect(await prepareFirstCall(deps, { number: NUMBER, campaignId: 'spring' })).toEqual({
      kind: 'no-campaign',
      known: ['campaign-1', 'campaign-2', 'campaign-3'],
    });
  });

  it('is not made to a number that said stop, whoever holds it', async () => {
    const desk = await aDesk();
    await desk.leads.suppressNumbers([`key of ${NUMBER}`], 'do-not-call', NOON);
    expect(await prepareFirstCall(desk.deps, { number: NUMBER })).toEqual({ kind: 'opted-out', why: 'do-not-call' });

    const other = await aDesk();
    const lead = await stored(other);
    await other.leads.save(suppressedLead(lead, NOON, 'do-not-call'));
    expect(await prepareFirstCall(other.deps, { number: NUMBER })).toEqual({ kind: 'opted-out', why: 'do-not-call' });
  });

  it("is not made to a customer's number, nor twice at once", async () => {
    const desk = await aDesk();
    await desk.leads.add(aReadyLead({ numbers: [aNumber({ key: `key of ${NUMBER}` })] }));
    expect(await prepareFirstCall(desk.deps, { number: NUMBER })).toEqual({ kind: 'of-a-lead', leadId: 'lead-1' });

    const other = await aDesk();
    const lead = await stored(other);
    await other.leads.save({ ...lead, state: aDiallingState() });
    expect(await prepareFirstCall(other.deps, { number: NUMBER })).toEqual({ kind: 'under-way', leadId: lead.id });
  });

  it('keeps the rules: hours, and the gap after an earlier one, which the lead remembers', async () => {
    const desk = await aDesk();
    const lead = await stored(desk);
    const recentCalls = [aPlacedCall({ at: NOON.subtract({ minutes: 10 }) })];
    await desk.leads.save({ ...lead, recentCalls, attemptNumber: 1, placed: 1 });
    expect(await prepareFirstCall(desk.deps, { number: NUMBER })).toEqual(
      containing({ kind: 'not-now', explanation: { reasons: [{ code: 'min-gap' }] } }),
    );
    desk.clock.now = NOON.add({ hours: 1 });
    expect(await prepareFirstCall(desk.deps, { number: NUMBER })).toEqual(
      containing({ kind: 'ready', lead: { id: lead.id, generation: 2, version: 2, attemptNumber: 1, placed: 1 } }),
    );
    desk.clock.now = NOON.add({ hours: 12 });
    expect(await prepareFirstCall(desk.deps, { number: NUMBER })).toEqual(containing({ kind: 'not-now' }));
  });

  it('that nobody wants any more is closed, unless it is under way', async () => {
    const desk = await aDesk();
    const lead = await stored(desk);
    expect(await closeFirstCall(desk.deps, lead.id)).toBe(true);
    expect((await desk.leads.get(lead.id))?.state).toEqual({ kind: 'closed', at: NOON, why: 'test-over' });

    const other = await aDesk();
    const called = await stored(other);
    await other.leads.save({ ...called, state: aDiallingState() });
    expect(await closeFirstCall(other.deps, called.id)).toBe(false);
    await other.leads.add(aDialledLead({ id: 'customer' }));
    expect(await closeFirstCall(other.deps, 'customer')).toBe(true);
    expect((await other.leads.get('customer'))?.state.kind).toBe('dialling');
  });

  it('whose next step does not come ends with its name, when its time is over', async () => {
    const desk = await aDesk();
    const lead = await stored(desk);
    const seen: CallSeen['kind'][] = [];
    const watched = (): Promise<unknown> =>
      watchFirstCall({ leads: desk.leads, clock: desk.clock.read, sleep: desk.clock.sleep }, lead, ({ kind }) =>
        seen.push(kind),
      );
    expect(await watched()).toEqual({ kind: 'timed-out', missing: 'claimed' });

    await desk.leads.save({ ...lead, attemptNumber: 1, state: aDiallingState({ phase: { kind: 'starting' } }) });
    expect(await watched()).toEqual({ kind: 'timed-out', missing: 'ringing' });
    expect(seen).toEqual(['claimed']);
  });
});
