import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ControlsWatch } from '../../../../shared/application/dialling/controls-watch.ts';
import { FreedPeople, type FreedPerson } from '../../../../shared/application/dialling/freed-people.ts';
import { OpenCallsWatch } from '../../../../shared/application/dialling/open-calls-watch.ts';
import { PeopleWatch } from '../../../../shared/application/dialling/people-watch.ts';
import { PromisedWatch } from '../../../../shared/application/dialling/promised-watch.ts';
import { SearchedAreas } from '../../../../shared/application/dialling/searched-areas.ts';
import { CONTROLS_AT_FIRST } from '../../../../shared/domain/controls.ts';
import type { Lead } from '../../../../shared/domain/lead.ts';
import { InMemoryTimerIndex } from '../../../support/in-memory-timer-index.ts';
import { aDialledLead, aReadyLead, NOON } from '../../../support/lead-builders.ts';
import { ScriptedPeopleBoard, StandingClock } from '../../../support/scripted-telephony.ts';

describe('the areas a search has emptied', () => {
  it('are not searched again before the next slot begins', () => {
    const searched = new SearchedAreas();
    searched.emptied('campaign-1', 'area-1', NOON.add({ minutes: 7 }), searched.forgotten);

    expect(searched.isEmpty('campaign-1', 'area-1', NOON.add({ minutes: 29, seconds: 59 }))).toBe(true);
    expect(searched.isEmpty('campaign-1', 'area-1', NOON.add({ minutes: 30 }))).toBe(false);
  });

  it('are those of one campaign', () => {
    const searched = new SearchedAreas();
    searched.emptied('campaign-1', 'area-1', NOON.add({ minutes: 7 }), searched.forgotten);

    expect(searched.isEmpty('campaign-2', 'area-1', NOON.add({ minutes: 8 }))).toBe(false);
    expect(searched.isEmpty('campaign-1', 'area-2', NOON.add({ minutes: 8 }))).toBe(false);
  });

  it('are not believed empty in the first ten seconds of a slot, when the index may lag behind', () => {
    const searched = new SearchedAreas();
    searched.emptied('campaign-1', 'early', NOON.add({ seconds: 9 }), searched.forgotten);
    searched.emptied('campaign-1', 'late', NOON.add({ seconds: 10 }), searched.forgotten);

    expect(searched.isEmpty('campaign-1', 'early', NOON.add({ minutes: 1 }))).toBe(false);
    expect(searched.isEmpty('campaign-1', 'late', NOON.add({ minutes: 1 }))).toBe(true);
  });

  it('are searched again once forgotten', () => {
    const searched = new SearchedAreas();
    searched.emptied('campaign-1', 'area-1', NOON.add({ minutes: 7 }), searched.forgotten);
    searched.forget();

    expect(searched.isEmpty('campaign-1', 'area-1', NOON.add({ minutes: 8 }))).toBe(false);
  });
});

describe('the agents who are free', () => {
  const aWatch = () => {
    const clock = new StandingClock();
    const board = new ScriptedPeopleBoard(clock.read);
    return { clock, board, watch: new PeopleWatch(board, clock.read) };
  };

  it('are asked for together, each at most once in 15 seconds, and nobody when nobody is waited for', async () => {
    const { clock, board, watch } = aWatch();
    board.free.add('ada');
    await watch.freeAgents([]);
    await watch.freeAgents(['ada', 'bob', 'ada']);
    clock.now = NOON.add({ seconds: 14 });

    expect(await watch.freeAgents(['bob', 'ada', 'cleo'])).toEqual(new Set(['ada']));
    clock.now = NOON.add({ seconds: 15 });
    await watch.freeAgents(['ada']);
    expect(board.askedAgents).toEqual([['ada', 'bob'], ['cleo'], ['ada']]);
  });

  it('are not those who were given a call since', async () => {
    const { clock, board, watch } = aWatch();
    board.free.add('ada');
    await watch.freeAgents(['ada']);
    watch.taken('ada');

    expect(await watch.freeAgents(['ada'])).toEqual(new Set());
    clock.now = NOON.add({ seconds: 15 });
    expect(await watch.freeAgents(['ada'])).toEqual(new Set(['ada']));
  });

  it('are asked for a hundred at a time', async () => {
    const { board, watch } = aWatch();
    const many = Array.from({ length: 130 }, (_, index) => `agent-${index}`);
    for (const id of many) board.free.add(id);

    expect((await watch.freeAgents(many)).size).toBe(100);
    expect((await watch.freeAgents(many)).size).toBe(130);
    expect(board.askedAgents.map(({ length }) => length)).toEqual([100, 30]);
  });
});

