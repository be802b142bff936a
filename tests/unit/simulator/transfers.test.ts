import { describe, expect, it } from 'vitest';
import { handover } from '../../../simulator/connect/transfers.ts';
import type { Talk } from '../../../simulator/people/talk.ts';

const TALK: Talk = {
  disposition: 'sale',
  talkSeconds: 300,
  wrapUpSeconds: 60,
  isConversation: true,
  endedBy: 'customer',
};

describe('handing a customer on', () => {
  it('happens in the share of conversations that was asked for', () => {
    const calls = Array.from({ length: 4_000 }, (_, index) => handover(1, `call-${index}`, TALK, 0.04));

    const share = calls.filter((planned) => planned !== undefined).length / calls.length;
    expect(share).toBeGreaterThan(0.03);
    expect(share).toBeLessThan(0.05);
  });

  it('depends on seed and call only, and is over well before the conversation ends', () => {
    for (let call = 0; call < 200; call += 1) {
      const planned = handover(7, `call-${call}`, TALK, 1);
      expect(handover(7, `call-${call}`, TALK, 1)).toEqual(planned);
      if (planned === undefined) throw new Error('every conversation is handed on');
      const { afterSeconds, acceptSeconds, togetherSeconds } = planned;
      expect(afterSeconds + acceptSeconds + togetherSeconds).toBeLessThan(TALK.talkSeconds * 0.7);
    }
  });

  it.each([
    ['short conversations', { talkSeconds: 39 }],
    ['answering machines', { isConversation: false }],
  ])('never happens to %s', (_, fields) => {
    expect(handover(1, 'call', { ...TALK, ...fields }, 1)).toBeUndefined();
  });
});
