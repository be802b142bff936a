import { describe, expect, it } from 'vitest';
import type { DispositionFact } from '../../shared/domain/attempt.ts';
import { callbackReminder } from '../../shared/domain/callback-reminder.ts';
import { NOON } from '../support/lead-builders.ts';

function agreed(hours: number, fields: Partial<DispositionFact> = {}): DispositionFact {
  return {
    code: 'callback-requested',
    givenAt: NOON,
    callbackAt: NOON.add({ minutes: Math.round(hours * 60) }),
    ...fields,
  };
}

describe('the reminder of a callback', () => {
  it('comes five minutes before the agreed moment, to whoever promised to be the one', () => {
    const at = NOON.add({ minutes: 55 });

    expect(callbackReminder(agreed(1, { callbackWith: 'same-agent' }), 'agent-1', NOON)).toEqual({
      at,
      agentId: 'agent-1',
    });
  });

  it('comes to nobody in particular when anyone may call, or when nobody knows yet who talked', () => {
    const at = NOON.add({ minutes: 55 });

    expect(callbackReminder(agreed(1, { callbackWith: 'anyone' }), 'agent-1', NOON)).toEqual({ at });
    expect(callbackReminder(agreed(1, { callbackWith: 'same-agent' }), undefined, NOON)).toEqual({ at });
  });

  it('is left out when the call is about to come, or further ahead than a task can be planned', () => {
    expect(callbackReminder(agreed(5 / 60), 'agent-1', NOON)).toBeUndefined();
    expect(callbackReminder(agreed(6 / 60), 'agent-1', NOON)).toEqual({ at: NOON.add({ minutes: 1 }) });
    expect(callbackReminder(agreed(6 * 24 + 5 / 60), 'agent-1', NOON)).toEqual({ at: NOON.add({ hours: 6 * 24 }) });
    expect(callbackReminder(agreed(6 * 24 + 6 / 60), 'agent-1', NOON)).toBeUndefined();
  });

  it('is for callbacks only', () => {
    expect(callbackReminder(agreed(1, { code: 'interested' }), 'agent-1', NOON)).toBeUndefined();
    expect(callbackReminder({ code: 'callback-requested', givenAt: NOON }, 'agent-1', NOON)).toBeUndefined();
  });
});
