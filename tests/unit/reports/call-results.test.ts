import { describe, expect, it } from 'vitest';
import type { Attempt, Decision } from '../../../shared/domain/attempt.ts';
import type { ProgrammePurpose } from '../../../shared/domain/dial-rules.ts';
import type { CallPurpose } from '../../../shared/domain/lead.ts';
import { addedBy, folded } from '../../../shared/domain/reports/attempt-change.ts';
import { hourOf, resultsOf } from '../../../shared/domain/reports/call-results.ts';
import { difference, plus } from '../../../shared/domain/reports/report-counter.ts';
import { trainingRecording } from '../../../shared/domain/reports/training-recording.ts';
import { aDecision } from '../../support/a-lived-run.ts';
import { aDialledLead, anAttempt, aPlacedCall, NOON } from '../../support/lead-builders.ts';

const STARTED = NOON.subtract({ minutes: 5 });
const ended = { endedAt: NOON, agentConnectedAt: NOON.subtract({ minutes: 4 }), agentId: 'agent-1' };

function decided(
  fields: Parameters<typeof anAttempt>[0] = {},
  decision: Parameters<typeof aDecision>[0] = {},
): Attempt {
  return anAttempt({ facts: { ended }, decision: aDecision(decision), ...fields });
}

function countsOf(attempt: Attempt) {
  return resultsOf(attempt)?.counts;
}

const advance = (to: 'selling' | 'account-care'): Decision['nextStep'] => ({
  kind: 'advance',
  to,
  call: { at: NOON, wantedAt: NOON, urgency: 'promised', purpose: { kind: 'handover' }, movedBy: [] },
});

