import { OUTCOMES, type OutcomeCode } from '../../shared/domain/outcome.ts';
import type { Stage } from '../../shared/domain/stage.ts';
import type { Random } from '../random.ts';

/** A conversation between a person who was called and an agent, and what the agent writes down after it. */
export interface Talk {
  readonly disposition: OutcomeCode;
  readonly talkSeconds: number;
  readonly wrapUpSeconds: number;
  /** A person and an agent really talked: no machine, no instant hang-up. */
  readonly isConversation: boolean;
  readonly endedBy: 'customer' | 'agent';
  /** Whole units of the company's currency. */
  readonly orderValue?: number;
  /** When the person would like to be called again, counted from now, before anybody's hours are asked. */
  readonly callbackAfterMinutes?: number;
  /** The person asks never to be called again: by pressing a key during the call, or by telling the agent. */
  readonly stop?: 'key' | 'told';
  /** What the agent would write down on second thoughts, should there be any. */
  readonly correction?: Correction;
}

/** A second form that contradicts the first one. */
export interface Correction {
  readonly disposition: OutcomeCode;
  /** Since the first form. */
  readonly afterSeconds: number;
  readonly callbackAfterMinutes?: number;
}

interface Choice {
  readonly disposition: OutcomeCode;
  readonly weight: number;
}

/** What comes of a hundred conversations of each stage. */
const CHOICES: Readonly<Record<Stage, readonly Choice[]>> = {
  prospecting: [
    { disposition: 'interested', weight: 28 },
    { disposition: 'callback-requested', weight: 4 },
    { disposition: 'do-not-call', weight: 8 },
    { disposition: 'gatekeeper', weight: 4 },
    { disposition: 'hung-up-early', weight: 2 },
    { disposition: 'wrong-number', weight: 1 },
    { disposition: 'not-qualified', weight: 3 },
    { disposition: 'not-interested', weight: 50 },
  ],
  selling: [
    { disposition: 'sale', weight: 30 },
    { disposition: 'callback-requested', weight: 5 },
    { disposition: 'follow-up', weight: 7 },
    { disposition: 'do-not-call', weight: 3 },
    { disposition: 'hung-up-early', weight: 1 },
    { disposition: 'not-interested', weight: 54 },
  ],
  'account-care': [
    { disposition: 'sale', weight: 16 },
    { disposition: 'no-need-now', weight: 68 },
    { disposition: 'callback-requested', weight: 4 },
    { disposition: 'follow-up', weight: 4 },
    { disposition: 'do-not-call', weight: 1 },
    { disposition: 'complaint', weight: 2 },
    { disposition: 'not-interested', weight: 5 },
  ],
};

/** What agents mistake for what. Nobody takes back a sale, a promised callback or a wish not to be called. */
const SECOND_THOUGHTS: Readonly<Record<Stage, Readonly<Partial<Record<OutcomeCode, readonly OutcomeCode[]>>>>> = {
  prospecting: {
    interested: ['not-qualified', 'not-interested'],
    'not-interested': ['callback-requested', 'interested'],
    'not-qualified': ['interested', 'not-interested'],
  },
  selling: {
    'follow-up': ['not-interested', 'callback-requested'],
    'not-interested': ['callback-requested', 'follow-up'],
  },
  'account-care': {
    'follow-up': ['no-need-now'],
    'no-need-now': ['follow-up', 'callback-requested'],
    'not-interested': ['callback-requested', 'follow-up'],
  },
};
const CORRECTED_AFTER: Seconds = [60, 600];

type Seconds = readonly [shortest: number, longest: number];

interface Duration {
  readonly talk: Seconds;
  readonly wrapUp: Seconds;
}

const SHORT: Duration = { talk: [25, 110], wrapUp: [10, 25] };

