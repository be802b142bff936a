import { describe, expect, it } from 'vitest';
import { recordLegEnded } from '../../../shared/application/record-contact.ts';
import { recordDisposition } from '../../../shared/application/record-disposition.ts';
import { settleAttempt } from '../../../shared/application/settle-attempt.ts';
import type { Attempt, DispositionFact, EndedFact } from '../../../shared/domain/attempt.ts';
import { CORRECTION_HOURS } from '../../../shared/domain/correction.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { claimedLead, suppressedLead } from '../../../shared/domain/lead-transitions.ts';
import { OUTCOMES } from '../../../shared/domain/outcome.ts';
import { withRecordedOrder } from '../../../shared/domain/purchases.ts';
import { restedLead } from '../../../shared/domain/rested-lead.ts';
import { aDesk, type Desk, FIRST_LEG, inTheAir, SAID, STARTED, storedLead } from '../../support/a-desk.ts';
import { containing } from '../../support/containing.ts';
import { InMemoryLeadRepository } from '../../support/in-memory-lead-repository.ts';
import { aLead, aNumber, anOtherCall, aReadyState, NOON } from '../../support/lead-builders.ts';

const CALL = { contactId: 'contact-1' };
const TALKED: EndedFact = { endedAt: NOON.subtract({ minutes: 2 }), connectedAt: STARTED, agentConnectedAt: STARTED };
const ABANDONED: EndedFact = { endedAt: NOON.subtract({ minutes: 2 }), connectedAt: STARTED };
const BUSY: EndedFact = { endedAt: NOON.subtract({ minutes: 2 }), disconnectReason: 'TELECOM_BUSY' };
const SOLD: DispositionFact = { code: 'sale', givenAt: NOON, orderValue: 90 };
const REFUSED: DispositionFact = { code: 'not-interested', givenAt: NOON };
const WRONG_NUMBER: DispositionFact = { code: 'wrong-number', givenAt: NOON };
const DEAL = { stage: 'selling', campaignId: 'campaign-2' } as const;

async function attemptOf({ leads }: Desk): Promise<Attempt> {
  const contact = await leads.getContact('contact-1');
  if (contact?.kind !== 'linked') throw new Error('the contact is not linked');
  return contact.attempt;
}

/** Says it at the moment that the fact names. */
function say(desk: Desk, fact: DispositionFact) {
  return recordDisposition({ ...desk, clock: () => fact.givenAt }, CALL, SAID, fact);
}

async function decided(fields: Partial<Lead>, end: EndedFact, ...said: readonly DispositionFact[]): Promise<Desk> {
  const desk = await aDesk();
  await inTheAir(desk, fields);
  await recordLegEnded(desk, FIRST_LEG, end);
  for (const fact of said) await say(desk, fact);
  return desk;
}

const at = (minutes: number, fact: DispositionFact): DispositionFact => ({ ...fact, givenAt: NOON.add({ minutes }) });