describe('what a call counts for', () => {
  it('is nothing while it is not decided', () => {
    expect(resultsOf(anAttempt({ facts: { ended } }))).toBeUndefined();
  });

  it('counts for its tier, campaign, list, source, programme and agent, in the hour in which it started', () => {
    const lead = aDialledLead({ stage: 'account-care', source: 'fair' });
    const purpose: CallPurpose = { kind: 'touch', programme: 'repeat', touch: 2, plannedAt: NOON, delayDays: 30 };
    const { subjects, hour } = resultsOf(decided({ lead, placement: { purpose } })) ?? {};

    expect(subjects).toEqual([
      { dimension: 'tier', key: '3' },
      { dimension: 'campaign', key: 'campaign-3' },
      { dimension: 'list', key: 'list-1' },
      { dimension: 'source', key: 'fair' },
      { dimension: 'programme', key: 'repeat' },
      { dimension: 'agent', key: 'agent-1' },
    ]);
    expect(hour).toEqual(hourOf(STARTED));
    expect(String(hour)).toBe('2026-01-05T16:00:00Z');
  });

  it('counts for no programme and no agent without either, and under a source of its own when none is known', () => {
    const subjects = resultsOf(decided({ facts: { ended: { endedAt: NOON } } }))?.subjects;

    expect(subjects?.map(({ dimension, key }) => `${dimension} ${key}`)).toEqual([
      'tier 1',
      'campaign campaign-1',
      'list list-1',
      'source (none)',
    ]);
  });

  it('is an attempt with its outcome and its time on the line, and the first of its lead', () => {
    expect(countsOf(decided({ facts: { ended: { endedAt: NOON } } }))).toEqual({
      attempts: 1,
      'stage#prospecting': 1,
      'outcome#no-answer': 1,
      lineSeconds: 300,
      firstCalls: 1,
    });
  });

  it('is an outcome and nothing else when the call was never placed', () => {
    expect(countsOf(decided({}, { code: 'not-placed' }))).toEqual({ 'outcome#not-placed': 1 });
  });

  it('is who answered, and how long an agent talked', () => {
    const lead = aDialledLead({ placed: 2 });

    expect(countsOf(decided({ lead }, { code: 'voicemail' }))).toMatchObject({ machines: 1, talkSeconds: 240 });
    expect(countsOf(decided({ lead }, { code: 'gatekeeper' }))).toEqual({
      attempts: 1,
      'stage#prospecting': 1,
      'outcome#gatekeeper': 1,
      humans: 1,
      lineSeconds: 300,
      talkSeconds: 240,
    });
    expect(countsOf(decided({ lead }, { code: 'abandoned' }))).toMatchObject({ humans: 1, abandoned: 1 });
    expect(countsOf(decided({ lead }, { code: 'do-not-call' }))).toMatchObject({
      humans: 1,
      rightParties: 1,
      conversations: 1,
      optOuts: 1,
    });
    expect(countsOf(decided({ lead }, { code: 'complaint' }))).toMatchObject({ complaints: 1 });
  });

  it('is a hand-over when the lead moves to selling, with what was objected to', () => {
    const said = { code: 'interested', givenAt: NOON, objection: 'too-dear' } as const;
    const handed = decided({}, { code: 'interested', nextStep: advance('selling'), said });

    expect(countsOf(handed)).toMatchObject({ handovers: 1, 'objection#too-dear': 1, 'outcome#interested': 1 });
    expect(countsOf(decided({}, { code: 'sale', nextStep: advance('account-care') }))).not.toHaveProperty('handovers');
  });

  it('is a sale with its order, the second of which makes a regular customer', () => {
    const said = { code: 'sale', givenAt: NOON, orderValue: 120 } as const;
    const lead = aDialledLead({ stage: 'account-care', purchases: { count: 1, total: 50 } });

    expect(countsOf(decided({ lead }, { code: 'sale', said }))).toMatchObject({
      sales: 1,
      pricedSales: 1,
      revenue: 120,
      repeatSales: 1,
      newRegulars: 1,
    });
    const first = countsOf(decided({ lead: aDialledLead({ stage: 'selling' }) }, { code: 'sale' }));
    expect(first).toMatchObject({ sales: 1 });
    for (const none of ['pricedSales', 'revenue', 'repeatSales', 'newRegulars']) expect(first).not.toHaveProperty(none);
  });

  it('is the first call after a hand-over, with the time since and whether it kept its promise', () => {
    const handedOverAt = STARTED.subtract({ minutes: 50 });
    const handed = (promisedBy: typeof NOON, recentCalls = [aPlacedCall({ contactId: 'contact-1' })]) =>
      countsOf(
        decided({
          attemptNumber: 2,
          lead: aDialledLead({ stage: 'selling', placed: 2, attemptNumber: 2, recentCalls }),
          placement: { purpose: { kind: 'handover', handedOverAt, promisedBy } },
        }),
      );

    expect(handed(STARTED, [])).toMatchObject({
      handoverCalls: 1,
      handoverWaitSeconds: 3_000,
      handoversPromised: 1,
      handoversInTime: 1,
    });
    expect(handed(STARTED.subtract({ seconds: 1 }), [])).not.toHaveProperty('handoversInTime');
    const before = aPlacedCall({ at: handedOverAt.subtract({ seconds: 1 }), contactId: 'contact-0' });
    expect(handed(STARTED, [before])).toMatchObject({ handoverCalls: 1 });
    expect(handed(STARTED, [{ ...before, at: handedOverAt }])).not.toHaveProperty('handoverCalls');
  });

  it('is a callback kept, late or missed, the first call after the agreed moment alone judged by the clock', () => {
    const at = (agreedAt: typeof NOON, code: 'no-answer' | 'sale' = 'sale', missed?: number) =>
      countsOf(
        decided(
          {
            lead: aDialledLead({ placed: 2 }),
            placement: { purpose: { kind: 'callback', agreedAt, ...(missed !== undefined && { missed }) } },
          },
          { code },
        ),
      );

    expect(at(STARTED.subtract({ minutes: 15 }))).toMatchObject({ callbacksKept: 1 });
    expect(at(STARTED.subtract({ minutes: 15, seconds: 1 }))).toMatchObject({ callbacksLate: 1 });
    expect(at(STARTED, 'no-answer')).toMatchObject({ callbacksKept: 1, callbacksMissed: 1 });
    const again = at(STARTED.subtract({ hours: 3 }), 'sale', 1);
    for (const none of ['callbacksKept', 'callbacksLate', 'callbacksMissed']) expect(again).not.toHaveProperty(none);
  });

  it('is a callback kept within the tolerance of the rules that it was placed under', () => {
    const within = (callbackToleranceMinutes: number) =>
      countsOf(
        decided({
          placement: {
            purpose: { kind: 'callback', agreedAt: STARTED.subtract({ minutes: 20 }) },
            callbackToleranceMinutes,
          },
        }),
      );

    expect(within(20)).toMatchObject({ callbacksKept: 1 });
    expect(within(19)).toMatchObject({ callbacksLate: 1 });
  });

  it('is no callback kept or late when it began before the agreed moment', () => {
    const purpose = { kind: 'callback', agreedAt: STARTED.add({ seconds: 1 }) } as const;
    const counts = countsOf(decided({ placement: { purpose } }, { code: 'sale' }));

    for (const none of ['callbacksKept', 'callbacksLate']) expect(counts).not.toHaveProperty(none);
  });

  it('is a touch, and what winning back came to', () => {
    const touch = (programme: string, code: 'sale' | 'no-answer', goal?: ProgrammePurpose) =>
      countsOf(
        decided(
          {
            lead: aDialledLead({ stage: 'account-care', placed: 2 }),
            placement: {
              purpose: {
                kind: 'touch',
                programme,
                touch: 1,
                plannedAt: NOON,
                delayDays: 90,
                ...(goal !== undefined && { goal }),
              },
            },
          },
          { code },
        ),
      );

    expect(touch('win-back', 'sale')).toMatchObject({ touchCalls: 1, winBackTalks: 1, winBackSales: 1 });
    expect(touch('win-back', 'no-answer')).not.toHaveProperty('winBackTalks');
    expect(touch('repeat', 'sale')).not.toHaveProperty('winBackSales');
    expect(touch('come back', 'sale', 'win-back')).toMatchObject({ winBackSales: 1 });
    expect(touch('win-back', 'sale', 'upsell')).not.toHaveProperty('winBackSales');
  });
});

