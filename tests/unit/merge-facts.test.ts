import { expect, it } from 'vitest';
import type { AttemptFacts, DispositionFact, RecordFact } from '../../shared/domain/attempt.ts';
import { type IncomingFact, lastSaid, mergeFact } from '../../shared/domain/merge-facts.ts';
import { NOON } from '../support/lead-builders.ts';

const FIRST = { callId: 'contact-1', contactId: 'contact-1' };
const SECOND = { callId: 'contact-1', contactId: 'contact-2' };
const later = NOON.add({ minutes: 1 });

const record = (updatedMinute: number): RecordFact => ({
  endedAt: NOON,
  lastUpdatedAt: NOON.add({ minutes: updatedMinute }),
  disconnectReason: `version ${updatedMinute}`,
});
const ended = (disconnectReason?: string): IncomingFact => ({
  kind: 'ended',
  leg: FIRST,
  fact: { endedAt: NOON, ...(disconnectReason !== undefined && { disconnectReason }) },
});
const said = (fact: DispositionFact): IncomingFact => ({ kind: 'disposition', fact });
const told = (...facts: readonly IncomingFact[]): AttemptFacts => facts.reduce(mergeFact, {});

it('keeps every fact from its own source', () => {
  expect(
    told(ended(), said({ code: 'sale', givenAt: NOON, orderValue: 90 }), { kind: 'opt-out', fact: { at: NOON } }),
  ).toEqual({
    ended: { endedAt: NOON },
    disposition: { code: 'sale', givenAt: NOON, orderValue: 90 },
    optOut: { at: NOON },
  });
});

it('replaces a record only by one that was updated later', () => {
  const facts = told({ kind: 'record', leg: FIRST, fact: record(5) });

  expect(mergeFact(facts, { kind: 'record', leg: FIRST, fact: record(4) })).toBe(facts);
  expect(mergeFact(facts, { kind: 'record', leg: FIRST, fact: record(6) })).toEqual({ record: record(6) });
});

it('takes the fuller of two records of the same moment', () => {
  const fuller = { ...record(5), recordingLocation: 'recordings/1' };

  for (const records of [
    [record(5), fuller],
    [fuller, record(5)],
  ]) {
    expect(told(...records.map((fact): IncomingFact => ({ kind: 'record', leg: FIRST, fact })))).toEqual({
      record: fuller,
    });
  }
});

it('takes the fuller of two ends, and between equals always the same', () => {
  expect(told(ended(), ended('API'))).toEqual(told(ended('API')));
  expect(told(ended('API'), ended())).toEqual(told(ended('API')));
  expect(told(ended('API'), ended('OTHER'))).toEqual(told(ended('OTHER'), ended('API')));
});

it('takes the earliest of several wishes not to be called', () => {
  const wish = (at: typeof NOON): IncomingFact => ({ kind: 'opt-out', fact: { at } });

  expect(told(wish(later), wish(NOON), wish(later))).toEqual({ optOut: { at: NOON } });
});

it('keeps what is told of later legs under each leg, with its earliest beginning', () => {
  expect(
    told(
      { kind: 'began', leg: SECOND, at: later },
      { kind: 'began', leg: SECOND, at: NOON },
      { kind: 'ended', leg: SECOND, fact: { endedAt: later } },
      { kind: 'record', leg: { ...SECOND, contactId: 'contact-3' }, fact: record(1) },
    ),
  ).toEqual({
    laterLegs: { 'contact-2': { beganAt: NOON, ended: { endedAt: later } }, 'contact-3': { record: record(1) } },
  });
});

it('keeps no beginning of a first leg', () => {
  const facts = told(ended());

  expect(mergeFact(facts, { kind: 'began', leg: FIRST, at: NOON })).toBe(facts);
});

it('keeps what the agent says differently as corrections, in order, and what was said before only once', () => {
  const sale = { code: 'sale', givenAt: NOON, orderValue: 90 } as const;
  const more = { ...sale, orderValue: 120 };
  const refused = { code: 'not-interested', givenAt: later } as const;
  const facts = told(said(sale), said(more), said(refused));

  expect(facts).toEqual({ disposition: sale, corrections: [more, refused] });
  for (const fact of [sale, more, refused]) {
    expect(mergeFact(facts, said({ ...fact, givenAt: NOON.add({ hours: 1 }) }))).toBe(facts);
  }
  expect(lastSaid(facts)).toEqual(refused);
  expect(lastSaid(told(said(sale)))).toEqual(sale);
  expect(lastSaid({})).toBeUndefined();
});

it('lets hold what was said last, though it came before what was said earlier', () => {
  const sale = { code: 'sale', givenAt: NOON } as const;
  const refused = { code: 'not-interested', givenAt: later } as const;

  expect(lastSaid(told(said(refused), said(sale)))).toEqual(refused);
  expect(lastSaid(told(said(sale), said({ ...refused, givenAt: NOON })))).toEqual({ ...refused, givenAt: NOON });
});

it('tells callbacks for different moments apart', () => {
  const callback = { code: 'callback-requested', givenAt: NOON, callbackAt: NOON } as const;
  const moved = { ...callback, callbackAt: later };

  expect(told(said(callback), said(moved))).toEqual({ disposition: callback, corrections: [moved] });
});