describe('an agent who says something else within a day of the decision', () => {
  it('makes a new decision, and the history shows both', async () => {
    const desk = await decided(DEAL, TALKED, SOLD, at(5, REFUSED));
    const { decision, earlierDecisions, facts } = await attemptOf(desk);

    expect([earlierDecisions, decision]).toEqual([
      [containing({ outcome: OUTCOMES.sale, version: 1, because: 'facts', said: SOLD, decidedAt: NOON })],
      containing({
        outcome: OUTCOMES['not-interested'],
        version: 2,
        because: 'correction',
        said: at(5, REFUSED),
        decidedAt: NOON.add({ minutes: 5 }),
        leadVersion: (await storedLead(desk)).version,
      }),
    ]);
    expect(facts).toEqual({ ended: TALKED, disposition: SOLD, corrections: [at(5, REFUSED)] });
    expect(desk.notes.map(({ kind }) => kind)).toEqual(['outcome-decided', 'fact-recorded-late', 'decision-corrected']);
    expect(desk.notes[2]).toEqual({
      kind: 'decision-corrected',
      leadId: 'lead-1',
      attemptNumber: 1,
      contactId: 'contact-1',
      outcome: 'not-interested',
      nextStep: 'rest',
      version: 2,
    });
  });

  it('leaves a lead that a person let rest meanwhile resting as long as they said', async () => {
    const desk = await decided({}, TALKED, REFUSED);
    const until = NOON.add({ hours: 24 * 500 });
    const closed = await storedLead(desk);
    await desk.leads.save(restedLead(closed, until));
    await say(desk, at(5, { code: 'interested', givenAt: NOON }));

    expect(await storedLead(desk)).toEqual(
      containing({
        stage: 'selling',
        state: { kind: 'resting', why: 'by-hand', until, then: { stage: 'selling', purpose: { kind: 'handover' } } },
      }),
    );
  });

  it.each([
    [SOLD, REFUSED],
    [REFUSED, SOLD],
    [WRONG_NUMBER, SOLD],
    [SOLD, WRONG_NUMBER],
    [SOLD, { code: 'dead-air', givenAt: NOON } as const],
    [SOLD, { ...SOLD, orderValue: 120 }],
    [{ code: 'interested', givenAt: NOON } as const, { code: 'complaint', givenAt: NOON } as const],
    [{ ...SOLD, facts: { need: 'more' }, note: 'Call Anna.' }, REFUSED],
    [REFUSED, { ...SOLD, facts: { need: 'more' }, note: 'Call Anna.' }],
    [
      { ...SOLD, facts: { need: 'more', budget: '1' }, note: 'Call Anna.' },
      { ...SOLD, facts: { need: 'less' }, note: 'Call Ben.' },
    ],
  ])('leaves the lead as if the corrected words had been the only ones (%#)', async (first, second) => {
    const numbers = [aNumber({ badSignals: 1 }), aNumber({ e164: '+12125550101', key: 'number-2' })];
    const corrected = await decided({ ...DEAL, numbers, counted: 2 }, TALKED, first, at(5, second));
    const only = await aDesk();
    await inTheAir(only, { ...DEAL, numbers, counted: 2 });
    await recordLegEnded(only, FIRST_LEG, TALKED);
    await say(only, at(5, second));

    const { version } = await storedLead(corrected);
    expect({ ...(await storedLead(only)), version }).toEqual(await storedLead(corrected));
  });

  it('may correct more than once, each time from where the first decision began', async () => {
    const desk = await decided(DEAL, TALKED, SOLD, at(1, REFUSED), at(2, { ...SOLD, orderValue: 50 }));

    expect((await storedLead(desk)).purchases).toEqual(containing({ count: 1, total: 50, lastAt: TALKED.endedAt }));
    expect((await attemptOf(desk)).earlierDecisions?.map(({ outcome, version }) => [outcome.code, version])).toEqual([
      ['sale', 1],
      ['not-interested', 2],
    ]);
  });

  it('saying it again changes nothing', async () => {
    const desk = await decided(DEAL, TALKED, SOLD, at(5, REFUSED));
    const [lead, attempt] = [await storedLead(desk), await attemptOf(desk)];
    await say(desk, at(6, REFUSED));
    await say(desk, at(7, SOLD));
    await settleAttempt(desk, attempt);

    expect([await storedLead(desk), await attemptOf(desk)]).toEqual([lead, attempt]);
  });

  it('decides a call anew that the limit or telephony had decided', async () => {
    const atLimit = await decided({}, TALKED);
    await settleAttempt(atLimit, await attemptOf(atLimit), { limitReached: true });
    await say(atLimit, at(30, REFUSED));
    const byTelephony = await decided({}, ABANDONED, REFUSED);

    for (const [desk, code, because] of [
      [atLimit, 'answered-without-disposition', 'limit'],
      [byTelephony, 'abandoned', 'facts'],
    ] as const) {
      const { decision, earlierDecisions } = await attemptOf(desk);
      expect(decision).toEqual(containing({ outcome: OUTCOMES['not-interested'], version: 2, because: 'correction' }));
      expect(earlierDecisions).toEqual([containing({ outcome: OUTCOMES[code], because })]);
      expect((await storedLead(desk)).state).toEqual(containing({ kind: 'closed', why: 'not-interested' }));
    }
  });

  it('makes no decision that comes to the same', async () => {
    const desk = await decided({}, BUSY);
    const lead = await storedLead(desk);
    await say(desk, { code: 'voicemail', givenAt: NOON });
    await say(desk, { code: 'dead-air', givenAt: NOON });

    expect(await storedLead(desk)).toEqual(lead);
    expect((await attemptOf(desk)).decision).toEqual(containing({ outcome: OUTCOMES.busy, version: 1 }));
  });

  it('sends a lead to review whose call nobody had answered', async () => {
    const desk = await decided({}, BUSY, SOLD);

    expect((await attemptOf(desk)).decision).toEqual(containing({ outcome: OUTCOMES.unknown, version: 2 }));
    expect((await storedLead(desk)).state).toEqual(containing({ kind: 'review', why: 'unknown-outcome' }));
  });

  it('counts a call again that had been taken for never placed', async () => {
    const desk = await decided({}, { endedAt: NOON, disconnectReason: 'EXPIRED' });
    expect(await storedLead(desk)).toEqual(containing({ placed: 0, recentCalls: [] }));
    await say(desk, SOLD);

    const { placed, recentCalls } = await storedLead(desk);
    expect([placed, recentCalls.length]).toEqual([1, 1]);
  });
});

