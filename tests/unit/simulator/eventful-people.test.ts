import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { eventfulPeople } from '../../../simulator/faults/eventful-people.ts';
import type { CallFate, People } from '../../../simulator/people/customers.ts';
import type { Talk } from '../../../simulator/people/talk.ts';

const NOON = Temporal.Instant.from('2026-01-05T12:00:00Z');

describe('people in a run of faults', () => {
  const TALK: Talk = {
    talkSeconds: 60,
    wrapUpSeconds: 20,
    isConversation: true,
    endedBy: 'agent',
    disposition: 'not-interested',
  };
  const ANSWERED: CallFate = { kind: 'answered', by: 'human', ringSeconds: 5, talk: TALK };

  function fates(fate: CallFate, seed = 1): readonly CallFate[] {
    const usual: People = { truth: [], personAt: () => undefined, fateOf: () => fate };
    const people = eventfulPeople(usual, seed);
    return Array.from({ length: 2_000 }, (_, person) =>
      people.fateOf({ personId: `P${person}`, callNumber: 1, stage: 'prospecting', phone: '+12125550100', at: NOON }),
    );
  }

  function shareOf(all: readonly CallFate[], isCounted: (talk: Talk) => boolean): number {
    return all.filter((fate) => fate.kind === 'answered' && isCounted(fate.talk)).length / all.length;
  }

  it('ask far more often to be left alone, by key and in words, and to be called back', () => {
    const all = fates(ANSWERED);

    expect(shareOf(all, ({ stop }) => stop === 'key')).toBeCloseTo(0.1, 1);
    expect(shareOf(all, ({ stop }) => stop === 'told')).toBeGreaterThan(0.03);
    expect(shareOf(all, ({ disposition }) => disposition === 'callback-requested')).toBeGreaterThan(0.04);
    expect(shareOf(all, ({ disposition }) => disposition === 'not-interested')).toBeGreaterThan(0.7);
  });

  it('answer, or do not, as they always do', () => {
    for (const fate of [
      { kind: 'unanswered' },
      { kind: 'busy', afterSeconds: 3 },
      { kind: 'answered', by: 'machine', ringSeconds: 5, talk: TALK },
    ] as const) {
      expect(new Set(fates(fate))).toEqual(new Set([fate]));
    }
  });

  it('have the same wishes for the same seed', () => {
    expect(fates(ANSWERED)).toEqual(fates(ANSWERED));
    expect(fates(ANSWERED, 2)).not.toEqual(fates(ANSWERED));
  });
});
