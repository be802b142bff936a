import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LeadRepository } from '../../shared/application/ports/lead-repository.ts';
import type { Attempt, Decision, Leg } from '../../shared/domain/attempt.ts';
import type { Lead, LeadState } from '../../shared/domain/lead.ts';
import { type IncomingFact, mergeFact } from '../../shared/domain/merge-facts.ts';
import type { NextStep } from '../../shared/domain/next-step.ts';
import { OUTCOMES } from '../../shared/domain/outcome.ts';
import {
  aDiallingState,
  aLead,
  aNumber,
  anAttempt,
  anOtherCall,
  aPlacedCall,
  aReadyState,
  NEW_YORK,
  NOON,
} from '../support/lead-builders.ts';
import { TOUCH_REASONS } from '../support/touch-reasons.ts';

const LATER = NOON.add({ minutes: 1 });
const CLOSED: Decision = {
  outcome: OUTCOMES['not-interested'],
  nextStep: { kind: 'close', why: 'not-interested' },
  decidedAt: NOON,
  version: 1,
  because: 'facts',
  said: { code: 'not-interested', givenAt: NOON },
};
const CORRECTED: Decision = {
  outcome: OUTCOMES.sale,
  nextStep: { kind: 'review', why: 'unknown-outcome' },
  decidedAt: LATER,
  version: 2,
  because: 'correction',
  said: { code: 'sale', givenAt: LATER, orderValue: 90 },
};
const SUPPRESSED: Decision = {
  outcome: OUTCOMES['do-not-call'],
  nextStep: { kind: 'suppress', why: 'do-not-call' },
  decidedAt: NOON,
  version: 1,
  because: 'limit',
};