describe('a correction', () => {
  it(`${CORRECTION_HOURS} hours after the decision is in time, and later is only kept and noted`, async () => {
    const desk = await decided(DEAL, TALKED, SOLD);
    await say(desk, at(CORRECTION_HOURS * 60, REFUSED));
    expect((await attemptOf(desk)).decision?.version).toBe(2);

    const lead = await storedLead(desk);
    const late = at(CORRECTION_HOURS * 60 + 1, WRONG_NUMBER);
    await say(desk, late);
    await say(desk, late);

    expect(await storedLead(desk)).toEqual(lead);
    expect(await attemptOf(desk)).toEqual(
      containing({ decision: { version: 2 }, facts: { corrections: [at(CORRECTION_HOURS * 60, REFUSED), late] } }),
    );
    expect(desk.notes.filter(({ kind }) => kind === 'correction-too-late')).toEqual([
      { kind: 'correction-too-late', leadId: 'lead-1', attemptNumber: 1, contactId: 'contact-1' },
    ]);
  });

  it('in time holds though later words came too late', async () => {
    const desk = await decided(DEAL, TALKED, SOLD);
    await desk.leads.addFact('contact-1', { kind: 'disposition', fact: at(60, REFUSED) }, NOON);
    await say(desk, at(CORRECTION_HOURS * 60 + 1, WRONG_NUMBER));

    expect((await attemptOf(desk)).decision).toEqual(
      containing({ outcome: OUTCOMES['not-interested'], version: 2, said: at(60, REFUSED) }),
    );
  });

  it('loses no call that was made since by other means', async () => {
    const desk = await decided(DEAL, TALKED, REFUSED);
    const other = anOtherCall({ at: NOON.add({ minutes: 3 }) });
    const lead = await storedLead(desk);
    await desk.leads.save({ ...lead, recentCalls: [...lead.recentCalls, other], placed: lead.placed + 1, name: 'Ada' });
    await say(desk, at(5, SOLD));

    const after = await storedLead(desk);
    expect([after.placed, after.recentCalls.length, after.recentCalls.at(-1), after.name]).toEqual([
      2,
      2,
      other,
      'Ada',
    ]);
  });

  it('moves no lead that has been called again since', async () => {
    const desk = await decided({ ...DEAL, counted: 0 }, TALKED, { code: 'follow-up', givenAt: NOON });
    const again = claimedLead(await storedLead(desk), NOON.add({ hours: 1 }), 60);
    await desk.leads.save(again);
    await say(desk, at(90, REFUSED));

    expect(await storedLead(desk)).toEqual({ ...again, version: again.version + 1 });
    expect((await attemptOf(desk)).decision).toEqual(containing({ outcome: OUTCOMES['not-interested'], version: 2 }));
  });

  it('moves no lead whose next call is over, too', async () => {
    const desk = await decided(DEAL, TALKED, { code: 'follow-up', givenAt: NOON });
    const again = claimedLead(await storedLead(desk), NOON.add({ hours: 1 }), 60);
    const { state } = await storedLead(desk);
    await desk.leads.save({ ...again, state });
    const lead = await storedLead(desk);
    await say(desk, at(90, REFUSED));

    expect(await storedLead(desk)).toEqual(lead);
    expect((await attemptOf(desk)).decision?.version).toBe(2);
  });

  it('brings nobody back who was suppressed', async () => {
    const desk = await decided(DEAL, TALKED, REFUSED);
    const suppressed = suppressedLead(await storedLead(desk), NOON, 'do-not-call');
    await desk.leads.save(suppressed);
    await say(desk, at(5, SOLD));

    expect((await storedLead(desk)).state).toEqual(suppressed.state);
    expect((await attemptOf(desk)).decision).toEqual(containing({ outcome: OUTCOMES.sale, version: 2 }));
  });

  it.each(['do-not-call', 'deceased', 'minor'] as const)('to %s suppresses even a lead called again', async (code) => {
    const desk = await decided(DEAL, TALKED, { code: 'follow-up', givenAt: NOON });
    await desk.leads.save(claimedLead(await storedLead(desk), NOON.add({ hours: 1 }), 60));
    await say(desk, at(90, { code, givenAt: NOON }));

    expect((await storedLead(desk)).state).toEqual({ kind: 'suppressed', at: NOON.add({ minutes: 90 }), why: code });
    const other = aLead({ id: 'lead-2', numbers: [aNumber()] });
    expect(await desk.leads.claim(claimedLead(other, NOON, 60))).toEqual({ kind: 'suppressed' });
  });

  it('that was kept by somebody who then failed is made by the next to settle', async () => {
    const desk = await decided(DEAL, TALKED, SOLD);
    await desk.leads.addFact('contact-1', { kind: 'disposition', fact: at(5, REFUSED) }, NOON);

    expect(await settleAttempt(desk, await attemptOf(desk))).toEqual(
      containing({ kind: 'decided', decision: { outcome: OUTCOMES['not-interested'], version: 2 } }),
    );
  });

  it('is made though somebody else decided first from less', async () => {
    const desk = await aDesk();
    const attempt = await inTheAir(desk);
    const sold: Attempt = { ...attempt, facts: { ended: TALKED, disposition: SOLD } };
    await desk.leads.addFact('contact-1', { kind: 'ended', leg: FIRST_LEG, fact: TALKED }, NOON);
    await desk.leads.addFact('contact-1', { kind: 'disposition', fact: SOLD }, NOON);
    await desk.leads.addFact('contact-1', { kind: 'disposition', fact: REFUSED }, NOON);
    const both = await attemptOf(desk);
    await settleAttempt(desk, sold);

    expect(await settleAttempt(desk, both)).toEqual(
      containing({ kind: 'decided', decision: { outcome: OUTCOMES['not-interested'], version: 2 } }),
    );
  });

  it('is made once though two settle at once, on the lead as it then is', async () => {
    const desk = await aDesk(new BusyLeads());
    await inTheAir(desk, DEAL);
    await recordLegEnded(desk, FIRST_LEG, TALKED);
    await say(desk, SOLD);
    await desk.leads.addFact('contact-1', { kind: 'disposition', fact: REFUSED }, NOON);
    const attempt = await attemptOf(desk);
    await Promise.all([settleAttempt(desk, attempt), settleAttempt(desk, attempt)]);

    expect((await attemptOf(desk)).decision?.version).toBe(2);
    expect(await storedLead(desk)).toEqual(containing({ name: 'renamed', purchases: { count: 0 } }));
    expect(desk.notes.filter(({ kind }) => kind === 'decision-corrected')).toHaveLength(1);
  });
});

