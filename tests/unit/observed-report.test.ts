import { expect, it } from 'vitest';
import type { ObservedCall, ObservedHolds } from '../../shared/domain/observation.ts';
import { observedReport } from '../../shared/domain/observed-report.ts';
import { NOON } from './../support/lead-builders.ts';

function aCall(fields: Partial<ObservedCall>): ObservedCall {
  return {
    leadId: 'lead-1',
    dueAt: NOON,
    at: NOON,
    campaignId: 'campaign-1',
    tier: 1,
    stage: 'prospecting',
    purpose: 'approach',
    peopleFree: 2,
    ...fields,
  };
}

const TOUCH = { campaignId: 'campaign-3', tier: 3, stage: 'account-care', purpose: 'touch' } as const;

it('what would have been done is told by hour, tier and campaign', () => {
  const calls = [
    aCall({ leadId: 'a', at: NOON.add({ minutes: 1 }) }),
    aCall({ leadId: 'b', at: NOON.add({ minutes: 2 }), peopleFree: 4, purpose: 'callback' }),
    aCall({ leadId: 'c', at: NOON.add({ minutes: 3 }), ...TOUCH, programme: 'repeat' }),
    aCall({ leadId: 'd', at: NOON.add({ minutes: 59 }) }),
    aCall({ leadId: 'e', at: NOON.add({ minutes: 60 }) }),
  ];
  const holds: readonly ObservedHolds[] = [
    { hour: NOON, campaignId: 'campaign-1', tier: 1, counts: { 'outside-hours': 3, 'min-gap': 5 } },
    { hour: NOON.subtract({ hours: 1 }), campaignId: 'campaign-1', tier: 1, counts: { 'outside-hours': 4 } },
  ];
  const one = { tier: 1, campaignId: 'campaign-1' } as const;

  expect(observedReport(calls, holds, (reason) => `(${reason})`)).toEqual({
    hours: [
      {
        ...one,
        hour: NOON.subtract({ hours: 1 }),
        calls: 0,
        purposes: [],
        heldBack: [{ what: '(outside-hours)', count: 4 }],
      },
      {
        ...one,
        hour: NOON,
        calls: 3,
        purposes: [
          { what: 'approach', count: 2 },
          { what: 'callback', count: 1 },
        ],
        heldBack: [
          { what: '(min-gap)', count: 5 },
          { what: '(outside-hours)', count: 3 },
        ],
        peopleFree: { least: 2, most: 4 },
      },
      {
        tier: 3,
        campaignId: 'campaign-3',
        hour: NOON,
        calls: 1,
        purposes: [{ what: 'touch of repeat', count: 1 }],
        heldBack: [],
        peopleFree: { least: 2, most: 2 },
      },
      {
        ...one,
        hour: NOON.add({ hours: 1 }),
        calls: 1,
        purposes: [{ what: 'approach', count: 1 }],
        heldBack: [],
        peopleFree: { least: 2, most: 2 },
      },
    ],
    calls: 5,
    heldBack: [
      { what: '(outside-hours)', count: 7 },
      { what: '(min-gap)', count: 5 },
    ],
    examples: [calls[4], calls[2], calls[3], calls[1], calls[0]],
  });
});
