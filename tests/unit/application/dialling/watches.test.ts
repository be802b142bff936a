import { describe, expect, it } from 'vitest';
import { ControlsWatch } from '../../../../shared/application/dialling/controls-watch.ts';
import { FreedPeople, type FreedPerson } from '../../../../shared/application/dialling/freed-people.ts';
import { PeopleWatch } from '../../../../shared/application/dialling/people-watch.ts';
import { SearchedAreas } from '../../../../shared/application/dialling/searched-areas.ts';
import { CONTROLS_AT_FIRST } from '../../../../shared/domain/controls.ts';
import { NOON } from '../../../support/lead-builders.ts';
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