/** What every repository of leads promises. `open` gives an empty one. */
export function leadRepositoryContract(name: string, open: () => Promise<LeadRepository>): void {
  describe(name, () => {
    describe('adding', () => {
      it('stores a new lead one version on', async () => {
        const leads = await open();

        expect(await leads.add(aLead({ version: 0 }))).toEqual({ kind: 'added' });
        expect(await leads.get('lead-1')).toEqual(aLead({ version: 1 }));
      });

      it('knows nothing of a lead that was not added', async () => {
        expect(await (await open()).get('lead-1')).toBeUndefined();
      });

      it('answers that a repeated lead is there itself, and leaves it as it is', async () => {
        const leads = await open();
        await leads.add(aLead({ version: 0 }));

        expect(await leads.add(aLead({ version: 0, stage: 'selling' }))).toEqual({
          kind: 'number-taken',
          byLeadId: 'lead-1',
        });
        expect(await leads.get('lead-1')).toEqual(aLead({ version: 1 }));
      });

      it('takes no further number for a lead that is there', async () => {
        const leads = await open();
        await leads.add(aLead({ version: 0 }));
        const repeated = aLead({ version: 0, numbers: [aNumber({ key: 'another' })] });

        expect(await leads.add(repeated)).toEqual({ kind: 'number-taken', byLeadId: 'lead-1' });
        expect(await leads.get('lead-1')).toEqual(aLead({ version: 1 }));
        expect(await leads.add({ ...repeated, id: 'lead-2' })).toEqual({ kind: 'added' });
      });

      it('refuses a lead whole when another holds one of its numbers', async () => {
        const leads = await open();
        await leads.add(aLead({ version: 0, numbers: [aNumber({ key: 'shared' })] }));
        const second = aLead({
          id: 'lead-2',
          version: 0,
          numbers: [aNumber({ key: 'own' }), aNumber({ key: 'shared' })],
        });

        expect(await leads.add(second)).toEqual({ kind: 'number-taken', byLeadId: 'lead-1' });
        expect(await leads.get('lead-2')).toBeUndefined();
        const third = aLead({ id: 'lead-3', version: 0, numbers: [aNumber({ key: 'own' })] });
        expect(await leads.add(third)).toEqual({ kind: 'added' });
      });

      it('lets one of two leads have a number that both ask for at once', async () => {
        const leads = await open();
        const results = await Promise.all([
          leads.add(aLead({ id: 'lead-1', version: 0 })),
          leads.add(aLead({ id: 'lead-2', version: 0 })),
        ]);

        expect(results.map(({ kind }) => kind).sort()).toEqual(['added', 'number-taken']);
      });

      it.each(ALL_STATES)('gives back a lead that is $kind exactly as it was', async (state) => {
        const leads = await open();
        const lead = aFullLead({ state });
        await leads.add(lead);

        expect(await leads.get(lead.id)).toEqual({ ...lead, version: lead.version + 1 });
      });

      it('keeps what was given when the giver changes it afterwards', async () => {
        const leads = await open();
        const attributes: Record<string, string> = { crop: 'apples' };
        await leads.add(aLead({ attributes }));
        attributes['crop'] = 'pears';

        expect((await leads.get('lead-1'))?.attributes).toEqual({ crop: 'apples' });
      });
    });

    describe('finding by number', () => {
      const numbers = [aNumber({ key: 'first' }), aNumber({ key: 'second' })];

      it.each(['first', 'second'])('gives the lead that holds the number, as last written (%s)', async (key) => {
        const leads = await withLead(open, { numbers });
        await leads.save(aLead({ version: 1, numbers, touches: 4 }));

        expect(await leads.leadWithNumber(key)).toEqual(aLead({ version: 2, numbers, touches: 4 }));
      });

      it('gives the lead though its number is suppressed', async () => {
        const leads = await withLead(open, { numbers });
        await leads.suppressNumbers(['second'], 'do-not-call', NOON);

        expect((await leads.leadWithNumber('second'))?.id).toBe('lead-1');
      });

      it('gives none for a number that nobody holds, suppressed or not', async () => {
        const leads = await withLead(open, { numbers });
        await leads.suppressNumbers(['third'], 'do-not-call', NOON);

        expect(await leads.suppressionOf('third')).toBe('do-not-call');
        expect(await leads.suppressionOf('second')).toBeUndefined();
        expect(await leads.suppressionOf('fourth')).toBeUndefined();
        expect(await leads.leadWithNumber('third')).toBeUndefined();
        expect(await leads.leadWithNumber('fourth')).toBeUndefined();
      });
    });

    describe("finding by the company's own id", () => {
      it('gives the lead that was added with it, as last written', async () => {
        const leads = await withLead(open, { externalId: 'P-1' });
        await leads.save(aLead({ version: 1, externalId: 'P-1', touches: 4 }));

        expect(await leads.leadWithExternalId('P-1')).toEqual(aLead({ version: 2, externalId: 'P-1', touches: 4 }));
        expect(await leads.leadWithExternalId('P-2')).toBeUndefined();
      });

      it('gives the first of two leads that were added with it, and refuses neither', async () => {
        const leads = await withLead(open, { externalId: 'P-1' });
        const second = aLead({ id: 'lead-2', version: 0, externalId: 'P-1', numbers: [aNumber({ key: 'second' })] });

        expect(await leads.add(second)).toEqual({ kind: 'added' });
        expect((await leads.leadWithExternalId('P-1'))?.id).toBe('lead-1');
        expect((await leads.get('lead-2'))?.externalId).toBe('P-1');
      });

      it('leads nowhere when the lead was refused', async () => {
        const leads = await withLead(open);

        expect((await leads.add(aLead({ id: 'lead-2', version: 0, externalId: 'P-1' }))).kind).toBe('number-taken');
        expect(await leads.leadWithExternalId('P-1')).toBeUndefined();
      });
    });

    describe('recording an order', () => {
      const anOrder = (orderId: string) => ({ orderId, at: NOON, value: 90 });
      const bought = aLead({ version: 1, purchases: { count: 1, total: 90, lastAt: NOON } });

      it('stores the lead one version on', async () => {
        const leads = await withLead(open);

        expect(await leads.recordOrder(bought, anOrder('A-1'), 3)).toEqual({ kind: 'recorded' });
        expect(await leads.get('lead-1')).toEqual({ ...bought, version: 2 });
      });

      it('writes nothing the second time, however often the lead was written since', async () => {
        const leads = await withLead(open);
        await leads.recordOrder(bought, anOrder('A-1'), 3);
        await leads.save({ ...bought, version: 2, purchases: { count: 0, total: 0 } });

        expect(await leads.recordOrder({ ...bought, version: 3 }, anOrder('A-1'), 3)).toEqual({
          kind: 'recorded-before',
        });
        expect(await leads.recordOrder({ ...bought, version: 2 }, anOrder('A-1'), 3)).toEqual({
          kind: 'recorded-before',
        });
        expect((await leads.get('lead-1'))?.version).toBe(3);
      });

      it('notes nothing when the lead was written since it was read', async () => {
        const leads = await withLead(open);

        expect(await leads.recordOrder({ ...bought, version: 0 }, anOrder('A-1'), 3)).toEqual({ kind: 'stale' });
        expect(await leads.get('lead-1')).toEqual(aLead({ version: 1 }));
        expect(await leads.recordOrder(bought, anOrder('A-1'), 3)).toEqual({ kind: 'recorded' });
      });

      it('tells the orders and the leads apart', async () => {
        const leads = await withLead(open);
        await leads.add(aLead({ id: 'lead-2', version: 0, numbers: [aNumber({ key: 'second' })] }));
        await leads.recordOrder(bought, anOrder('A-1'), 3);

        expect(await leads.recordOrder({ ...bought, version: 2 }, anOrder('A-2'), 3)).toEqual({ kind: 'recorded' });
        expect(await leads.recordOrder({ ...bought, id: 'lead-2' }, anOrder('A-1'), 3)).toEqual({ kind: 'recorded' });
      });

      it('lets one of two who record it at once win', async () => {
        const leads = await withLead(open);
        const results = await Promise.all([
          leads.recordOrder(bought, anOrder('A-1'), 3),
          leads.recordOrder(bought, anOrder('A-1'), 3),
        ]);

        expect(results.filter(({ kind }) => kind === 'recorded')).toHaveLength(1);
        expect((await leads.get('lead-1'))?.version).toBe(2);
      });
    });

    describe('saving', () => {
      it('stores the next version', async () => {
        const leads = await withLead(open);

        expect(await leads.save(aLead({ version: 1, touches: 4 }))).toBe('saved');
        expect(await leads.get('lead-1')).toEqual(aLead({ version: 2, touches: 4 }));
      });

      it.each([0, 2])('writes nothing when the stored version is 1 and version %i was read', async (version) => {
        const leads = await withLead(open);

        expect(await leads.save(aLead({ version, touches: 4 }))).toBe('stale');
        expect(await leads.get('lead-1')).toEqual(aLead({ version: 1 }));
      });

      it('does not create a lead', async () => {
        const leads = await open();

        expect(await leads.save(aLead({ version: 0 }))).toBe('stale');
        expect(await leads.get('lead-1')).toBeUndefined();
      });
    });

    describe('claiming', () => {
      it('makes the lead dialling, one version on', async () => {
        const leads = await withLead(open);

        expect(await leads.claim(aClaim())).toEqual({ kind: 'claimed' });
        expect(await leads.get('lead-1')).toEqual({ ...aClaim(), version: 2 });
      });

      it('lets one of two claims at once win', async () => {
        const leads = await withLead(open);
        const results = await Promise.all([leads.claim(aClaim()), leads.claim(aClaim())]);

        expect(results.map(({ kind }) => kind).sort()).toEqual(['claimed', 'stale']);
        expect((await leads.get('lead-1'))?.version).toBe(2);
      });

      it('refuses a lead that changed since it was read', async () => {
        const leads = await withLead(open);
        await leads.save(aLead({ version: 1, touches: 4 }));

        expect(await leads.claim(aClaim())).toEqual({ kind: 'stale' });
        expect(await leads.get('lead-1')).toEqual(aLead({ version: 2, touches: 4 }));
      });

      it('refuses a lead once any of its numbers is suppressed', async () => {
        const numbers = [aNumber({ key: 'first' }), aNumber({ key: 'second' })];
        const leads = await withLead(open, { numbers });
        await leads.suppressNumbers(['second'], 'do-not-call', NOON);

        expect(await leads.claim(aClaim({ numbers }))).toEqual({ kind: 'suppressed' });
        expect((await leads.get('lead-1'))?.state.kind).toBe('ready');
      });

      it('refuses a lead whose number was suppressed before anybody held it', async () => {
        const leads = await open();
        await leads.suppressNumbers(['number-1'], 'do-not-call', NOON);

        expect(await leads.add(aLead({ version: 0 }))).toEqual({ kind: 'added' });
        expect(await leads.claim(aClaim())).toEqual({ kind: 'suppressed' });
      });
    });

    describe('suppressing', () => {
      it('leaves the version of the lead alone, so that no other write becomes stale by it', async () => {
        const leads = await withLead(open);
        await leads.suppressNumbers(['number-1'], 'do-not-call', NOON);

        expect(await leads.save(aLead({ version: 1, touches: 4 }))).toBe('saved');
      });

      it('may be repeated', async () => {
        const leads = await withLead(open);
        await leads.suppressNumbers(['number-1'], 'do-not-call', NOON);
        await leads.suppressNumbers(['number-1', 'number-1'], 'deceased', LATER);

        expect(await leads.claim(aClaim())).toEqual({ kind: 'suppressed' });
      });
    });

    describe('linking', () => {
      it('stores attempt and lead together, the lead one version on', async () => {
        const leads = await withLead(open);
        const attempt = anAttempt({ lead: inTheAir(1) });
        const linked = { ...attempt, lead: inTheAir(2) };

        expect(await leads.link(attempt)).toEqual({ kind: 'linked', attempt: linked });
        expect(await leads.get('lead-1')).toEqual(inTheAir(2));
        expect(await leads.getContact('contact-1')).toEqual({ kind: 'linked', attempt: linked });
      });

      it('keeps whom a promised call was offered to, and how late it could be', async () => {
        const leads = await withLead(open);
        const placement = { offeredTo: 'agent-1', callbackToleranceMinutes: 20 };
        await leads.link(anAttempt({ lead: inTheAir(1), placement }));

        const attempt = anAttempt({ lead: inTheAir(2), placement });
        expect(await leads.getContact('contact-1')).toEqual({ kind: 'linked', attempt });
      });

      it('finds the facts that arrived before it', async () => {
        const leads = await withLead(open);
        for (const fact of FACTS) await leads.addFact('contact-1', fact, NOON);

        expect(await leads.link(anAttempt({ lead: inTheAir(1) }))).toEqual({
          kind: 'linked',
          attempt: anAttempt({ lead: inTheAir(2), facts: FACTS.reduce(mergeFact, {}) }),
        });
      });

      it.each(FACTS)('finds a single fact of kind $kind that arrived before it', async (fact) => {
        const leads = await withLead(open);
        await leads.addFact('contact-1', fact, NOON);
        const linked = anAttempt({ lead: inTheAir(2), facts: mergeFact({}, fact) });

        expect(await leads.link(anAttempt({ lead: inTheAir(1) }))).toEqual({ kind: 'linked', attempt: linked });
        expect(await leads.getContact('contact-1')).toEqual({ kind: 'linked', attempt: linked });
      });

      it('leaves no fact unseen that arrives at the same moment', async () => {
        const leads = await open();
        for (let round = 0; round < 20; round += 1) {
          const id = String(round);
          await leads.add(aLead({ id, version: 0, numbers: [aNumber({ key: id })] }));
          const attempt = anAttempt({ contactId: id, lead: inTheAir(1, { id, numbers: [aNumber({ key: id })] }) });
          const [linked, ...heard] = await Promise.all([
            leads.link(attempt),
            ...FACTS.map((fact) => leads.addFact(id, fact, NOON)),
          ]);

          const before = FACTS.filter((_, index) => heard[index]?.kind === 'unlinked').reduce(mergeFact, {});
          expect(linked.kind === 'linked' && linked.attempt.facts).toEqual(before);
          expect((await attemptIn(leads, id)).facts).toEqual(FACTS.reduce(mergeFact, {}));
        }
      });

      it('answers stale to a second link, and changes nothing', async () => {
        const leads = await withLinked(open);

        expect(await leads.link(anAttempt({ lead: inTheAir(2, { touches: 4 }) }))).toEqual({ kind: 'stale' });
        expect(await leads.get('lead-1')).toEqual(inTheAir(2));
      });

      it('keeps a call as history of a lead that has gone on', async () => {
        const leads = await withLead(open);
        const lead = aLead({ version: 1, attemptNumber: 2, placed: 1, recentCalls: [aPlacedCall()] });
        const history = anAttempt({ attemptNumber: 1, lead });

        expect(await leads.link(history)).toEqual({
          kind: 'linked',
          attempt: { ...history, lead: { ...lead, version: 2 } },
        });
        expect(await leads.get('lead-1')).toEqual({ ...lead, version: 2 });
      });

      it('lets one of two links at once win', async () => {
        const leads = await withLead(open);
        const attempt = anAttempt({ lead: inTheAir(1) });
        const results = await Promise.all([leads.link(attempt), leads.link(attempt)]);

        expect(results.map(({ kind }) => kind).sort()).toEqual(['linked', 'stale']);
        expect(await leads.get('lead-1')).toEqual(inTheAir(2));
      });

      it('answers stale when the lead has moved on, and the facts stay unlinked', async () => {
        const leads = await withLead(open);
        await leads.addFact('contact-1', { kind: 'ended', leg: FIRST_LEG, fact: { endedAt: NOON } }, NOON);
        await leads.save(aLead({ version: 1 }));

        expect(await leads.link(anAttempt({ lead: inTheAir(1) }))).toEqual({ kind: 'stale' });
        expect(await leads.getContact('contact-1')).toEqual({ kind: 'unlinked', facts: { ended: { endedAt: NOON } } });
      });
    });

    describe('facts', () => {
      it('are kept for a contact that nobody knows', async () => {
        const leads = await open();
        expect(await leads.getContact('contact-1')).toBeUndefined();

        const known = { kind: 'unlinked', facts: { optOut: { at: NOON } } };
        expect(await leads.addFact('contact-1', OPT_OUT, NOON)).toEqual({ ...known, isNews: true });
        expect(await leads.addFact('contact-1', OPT_OUT, NOON)).toEqual({ ...known, isNews: false });
        expect(await leads.getContact('contact-1')).toEqual(known);
      });

      it('are answered with the attempt once it is linked', async () => {
        const leads = await withLinked(open);
        const attempt = anAttempt({ lead: inTheAir(2), facts: { optOut: { at: NOON } } });

        for (const isNews of [true, false]) {
          expect(await leads.addFact('contact-1', OPT_OUT, NOON)).toEqual({ kind: 'linked', attempt, isNews });
        }
        expect(await leads.get('lead-1')).toEqual(inTheAir(2));
      });

      it('reach a linked attempt, and nothing of a contact that nobody linked', async () => {
        const leads = await withLinked(open);
        const attempt = anAttempt({ lead: inTheAir(2), facts: { optOut: { at: NOON } } });

        expect(await leads.addFactToLinked('guide-1', OPT_OUT, NOON)).toBeUndefined();
        expect(await leads.getContact('guide-1')).toBeUndefined();
        for (const isNews of [true, false]) {
          expect(await leads.addFactToLinked('contact-1', OPT_OUT, NOON)).toEqual({ kind: 'linked', attempt, isNews });
        }
        await leads.addFact('contact-2', OPT_OUT, NOON);
        expect(await leads.addFactToLinked('contact-2', SOLD, NOON)).toBeUndefined();
        expect(await leads.getContact('contact-2')).toEqual({ kind: 'unlinked', facts: { optOut: { at: NOON } } });
      });

      it('are no news when they were told before, to the millisecond that is kept', async () => {
        const leads = await open();
        const lastUpdatedAt = NOON.add({ microseconds: 300 });
        const record: IncomingFact = { kind: 'record', leg: FIRST_LEG, fact: { endedAt: NOON, lastUpdatedAt } };

        const told: boolean[] = [];
        for (const _ of [1, 2]) told.push((await leads.addFact('contact-1', record, NOON)).isNews);
        expect(told).toEqual([true, false]);
      });

      it('of the beginning of a first leg are kept nowhere', async () => {
        const leads = await withLinked(open);
        const began: IncomingFact = { kind: 'began', leg: FIRST_LEG, at: NOON };

        expect(await leads.addFact('contact-1', began, NOON)).toEqual({
          kind: 'linked',
          attempt: LINKED,
          isNews: false,
        });
        expect(await leads.addFactToLinked('contact-2', began, NOON)).toBeUndefined();
        expect(await leads.getContact('contact-2')).toBeUndefined();
      });

      it('come to the same in any order and any number of times, before and after the link', async () => {
        const leads = await open();
        let runs = 0;
        await fc.assert(
          fc.asyncProperty(someFacts(), fc.nat(12), async (facts, linkAfter) => {
            runs += 1;
            const id = `run-${runs}`;
            const numbers = [aNumber({ key: id })];
            await leads.add(aLead({ id, version: 0, numbers }));
            const link = () => leads.link(anAttempt({ contactId: id, lead: inTheAir(1, { id, numbers }) }));
            for (const [index, fact] of facts.entries()) {
              if (index === linkAfter) await link();
              await leads.addFact(id, fact, NOON);
            }
            if (linkAfter >= facts.length) await link();

            expect((await attemptIn(leads, id)).facts).toEqual(facts.reduce(mergeFact, {}));
          }),
          { numRuns: 20 },
        );
      });

      it('arrive at the same moment without loss', async () => {
        const leads = await open();
        await Promise.all([...FACTS, ...FACTS].map((fact) => leads.addFact('contact-1', fact, NOON)));

        expect(await leads.getContact('contact-1')).toEqual({ kind: 'unlinked', facts: FACTS.reduce(mergeFact, {}) });
      });
    });

    describe('progress', () => {
      it('becomes the snapshot of the attempt and the lead itself', async () => {
        const leads = await withLinked(open);
        await leads.addFact('contact-1', { kind: 'ended', leg: FIRST_LEG, fact: { endedAt: NOON } }, NOON);

        expect(await leads.saveProgress(anAttempt({ lead: wrapping(2) }))).toBe('saved');
        expect(await leads.get('lead-1')).toEqual(wrapping(3));
        expect(await leads.getContact('contact-1')).toEqual({
          kind: 'linked',
          attempt: anAttempt({ ...placedWith(inTheAir(2)), lead: wrapping(3), facts: { ended: { endedAt: NOON } } }),
        });
      });

      it('is refused when the lead has moved on', async () => {
        const leads = await withLinked(open);

        expect(await leads.saveProgress(anAttempt({ lead: wrapping(1) }))).toBe('stale');
        expect((await attemptIn(leads, 'contact-1')).lead).toEqual(inTheAir(2));
      });

      it('is refused for a contact that is not linked', async () => {
        const leads = await withLead(open);

        expect(await leads.saveProgress(anAttempt({ lead: wrapping(1) }))).toBe('stale');
        expect(await leads.get('lead-1')).toEqual(aLead({ version: 1 }));
        expect(await leads.getContact('contact-1')).toBeUndefined();
      });
    });

    describe('deciding', () => {
      it('stores decision and lead together, and the attempt keeps the lead as it was before', async () => {
        const leads = await withLinked(open);

        expect(await leads.decide(LINKED, CLOSED, closed(2))).toEqual({ kind: 'decided', decision: CLOSED });
        expect(await leads.get('lead-1')).toEqual(closed(3));
        expect(await leads.getContact('contact-1')).toEqual({
          kind: 'linked',
          attempt: { ...LINKED, decision: CLOSED },
        });
      });

      it.each(ALL_STEPS)('gives back the decision to $kind exactly as it was', async (nextStep) => {
        const leads = await withLinked(open);
        const decision: Decision = { ...CLOSED, outcome: OUTCOMES.sale, nextStep };
        await leads.decide(LINKED, decision, closed(2));

        expect((await attemptIn(leads, 'contact-1')).decision).toEqual(decision);
      });

      it('answers the standing decision to a second decider, and changes nothing', async () => {
        const leads = await withLinked(open);
        await leads.decide(LINKED, CLOSED, closed(2));

        for (const version of [2, 3]) {
          expect(await leads.decide(LINKED, SUPPRESSED, inTheAir(version))).toEqual({
            kind: 'decided-before',
            decision: CLOSED,
          });
        }
        expect(await leads.get('lead-1')).toEqual(closed(3));
      });

      it('lets one of two deciders at once win, and tells the other what stands', async () => {
        const leads = await withLinked(open);
        const results = await Promise.all([
          leads.decide(LINKED, CLOSED, closed(2)),
          leads.decide(LINKED, SUPPRESSED, closed(2)),
        ]);

        expect(results.map(({ kind }) => kind).sort()).toEqual(['decided', 'decided-before']);
        const standing = (await attemptIn(leads, 'contact-1')).decision;
        expect([CLOSED, SUPPRESSED]).toContainEqual(standing);
        for (const result of results) expect(result).toEqual({ kind: result.kind, decision: standing });
        expect((await leads.get('lead-1'))?.version).toBe(3);
      });

      it('stores nothing when the lead has moved on', async () => {
        const leads = await withLinked(open);
        await leads.save(inTheAir(2, { touches: 4 }));

        expect(await leads.decide(LINKED, CLOSED, closed(2))).toEqual({ kind: 'stale' });
        expect(await leads.get('lead-1')).toEqual(inTheAir(3, { touches: 4 }));
        expect(await leads.getContact('contact-1')).toEqual({ kind: 'linked', attempt: LINKED });
      });

      it('decides nothing about a contact that is not linked', async () => {
        const leads = await withLead(open);
        await leads.addFact('contact-1', { kind: 'opt-out', fact: { at: NOON } }, NOON);

        expect(await leads.decide(LINKED, CLOSED, closed(1))).toEqual({ kind: 'stale' });
        expect(await leads.get('lead-1')).toEqual(aLead({ version: 1 }));
      });

      it('loses no fact that arrives meanwhile', async () => {
        const leads = await withLinked(open);
        await Promise.all([
          leads.decide(LINKED, CLOSED, closed(2)),
          ...FACTS.map((fact) => leads.addFact('contact-1', fact, NOON)),
        ]);

        expect(await leads.getContact('contact-1')).toEqual({
          kind: 'linked',
          attempt: { ...LINKED, decision: CLOSED, facts: FACTS.reduce(mergeFact, {}) },
        });
      });
    });

    describe('correcting', () => {
      it('puts the correction in the place of the decision, and the history holds both', async () => {
        const leads = await withDecided(open);

        expect(await leads.correct(DECIDED, CORRECTED, resting(3))).toEqual({ kind: 'decided', decision: CORRECTED });
        expect(await leads.get('lead-1')).toEqual(resting(4));
        expect(await attemptIn(leads, 'contact-1')).toEqual({
          ...LINKED,
          decision: CORRECTED,
          earlierDecisions: [CLOSED],
        });
      });

      it('once more keeps every earlier decision, oldest first', async () => {
        const leads = await withDecided(open);
        await leads.correct(DECIDED, CORRECTED, resting(3));
        const third: Decision = { ...CORRECTED, version: 3, decidedAt: NOON.add({ hours: 1 }) };
        await leads.correct(await attemptIn(leads, 'contact-1'), third, closed(4));

        expect(await attemptIn(leads, 'contact-1')).toEqual({
          ...LINKED,
          decision: third,
          earlierDecisions: [CLOSED, CORRECTED],
        });
      });

      it('leaves the lead as it is when none is given', async () => {
        const leads = await withDecided(open);
        await leads.save(closed(3));

        expect(await leads.correct(DECIDED, CORRECTED)).toEqual({ kind: 'decided', decision: CORRECTED });
        expect(await leads.get('lead-1')).toEqual(closed(4));
      });

      it('again answers what stands, and changes nothing', async () => {
        const leads = await withDecided(open);
        await leads.correct(DECIDED, CORRECTED, resting(3));

        for (const lead of [resting(3), resting(4), undefined]) {
          const other: Decision = { ...CORRECTED, outcome: OUTCOMES.minor };
          expect(await leads.correct(DECIDED, other, lead)).toEqual({ kind: 'decided-before', decision: CORRECTED });
        }
        expect(await leads.get('lead-1')).toEqual(resting(4));
      });

      it('lets one of two at once win', async () => {
        const leads = await withDecided(open);
        const other: Decision = { ...CORRECTED, outcome: OUTCOMES.minor };
        const results = await Promise.all([
          leads.correct(DECIDED, CORRECTED, resting(3)),
          leads.correct(DECIDED, other, resting(3)),
        ]);

        expect(results.map(({ kind }) => kind).sort()).toEqual(['decided', 'decided-before']);
        expect((await attemptIn(leads, 'contact-1')).earlierDecisions).toEqual([CLOSED]);
        expect((await leads.get('lead-1'))?.version).toBe(4);
      });

      it('stores nothing when the lead has moved on', async () => {
        const leads = await withDecided(open);
        await leads.save(closed(3));

        expect(await leads.correct(DECIDED, CORRECTED, resting(3))).toEqual({ kind: 'stale' });
        expect(await attemptIn(leads, 'contact-1')).toEqual(DECIDED);
      });

      it('needs a decision to correct', async () => {
        const leads = await withLinked(open);

        expect(await leads.correct(LINKED, CORRECTED, resting(2))).toEqual({ kind: 'stale' });
        expect(await leads.correct(DECIDED, CORRECTED, resting(2))).toEqual({ kind: 'stale' });
        expect(await leads.getContact('contact-1')).toEqual({ kind: 'linked', attempt: LINKED });
      });

      it('loses no fact that arrives meanwhile', async () => {
        const leads = await withDecided(open);
        await Promise.all([
          leads.correct(DECIDED, CORRECTED, resting(3)),
          ...FACTS.map((fact) => leads.addFact('contact-1', fact, NOON)),
        ]);

        expect((await attemptIn(leads, 'contact-1')).facts).toEqual(FACTS.reduce(mergeFact, {}));
      });
    });
  });
}