/** Somebody else writes the lead just before the first correction. */
class BusyLeads extends InMemoryLeadRepository {
  override async correct(...given: Parameters<InMemoryLeadRepository['correct']>) {
    const lead = await this.get('lead-1');
    if (lead !== undefined && lead.name === undefined) await this.save({ ...lead, name: 'renamed' });
    return super.correct(...given);
  }
}

describe('the sale of a call whose lead was called again before its agent corrected it', () => {
  const FOLLOW_UP: DispositionFact = { code: 'follow-up', givenAt: NOON };

  it.each<[string, DispositionFact, DispositionFact, object]>([
    ['is taken out when there was none', SOLD, FOLLOW_UP, { count: 0, total: 0 }],
    ['is counted when there was one', FOLLOW_UP, SOLD, { count: 1, total: 90, lastAt: TALKED.endedAt }],
    ['has its other value', SOLD, { ...SOLD, orderValue: 120 }, { count: 1, total: 120, lastAt: TALKED.endedAt }],
  ])('%s, and the lead stays where it is', async (_what, first, second, expected) => {
    const desk = await decided(DEAL, TALKED, first);
    await desk.leads.claim(claimedLead(await storedLead(desk), NOON, 60));
    const before = await storedLead(desk);
    await say(desk, at(5, second));
    const { purchases, ...others } = await storedLead(desk);

    expect(purchases).toEqual(containing(expected));
    expect({ ...others, purchases: before.purchases, version: before.version }).toEqual(before);
  });

  it("stays when the company's books have it", async () => {
    const desk = await decided(DEAL, TALKED, SOLD);
    const lead = await storedLead(desk);
    const order = { orderId: 'A-1', at: TALKED.endedAt, value: 95 };
    await desk.leads.save({ ...lead, purchases: withRecordedOrder(lead.purchases, order) });
    await desk.leads.claim(claimedLead(await storedLead(desk), NOON, 60));
    await say(desk, at(5, FOLLOW_UP));

    expect((await storedLead(desk)).purchases).toEqual({
      count: 1,
      total: 95,
      lastAt: order.at,
      recent: [{ ...order, recorded: true }],
    });
  });
});

