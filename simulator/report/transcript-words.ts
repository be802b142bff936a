import { Temporal } from 'temporal-polyfill';
import type { TranscriptStep } from '../flows/transcript.ts';

/** A step in words, with the seconds since the first one. */
export interface ToldStep {
  readonly after: string;
  readonly says: string;
}

/** A transcript as somebody would tell it. */
export function toldSteps(steps: readonly TranscriptStep[]): readonly ToldStep[] {
  const first = steps[0];
  if (first === undefined) return [];
  const start = Temporal.Instant.from(first.at);
  return steps.map((step) => {
    const seconds = Temporal.Instant.from(step.at).since(start).total('seconds');
    return { after: `${seconds.toFixed(1)} s`, says: wordsOf(step) };
  });
}

/** Why a call ended, as far as it tells who ended it. */
const ENDS: Readonly<Record<string, string>> = {
  CONTACT_FLOW_DISCONNECT: 'the flow hangs up',
  CUSTOMER_DISCONNECT: 'the customer hangs up',
  AGENT_DISCONNECT: 'the agent hangs up',
  OTHER: 'the call is stopped',
};

function wordsOf(step: TranscriptStep): string {
  switch (step.kind) {
    case 'customer-hears':
      return `customer hears “${step.text}”`;
    case 'agent-hears':
      return `agent hears “${step.text}”`;
    case 'customer-presses':
      return `customer presses ${step.key}`;
    case 'function-called':
      return `${step.name} is called: ${step.answer}`;
    case 'recorded':
      return step.who.length === 0 ? 'nobody is recorded from here on' : 'the call is recorded from here on';
    case 'waits':
      return `waits for ${step.queue}`;
    case 'agent-joins':
      return `${step.agent} is on the line`;
    case 'agent-sees':
      return `agent sees ${step.view}`;
    case 'agent-sends':
      return `agent writes “${step.disposition}”`;
    case 'task':
      return `task “${step.name}”`;
    case 'over':
      return ENDS[step.why] ?? step.why;
  }
}
