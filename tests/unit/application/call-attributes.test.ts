import { describe, expect, it } from 'vitest';
import { attributesOf, callAttributesFrom, clientTokenOf } from '../../../shared/application/call-attributes.ts';
import type { CallPurpose } from '../../../shared/domain/lead.ts';
import { ATTRIBUTES, SAID } from '../../support/a-desk.ts';
import { aDiallingState, aLead, aNumber, aReadyState, NOON } from '../../support/lead-builders.ts';

const PLACED = { deployment: 'deployment-1', rulesVersion: 7, programmes: [] };

describe('what a call says of itself', () => {
  it('comes back as it was given', () => {
    expect(callAttributesFrom(attributesOf(aLead(), aDiallingState(), PLACED))).toEqual(SAID);
  });

  it('names stage and purpose, and neither name nor number', () => {
    const purpose: CallPurpose = { kind: 'touch', programme: 'welcome', touch: 1, plannedAt: NOON, delayDays: 7 };
    const lead = aLead({ name: 'Jane Doe', externalId: 'P-0001', stage: 'account-care' });

    expect(attributesOf(lead, aDiallingState({ planned: aReadyState({ purpose }) }), PLACED)).toEqual({
      ...ATTRIBUTES,
      tierline_stage: 'account-care',
      tierline_purpose: 'touch-welcome',
    });
    expect(attributesOf(lead, aDiallingState(), PLACED)['tierline_purpose']).toBe('approach');
  });

  it('names what a programme calls for, which of its dates it is, and the script of the rules in force', () => {
    const purpose: CallPurpose = {
      kind: 'touch',
      programme: 'contract',
      touch: 4,
      plannedAt: NOON,
      step: '-30',
      anchor: '2026-02-04',
      goal: 'renewal',
      why: 'contract ends 2026-02-04, 30 days before',
      delayDays: 7,
    };
    const programmes = [
      {
        id: 'contract',
        trigger: { kind: 'contract-end', daysBefore: [60, 30], attribute: 'contract_end' },
        script: 'renewal-2026',
        skipIfBoughtWithinDays: 0,
      },
    ] as const;
    const state = aDiallingState({ planned: aReadyState({ purpose }) });

    expect(attributesOf(aLead({ stage: 'account-care' }), state, { ...PLACED, programmes })).toEqual({
      ...ATTRIBUTES,
      tierline_stage: 'account-care',
      tierline_purpose: 'touch-contract',
      tierline_goal: 'renewal',
      tierline_step: '-30',
      tierline_script: 'renewal-2026',
    });
  });

  it.each([
    ['nothing', undefined],
    ['no attributes of ours', { other: 'value' }],
    ['no deployment', { ...ATTRIBUTES, tierline_deployment: '' }],
    ['no lead', { ...ATTRIBUTES, tierline_lead: '' }],
    ['an attempt that is no number', { ...ATTRIBUTES, tierline_attempt: '1x' }],
    ['rules that are no number', { ...ATTRIBUTES, tierline_rules: '-1' }],
  ])('is not understood when it says %s', (_, given) => {
    expect(callAttributesFrom(given)).toBeUndefined();
  });
});

describe('the client token', () => {
  const token = clientTokenOf(aLead(), aDiallingState(), 'deployment-1');

  it('holds the key of the number and not the number', () => {
    expect(token).toBe('deployment-1.lead-1.1.1.number-1');
  });

  it.each([
    ['deployment', clientTokenOf(aLead(), aDiallingState(), 'deployment-2')],
    ['lead', clientTokenOf(aLead({ id: 'lead-2' }), aDiallingState(), 'deployment-1')],
    ['life of the lead', clientTokenOf(aLead({ generation: 2 }), aDiallingState(), 'deployment-1')],
    ['attempt', clientTokenOf(aLead(), aDiallingState({ attemptNumber: 2 }), 'deployment-1')],
    ['number', clientTokenOf(aLead({ numbers: [aNumber({ key: 'number-2' })] }), aDiallingState(), 'deployment-1')],
  ])('is another for another %s', (_, other) => {
    expect(other).not.toBe(token);
  });
});