async function withLead(open: () => Promise<LeadRepository>, fields: Partial<Lead> = {}): Promise<LeadRepository> {
  const leads = await open();
  await leads.add(aLead({ ...fields, version: 0 }));
  return leads;
}

async function withLinked(open: () => Promise<LeadRepository>): Promise<LeadRepository> {
  const leads = await withLead(open);
  await leads.link(anAttempt({ lead: inTheAir(1) }));
  return leads;
}

async function withDecided(open: () => Promise<LeadRepository>): Promise<LeadRepository> {
  const leads = await withLinked(open);
  await leads.decide(LINKED, CLOSED, closed(2));
  return leads;
}

async function attemptIn(leads: LeadRepository, contactId: string): Promise<Attempt> {
  const contact = await leads.getContact(contactId);
  if (contact?.kind !== 'linked') throw new Error(`Contact ${contactId} is not linked.`);
  return contact.attempt;
}

function aClaim(fields: Partial<Lead> = {}): Lead {
  const state = aDiallingState({ phase: { kind: 'starting' } });
  return aLead({ version: 1, attemptNumber: 1, state, ...fields });
}

function inTheAir(version: number, fields: Partial<Lead> = {}): Lead {
  return aLead({ version, attemptNumber: 1, state: aDiallingState(), ...fields });
}

