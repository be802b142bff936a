import { describe, expect, it } from 'vitest';
import { LONGEST_REST_DAYS, restLead } from '../../../shared/application/rest-lead.ts';
import type { LeadState } from '../../../shared/domain/lead.ts';
import { aRecordsDesk } from '../../support/a-records-desk.ts';
import { aDiallingState, aReadyState, NOON } from '../../support/lead-builders.ts';

const BY = { author: 'Kim', note: 'on holiday', version: 1 };
const UNTIL = NOON.add({ hours: 240 });
const THEN = { stage: 'prospecting', purpose: { kind: 'approach' } } as const;

describe('letting a lead rest', () => {
  it('until a moment puts it to rest in its stage, and signs for it', async () => {
    const { deps, leads, store } = await aRecordsDesk();
    await store({ state: aReadyState() });

    expect(await restLead(deps, 'lead-1', UNTIL, BY)).toMatchObject({ kind: 'changed', lead: { version: 2 } });
    expect((await leads.get('lead-1'))?.state).toEqual({ kind: 'resting', until: UNTIL, why: 'by-hand', then: THEN });
    expect(leads.signed).toMatchObject([
      { author: 'Kim', deeds: [{ kind: 'lead-rested', until: String(UNTIL) }], note: 'on holiday' },
    ]);
  });

  it('that a rule lets rest already moves the end, which a person has chosen from now on, and keeps what follows', async () => {
    const then = { stage: 'account-care', purpose: { kind: 'approach' } } as const;
    for (const why of ['nurture', 'lost-sale', 'no-touch', 'by-hand'] as const) {
      const { deps, leads, store } = await aRecordsDesk();
      await store({ state: { kind: 'resting', until: NOON.add({ hours: 1 }), why, then } });
      await restLead(deps, 'lead-1', UNTIL, BY);

      expect((await leads.get('lead-1'))?.state).toEqual({ kind: 'resting', until: UNTIL, why: 'by-hand', then });
    }
  });

  it('that complained moves the end and keeps the reason; the same end changes nothing', async () => {
    const { deps, leads, store } = await aRecordsDesk();
    await store({ state: { kind: 'resting', until: NOON.add({ hours: 1 }), why: 'complaint', then: THEN } });

    expect(await restLead(deps, 'lead-1', UNTIL, BY)).toMatchObject({ kind: 'changed' });
    expect((await leads.get('lead-1'))?.state).toEqual({ kind: 'resting', until: UNTIL, why: 'complaint', then: THEN });
    expect(await restLead(deps, 'lead-1', UNTIL, { ...BY, version: 2 })).toMatchObject({ kind: 'unchanged' });
    expect(leads.signed).toHaveLength(1);
  });

  it('whose call the rules never allowed gives that call up', async () => {
    const { deps, leads, store } = await aRecordsDesk();
    const stalled = { ...THEN, urgency: 'normal', wantedAt: NOON } as const;
    await store({ state: { kind: 'resting', until: UNTIL, why: 'not-callable', refusals: ['no-consent'], stalled } });
    await restLead(deps, 'lead-1', NOON.add({ hours: 1 }), BY);

    expect((await leads.get('lead-1'))?.state).toMatchObject({ why: 'by-hand', then: THEN });
  });

  it.each<{ readonly state: LeadState }>([
    { state: aDiallingState() },
    { state: { kind: 'wrapping', attemptNumber: 1, contactId: 'contact-1', endedAt: NOON, limitAt: NOON } },
    { state: { kind: 'review', since: NOON, why: 'no-disposition' } },
    { state: { kind: 'closed', at: NOON, why: 'not-interested' } },
    { state: { kind: 'suppressed', at: NOON, why: 'do-not-call' } },
    {
      state: {
        kind: 'resting',
        until: UNTIL,
        why: 'unknown-fate',
        unsettled: { attemptNumber: 1, claimedAt: NOON, planned: aReadyState() },
      },
    },
  ])('that is $state.kind is refused with what to do instead', async ({ state }) => {
    const { deps, leads, store } = await aRecordsDesk();
    const before = await store({ state });

    expect(await restLead(deps, 'lead-1', UNTIL, BY)).toMatchObject({ kind: 'refused' });
    expect(await leads.get('lead-1')).toEqual(before);
  });

  it('takes no moment that is past or further than anybody means', async () => {
    const { deps, store } = await aRecordsDesk();
    await store();
    const furthest = NOON.add({ hours: 24 * LONGEST_REST_DAYS });

    expect(await restLead(deps, 'lead-1', NOON, BY)).toMatchObject({ kind: 'refused' });
    expect(await restLead(deps, 'lead-1', furthest.add({ seconds: 1 }), BY)).toMatchObject({ kind: 'refused' });
    expect(await restLead(deps, 'lead-1', furthest, { ...BY, version: 9 })).toMatchObject({ kind: 'overtaken' });
    expect(await restLead(deps, 'lead-1', furthest, BY)).toMatchObject({ kind: 'changed' });
  });
});
