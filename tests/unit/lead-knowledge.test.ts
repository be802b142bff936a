import { describe, expect, it } from 'vitest';
import type { DispositionFact, EndedFact } from '../../shared/domain/attempt.ts';
import type { Lead, LeadNote } from '../../shared/domain/lead.ts';
import { bringsKnowledge, knowledgeWithout, MOST_NOTES, withSaid } from '../../shared/domain/lead-knowledge.ts';
import { aDialledLead, anAttempt, NOON } from '../support/lead-builders.ts';

const SAID: DispositionFact = {
  code: 'interested',
  givenAt: NOON,
  facts: { need: 'a second supplier' },
  note: 'Ask for Anna.',
};
const ENDED: EndedFact = { endedAt: NOON, agentConnectedAt: NOON, agentId: 'agent-7' };

function leadAfterSaying(said: DispositionFact, lead: Partial<Lead> = {}, ended: EndedFact = ENDED): Lead {
  const given = aDialledLead(lead);
  return withSaid(given, anAttempt({ lead: given, facts: { ended, disposition: said } }));
}

function aNote(minutes: number, fields: Partial<LeadNote> = {}): LeadNote {
  return { at: NOON.add({ minutes }), stage: 'prospecting', text: `note at ${minutes}`, ...fields };
}

describe('what an agent said of a lead', () => {
  it('stays with the lead: facts by their name, and the note with stage and agent', () => {
    expect(leadAfterSaying(SAID)).toEqual({
      ...aDialledLead(),
      facts: { need: 'a second supplier' },
      notes: [{ at: NOON, stage: 'prospecting', text: 'Ask for Anna.', agentId: 'agent-7' }],
    });
  });

  it('names no agent where nobody knows who it was', () => {
    expect(leadAfterSaying(SAID, {}, { endedAt: NOON }).notes).toEqual([
      { at: NOON, stage: 'prospecting', text: 'Ask for Anna.' },
    ]);
  });

  it('replaces facts of the same name, and leaves the others', () => {
    expect(leadAfterSaying(SAID, { facts: { need: 'a lower price', budget: '500' } }).facts).toEqual({
      need: 'a second supplier',
      budget: '500',
    });
  });

  it('joins the notes in the order of their moments, of which the latest twenty stay', () => {
    const before = [...Array.from({ length: MOST_NOTES - 1 }, (_, index) => aNote(index - 60)), aNote(5)];

    expect(leadAfterSaying(SAID, { notes: before }).notes?.map(({ text }) => text)).toEqual([
      ...before.slice(1, -1).map(({ text }) => text),
      'Ask for Anna.',
      'note at 5',
    ]);
  });

  it('taken in again changes nothing', () => {
    const once = leadAfterSaying(SAID);

    expect(withSaid(once, anAttempt({ facts: { ended: ENDED, disposition: SAID } }))).toEqual(once);
  });

  it('leaves the lead as it was when it brings neither, or when nobody said anything', () => {
    const lead = aDialledLead({ facts: { need: 'x' }, notes: [aNote(0)] });

    expect(leadAfterSaying({ code: 'sale', givenAt: NOON }, lead)).toEqual(lead);
    expect(withSaid(lead, anAttempt({ lead }))).toBe(lead);
  });

  it('brings something when it has a note or a fact', () => {
    const { facts = {}, note = '' } = SAID;
    const bare = { code: 'sale', givenAt: NOON } as const;

    expect([undefined, bare, { ...bare, note }, { ...bare, facts }].map(bringsKnowledge)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('what is known of a lead without one saying', () => {
  const before = { facts: { need: 'a lower price', budget: '500' }, notes: [aNote(-5)] };
  const current = {
    facts: { need: 'a second supplier', budget: '500', decision_maker: 'the owner' },
    notes: [aNote(-5), aNote(0, { text: 'Ask for Anna.' }), aNote(9)],
  };

  it('is what was known before, and what came by other means since', () => {
    expect(knowledgeWithout(SAID, before, current)).toEqual({
      facts: { need: 'a lower price', budget: '500', decision_maker: 'the owner' },
      notes: [aNote(-5), aNote(9)],
    });
  });

  it('keeps a fact that somebody else has found out otherwise since', () => {
    const since = { facts: { need: 'shorter delivery' } };

    expect(knowledgeWithout(SAID, before, since).facts).toEqual({ need: 'shorter delivery' });
  });

  it('brings back no fact and no note that another correction took away', () => {
    expect(knowledgeWithout(SAID, before, { facts: { need: 'a second supplier' }, notes: [] })).toEqual({
      facts: { need: 'a lower price' },
    });
  });

  it('is nothing where that saying had brought everything', () => {
    const { facts = {} } = SAID;

    expect(knowledgeWithout(SAID, {}, { facts, notes: [aNote(0, { text: 'Ask for Anna.' })] })).toEqual({});
  });

  it('has the note again that it had pushed out', () => {
    const full = Array.from({ length: MOST_NOTES }, (_, index) => aNote(index - 60));
    const { notes = [] } = leadAfterSaying(SAID, { notes: full });

    expect(knowledgeWithout(SAID, { notes: full }, { notes })).toEqual({ notes: full });
  });

  it('is all that is known where that saying brought nothing, or nothing was said', () => {
    for (const said of [undefined, { code: 'sale', givenAt: NOON } as const]) {
      expect(knowledgeWithout(said, before, current)).toEqual(current);
      expect(knowledgeWithout(said, before, {})).toEqual({});
    }
  });

  it('keeps a note of the same words that was written at another moment', () => {
    const notes = [aNote(3, { text: 'Ask for Anna.' })];

    expect(knowledgeWithout(SAID, {}, { notes })).toEqual({ notes });
  });
});