describe('the count of people', () => {
  it('is asked for again after 15 seconds, not before', async () => {
    const clock = new StandingClock();
    const board = new ScriptedPeopleBoard(clock.read);
    const watch = new PeopleWatch(board, clock.read);
    const first = await watch.snapshot(['profile-1']);
    clock.now = NOON.add({ milliseconds: 14_999 });

    expect(await watch.snapshot(['profile-1'])).toBe(first);
    clock.now = NOON.add({ seconds: 15 });
    expect(await watch.snapshot(['profile-1'])).toEqual({ takenAt: clock.now, byRoutingProfile: new Map() });
    expect(board.asked).toHaveLength(2);
  });

  it('ages from when it was taken, not from when it was asked for', async () => {
    const clock = new StandingClock();
    const board = new ScriptedPeopleBoard(clock.read);
    board.takenAt = NOON.subtract({ seconds: 15 });
    const watch = new PeopleWatch(board, clock.read);
    await watch.snapshot(['profile-1']);
    await watch.snapshot(['profile-1']);

    expect(board.asked).toHaveLength(2);
  });

  it('is asked for again for other profiles, in whatever order they are named', async () => {
    const clock = new StandingClock();
    const board = new ScriptedPeopleBoard(clock.read);
    const watch = new PeopleWatch(board, clock.read);
    await watch.snapshot(['profile-1', 'profile-2']);
    await watch.snapshot(['profile-2', 'profile-1']);
    await watch.snapshot(['profile-2']);

    expect(board.asked).toEqual([['profile-1', 'profile-2'], ['profile-2']]);
  });
});

describe('the controls', () => {
  it('are read again after four seconds, counted from before the read was sent', async () => {
    const clock = new StandingClock();
    let reads = 0;
    const readControls = async () => {
      reads += 1;
      clock.now = clock.now.add({ seconds: 3 });
      return { ...CONTROLS_AT_FIRST, version: reads };
    };
    const watch = new ControlsWatch({ readControls }, clock.read);
    await watch.current();
    clock.now = NOON.add({ milliseconds: 3_999 });

    expect((await watch.current()).version).toBe(1);
    clock.now = NOON.add({ seconds: 4 });
    expect((await watch.current()).version).toBe(2);
  });
});

describe('people who became free', () => {
  const freed = (contactId: string, secondsAgo: number): FreedPerson => ({
    contactId,
    queueId: 'queue-1',
    startedAt: NOON.subtract({ minutes: 9 }),
    callEndedAt: NOON.subtract({ minutes: 5 }),
    agentFreeAt: NOON.subtract({ seconds: secondsAgo }),
  });

  it('are counted once, however often they are told of', () => {
    const people = new FreedPeople();
    people.remember([freed('contact-1', 9), freed('contact-1', 9)], NOON);
    people.remember([freed('contact-1', 9), freed('contact-2', 3)], NOON);

    expect(people.all()).toEqual([freed('contact-1', 9), freed('contact-2', 3)]);
  });

  it('are remembered for a minute', () => {
    const people = new FreedPeople();
    people.remember([freed('contact-1', 60), freed('contact-2', 61)], NOON);
    expect(people.all()).toEqual([freed('contact-1', 60)]);

    people.remember([], NOON.add({ seconds: 1 }));
    expect(people.all()).toEqual([]);
  });
});

