import type { OutcomeCode } from '../domain/outcome.ts';
import type { Stage } from '../domain/stage.ts';
import type { Script } from '../domain/structure-fields.ts';
import { factsNeeded, type Transitions } from '../domain/transitions.ts';

/** What an agent is to find out in a call. */
export interface AskedFact {
  readonly name: string;
  /** As the script words it; absent where only a hand-over or a sale needs the fact. */
  readonly question?: string;
  /** Outcomes that cannot be said before it is known. */
  readonly neededFor: readonly OutcomeCode[];
}

/** What hands a lead over, or makes a customer of it. */
const SUCCESSES = ['interested', 'sale'] as const;

/** First what a hand-over or a sale in this stage needs, then what the script asks. */
export function askedFacts(stage: Stage, script: Script | undefined, transitions: Transitions): readonly AskedFact[] {
  const questions = new Map((script?.facts ?? []).map(({ name, question }) => [name, question]));
  const needed = SUCCESSES.map((code) => ({ code, names: factsNeeded(transitions, stage, code) }));
  const names = new Set([...needed.flatMap((one) => one.names), ...questions.keys()]);
  return [...names].map((name) => {
    const question = questions.get(name);
    const neededFor = needed.flatMap((one) => (one.names.includes(name) ? [one.code] : []));
    return { name, ...(question !== undefined && { question }), neededFor };
  });
}