function wrapping(version: number): Lead {
  const state = { kind: 'wrapping', attemptNumber: 1, contactId: 'contact-1', endedAt: NOON, limitAt: LATER } as const;
  return inTheAir(version, { state });
}

function closed(version: number): Lead {
  return inTheAir(version, { state: { kind: 'closed', at: NOON, why: 'not-interested' } });
}

function resting(version: number): Lead {
  const then = { stage: 'selling', purpose: { kind: 'handover' } } as const;
  return inTheAir(version, { state: { kind: 'resting', until: LATER, why: 'nurture', then } });
}

function placedWith(lead: Lead): Pick<Attempt, 'placement'> {
  return { placement: anAttempt({ lead }).placement };
}

const LINKED = anAttempt({ lead: inTheAir(2) });
const DECIDED: Attempt = { ...LINKED, decision: CLOSED };

const TOUCH = {
  kind: 'touch',
  programme: 'welcome',
  touch: 1,
  plannedAt: NOON,
  delayDays: 7,
} as const;

const ALL_STATES: readonly LeadState[] = [
  aReadyState(),
  aReadyState({ wantedAt: NOON, dueAt: LATER, urgency: 'promised', purpose: { kind: 'callback', agreedAt: LATER } }),
  aReadyState({ purpose: TOUCH }),
  ...TOUCH_REASONS.map((because) => aReadyState({ purpose: { ...TOUCH, why: 'as told', because } })),
  aReadyState({ purpose: { ...TOUCH, step: '-30', anchor: '2026-02-04', goal: 'renewal', why: 'contract ends' } }),
  aDiallingState(),
  aDiallingState({ phase: { kind: 'starting' } }),
  aDiallingState({ overtakenBy: { boughtAt: LATER } }),
  { kind: 'wrapping', attemptNumber: 3, contactId: 'contact-1', endedAt: NOON, limitAt: LATER },
  {
    kind: 'wrapping',
    attemptNumber: 3,
    contactId: 'contact-1',
    endedAt: NOON,
    limitAt: LATER,
    overtakenBy: { boughtAt: NOON },
  },
  { kind: 'resting', until: LATER, why: 'nurture', then: { stage: 'selling', purpose: { kind: 'handover' } } },
  { kind: 'resting', until: LATER, why: 'by-hand', then: { stage: 'selling', purpose: { kind: 'handover' } } },
  {
    kind: 'resting',
    until: LATER,
    why: 'unknown-fate',
    unsettled: { attemptNumber: 3, claimedAt: NOON, planned: aReadyState({ purpose: TOUCH }) },
  },
  {
    kind: 'resting',
    until: LATER,
    why: 'unknown-fate',
    unsettled: { attemptNumber: 3, claimedAt: NOON, planned: aReadyState(), overtakenBy: { boughtAt: NOON } },
  },
  { kind: 'review', since: NOON, why: 'no-disposition', contactId: 'contact-1' },
  {
    kind: 'resting',
    until: LATER,
    why: 'not-callable',
    refusals: ['no-consent', 'timezone-unknown'],
    stalled: {
      stage: 'selling',
      purpose: { kind: 'callback', agreedAt: NOON },
      urgency: 'promised',
      wantedAt: LATER,
      agentId: 'agent-1',
    },
  },
  { kind: 'review', since: NOON, why: 'unknown-outcome' },
  { kind: 'closed', at: NOON, why: 'no-working-number' },
  { kind: 'closed', at: NOON, why: 'nothing-follows' },
  { kind: 'suppressed', at: NOON, why: 'minor' },
];

