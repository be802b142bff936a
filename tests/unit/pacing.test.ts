import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { freePeople, type OwnCall } from '../../shared/domain/pacing.ts';

const COUNTED_AT = Temporal.Instant.from('2026-01-05T15:00:00Z');
const at = (seconds: number) => COUNTED_AT.add({ seconds });
const counted = (available: number, onContact: number) => ({ takenAt: COUNTED_AT, available, onContact });
const inTheAir = (startedAt: number): OwnCall => ({ kind: 'in-the-air', startedAt: at(startedAt) });
const wrapping = (startedAt: number, endedAt: number): OwnCall => ({
  kind: 'wrapping',
  startedAt: at(startedAt),
  endedAt: at(endedAt),
});
const finished = (startedAt: number, endedAt: number, agentFreeAt: number): OwnCall => ({
  kind: 'finished',
  startedAt: at(startedAt),
  endedAt: at(endedAt),
  agentFreeAt: at(agentFreeAt),
});

describe('how many calls progressive dialling may start', () => {
  it('starts one for each person counted as free', () => {
    expect(freePeople(counted(3, 0), [])).toBe(3);
  });

  it('keeps a person for each call that was ringing when people were counted', () => {
    expect(freePeople(counted(3, 1), [inTheAir(-60), inTheAir(-10)])).toBe(2);
  });

  it('keeps a person for each call started since people were counted', () => {
    expect(freePeople(counted(3, 0), [inTheAir(2), inTheAir(3)])).toBe(1);
  });

  it('keeps the person of a call that started and ended since and is being worked up', () => {
    expect(freePeople(counted(2, 0), [wrapping(1, 9)])).toBe(1);
  });

  it('gives back the person of a ringing call that ended unanswered', () => {
    expect(freePeople(counted(1, 0), [])).toBe(1);
  });

  it('adds a person whose work after a call ended since people were counted', () => {
    expect(freePeople(counted(0, 1), [finished(-120, 1, 8)])).toBe(1);
  });

  it('does not count twice a person who was free at the count, took a call since and is free again', () => {
    expect(freePeople(counted(1, 0), [finished(1, 5, 8)])).toBe(1);
  });

  it('does not take a talk that ended since for the ringing call beside it', () => {
    expect(freePeople(counted(1, 1), [wrapping(-120, 2), inTheAir(-5)])).toBe(0);
  });

  it('takes a call that started at the moment of the count for one that was counted', () => {
    expect(freePeople(counted(3, 1), [inTheAir(0)])).toBe(3);
  });

  it('keeps a person for a call started since, although those counted as talking are more than our calls', () => {
    expect(freePeople(counted(3, 1), [inTheAir(2)])).toBe(2);
  });

  it('keeps nobody for a call that was over before people were counted', () => {
    expect(freePeople(counted(1, 0), [wrapping(-120, -5)])).toBe(1);
  });

  it('never answers less than none', () => {
    expect(freePeople(counted(0, 0), [inTheAir(-5), inTheAir(1)])).toBe(0);
  });
});
