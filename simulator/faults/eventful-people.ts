import type { CallFate, People } from '../people/customers.ts';
import { randomFor } from '../random.ts';

/** How much more often than ordinary people these ask never to be called again, and to be called at a moment they name. */
const STOP_BY_KEY = 0.1;
const STOP_TOLD = 0.06;
const CALLBACK = 0.08;

/** People of whose calls more comes than usual, so that a short run meets every kind of wish. */
export function eventfulPeople(people: People, seed: number): People {
  return {
    truth: people.truth,
    personAt: (phone) => people.personAt(phone),
    fateOf: (call) => {
      const fate = people.fateOf(call);
      if (fate.kind !== 'answered' || fate.by !== 'human') return fate;
      return wishful(fate, randomFor(seed, 'wish', call.personId, String(call.callNumber)).next());
    },
  };
}

type AnsweredFate = Extract<CallFate, { readonly kind: 'answered' }>;

function wishful(fate: AnsweredFate, luck: number): AnsweredFate {
  const { talkSeconds, wrapUpSeconds } = fate.talk;
  const talk = { talkSeconds, wrapUpSeconds, isConversation: true, endedBy: 'customer' as const };
  if (luck < STOP_BY_KEY) return { ...fate, talk: { ...talk, disposition: 'do-not-call', stop: 'key' } };
  if (luck < STOP_BY_KEY + STOP_TOLD) return { ...fate, talk: { ...talk, disposition: 'do-not-call', stop: 'told' } };
  if (luck > 1 - CALLBACK)
    return { ...fate, talk: { ...talk, disposition: 'callback-requested', callbackAfterMinutes: 180 } };
  return fate;
}
