import type { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Lead, LeadState } from '../../../shared/domain/lead.ts';
import { checkTimers } from '../../../simulator/faults/checks/check-timers.ts';
import { aLivedRun, END_OF_RUN } from '../../support/a-lived-run.ts';
import { aDiallingState, aLead, aReadyState, NOON } from '../../support/lead-builders.ts';
import { aCall, aTruth } from '../../support/true-call.ts';

const IN_AN_HOUR = END_OF_RUN.add({ hours: 1 });
const CLOSED: LeadState = { kind: 'closed', at: NOON, why: 'not-interested' };

function aLeadIn(state: LeadState): Lead {
  return aLead({ externalId: 'P1', state });
}

function rulesFor(state: LeadState): readonly string[] {
  return checkTimers(aLivedRun({ records: { leads: [aLeadIn(state)] } })).map(({ rule }) => rule);
}

function wrappingUntil(limitAt: Temporal.Instant): LeadState {
  return { kind: 'wrapping', attemptNumber: 1, contactId: 'contact-1', endedAt: NOON, limitAt };
}

function restingUntil(until: Temporal.Instant): LeadState {
  return {
    kind: 'resting',
    until,
    why: 'nurture',
    then: { stage: 'prospecting', purpose: { kind: 'approach' } },
  };
}

const WITH_TIMER: readonly [string, (at: Temporal.Instant) => LeadState][] = [
  ['ready', (dueAt) => aReadyState({ dueAt })],
  ['dialling', (leaseEndsAt) => aDiallingState({ leaseEndsAt, phase: { kind: 'starting' } })],
  ['wrapping', wrappingUntil],
  ['resting', restingUntil],
];

const WITHOUT_TIMER: readonly [string, LeadState][] = [
  ['in review', { kind: 'review', since: NOON, why: 'no-disposition' }],
  ['closed', CLOSED],
  ['suppressed', { kind: 'suppressed', at: NOON, why: 'do-not-call' }],
];

describe('the check of timers', () => {
  it.each(WITH_TIMER)('passes a %s lead whose timer stands in the index', (_, stateUntil) => {
    expect(rulesFor(stateUntil(IN_AN_HOUR))).toEqual([]);
  });

  it.each(WITH_TIMER)('finds a %s lead whose timer stands nowhere', (kind, stateUntil) => {
    const lead = aLeadIn(stateUntil(IN_AN_HOUR));
    const table = [{ pk: 'LEAD#lead-1', sk: 'LEAD', status: kind }];

    expect(checkTimers(aLivedRun({ records: { leads: [lead] }, table }))).toEqual([
      {
        rule: 'timer-lost',
        leadId: 'lead-1',
        sentence: `Lead lead-1 is ${kind} and no timer stands in the index.`,
      },
    ]);
  });

  it('finds a timer of which only one half stands', () => {
    const table = [{ pk: 'LEAD#lead-1', sk: 'LEAD', timer_pk: 'PENDING' }];
    const run = aLivedRun({ records: { leads: [aLeadIn(restingUntil(IN_AN_HOUR))] }, table });

    expect(checkTimers(run).map(({ rule }) => rule)).toEqual(['timer-lost']);
  });

  it.each(WITHOUT_TIMER)('passes a lead that is %s and has no timer', (_, state) => {
    expect(rulesFor(state)).toEqual([]);
  });

  it.each(WITHOUT_TIMER)('finds a timer of a lead that is %s', (_, state) => {
    const table = [{ pk: 'LEAD#lead-1', sk: 'LEAD', timer_pk: 'PENDING', timer_sk: 'REST#2026-01-05T17:00:00Z#1' }];

    expect(checkTimers(aLivedRun({ records: { leads: [aLeadIn(state)] }, table }))).toEqual([
      { rule: 'timer-lost', leadId: 'lead-1', sentence: `Lead lead-1 is ${state.kind} and has a timer.` },
    ]);
  });

  it('finds a ready lead that nobody called for more than a day', () => {
    expect(rulesFor(aReadyState({ dueAt: END_OF_RUN.subtract({ hours: 26 }) }))).toEqual(['stalled']);
    expect(rulesFor(aReadyState({ dueAt: END_OF_RUN.subtract({ hours: 26 }).add({ seconds: 1 }) }))).toEqual([]);
  });

  it.each(WITH_TIMER.slice(1))('finds a %s lead whose timer came half an hour ago', (kind, stateUntil) => {
    const firedAt = END_OF_RUN.subtract({ minutes: 30 });
    const run = aLivedRun({ records: { leads: [aLeadIn(stateUntil(firedAt))] } });

    expect(checkTimers(run)).toEqual([
      { rule: 'stalled', leadId: 'lead-1', sentence: `Lead lead-1 is ${kind}, and its timer came at ${firedAt}.` },
    ]);
    expect(rulesFor(stateUntil(firedAt.add({ seconds: 1 })))).toEqual([]);
  });

  describe('of a lead whose call is in the air', () => {
    const inTheAir = aDiallingState({
      leaseEndsAt: IN_AN_HOUR,
      phase: { kind: 'in-the-air', contactId: 'contact-1', startedAt: NOON },
    });

    const found = (endedAt: Temporal.Instant, contactId = 'contact-1') =>
      checkTimers(
        aLivedRun({
          truth: aTruth({ calls: [aCall(contactId, NOON.toString(), { endedAt: endedAt.toString() })] }),
          records: { leads: [aLeadIn(inTheAir)] },
        }),
      );

    it('finds one whose call was over a day ago, although its lease is always renewed', () => {
      expect(found(NOON.add({ minutes: 2 }))).toEqual([
        {
          rule: 'stalled',
          leadId: 'lead-1',
          contactId: 'contact-1',
          sentence: 'Lead lead-1 still waits for call contact-1, which ended at 2026-01-05T17:02:00Z.',
        },
      ]);
    });

    it('passes one whose call ended within the last day', () => {
      expect(found(END_OF_RUN.subtract({ hours: 24 }))).toEqual([]);
    });

    it('goes by the very call that the lead waits for', () => {
      expect(found(NOON.add({ minutes: 2 }), 'contact-0')).toEqual([]);
    });
  });
});
