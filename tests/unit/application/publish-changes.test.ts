import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompanyBus } from '../../../shared/application/ports/company-bus.ts';
import { publishChanges, type ToldChange } from '../../../shared/application/publish-changes.ts';
import type { OutgoingEvent } from '../../../shared/domain/outgoing-event.ts';
import { NOON } from '../../support/lead-builders.ts';

function anEvent(eventId: string): OutgoingEvent {
  const detail = { version: 1, eventId, at: NOON, leadId: 'lead-1', leadVersion: 1, why: 'do-not-call' } as const;
  return { kind: 'CustomerOptedOut', detail };
}

/** A change named after its item and its number, with one event of the same name unless told otherwise. */
function aChange(name: string, events: readonly string[] = [name]): ToldChange {
  return { id: name, subject: name.split('.')[0] ?? '', events: events.map(anEvent) };
}

/** A bus that refuses an event so many times before it takes it. */
class RefusingBus implements CompanyBus {
  readonly sent: string[][] = [];
  readonly taken: string[] = [];
  readonly #refusals: Map<string, number>;

  constructor(refusals: Readonly<Record<string, number>> = {}) {
    this.#refusals = new Map(Object.entries(refusals));
  }

  async put(events: readonly OutgoingEvent[]) {
    this.sent.push(events.map(({ detail }) => detail.eventId));
    return events.flatMap((event) => {
      const left = this.#refusals.get(event.detail.eventId) ?? 0;
      this.#refusals.set(event.detail.eventId, left - 1);
      if (left > 0) return [{ event, why: 'ThrottlingException' }];
      this.taken.push(event.detail.eventId);
      return [];
    });
  }
}

async function publishing(bus: RefusingBus, changes: readonly ToldChange[]) {
  const pauses: number[] = [];
  const untold = await publishChanges({ bus, sleep: async (milliseconds) => void pauses.push(milliseconds) }, changes);
  return { untold, pauses };
}

describe('changes to be published', () => {
  it('go to the bus together, each with all of its events', async () => {
    const bus = new RefusingBus();

    expect(await publishing(bus, [aChange('a', ['a1', 'a2']), aChange('b')])).toEqual({ untold: [], pauses: [] });
    expect(bus.sent).toEqual([['a1', 'a2', 'b']]);
  });

  it('send nothing when there are none', async () => {
    const bus = new RefusingBus();
    await publishing(bus, []);

    expect(bus.sent).toEqual([]);
  });

  it('that were refused are put again after a pause, and they alone', async () => {
    const bus = new RefusingBus({ b: 2 });

    expect(await publishing(bus, [aChange('a'), aChange('b'), aChange('c')])).toEqual({
      untold: [],
      pauses: [200, 800],
    });
    expect(bus.sent).toEqual([['a', 'b', 'c'], ['b'], ['b']]);
  });

  it('of one item never overtake one another', async () => {
    const bus = new RefusingBus({ 'a.1': 1 });
    await publishing(bus, [aChange('a.1'), aChange('a.2'), aChange('b.1')]);

    expect(bus.sent).toEqual([['a.1', 'b.1'], ['a.1'], ['a.2']]);
  });

  it('that are never taken are named with the reason, and hold back those of the same item', async () => {
    const bus = new RefusingBus({ a1: 99 });
    const changes = [aChange('a.1', ['a0', 'a1']), aChange('b.1'), aChange('a.2'), aChange('b.2')];

    expect(await publishing(bus, changes)).toEqual({
      untold: [
        { id: 'a.1', why: 'ThrottlingException' },
        { id: 'a.2', why: 'ThrottlingException' },
      ],
      pauses: [200, 800, 2_000],
    });
    expect(bus.taken).toEqual(['a0', 'b.1', 'b.2']);
  });

  it('are each taken in the order of its item, or named, whatever the bus refuses', async () => {
    const aName = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(99)).map(([item, number]) => `${item}.${number}`);
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(aName, fc.nat(6)), { selector: ([name]) => name, maxLength: 12 }),
        async (given) => {
          const bus = new RefusingBus(Object.fromEntries(given));
          const names = given.map(([name]) => name);
          const { untold } = await publishing(
            bus,
            names.map((name) => aChange(name)),
          );

          expect([...bus.taken, ...untold.map(({ id }) => id)].toSorted()).toEqual(names.toSorted());
          for (const item of ['a', 'b', 'c']) {
            const ofItem = names.filter((name) => name.startsWith(item));
            const taken = bus.taken.filter((name) => name.startsWith(item));
            expect(taken).toEqual(ofItem.slice(0, taken.length));
          }
        },
      ),
    );
  });
});
