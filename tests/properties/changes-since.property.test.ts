import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changePerson, type PersonChange } from '../../shared/application/change-person.ts';
import { leadChangesSince, personChangesSince, type ToldChange } from '../../shared/application/changes-since.ts';
import { personVersion } from '../../shared/application/person-version.ts';
import type { AuditEntry, ChangedVersions, SignedChange } from '../../shared/application/ports/audit-log.ts';
import type { PeopleDirectory } from '../../shared/application/ports/people-directory.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { OUTCOMES } from '../../shared/domain/outcome.ts';
import type { Person } from '../../shared/domain/person.ts';
import { ROLES } from '../../shared/domain/roles.ts';
import { InMemoryLeadRepository } from '../support/in-memory-lead-repository.ts';
import { aLead, aNumber, anAttempt, aPlacedCall, NOON } from '../support/lead-builders.ts';

/** What is told of a change, in one word. */
type Word = readonly [from: number, to: number, what: string];

function worded(change: ToldChange): Word {
  const { from, to } = change;
  switch (change.kind) {
    case 'signed':
      return [from, to, change.entry.note];
    case 'call':
      return [from, to, `${change.attempt.contactId} ${change.decision?.version ?? 'runs'}`];
    case 'unsigned':
      return [from, to, 'unsigned'];
  }
}

/** Every change after a version, newest first, those in a row that nobody signed as one. */
function after(history: readonly Word[], version: number): readonly Word[] {
  const told: Word[] = [];
  for (const word of history.filter(([, to]) => to > version).toReversed()) {
    const later = told.at(-1);
    const isOne = later?.[2] === 'unsigned' && word[2] === 'unsigned';
    if (isOne) told[told.length - 1] = [word[0], later[1], 'unsigned'];
    else told.push(word);
  }
  return told;
}

const aWrite = fc.record({
  of: fc.constantFrom('lead-1', 'lead-1', 'lead-2', 'lead-3'),
  kind: fc.constantFrom('signed', 'unsigned', 'signed-as', 'call', 'call-that-runs', 'correction'),
});

it('of a lead exactly the changes after a version are told, in whatever order several are changed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(aWrite, { maxLength: 50, size: 'max' }),
      fc.nat(99),
      fc.nat(2),
      async (writes, chosen, newer) => {
        const leads = new InMemoryLeadRepository();
        const histories = new Map<string, Word[]>();
        for (const [index, id] of ['lead-1', 'lead-2', 'lead-3'].entries()) {
          histories.set(id, []);
          await leads.add(aLead({ id, version: 0, numbers: [aNumber({ key: `number-${index}` })] }));
        }
        for (const [index, { of, kind }] of writes.entries()) {
          const history = histories.get(of) ?? [];
          history.push(...(await written(leads, of, kind, `${index}`)));
        }
        for (const [id, history] of histories) {
          const lead = await leads.get(id);
          if (lead === undefined) throw new TypeError(id);
          const version = 1 + (chosen % lead.version);
          const read = { id, version: Math.max(version, lead.version - newer) };
          const all = after(
            history.filter(([, to]) => to <= read.version),
            version,
          );
          const { changes, isAll } = await leadChangesSince({ edits: leads, archive: leads }, read, version);

          expect({ told: changes.map(worded), isAll }).toEqual({ told: all.slice(0, 20), isAll: all.length <= 20 });
        }
      },
    ),
  );
});

/** Writes a lead in one way, and tells of each write what is to be told of it. */
async function written(
  leads: InMemoryLeadRepository,
  id: string,
  kind: string,
  note: string,
): Promise<readonly Word[]> {
  const lead = await leads.get(id);
  if (lead === undefined) throw new TypeError(id);
  const { version: from } = lead;
  const entry: AuditEntry = { at: NOON, author: 'Kim', subject: 'lead', id, deeds: [], note };
  const word = (what: string, before = from): Word => [before, before + 1, what];
  switch (kind) {
    case 'signed':
      await leads.saveSigned(lead, entry);
      return [word(note)];
    case 'signed-as':
      await leads.signedAs(entry).save(lead);
      return [word(note)];
    case 'call':
    case 'call-that-runs': {
      const contactId = `${id} contact ${note}`;
      await leads.save(lead);
      const linked = await called(leads, { ...lead, version: from + 1 }, contactId, Number(note));
      if (kind === 'call-that-runs') return [word('unsigned'), word(`${contactId} runs`, from + 1)];
      await leads.decide(linked, { ...DECISION, leadVersion: from + 3 }, { ...lead, version: from + 2 });
      return [word('unsigned'), word('unsigned', from + 1), word(`${contactId} 1`, from + 2)];
    }
    case 'correction': {
      const [newest] = await leads.attempts((await leads.callsOf(id, 1)).map(({ contactId }) => contactId));
      if (newest?.decision === undefined) return [];
      const version = newest.decision.version + 1;
      await leads.correct(newest, { ...DECISION, version, because: 'correction', leadVersion: from + 1 }, lead);
      return [word(`${newest.contactId} ${version}`)];
    }
    default:
      await leads.save(lead);
      return [word('unsigned')];
  }
}

