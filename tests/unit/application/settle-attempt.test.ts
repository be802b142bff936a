import { describe, expect, it } from 'vitest';
import { StaleLeadError } from '../../../shared/application/errors.ts';
import { settleAttempt } from '../../../shared/application/settle-attempt.ts';
import type { Attempt } from '../../../shared/domain/attempt.ts';
import { closedLead, suppressedLead } from '../../../shared/domain/lead-transitions.ts';
import type { IncomingFact } from '../../../shared/domain/merge-facts.ts';
import { aDesk, type Desk, FIRST_LEG, inTheAir, STARTED, storedLead } from '../../support/a-desk.ts';
import { containing } from '../../support/containing.ts';
import { delegating } from '../../support/delegating-ports.ts';
import { InMemoryLeadRepository } from '../../support/in-memory-lead-repository.ts';
import { aNumber, NEW_YORK, NOON } from '../../support/lead-builders.ts';

const ENDED_AT = NOON.subtract({ minutes: 2 });
const BUSY: IncomingFact = {
  kind: 'ended',
  leg: FIRST_LEG,
  fact: { endedAt: ENDED_AT, disconnectReason: 'TELECOM_BUSY' },
};
const TALKED: IncomingFact = {
  kind: 'ended',
  leg: FIRST_LEG,
  fact: { endedAt: ENDED_AT, connectedAt: STARTED, agentConnectedAt: STARTED },
};
const INTERESTED: IncomingFact = { kind: 'disposition', fact: { code: 'interested', givenAt: NOON } };

async function told(desk: Desk, ...facts: readonly IncomingFact[]): Promise<Attempt> {
  for (const fact of facts) await desk.leads.addFact('contact-1', fact, NOON);
  const contact = await desk.leads.getContact('contact-1');
  if (contact?.kind !== 'linked') throw new Error('the contact is not linked');
  return contact.attempt;
}

