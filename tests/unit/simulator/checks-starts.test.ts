import { describe, expect, it } from 'vitest';
import { checkStarts } from '../../../simulator/faults/checks/check-starts.ts';
import type { SentAt, SentStart } from '../../../simulator/faults/sent-calls.ts';
import { aLivedRun } from '../../support/a-lived-run.ts';
import { NOON } from '../../support/lead-builders.ts';

const later = (seconds: number) => NOON.add({ milliseconds: Math.round(seconds * 1_000) });

function aClaim(seconds: number, fields: Partial<SentAt> = {}): SentAt {
  return { leadId: 'lead-1', attemptNumber: 1, at: later(seconds), ...fields };
}

function aStart(seconds: number, fields: Partial<SentStart> = {}): SentStart {
  return { ...aClaim(seconds, fields), clientToken: `token-${fields.attemptNumber ?? 1}`, ...fields };
}

describe('the check of starts', () => {
  it('passes a start within five seconds of its claim', () => {
    expect(checkStarts(aLivedRun({ claims: [aClaim(0)], starts: [aStart(5)] }))).toEqual([]);
  });

  it('finds a start that came later than five seconds after its claim', () => {
    expect(checkStarts(aLivedRun({ claims: [aClaim(0)], starts: [aStart(5.001)] }))).toEqual([
      {
        rule: 'start-too-late',
        leadId: 'lead-1',
        sentence:
          'The start of attempt 1 of lead lead-1, sent at 2026-01-05T17:00:05.001Z, came after its claim of 2026-01-05T17:00:00Z.',
      },
    ]);
  });

  it('counts from the latest claim, because a claim that met another write is sent again', () => {
    expect(checkStarts(aLivedRun({ claims: [aClaim(0), aClaim(4)], starts: [aStart(8)] }))).toEqual([]);
  });

  it('finds a start without any claim of that attempt', () => {
    const claims = [aClaim(0, { attemptNumber: 2 }), aClaim(0, { leadId: 'lead-2' })];

    expect(checkStarts(aLivedRun({ claims, starts: [aStart(1)] }))).toEqual([
      {
        rule: 'start-without-claim',
        leadId: 'lead-1',
        sentence: 'The start of attempt 1 of lead lead-1, sent at 2026-01-05T17:00:01Z, had no claim before it.',
      },
    ]);
  });

  it('finds a start that came before its claim, and one that a later claim only seems to cover', () => {
    expect(checkStarts(aLivedRun({ claims: [aClaim(2)], starts: [aStart(1)] })).map(({ rule }) => rule)).toEqual([
      'start-without-claim',
    ]);
    expect(
      checkStarts(aLivedRun({ claims: [aClaim(0), aClaim(60)], starts: [aStart(30)] })).map(({ rule }) => rule),
    ).toEqual(['start-too-late']);
  });

  it('finds a token that is sent twice, whatever the attempt', () => {
    const claims = [aClaim(0), aClaim(60, { attemptNumber: 2 })];
    const starts = [aStart(1), aStart(61, { attemptNumber: 2, clientToken: 'token-1' })];

    expect(checkStarts(aLivedRun({ claims, starts }))).toEqual([
      {
        rule: 'token-sent-twice',
        leadId: 'lead-1',
        sentence:
          'The start of attempt 2 of lead lead-1, sent at 2026-01-05T17:01:01Z, repeated a token that had been sent before.',
      },
    ]);
  });

  it('passes another attempt with a token of its own', () => {
    const claims = [aClaim(0), aClaim(60, { attemptNumber: 2 })];

    expect(checkStarts(aLivedRun({ claims, starts: [aStart(1), aStart(61, { attemptNumber: 2 })] }))).toEqual([]);
  });

  it.each([
    ['passes', 'before a stop', -1, 0],
    ['passes', 'up to five seconds after a stop was stored', 5, 0],
    ['finds', 'later than that', 5.001, 1],
    ['finds', 'until the stop is lifted', 599, 1],
    ['passes', 'once it is lifted', 600, 0],
  ])('%s a start sent %s', (_, __, seconds, found) => {
    const run = aLivedRun({
      claims: [aClaim(seconds)],
      starts: [aStart(seconds)],
      stops: [
        { from: later(-7_200), until: later(-3_600) },
        { from: NOON, until: later(600) },
      ],
    });

    expect(checkStarts(run).map(({ rule }) => rule)).toEqual(Array(found).fill('start-while-stopped'));
  });

  it('says which stop a start came after', () => {
    const run = aLivedRun({
      claims: [aClaim(60)],
      starts: [aStart(60)],
      stops: [{ from: NOON, until: later(600) }],
    });

    expect(checkStarts(run)).toEqual([
      {
        rule: 'start-while-stopped',
        leadId: 'lead-1',
        sentence:
          'The start of attempt 1 of lead lead-1, sent at 2026-01-05T17:01:00Z, came after the stop of 2026-01-05T17:00:00Z.',
      },
    ]);
  });
});