const DECISION = {
  outcome: OUTCOMES['no-answer'],
  nextStep: { kind: 'review', why: 'unknown-outcome' },
  decidedAt: NOON,
  version: 1,
  because: 'facts',
} as const;

async function called(leads: InMemoryLeadRepository, lead: Lead, contactId: string, minutes: number) {
  const startedAt = NOON.add({ minutes });
  const recentCalls = [aPlacedCall({ contactId, at: startedAt })];
  const attempt = anAttempt({ contactId, lead: { ...lead, recentCalls }, placement: { startedAt } });
  const result = await leads.link(attempt);
  if (result.kind !== 'linked') throw new TypeError(contactId);
  return result.attempt;
}

const aDeed = fc.oneof(
  fc.record({ kind: fc.constant('role' as const), role: fc.constantFrom(...ROLES) }),
  fc.constantFrom(
    { kind: 'switch-off' as const },
    { kind: 'switch-on' as const },
    { kind: 'invite-again' as const },
    { kind: 'first-sign-in' as const },
  ),
);
const aStep = fc.record({ of: fc.constantFrom('one', 'two'), deed: aDeed });

it('of a person exactly what came after the newest time that they were as they were seen is told', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { maxLength: 16, size: 'max' }), fc.nat(16), async (steps, chosen) => {
      const floor = new Floor();
      for (const [index, { of, deed }] of steps.entries()) await floor.carryOut(of, deed, index);
      for (const id of ['one', 'two']) {
        const { person, history } = floor.of(id);
        const seen = history.at(chosen % history.length)?.[1] ?? 0;
        const newest = history.findLastIndex(([, to]) => to === seen);
        const expected = after(history.slice(newest + 1), -1);
        const { changes, isAll } = await personChangesSince({ audit: floor }, person, seen);

        expect({ told: changes.map(worded), isAll }).toEqual({ told: expected, isAll: true });
      }
    }),
  );
});

/** Two people who are invited, and what is done about them. */
class Floor {
  readonly #people = new Map<string, Person>();
  readonly #signedIn = new Set<string>();
  readonly #histories = new Map<string, Word[]>();
  readonly #changes = new Map<string, SignedChange>();

  constructor() {
    for (const id of ['one', 'two']) {
      const email = `${id}@example.com`;
      const person: Person = { id, subject: id, email, comesBy: 'invitation', status: 'invited', addedAt: NOON };
      this.#people.set(id, { ...person, role: 'viewer' });
      const [from, to] = [personVersion(person), personVersion(this.of(id).person)];
      this.#histories.set(id, [[from, to, 'invited']]);
      const entry = { at: NOON, author: 'Ada', subject: 'person', id, deeds: [], note: 'invited' } as const;
      this.#changes.set(`invited ${id}`, { ...entry, from, to });
    }
  }

  of(id: string): { readonly person: Person; readonly history: readonly Word[] } {
    const person = this.#people.get(id);
    if (person === undefined) throw new TypeError(id);
    return { person, history: this.#histories.get(id) ?? [] };
  }

  async carryOut(id: string, deed: PersonChange | { readonly kind: 'first-sign-in' }, index: number): Promise<void> {
    const { person } = this.of(id);
    const from = personVersion(person);
    const noted = (what: string) => this.#histories.get(id)?.push([from, personVersion(this.of(id).person), what]);
    if (deed.kind === 'first-sign-in') {
      if (person.status !== 'invited') return;
      this.#signedIn.add(id);
      this.#people.set(id, { ...person, status: 'active' });
      noted('unsigned');
      return;
    }
    const by = { subject: 'ada', name: 'Ada' };
    const deps = { people: this.#directory(), audit: this, clock: () => NOON.add({ minutes: index }) };
    const asked = { id, change: deed, startedFrom: from, by, note: `${index}` };
    if ((await changePerson(deps, asked)).kind === 'changed') noted(`${index}`);
  }

  async record(entry: AuditEntry, versions?: ChangedVersions): Promise<void> {
    if (versions !== undefined) this.#changes.set(`${entry.at} ${entry.note}`, { ...entry, ...versions });
  }

  async changesOf(personId: string, limit: number): Promise<readonly SignedChange[]> {
    return [...this.#changes.values()]
      .filter(({ id }) => id === personId)
      .toReversed()
      .slice(0, limit);
  }

  #directory(): PeopleDirectory {
    const change = async (id: string, fields: Partial<Person>) =>
      void this.#people.set(id, { ...this.of(id).person, ...fields });
    return {
      people: async () => ({ kind: 'no-such-place' }),
      person: async (id) => this.#people.get(id),
      invite: async () => ({ kind: 'there-already' }),
      inviteAgain: async () => ({ kind: 'sent' }),
      giveRole: (id, role) => change(id, { role }),
      switchOff: (id) => change(id, { status: 'switched-off' }),
      switchOn: (id) => change(id, { status: this.#signedIn.has(id) ? 'active' : 'invited' }),
      activeAdministrators: async () => ['ada'],
    };
  }
}