const ALL_STEPS: readonly NextStep[] = [
  {
    kind: 'advance',
    to: 'selling',
    call: {
      at: LATER,
      wantedAt: NOON,
      urgency: 'promised',
      purpose: { kind: 'handover' },
      movedBy: ['outside-hours', 'cap-day'],
    },
  },
  {
    kind: 'advance',
    to: 'selling',
    call: {
      at: LATER,
      wantedAt: LATER,
      urgency: 'promised',
      purpose: { kind: 'handover', handedOverAt: NOON, promisedBy: LATER },
      movedBy: [],
    },
    agentId: 'agent-1',
  },
  {
    kind: 'call-again',
    cycle: 'new',
    call: { at: LATER, wantedAt: LATER, urgency: 'normal', purpose: TOUCH, movedBy: [] },
  },
  { kind: 'rest', why: 'lost-sale', until: LATER, then: { stage: 'prospecting', purpose: { kind: 'approach' } } },
  {
    kind: 'rest',
    why: 'not-callable',
    until: LATER,
    refusals: ['dialled-by-hand'],
    stalled: { stage: 'account-care', purpose: TOUCH, urgency: 'normal', wantedAt: NOON },
  },
  { kind: 'close', why: 'attempts-spent' },
  { kind: 'suppress', why: 'deceased' },
  { kind: 'review', why: 'unknown-outcome' },
];

