import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../shared/application/ports/journal.ts';
import { measurementsOf } from '../../../shared/runtime/measurements.ts';

const CALL = { leadId: 'lead-1', attemptNumber: 2, contactId: 'contact-1' };

function measured(entry: JournalEntry, functionName = 'dial-due-leads'): readonly string[] {
  return measurementsOf(entry, functionName).map((each) =>
    [...(each.of === 'tier' ? [`tier ${each.tier}`] : []), each.name, each.value].join(' '),
  );
}

describe('what is measured', () => {
  it.each<readonly [string, JournalEntry]>([
    ['CallsStarted 1', { kind: 'call-started', ...CALL, campaignId: 'campaign-1' }],
    ['StartsThrottled 1', { kind: 'start-throttled', ...CALL, campaignId: 'campaign-1' }],
    ['StartsRefused 1', { kind: 'start-refused', ...CALL, campaignId: 'campaign-1', why: 'configuration' }],
    ['StartsUnknown 1', { kind: 'start-unknown', ...CALL, campaignId: 'campaign-1' }],
    ['LeasesOver 1', { kind: 'lease-ended', ...CALL, answer: 'over' }],
    ['UnknownFates 1', { kind: 'lease-ended', ...CALL, answer: 'unknown-fate' }],
    ['EventLagSeconds 2.5', { kind: 'end-told', lagSeconds: 2.5 }],
    ['ReviewsOpened 1', { kind: 'outcome-decided', ...CALL, outcome: 'unknown', nextStep: 'review' }],
    ['OptOuts 1', { kind: 'opted-out', ...CALL }],
    ['InputRejected 1', { kind: 'input-rejected', source: 'opt-out', why: 'no lead' }],
    ['WorkFailed 1', { kind: 'work-failed', what: 'place-call', error: new Error('no') }],
    ['WorkFailed 1', { kind: 'lead-unreadable', reason: 'LEAD#lead-1: stage' }],
    ['WorkFailed 1', { kind: 'setting-unreadable', what: 'RULES', reason: 'version' }],
  ])('is %s of one entry', (wanted, entry) => {
    expect(measured(entry)).toEqual([wanted]);
  });

  it('is nothing of a call that goes on, and of one that was decided in the ordinary way', () => {
    expect(measured({ kind: 'lease-ended', ...CALL, answer: 'still-talking' })).toEqual([]);
    expect(measured({ kind: 'outcome-decided', ...CALL, outcome: 'busy', nextStep: 'call-again' })).toEqual([]);
  });

  it('is a wish that failed where the function fails that hears wishes, and nowhere else', () => {
    const failed: JournalEntry = { kind: 'invocation-failed', error: new Error('no') };

    expect(measured(failed, 'opt-out')).toEqual(['OptOutsFailed 1']);
    expect(measured(failed, 'record-disposition')).toEqual([]);
  });

  it('is people and leads of a run that may dial, zeros too, and only the calls in the air of another', () => {
    expect(measured({ kind: 'run-ended', inTheAir: 4, dialling: { peopleFree: 0, leftDue: 0 } })).toEqual([
      'CallsInAir 4',
      'PeopleFree 0',
      'LeadsDue 0',
      'CallsStarted 0',
    ]);
    expect(measured({ kind: 'run-ended', inTheAir: 0 })).toEqual(['CallsInAir 0']);
  });

  it('is of a tier what the reports count, less what a correction takes away, and no more', () => {
    const counts = { attempts: 3, humans: 2, sales: -1, handovers: 1, callbacksLate: 1, talkSeconds: 80 };

    expect(measured({ kind: 'results-counted', tier: '2', counts })).toEqual([
      'tier 2 Calls 3',
      'tier 2 Reached 2',
      'tier 2 HandedOver 1',
      'tier 2 Sold -1',
      'tier 2 CallbacksLate 1',
      'Reached 2',
      'Abandoned 0',
    ]);
  });
});
