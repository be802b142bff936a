import { describe, expect, it } from 'vitest';
import { recordLegEnded } from '../../../shared/application/record-contact.ts';
import { recordDisposition } from '../../../shared/application/record-disposition.ts';
import type { DispositionFact } from '../../../shared/domain/attempt.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
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
import { InMemoryLeadRepository } from '../../support/in-memory-lead-repository.ts';
import { NOON } from '../../support/lead-builders.ts';
import { SettingsWithTransitions } from '../../support/settings-with-transitions.ts';

const TALKED = { endedAt: NOON.subtract({ minutes: 2 }), connectedAt: STARTED, agentConnectedAt: STARTED };
const CALL = { contactId: 'contact-1' };
const GUIDE = { contactId: 'guide-1' };
const INTERESTED: DispositionFact = { code: 'interested', givenAt: NOON };
const LACKS_BOTH = { kind: 'refused', missing: ['need', 'budget'] };
const BOTH = { need: 'a second supplier', budget: '500' };

/** A desk of a company that hands nobody over without need and budget. */
async function aStrictDesk(leads = new InMemoryLeadRepository()): Promise<Desk> {
  const desk = await aDesk(leads);
  return {
    ...desk,
    settings: new SettingsWithTransitions(desk.repository, [
      { from: 'prospecting', on: 'interested', kind: 'advance', facts: ['need', 'budget'] },
    ]),
  };
}

async function overCall(fields: Partial<Lead> = {}): Promise<Desk> {
  const desk = await aStrictDesk();
  await inTheAir(desk, fields);
  await recordLegEnded(desk, FIRST_LEG, TALKED);
  return desk;
}

describe('a form that would hand a lead over without the facts that the next tier needs', () => {
  it.each([
    ['under the call', CALL],
    ['under a guide of its own', GUIDE],
    ['under a later leg', { contactId: 'contact-2', initialContactId: 'contact-1' }],
  ])('is refused %s with the names of what is missing, and nothing is stored', async (_, from) => {
    const desk = await overCall();
    const before = [await storedLead(desk), await desk.leads.getContact('contact-1')];

    expect(await recordDisposition(desk, from, SAID, INTERESTED)).toEqual(LACKS_BOTH);
    expect([await storedLead(desk), await desk.leads.getContact('contact-1')]).toEqual(before);
    expect(desk.notes).toEqual([]);
  });

  it('is refused before anybody has linked the call', async () => {
    const desk = await aStrictDesk();
    await claimed(desk);
    desk.telephony.contacts.set('contact-1', { attributes: ATTRIBUTES, initiatedAt: STARTED, initiationMethod: 'API' });

    expect(await recordDisposition(desk, CALL, SAID, INTERESTED)).toEqual(LACKS_BOTH);
    expect(await desk.leads.getContact('contact-1')).toBeUndefined();
  });

  it('is taken once it brings them, and the next tier sees them', async () => {
    const desk = await overCall();
    await recordDisposition(desk, CALL, SAID, INTERESTED);

    expect(await recordDisposition(desk, CALL, SAID, { ...INTERESTED, facts: BOTH })).toEqual(
      containing({ kind: 'decided', decision: { nextStep: { kind: 'advance', to: 'selling' } } }),
    );
    expect(await storedLead(desk)).toEqual(containing({ stage: 'selling', facts: BOTH }));
  });

  it('is taken where the lead has them already, in part or in full', async () => {
    const inPart = await overCall({ facts: { need: 'a lower price' } });
    const inFull = await overCall({ facts: BOTH });

    expect(await recordDisposition(inPart, CALL, SAID, INTERESTED)).toEqual({ kind: 'refused', missing: ['budget'] });
    expect(await recordDisposition(inFull, CALL, SAID, INTERESTED)).toEqual(containing({ kind: 'decided' }));
  });

  it('leaves what the agent said before in force', async () => {
    const desk = await overCall();
    await recordDisposition(desk, CALL, SAID, { code: 'not-interested', givenAt: NOON });
    const lead = await storedLead(desk);

    expect(await recordDisposition(desk, CALL, SAID, { ...INTERESTED, givenAt: NOON.add({ minutes: 1 }) })).toEqual(
      LACKS_BOTH,
    );
    expect(await storedLead(desk)).toEqual(lead);
  });

  it('is refused as a correction that drops the facts which the corrected words had brought', async () => {
    const desk = await overCall();
    await recordDisposition(desk, CALL, SAID, { ...INTERESTED, facts: BOTH });
    const bare = { ...INTERESTED, givenAt: NOON.add({ minutes: 1 }), note: 'In the morning.' };

    expect(await recordDisposition(desk, CALL, SAID, bare)).toEqual(LACKS_BOTH);
    expect(await recordDisposition(desk, CALL, SAID, { ...bare, facts: BOTH })).toEqual(
      containing({ kind: 'decided', decision: { version: 2 } }),
    );
  });

  it('is answered as it was before when it is a repeat', async () => {
    const desk = await overCall();
    const said = { ...INTERESTED, facts: BOTH };
    const first = await recordDisposition(desk, CALL, SAID, said);

    expect(await recordDisposition(desk, CALL, SAID, { ...said, givenAt: NOON.add({ minutes: 1 }) })).toEqual(first);
  });
});

describe('a form that hands nothing over', () => {
  it.each(['not-interested', 'follow-up', 'do-not-call'] as const)('needs no fact: %s', async (code) => {
    const desk = await overCall();

    expect(await recordDisposition(desk, CALL, SAID, { code, givenAt: NOON })).toEqual(containing({ kind: 'decided' }));
  });

  it('costs no further read, wherever facts are needed', async () => {
    const reads: string[] = [];
    const leads = new (class extends InMemoryLeadRepository {
      override async get(leadId: string) {
        reads.push(leadId);
        return super.get(leadId);
      }
    })();
    const desk = await aStrictDesk(leads);
    await inTheAir(desk);
    reads.length = 0;
    await recordDisposition(desk, CALL, SAID, { code: 'follow-up', givenAt: NOON });
    await recordDisposition(desk, CALL, SAID, { ...INTERESTED, facts: BOTH });

    expect(reads).toEqual([]);
  });
});