describe('facts and notes of a lead that was called again before its agent corrected the call', () => {
  const said = (code: 'interested' | 'not-interested', minutes: number, need: string): DispositionFact => ({
    code,
    givenAt: NOON.add({ minutes }),
    facts: { need },
    note: `Needs ${need}.`,
  });

  async function calledAgain(first: DispositionFact): Promise<Desk> {
    const desk = await decided({ facts: { budget: '500' } }, TALKED, first);
    const lead = await storedLead(desk);
    await desk.leads.save({ ...lead, state: aReadyState(), facts: { ...lead.facts, decision_maker: 'Ben' } });
    await desk.leads.claim(claimedLead(await storedLead(desk), NOON, 60));
    return desk;
  }

  it('are those of the corrected words, and of everybody else', async () => {
    const desk = await calledAgain(said('not-interested', 0, 'less'));
    const before = await storedLead(desk);
    await say(desk, said('interested', 5, 'more'));
    const { facts, notes, version, ...others } = await storedLead(desk);

    expect([facts, notes?.map(({ text }) => text)]).toEqual([
      { budget: '500', decision_maker: 'Ben', need: 'more' },
      ['Needs more.'],
    ]);
    expect({ ...others, facts: before.facts, notes: before.notes, version: before.version }).toEqual(before);
    expect(version).toBe(before.version + 1);
  });

  it('go when the corrected words bring none', async () => {
    const desk = await calledAgain(said('not-interested', 0, 'less'));
    await say(desk, { code: 'complaint', givenAt: NOON.add({ minutes: 5 }) });
    const { facts, notes } = await storedLead(desk);

    expect([facts, notes]).toEqual([{ budget: '500', decision_maker: 'Ben' }, undefined]);
  });

  it('reach the lead together with the wish not to be called', async () => {
    const desk = await calledAgain(said('not-interested', 0, 'less'));
    await say(desk, { code: 'do-not-call', givenAt: NOON.add({ minutes: 5 }), note: 'Shouted.' });

    expect(await storedLead(desk)).toEqual(
      containing({
        state: { kind: 'suppressed', why: 'do-not-call' },
        notes: [{ at: NOON.add({ minutes: 5 }), stage: 'prospecting', text: 'Shouted.' }],
      }),
    );
  });
});