describe('settling an attempt', () => {
  it('waits for the end while the call goes on', async () => {
    const desk = await aDesk();
    const attempt = await inTheAir(desk);

    expect(await settleAttempt(desk, attempt)).toEqual({ kind: 'waiting', for: 'end' });
    expect(await storedLead(desk)).toEqual(attempt.lead);
  });

  it('stores decision and lead together', async () => {
    const desk = await aDesk();
    const before = await inTheAir(desk);
    const settled = await settleAttempt(desk, await told(desk, BUSY));

    const attempt = await told(desk);
    expect(attempt.lead).toEqual(before.lead);
    expect(settled).toEqual(containing({ kind: 'decided', decision: { outcome: { code: 'busy' }, decidedAt: NOON } }));
    expect({ kind: 'decided', decision: attempt.decision }).toEqual(settled);
    expect(settled).toEqual(
      containing({ decision: { version: 1, because: 'facts', leadVersion: before.lead.version + 1 } }),
    );
    expect(await storedLead(desk)).toEqual(
      containing({ counted: 1, lastOutcome: 'busy', state: { kind: 'ready', dueAt: STARTED.add({ hours: 1 }) } }),
    );
  });

  it('counts a call that ends late, and leaves a lead that has gone on where it is', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    const closed = closedLead(await storedLead(desk), NOON, 'not-interested');
    await desk.leads.save(closed);
    await settleAttempt(desk, await told(desk, BUSY));

    expect(await storedLead(desk)).toEqual(containing({ state: closed.state, lastOutcome: 'busy' }));
  });

  it('takes facts and note of a late conversation to a lead that has gone on, which stays with its agent', async () => {
    const desk = await aDesk();
    await inTheAir(desk, { facts: { budget: '500' } });
    const said = { code: 'interested', givenAt: NOON, facts: { need: 'more stock' }, note: 'Ask for Anna.' } as const;
    await desk.leads.save({ ...closedLead(await storedLead(desk), NOON, 'not-interested'), agentId: 'agent-1' });
    await settleAttempt(desk, await told(desk, TALKED, { kind: 'disposition', fact: said }));

    expect(await storedLead(desk)).toEqual(
      containing({
        stage: 'prospecting',
        state: { kind: 'closed', why: 'not-interested' },
        agentId: 'agent-1',
        facts: { budget: '500', need: 'more stock' },
        notes: [{ at: NOON, stage: 'prospecting', text: 'Ask for Anna.' }],
      }),
    );
  });

  it('waits for no disposition of a conversation whose lead has gone on, because no timer would end the waiting', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    const closed = closedLead(await storedLead(desk), NOON, 'not-interested');
    await desk.leads.save(closed);

    expect(await settleAttempt(desk, await told(desk, TALKED))).toEqual(
      containing({
        kind: 'decided',
        decision: { outcome: { code: 'answered-without-disposition' }, because: 'limit' },
      }),
    );
    expect((await storedLead(desk)).state).toEqual(closed.state);
  });

  it('waits for no end of a later leg when the lead had gone on before its call was linked: nobody would ask after it', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    await desk.leads.save(suppressedLead(await storedLead(desk), NOON, 'do-not-call'));
    const leg = { callId: 'contact-1', contactId: 'contact-2' };
    const began: IncomingFact = { kind: 'began', leg, at: NOON };

    const linked = { ...(await told(desk, TALKED, began, INTERESTED)), lead: await storedLead(desk) };

    expect(await settleAttempt(desk, linked)).toEqual(
      containing({ kind: 'decided', decision: { outcome: { code: 'interested' }, nextStep: { kind: 'suppress' } } }),
    );
  });

  it('lets two who settle at once make one decision', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    const attempt = await told(desk, BUSY);
    const [one, other] = await Promise.all([settleAttempt(desk, attempt), settleAttempt(desk, attempt)]);

    expect(one).toEqual(other);
    expect((await storedLead(desk)).counted).toBe(1);
    expect(desk.notes.filter(({ kind }) => kind === 'outcome-decided')).toHaveLength(1);
  });

  it('lets the stored decision stand when telephony tells more', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    const first = await settleAttempt(desk, await told(desk, BUSY));
    const lead = await storedLead(desk);

    expect(await settleAttempt(desk, await told(desk, TALKED))).toEqual(first);
    expect(await storedLead(desk)).toEqual(lead);
  });

  it('makes the lead wrap up after a conversation without a disposition, once', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    const waiting = { kind: 'waiting', for: 'disposition' };

    expect(await settleAttempt(desk, await told(desk, TALKED))).toEqual(waiting);
    const lead = await storedLead(desk);
    const { rules } = (await desk.settings.current()).policyFor('prospecting');
    expect(lead.state).toEqual({
      kind: 'wrapping',
      attemptNumber: 1,
      contactId: 'contact-1',
      endedAt: ENDED_AT,
      limitAt: ENDED_AT.add({ minutes: rules.wrapUpLimitMinutes }),
    });
    expect(await settleAttempt(desk, await told(desk))).toEqual(waiting);
    expect(await storedLead(desk)).toEqual(lead);
  });

  it('makes a lead wrap up that changed meanwhile', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    const attempt = await told(desk, TALKED);
    await desk.leads.save({ ...attempt.lead, name: 'renamed' });
    await settleAttempt(desk, attempt);

    expect(await storedLead(desk)).toEqual(containing({ name: 'renamed', state: { kind: 'wrapping' } }));
  });

  it('sends the lead to review when the wrap-up limit is reached', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    await settleAttempt(desk, await told(desk, TALKED));

    expect(await settleAttempt(desk, await told(desk), { limitReached: true })).toEqual(
      containing({
        kind: 'decided',
        decision: { outcome: { code: 'answered-without-disposition' }, version: 1, because: 'limit' },
      }),
    );
    expect((await storedLead(desk)).state).toEqual({
      kind: 'review',
      since: NOON,
      why: 'no-disposition',
      contactId: 'contact-1',
    });
  });

  it('does not let the limit decide a call that goes on', async () => {
    const desk = await aDesk();
    const attempt = await inTheAir(desk);

    expect(await settleAttempt(desk, attempt, { limitReached: true })).toEqual({ kind: 'waiting', for: 'end' });
  });

  it('decides again on the lead as it is now when somebody else was quicker', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    const attempt = await told(desk, BUSY);
    await desk.leads.save({ ...attempt.lead, name: 'renamed' });
    await settleAttempt(desk, attempt);

    expect(await storedLead(desk)).toEqual(containing({ name: 'renamed', counted: 1, state: { kind: 'ready' } }));
  });

  it('leaves a lead suppressed that was suppressed meanwhile', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    const attempt = await told(desk, TALKED, INTERESTED);
    await desk.leads.save(suppressedLead(attempt.lead, ENDED_AT, 'do-not-call'));

    expect(await settleAttempt(desk, attempt)).toEqual(
      containing({ kind: 'decided', decision: { nextStep: { kind: 'suppress', why: 'do-not-call' } } }),
    );
    expect((await storedLead(desk)).state).toEqual({ kind: 'suppressed', at: ENDED_AT, why: 'do-not-call' });
  });

  it('gives up on a lead that keeps changing', async () => {
    const desk = await aDesk(new RestlessLeads());
    await inTheAir(desk);

    await expect(settleAttempt(desk, await told(desk, BUSY))).rejects.toBeInstanceOf(StaleLeadError);
  });

  it('makes the next campaign know the areas of all numbers before the lead moves there', async () => {
    const leads = new InMemoryLeadRepository();
    const desk = await aDesk(leads);
    const berlin = { key: 'DE-Europe/Berlin', country: 'DE', zones: ['Europe/Berlin'] };
    const numbers = [aNumber(), aNumber({ e164: '+4930555010', key: 'number-2', area: berlin })];
    await inTheAir(desk, { numbers });
    const known: string[][] = [];
    const decide = leads.decide.bind(leads);
    const watched: Desk['leads'] = watching(leads, async (...given) => {
      const campaign = (await desk.repository.read()).campaigns.find(({ id }) => id === 'campaign-2');
      known.push((campaign?.areas ?? []).map(({ key }) => key));
      return decide(...given);
    });
    await settleAttempt({ ...desk, leads: watched }, await told(desk, TALKED, INTERESTED));

    expect((await storedLead(desk)).campaignId).toBe('campaign-2');
    expect(known).toEqual([[berlin.key, NEW_YORK.key]]);
  });

  it('starts no further cycle where the story ends with the result', async () => {
    const desk = await aDesk();
    await inTheAir(desk, { stage: 'selling', campaignId: 'campaign-2' });
    const sale: IncomingFact = { kind: 'disposition', fact: { code: 'sale', givenAt: NOON, orderValue: 100 } };
    await settleAttempt({ ...desk, storyEndsWithResult: true }, await told(desk, TALKED, sale));

    expect((await storedLead(desk)).state).toEqual({ kind: 'closed', at: NOON, why: 'trace-ended' });
  });

  it('notes the outcome and what moved the next call', async () => {
    const desk = await aDesk();
    const evening = NOON.add({ hours: 10 });
    await inTheAir(desk);
    const later = { ...desk, clock: () => evening };
    await settleAttempt(later, await told(desk, BUSY));

    expect(desk.notes).toEqual([
      {
        kind: 'outcome-decided',
        leadId: 'lead-1',
        attemptNumber: 1,
        contactId: 'contact-1',
        outcome: 'busy',
        nextStep: 'call-again',
      },
      { kind: 'call-held-back', leadId: 'lead-1', campaignId: 'campaign-1', by: 'outside-hours' },
    ]);
  });
});

/** Somebody else writes the lead before every decision. */
class RestlessLeads extends InMemoryLeadRepository {
  override async decide(...given: Parameters<InMemoryLeadRepository['decide']>) {
    const lead = await this.get('lead-1');
    if (lead !== undefined) await this.save(lead);
    return super.decide(...given);
  }
}

/** The same repository, with its decisions watched. */
function watching(leads: InMemoryLeadRepository, decide: Desk['leads']['decide']): Desk['leads'] {
  return { ...delegating(leads), decide };
}
