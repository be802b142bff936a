import type { CallSeen, SeenKind } from '../../shared/application/watch-first-call.ts';
import type { NextStep } from '../../shared/domain/next-step.ts';

/** What is seen, in a sentence. */
export function seenInWords(seen: CallSeen): string {
  switch (seen.kind) {
    case 'claimed':
      return `The dialler claimed the lead: attempt ${seen.attemptNumber}.`;
    case 'ringing':
      return `Amazon Connect started the call: your telephone rings. Contact ${seen.contactId}.`;
    case 'answered':
      return 'The call was answered.';
    case 'agent-connected':
      return 'An agent was connected.';
    case 'over':
      return overInWords(seen);
    case 'disposition':
      return `The agent said what came of it: ${seen.said.code}.`;
    case 'decided': {
      const { outcome, nextStep, because } = seen.decision;
      const why = because === 'limit' ? ', because nobody said anything in time' : '';
      return `It was decided${why}: the outcome is ${outcome.code}, and ${nextInWords(nextStep)}.`;
    }
    case 'closed':
      return 'The test lead is done with: it is not called again, and stands in no report.';
  }
}

function overInWords({ answered, agent, reason }: Extract<CallSeen, { kind: 'over' }>): string {
  const end = reason === undefined ? '' : ` (Connect: ${reason})`;
  if (agent) return `The call is over${end}.`;
  return answered
    ? `The call is over${end}. Nobody was free for it: the message for abandoned calls was to be heard.`
    : `The call is over${end}. Nobody answered.`;
}

function nextInWords(step: NextStep): string {
  if (step.kind === 'close') return 'the lead is closed';
  return step.kind === 'suppress' ? 'your number is never called again, because you said stop' : `next: ${step.kind}`;
}

/** What to look at when a step does not come; the admin guide says more. */
export const LOOK_AT: Readonly<Record<SeenKind, string>> = {
  claimed:
    'Nobody free? Somebody of the tier has to be Available in Amazon Connect. Then the dialler: does it run each minute (docs/runbook.md, "The dialler")?',
  ringing:
    'Connect did not start the call, or its start was not linked: look for start-refused, start-throttled or start-unknown in the log of dial-due-leads (docs/runbook.md, "The dialler").',
  answered: 'The telephone did not ring, or was not answered: try the number by hand, and look at the caller number.',
  'agent-connected':
    "No agent was connected: look at the queue and the routing profile of the campaign's tier, and at the flow's log.",
  over: 'Contact events do not arrive: docs/runbook.md, "Contact events".',
  disposition:
    "The agent's form was not sent or not taken: docs/agents-form.md, and the log of record-disposition in docs/runbook.md.",
  decided:
    'The end of the call was not told, or could not be decided: docs/runbook.md, "Contact events" and dead letters.',
  closed: 'The decision does not reach the lead: docs/runbook.md, dead letters.',
};