const DURATIONS: Readonly<Partial<Record<OutcomeCode, Duration>>> = {
  interested: { talk: [150, 420], wrapUp: [35, 75] },
  sale: { talk: [240, 840], wrapUp: [60, 120] },
  'follow-up': { talk: [180, 540], wrapUp: [30, 60] },
  'callback-requested': { talk: [25, 90], wrapUp: [15, 35] },
  complaint: { talk: [180, 600], wrapUp: [60, 150] },
  'no-need-now': { talk: [60, 260], wrapUp: [15, 30] },
  'do-not-call': { talk: [10, 40], wrapUp: [10, 20] },
  gatekeeper: { talk: [15, 60], wrapUp: [8, 20] },
  'hung-up-early': { talk: [2, 4], wrapUp: [5, 10] },
  voicemail: { talk: [5, 12], wrapUp: [4, 8] },
};

const ORDER_VALUES: Readonly<Record<Stage, readonly [lowest: number, highest: number]>> = {
  prospecting: [40, 200],
  selling: [90, 900],
  'account-care': [40, 420],
};

/**
 * What a person of that stage says and how long it takes.
 * @param gain by how much more weight than usual the answers have that every agent hopes for.
 */
export function talkOf(stage: Stage, random: Random, gain: number): Talk {
  const choices = CHOICES[stage].map(({ disposition, weight }) => {
    const isHopedFor = OUTCOMES[disposition].flags.business === 'success';
    return { disposition, weight: isHopedFor ? weight * (1 + gain) : weight };
  });
  const talk = talkWith(choose(choices, random), stage, random);
  const correction = correctionOf(talk.disposition, stage, random);
  return { ...talk, ...(correction !== undefined && { correction }) };
}

/** The agent listens, understands that a machine answered, and hangs up. */
export function talkToMachine(stage: Stage, random: Random): Talk {
  return { ...talkWith('voicemail', stage, random), isConversation: false, endedBy: 'agent' };
}

/** A conversation that is known to have happened so. */
export function talkAsTraced(
  traced: { readonly talkSeconds: number; readonly result: 'sale' | 'not-interested' },
  stage: Stage,
  random: Random,
): Talk {
  return {
    ...talkWith(traced.result, stage, random),
    talkSeconds: Math.max(1, traced.talkSeconds),
    isConversation: true,
  };
}

function talkWith(disposition: OutcomeCode, stage: Stage, random: Random): Talk {
  const { talk, wrapUp } = DURATIONS[disposition] ?? SHORT;
  const [lowestOrder, highestOrder] = ORDER_VALUES[stage];
  return {
    disposition,
    talkSeconds: random.whole(...talk),
    wrapUpSeconds: random.whole(...wrapUp),
    isConversation: disposition !== 'hung-up-early',
    endedBy: disposition === 'hung-up-early' || random.chance(0.7) ? 'customer' : 'agent',
    ...(disposition === 'sale' && { orderValue: random.whole(lowestOrder, highestOrder) }),
    ...(disposition === 'callback-requested' && { callbackAfterMinutes: callbackWish(random) }),
    ...(disposition === 'do-not-call' && { stop: random.chance(0.5) ? 'key' : 'told' }),
  };
}

function callbackWish(random: Random): number {
  return 15 * random.whole(8, 4 * 72);
}

function correctionOf(disposition: OutcomeCode, stage: Stage, random: Random): Correction | undefined {
  const thoughts = SECOND_THOUGHTS[stage][disposition];
  if (thoughts === undefined) return undefined;
  const corrected = random.pick(thoughts);
  return {
    disposition: corrected,
    afterSeconds: random.whole(...CORRECTED_AFTER),
    ...(corrected === 'callback-requested' && { callbackAfterMinutes: callbackWish(random) }),
  };
}

function choose(choices: readonly Choice[], random: Random): OutcomeCode {
  let point = random.next() * choices.reduce((sum, { weight }) => sum + weight, 0);
  for (const { disposition, weight } of choices) {
    point -= weight;
    if (point < 0) return disposition;
  }
  return 'not-interested';
}
