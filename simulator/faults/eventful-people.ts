import type { Oddities } from '../connect/oddities.ts';
import type { CallFate, People } from '../people/customers.ts';
import { randomFor } from '../random.ts';

/** Of the calls that a person answers: those that end with a wish never to be called again, and with a callback. */
const STOP_BY_KEY = 0.1;
const STOP_TOLD = 0.06;
const CALLBACK = 0.08;

/** Contacts of whom more is out of the ordinary than usual, for the same reason. */
export const EVENTFUL_ODDITIES: Partial<Oddities> = {
  transfers: 0.15,
  corrections: 0.1,
  ringBacks: 0.2,
  callsByHand: 0.2,
};

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