/** A lead with every member that a lead may have. */
function aFullLead(fields: Partial<Lead>): Lead {
  const germany = { key: 'DE-BY-Europe/Berlin', country: 'DE', region: 'BY', zones: ['Europe/Berlin'] };
  return aLead({
    id: 'lead-full',
    externalId: 'P-0001',
    name: 'Ada Pruefer',
    source: 'fair',
    timezone: 'Europe/Berlin',
    region: 'BY',
    attributes: { crop: 'apples', 'size of farm': '12 ha' },
    numbers: [
      aNumber({ key: 'number-2', area: germany, badSignals: 1 }),
      aNumber({ e164: '+12125550101', key: 'number-3', area: { ...NEW_YORK, numberRegion: 'FL' } }),
    ],
    numberIndex: 1,
    counted: 2,
    placed: 3,
    countedByOutcome: { 'no-answer': 1, busy: 1 },
    countedByNumber: { 'number-2': 1, 'number-3': 1 },
    cycleStartedAt: NOON.subtract({ hours: 50 }),
    consent: 'written',
    wishes: { callWindow: { start: '17:00', end: '20:00' } },
    recentCalls: [
      aPlacedCall({ abandoned: true }),
      anOtherCall(),
      anOtherCall({ via: 'inbound', conversationEndedAt: LATER }),
      aPlacedCall({ at: LATER, contactId: 'contact-1', conversationEndedAt: LATER.add({ seconds: 1 }) }),
    ],
    lastOutcome: 'busy',
    lastCalledAt: NOON.add({ milliseconds: 7 }),
    purchases: {
      count: 2,
      total: 1_530.5,
      lastAt: NOON,
      recent: [
        { at: NOON, value: 30, contactId: 'contact-1' },
        { at: LATER, value: 1_500.5, orderId: 'A-1', recorded: true },
      ],
      told: [{ contactId: 'contact-1', calledAt: NOON, endedAt: LATER, value: 30, orderId: 'A-0' }],
    },
    closedCases: [{ caseId: 'C-1', at: NOON }],
    capturedAt: NOON,
    customerSince: NOON,
    lastObjectionAt: NOON,
    lastComplaintAt: LATER,
    touches: 5,
    pastTouches: [
      { programme: 'welcome', at: NOON, plannedAt: NOON },
      { programme: 'contract', at: LATER, plannedAt: NOON, step: '-30', anchor: '2026-02-04', skipped: 'date-changed' },
    ],
    ...fields,
  });
}