describe('what a change adds', () => {
  const before = decided({}, { code: 'not-interested' });
  const said = { code: 'sale', givenAt: NOON, orderValue: 80 } as const;
  const after = decided({}, { code: 'sale', version: 2, because: 'correction', said });

  it('is the difference that a correction makes, and nothing where it makes none', () => {
    const [tier, ...others] = addedBy({ revision: 3, before, after });

    expect(tier).toEqual({
      subject: { dimension: 'tier', key: '1' },
      hour: hourOf(STARTED),
      counts: { 'outcome#not-interested': -1, 'outcome#sale': 1, sales: 1, pricedSales: 1, revenue: 80 },
    });
    expect(others).toHaveLength(4);
    expect(addedBy({ revision: 3, before, after: before })).toEqual([]);
  });

  it('goes to another agent with the call', () => {
    const moved = decided({ facts: { ended: { ...ended, agentId: 'agent-2' } } }, { code: 'not-interested' });
    const agents = addedBy({ revision: 3, before, after: moved });

    expect(agents.map(({ subject, counts }) => [subject.key, counts.attempts])).toEqual([
      ['agent-2', 1],
      ['agent-1', -1],
    ]);
  });

  it('is folded into one addition for each counter; what comes to nothing is left out', () => {
    const there = addedBy({ revision: 2, after: before });
    const back = there.map((counter) => ({ ...counter, counts: difference({}, counter.counts) }));

    expect(folded([...there, ...there])).toEqual(
      there.map((counter) => ({ ...counter, counts: plus(counter.counts, counter.counts) })),
    );
    expect(folded([...there, ...back])).toEqual([]);
  });
});

describe('recordings', () => {
  it('are those of all legs of a decided call', () => {
    const record = { ...ended, lastUpdatedAt: NOON };
    const facts = {
      record: { ...record, recordingLocation: 'bucket/first.wav' },
      laterLegs: {
        'contact-3': { record: { ...record, recordingLocation: 'bucket/third.wav' } },
        'contact-2': { record: { ...record, recordingLocation: 'bucket/second.wav' } },
        'contact-4': { ended: { endedAt: NOON } },
      },
    };

    expect(trainingRecording(decided({ facts }, { code: 'sale' }))).toEqual({
      tier: 1,
      campaignId: 'campaign-1',
      contactId: 'contact-1',
      startedAt: STARTED,
      outcome: 'sale',
      agentId: 'agent-1',
      locations: ['bucket/first.wav', 'bucket/second.wav', 'bucket/third.wav'],
    });
    expect(trainingRecording(anAttempt({ facts }))).toBeUndefined();
    expect(trainingRecording(decided())).toBeUndefined();
  });
});
