import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callLeadNow } from '../../../shared/application/call-lead-now.ts';
import { changeControls } from '../../../shared/application/change-controls.ts';
import { gate } from '../../../shared/domain/call-gate.ts';
import { aPublication } from '../../support/a-publication.ts';
import { aRecordsDesk } from '../../support/a-records-desk.ts';
import { aDiallingState, aLead, anOtherCall, aPlacedCall, aReadyState, NOON } from '../../support/lead-builders.ts';

const BY = { author: 'Kim', note: 'they asked on the phone', version: 1 };
const TOMORROW = aReadyState({ dueAt: NOON.add({ hours: 24 }) });

describe('calling a lead now', () => {
  it('makes it due at once, promised, and signs for it in the same write', async () => {
    const { deps, leads, store } = await aRecordsDesk();
    await store({ state: TOMORROW });

    expect(await callLeadNow(deps, 'lead-1', BY)).toMatchObject({
      kind: 'due',
      explanation: { verdict: 'callable now' },
    });
    expect(await leads.get('lead-1')).toMatchObject({
      version: 2,
      state: { kind: 'ready', dueAt: NOON, wantedAt: NOON, urgency: 'promised', purpose: { kind: 'approach' } },
    });
    expect(leads.signed).toEqual([
      { at: NOON, author: 'Kim', subject: 'lead', id: 'lead-1', deeds: [{ kind: 'lead-called-now' }], note: BY.note },
    ]);
  });

  it('changes nothing when it is due already', async () => {
    const { deps, leads, store } = await aRecordsDesk();
    await store({ state: TOMORROW });
    await callLeadNow(deps, 'lead-1', BY);

    expect(await callLeadNow(deps, 'lead-1', { ...BY, version: 2 })).toMatchObject({
      kind: 'due',
      lead: { version: 2 },
    });
    expect(leads.signed).toHaveLength(1);
  });

  it.each([
    { what: 'too soon after a conversation', lead: { recentCalls: [anOtherCall({ conversationEndedAt: NOON })] } },
    { what: 'resting', lead: { state: restingState() } },
    { what: 'in a call', lead: { state: aDiallingState() } },
    { what: 'in review', lead: { state: { kind: 'review', since: NOON, why: 'no-disposition' } as const } },
    { what: 'closed', lead: { state: { kind: 'closed', at: NOON, why: 'not-interested' } as const } },
    { what: 'suppressed', lead: { state: { kind: 'suppressed', at: NOON, why: 'do-not-call' } as const } },
  ])('is not done while it is $what: every reason is told in words', async ({ lead }) => {
    const { deps, leads, store } = await aRecordsDesk();
    const before = await store({ state: TOMORROW, ...lead });
    const result = await callLeadNow(deps, 'lead-1', BY);

    expect(result.kind).toBe('not-now');
    expect(result.kind === 'not-now' && result.explanation.reasons.length).toBeGreaterThan(0);
    expect(await leads.get('lead-1')).toEqual(before);
    expect(leads.signed).toEqual([]);
  });

  it('tells when it could be', async () => {
    const { deps, desk, store } = await aRecordsDesk();
    const hours = { start: '13:00', end: '18:00' };
    const week = { monday: [hours], tuesday: [hours], wednesday: [hours], thursday: [hours], friday: [hours] };
    await desk.repository.rules.publish(
      aPublication({ document: { organisation: { callWindows: { ...week, saturday: [], sunday: [] } } } }),
    );
    await store({ state: TOMORROW });

    expect(await callLeadNow(deps, 'lead-1', BY)).toMatchObject({
      kind: 'not-now',
      explanation: { verdict: 'later', reasons: [{ code: 'outside-hours' }], next: { at: NOON.add({ hours: 1 }) } },
    });
  });

  it('sets no switch aside', async () => {
    const { deps, desk, store } = await aRecordsDesk();
    await changeControls(desk.repository, { kind: 'stop-everything' }, { author: 'Kim', note: '', at: NOON });
    await store({ state: TOMORROW });

    expect(await callLeadNow(deps, 'lead-1', BY)).toMatchObject({
      kind: 'not-now',
      explanation: { verdict: 'not', reasons: [{ code: 'emergency-stop' }] },
    });
  });

  it('leaves a callback to the moment that the customer asked for, and calls it again once that is past', async () => {
    const { deps, leads, store } = await aRecordsDesk();
    const agreedAt = NOON.add({ hours: 3 });
    const promised = aReadyState({ dueAt: agreedAt, urgency: 'promised', purpose: { kind: 'callback', agreedAt } });
    await store({ state: promised });
    const result = await callLeadNow(deps, 'lead-1', BY);

    expect(result).toMatchObject({ kind: 'refused', reason: { kind: 'callback-promised' } });
    expect((await leads.get('lead-1'))?.version).toBe(1);
    const missed = { ...promised, purpose: { kind: 'callback', agreedAt: NOON.subtract({ hours: 1 }) } } as const;
    await leads.save(aLead({ state: missed }));
    expect(await callLeadNow(deps, 'lead-1', { ...BY, version: 2 })).toMatchObject({ kind: 'due' });
  });

  it('is not done over another version, nor to a lead that is not there', async () => {
    const { deps, store } = await aRecordsDesk();
    await store({ state: TOMORROW });

    expect(await callLeadNow(deps, 'lead-1', { ...BY, version: 7 })).toMatchObject({ kind: 'overtaken' });
    expect(await callLeadNow(deps, 'nobody', BY)).toEqual({ kind: 'missing' });
  });

  it('never makes due what the gate would refuse, whatever was called before', async () => {
    const call = fc.record({ minutes: fc.integer({ min: 0, max: 3_000 }), talked: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(call, { maxLength: 12 }), async (calls) => {
        const { deps, store } = await aRecordsDesk();
        const recentCalls = calls
          .toSorted((one, other) => other.minutes - one.minutes)
          .map(({ minutes, talked }, index) => {
            const at = NOON.subtract({ minutes });
            return aPlacedCall({ attemptNumber: index + 1, at, ...(talked && { conversationEndedAt: at }) });
          });
        const lead = await store({ state: TOMORROW, recentCalls, attemptNumber: calls.length, counted: calls.length });
        const settings = await deps.settings.current();
        const verdict = gate(lead, { kind: 'approach' }, settings.policyFor('prospecting', lead.campaignId), NOON);
        const result = await callLeadNow(deps, 'lead-1', BY);

        expect(result.kind).toBe(verdict.kind === 'allowed' ? 'due' : 'not-now');
      }),
      { numRuns: 60 },
    );
  });
});

function restingState() {
  const then = { stage: 'prospecting', purpose: { kind: 'approach' } } as const;
  return { kind: 'resting', until: NOON.add({ hours: 5 }), why: 'nurture', then } as const;
}