describe('the open calls', () => {
  const inTheAir = (contactId: string): Lead =>
    aDialledLead({ id: contactId }, { phase: { kind: 'in-the-air', contactId, startedAt: NOON } });
  const aWatch = (...leads: Lead[]) => {
    const clock = new StandingClock();
    const index = new InMemoryTimerIndex(() => leads);
    let asked = 0;
    const pending: InMemoryTimerIndex['pending'] = (now, limit) => {
      asked += 1;
      return index.pending(now, limit);
    };
    const watch = new OpenCallsWatch({ pending }, clock.read);
    const open = async () => (await watch.current()).pending.dialling.map(({ id }) => id);
    return { clock, leads, watch, open, asked: () => asked };
  };

  it('are asked for again after 15 seconds, not before', async () => {
    const { clock, watch } = aWatch(inTheAir('contact-1'));
    expect((await watch.current()).isNew).toBe(true);
    clock.now = NOON.add({ milliseconds: 14_999 });
    expect((await watch.current()).isNew).toBe(false);
    clock.now = NOON.add({ seconds: 15 });
    expect((await watch.current()).isNew).toBe(true);
  });

  it('are in between those that were known and those placed since, without those that nobody took and that are over', async () => {
    const { watch, open, asked } = aWatch(inTheAir('contact-1'), inTheAir('contact-2'));
    await watch.current();
    watch.placed(inTheAir('contact-3'));
    watch.over(['contact-1']);

    expect(await open()).toEqual(['contact-2', 'contact-3']);
    expect(asked()).toBe(1);
  });

  it('are not those over that the index still shows, for a minute', async () => {
    const { clock, watch, open } = aWatch(inTheAir('contact-1'));
    watch.over(['contact-1']);
    expect(await open()).toEqual([]);
    clock.now = NOON.add({ seconds: 60 });
    watch.over([]);
    expect(await open()).toEqual(['contact-1']);
  });

  it('are asked for by every run while timers have ended', async () => {
    const { watch, asked } = aWatch(aDialledLead({}, { leaseEndsAt: NOON }));
    await watch.current();
    await watch.current();

    expect(asked()).toBe(2);
  });

  it('are asked for again once forgotten', async () => {
    const { leads, watch, open } = aWatch();
    await watch.current();
    leads.push(inTheAir('contact-1'));
    expect(await open()).toEqual([]);
    watch.forget();
    expect(await open()).toEqual(['contact-1']);
  });

  it('are never older than the count of people they are held against, unless the same run asked for both', async () => {
    const { clock, watch, asked } = aWatch();
    const counted = (takenAt: typeof NOON) => ({ takenAt, byRoutingProfile: new Map() });
    await watch.current();
    clock.now = NOON.add({ seconds: 1 });
    await watch.fitting(counted(clock.now), NOON);
    clock.now = NOON.add({ seconds: 5 });
    await watch.fitting(counted(NOON.add({ seconds: 1 })), clock.now);
    expect(asked()).toBe(1);

    await watch.fitting(counted(NOON.add({ seconds: 4 })), clock.now);
    expect(asked()).toBe(2);
    clock.now = NOON.add({ seconds: 6 });
    await watch.fitting(counted(NOON.add({ seconds: 4 })), clock.now);
    expect(asked()).toBe(2);
  });
});

describe('the promised calls', () => {
  const aWatch = (...leads: Lead[]) => {
    const clock = new StandingClock();
    const index = new InMemoryTimerIndex(() => leads);
    const asked: number[] = [];
    const duePromised: InMemoryTimerIndex['duePromised'] = (campaignId, now, limit) => {
      asked.push(clock.now.since(NOON).total('milliseconds'));
      return index.duePromised(campaignId, now, limit);
    };
    const watch = new PromisedWatch({ duePromised }, clock.read);
    const dueAfter = async (milliseconds: number) => {
      clock.now = NOON.add({ milliseconds });
      return (await watch.due('campaign-1', 5)).map(({ id }) => id);
    };
    return { leads, dueAfter, asked };
  };
  const promised = (milliseconds: number): Lead =>
    aReadyLead({}, { urgency: 'promised', dueAt: NOON.add({ milliseconds }) });

  it('are not asked for again for five seconds where none is due by then', async () => {
    const { dueAfter, asked } = aWatch();
    for (const at of [0, 4_999, 5_000, 5_001]) await dueAfter(at);

    expect(asked).toEqual([0, 5_000]);
  });

  it('are found at their moment, not a moment sooner, when they were known before', async () => {
    const { dueAfter } = aWatch(promised(3_000));

    expect(await dueAfter(0)).toEqual([]);
    expect(await dueAfter(2_999)).toEqual([]);
    expect(await dueAfter(3_000)).toEqual(['lead-1']);
  });

  it('are found five seconds later at most when they were written meanwhile', async () => {
    const { leads, dueAfter } = aWatch();
    await dueAfter(0);
    leads.push(promised(1));

    expect(await dueAfter(4_999)).toEqual([]);
    expect(await dueAfter(5_000)).toEqual(['lead-1']);
  });

  it('are found at their moment, whenever they are due and whenever runs ask', async () => {
    const moments = fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(moments, fc.integer({ min: 0, max: 40_000 }), async (runs, dueAt) => {
        const { dueAfter } = aWatch(promised(dueAt));
        for (const at of runs.toSorted((a, b) => a - b)) {
          expect(await dueAfter(at)).toEqual(at >= dueAt ? ['lead-1'] : []);
        }
      }),
    );
  });
});