const FIRST_LEG: Leg = { callId: 'contact-1', contactId: 'contact-1' };
const SECOND_LEG: Leg = { callId: 'contact-1', contactId: 'contact-2' };
const OPT_OUT: IncomingFact = { kind: 'opt-out', fact: { at: NOON } };
const SOLD: IncomingFact = { kind: 'disposition', fact: { code: 'sale', givenAt: NOON, orderValue: 90 } };

/** One fact of every kind and every leg, none of which takes the place of another. */
const FACTS: readonly IncomingFact[] = [
  {
    kind: 'ended',
    leg: FIRST_LEG,
    fact: {
      endedAt: NOON,
      connectedAt: NOON.subtract({ minutes: 3 }),
      agentConnectedAt: NOON.subtract({ minutes: 2 }),
      agentId: 'agent-1',
      disconnectReason: 'CUSTOMER_DISCONNECT',
      machineDetection: 'HUMAN_ANSWERED',
    },
  },
  {
    kind: 'record',
    leg: FIRST_LEG,
    fact: { endedAt: NOON, lastUpdatedAt: LATER, recordingLocation: 'recordings/1', nextContactId: 'contact-2' },
  },
  { kind: 'began', leg: SECOND_LEG, at: NOON },
  { kind: 'ended', leg: SECOND_LEG, fact: { endedAt: LATER } },
  { kind: 'record', leg: { ...SECOND_LEG, contactId: 'contact-3' }, fact: { endedAt: LATER, lastUpdatedAt: LATER } },
  { kind: 'disposition', fact: { code: 'callback-requested', givenAt: NOON, callbackAt: LATER } },
  OPT_OUT,
];

