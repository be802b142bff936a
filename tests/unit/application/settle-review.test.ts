import type { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { settleAttempt } from '../../../shared/application/settle-attempt.ts';
import { sayReview, settleReview } from '../../../shared/application/settle-review.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { FIRST_LEG, inTheAir } from '../../support/a-desk.ts';
import { aRecordsDesk } from '../../support/a-records-desk.ts';
import { NOON } from '../../support/lead-builders.ts';

const BY = { author: 'Kim', note: '', version: 1 };
const REVIEW = { kind: 'review', since: NOON, why: 'callback-missed' } as const;

const seen = ({ version }: Lead) => ({ ...BY, version });

/** A conversation of which nobody said what came of it: the lead waits for a person. */
async function aReview(later: Temporal.Instant = NOON) {
  const records = await aRecordsDesk();
  const { desk, leads } = records;
  const attempt = await inTheAir(desk);
  const talked = { connectedAt: NOON, agentConnectedAt: NOON, agentId: 'agent-1' };
  await leads.addFact('contact-1', { kind: 'ended', leg: FIRST_LEG, fact: { endedAt: NOON, ...talked } });
  const contact = await leads.getContact('contact-1');
  if (contact?.kind !== 'linked') throw new Error(`${attempt.contactId} is not linked`);
  await settleAttempt(desk, contact.attempt);
  const wrapping = await leads.getContact('contact-1');
  if (wrapping?.kind === 'linked') await settleAttempt(desk, wrapping.attempt, { limitReached: true });
  const lead = await leads.get('lead-1');
  if (lead?.state.kind !== 'review') throw new Error('the lead is not in review');
  return { ...records, lead, saying: { ...records.saying, clock: () => later } };
}

describe('saying what came of the call behind a review', () => {
  it.each([0, 30])('moves the lead as the agent would have, %i days later too', async (days) => {
    const now = NOON.add({ hours: 24 * days });
    const { saying, leads, lead, signedBefore } = await aReview(now);
    const said = { code: 'not-interested', givenAt: now } as const;

    expect(await sayReview(saying, 'lead-1', said, seen(lead))).toMatchObject({ kind: 'settled' });
    expect(await leads.get('lead-1')).toMatchObject({ lastOutcome: 'not-interested' });
    expect(signedBefore).toMatchObject([
      { author: 'Kim', id: 'lead-1', deeds: [{ kind: 'review-said', outcome: 'not-interested' }] },
    ]);
    const contact = await leads.getContact('contact-1');
    expect(contact).toMatchObject({
      attempt: { decision: { version: 2, because: 'correction', outcome: { code: 'not-interested' } } },
    });
  });

  it('suppresses the numbers of whoever said stop', async () => {
    const { saying, leads, lead } = await aReview();
    await sayReview(saying, 'lead-1', { code: 'do-not-call', givenAt: NOON }, seen(lead));

    expect((await leads.get('lead-1'))?.state).toMatchObject({ kind: 'suppressed' });
    expect(await leads.suppressionOf('number-1')).toBe('do-not-call');
  });

  it('is refused when nothing moves the lead, when no call led there, and when it is in review no more', async () => {
    const { saying, lead } = await aReview();
    const nothing = { code: 'answered-without-disposition', givenAt: NOON } as const;
    expect(await sayReview(saying, 'lead-1', nothing, seen(lead))).toMatchObject({ kind: 'refused' });

    const { saying: other, store } = await aRecordsDesk();
    await store({ state: REVIEW });
    const said = { code: 'interested', givenAt: NOON } as const;
    expect(await sayReview(other, 'lead-1', said, BY)).toMatchObject({
      kind: 'refused',
      reason: { kind: 'no-call-behind-review' },
    });
    await store({ id: 'ready', numbers: [] });
    expect(await sayReview(other, 'ready', said, BY)).toMatchObject({ kind: 'refused' });
    expect(await sayReview(other, 'lead-1', said, { ...BY, version: 3 })).toMatchObject({ kind: 'overtaken' });
    expect(await sayReview(other, 'nobody', said, BY)).toEqual({ kind: 'missing' });
  });

  it('is told when the callback lies in the past', async () => {
    const { saying, lead } = await aReview();
    const said = { code: 'callback-requested', givenAt: NOON, callbackAt: NOON.subtract({ hours: 9 }) } as const;

    expect(await sayReview(saying, 'lead-1', said, seen(lead))).toMatchObject({
      kind: 'refused',
      reason: { kind: 'callback-not-agreed', reason: { kind: 'callback-in-past' } },
    });
  });
});

describe('settling a review', () => {
  it('calls the lead again within its cycle, from now or from a moment on', async () => {
    const { deps, leads, store } = await aRecordsDesk();
    await store({ state: REVIEW, counted: 2 });
    const at = NOON.add({ hours: 26 });

    expect(await settleReview(deps, 'lead-1', { kind: 'call-again', at }, BY)).toMatchObject({ kind: 'changed' });
    expect(await leads.get('lead-1')).toMatchObject({ counted: 2, state: { kind: 'ready', dueAt: at, wantedAt: at } });
    expect(leads.signed).toMatchObject([{ author: 'Kim', deeds: [{ kind: 'review-called-again' }] }]);
    expect(await settleReview(deps, 'lead-1', { kind: 'call-again' }, { ...BY, version: 2 })).toMatchObject({
      kind: 'refused',
    });
  });

  it('closes it', async () => {
    const { deps, leads, store } = await aRecordsDesk();
    await store({ state: REVIEW });
    await settleReview(deps, 'lead-1', { kind: 'close', why: 'not-qualified' }, BY);

    expect((await leads.get('lead-1'))?.state).toEqual({ kind: 'closed', at: NOON, why: 'not-qualified' });
  });

  it('never calls a lead whose tries are spent', async () => {
    const { deps, leads, store } = await aRecordsDesk();
    await store({ state: REVIEW, placed: 900, counted: 900, countedByNumber: { 'number-1': 900 } });
    await settleReview(deps, 'lead-1', { kind: 'call-again' }, BY);

    expect((await leads.get('lead-1'))?.state.kind).not.toBe('ready');
  });

  it('takes no moment of the past or far ahead, and no other version; one of two at once wins', async () => {
    const { deps, store } = await aRecordsDesk();
    await store({ state: REVIEW });
    const again = (hours: number) => ({ kind: 'call-again', at: NOON.add({ hours }) }) as const;

    expect(await settleReview(deps, 'lead-1', again(-1), BY)).toMatchObject({ kind: 'refused' });
    expect(await settleReview(deps, 'lead-1', again(24 * 365 + 1), BY)).toMatchObject({ kind: 'refused' });
    expect(await settleReview(deps, 'lead-1', again(1), { ...BY, version: 4 })).toMatchObject({ kind: 'overtaken' });
    const both = await Promise.all([again(1), again(2)].map((one) => settleReview(deps, 'lead-1', one, BY)));
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['changed', 'overtaken']);
  });
});
