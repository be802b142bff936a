import { Temporal } from 'temporal-polyfill';
import type { Attempt, DispositionFact } from './attempt.ts';
import type { Lead, LeadNote } from './lead.ts';
import { lastSaid } from './merge-facts.ts';
import { accountOf } from './outcome-from-facts.ts';

/** A lead keeps so many notes; the oldest give way. */
export const MOST_NOTES = 20;

/** What agents found out about a lead and wrote down. */
export type Knowledge = Pick<Lead, 'facts' | 'notes'>;

/**
 * The lead with what the agent of the attempt said last: facts replace those of their name, the note joins the others in
 * the order of their moments. Taking the same in again changes nothing.
 */
export function withSaid(lead: Lead, attempt: Attempt): Lead {
  const said = lastSaid(attempt.facts);
  if (said === undefined) return lead;
  const agentId = accountOf(attempt.facts)?.agentId;
  const note = noteIn(said, attempt.placement.stage, agentId);
  return {
    ...lead,
    ...(said.facts !== undefined && { facts: { ...lead.facts, ...said.facts } }),
    ...(note !== undefined && { notes: joined(lead.notes, [note]) }),
  };
}

/**
 * What is known of the lead apart from what one saying brought: what came by other means since stays, and what the
 * saying had replaced or pushed out is back.
 * @param before what was known when that saying was taken in.
 */
export function knowledgeWithout(said: DispositionFact | undefined, before: Knowledge, current: Knowledge): Knowledge {
  if (!bringsKnowledge(said)) return knowledgeOf(current);
  const kept = (current.notes ?? []).filter((note) => !isNoteOf(note, said));
  const pushedOut = said.note !== undefined && before.notes?.length === MOST_NOTES ? before.notes.slice(0, 1) : [];
  const facts = factsWithout(said.facts, before.facts, current.facts);
  const notes = joined(pushedOut, kept);
  return {
    ...(Object.keys(facts).length > 0 && { facts }),
    ...(notes.length > 0 && { notes }),
  };
}

function knowledgeOf({ facts, notes }: Knowledge): Knowledge {
  return { ...(facts !== undefined && { facts }), ...(notes !== undefined && { notes }) };
}

/** Whether the saying brings anything that a lead keeps. */
export function bringsKnowledge(said: DispositionFact | undefined): said is DispositionFact {
  return said?.note !== undefined || said?.facts !== undefined;
}

function factsWithout(
  said: Lead['facts'] = {},
  before: Lead['facts'] = {},
  current: Lead['facts'] = {},
): NonNullable<Lead['facts']> {
  const ofOthers = Object.entries(current).filter(([name, value]) => said[name] !== value);
  const replaced = Object.entries(before).filter(([name]) => Object.hasOwn(said, name) && said[name] === current[name]);
  return { ...Object.fromEntries(replaced), ...Object.fromEntries(ofOthers) };
}

function noteIn(said: DispositionFact, stage: LeadNote['stage'], agentId: string | undefined): LeadNote | undefined {
  if (said.note === undefined) return undefined;
  return { at: said.givenAt, stage, text: said.note, ...(agentId !== undefined && { agentId }) };
}

function isNoteOf({ at, text }: LeadNote, said: DispositionFact): boolean {
  return said.note === text && said.givenAt.equals(at);
}

function joined(notes: readonly LeadNote[] = [], further: readonly LeadNote[]): readonly LeadNote[] {
  const isKnown = (note: LeadNote) => notes.some(({ at, text }) => at.equals(note.at) && text === note.text);
  return [...notes, ...further.filter((note) => !isKnown(note))]
    .toSorted((one, other) => Temporal.Instant.compare(one.at, other.at))
    .slice(-MOST_NOTES);
}