/** Facts of a few legs in any order, many of them in each other's way. */
function someFacts(): fc.Arbitrary<readonly IncomingFact[]> {
  const moment = fc.nat(3).map((minutes) => NOON.add({ minutes }));
  const leg = fc.constantFrom(FIRST_LEG, SECOND_LEG, { callId: 'contact-1', contactId: 'leg_began#contact-3' });
  const reason = fc.constantFrom({}, { disconnectReason: 'API' }, { disconnectReason: 'OTHER' });
  return fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('began' as const), leg, at: moment }),
      fc
        .tuple(leg, moment, reason)
        .map(([of, endedAt, more]): IncomingFact => ({ kind: 'ended', leg: of, fact: { endedAt, ...more } })),
      fc.tuple(leg, moment, moment, reason).map(
        ([of, endedAt, lastUpdatedAt, more]): IncomingFact => ({
          kind: 'record',
          leg: of,
          fact: { endedAt, lastUpdatedAt, ...more },
        }),
      ),
      fc.tuple(moment, fc.nat(5)).map(
        ([givenAt, orderValue]): IncomingFact => ({
          kind: 'disposition',
          fact: { code: 'sale', givenAt, orderValue },
        }),
      ),
      moment.map((at): IncomingFact => ({ kind: 'opt-out', fact: { at } })),
    ),
    { minLength: 1, maxLength: 12 },
  );
}
