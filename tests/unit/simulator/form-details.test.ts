import { describe, expect, it } from 'vitest';
import { formDetails } from '../../../simulator/people/form-details.ts';
import { randomFor } from '../../../simulator/random.ts';

const CALL = { callId: '5ca32fbd-8f92-46af-92a5-6b0f970f0efe', stage: 'selling' };

function detailsOf(disposition: Parameters<typeof formDetails>[0], stage = CALL.stage, seed = 1) {
  return formDetails(disposition, { ...CALL, stage }, randomFor(seed, 'form'));
}

describe('what a simulated agent fills in beside the disposition', () => {
  it('is what a hand-over may need, always', () => {
    expect(Object.keys(detailsOf('interested'))).toEqual(['fact_need', 'fact_decision_maker', 'fact_budget']);
    expect(detailsOf('interested')).toEqual(detailsOf('interested'));
    expect(
      new Set(Array.from({ length: 20 }, (_, seed) => detailsOf('interested', 'prospecting', seed)['fact_need'])).size,
    ).toBeGreaterThan(1);
  });

  it('is why the customer hesitates, where something is sold', () => {
    const codes = ['price', 'timing', 'authority', 'need', 'competitor'];

    for (const disposition of ['not-interested', 'follow-up'] as const) {
      expect(codes).toContain(detailsOf(disposition)['objection']);
      expect(detailsOf(disposition, 'prospecting')).toEqual({});
    }
  });

  it('is the number of the order, another one for every call', () => {
    expect(detailsOf('sale')).toEqual({ orderId: 'order-5ca32fbd-8f92' });
    expect(detailsOf('complaint')).toEqual({});
  });
});
