import type { CallTranscript, TranscriptStep } from '../flows/transcript.ts';
import type { CallRow } from './run-result.ts';
import type { Story } from './story.ts';
import { type ToldStep, toldSteps } from './transcript-words.ts';

export interface HeardCalls {
  /** The answered calls of the story, in their order. */
  readonly ofStory: readonly (readonly ToldStep[])[];
  /** Every way that answered calls went, the commonest first, each with a call as its example. */
  readonly ways: readonly { readonly calls: number; readonly steps: readonly ToldStep[] }[];
}

export const NOTHING_HEARD: HeardCalls = { ofStory: [], ways: [] };

/** What people heard on the calls of a run, put in order for a reader. */
export function heardCalls(
  transcripts: readonly CallTranscript[],
  calls: readonly CallRow[],
  story: Story | undefined,
): HeardCalls {
  const answered = transcripts.filter(({ steps }) => steps.some(({ kind }) => kind === 'customer-hears'));
  const own = new Set(
    calls.flatMap(({ contactId, externalId, leadId }) => ((externalId ?? leadId) === story?.lead ? [contactId] : [])),
  );
  const byWay = Map.groupBy(answered, ({ steps }) => wayOf(steps));
  const ways = [...byWay.values()].flatMap((alike) => {
    const [example] = alike;
    return example === undefined ? [] : [{ calls: alike.length, steps: toldSteps(example.steps) }];
  });
  return {
    ofStory: answered.filter(({ contactId }) => own.has(contactId)).map(({ steps }) => toldSteps(steps)),
    ways: ways.toSorted((one, other) => other.calls - one.calls),
  };
}

/** What two calls have in common that went the same way: neither names nor what was agreed. */
function wayOf(steps: readonly TranscriptStep[]): string {
  return JSON.stringify(steps.map(commonPart));
}

function commonPart(step: TranscriptStep): string {
  switch (step.kind) {
    case 'customer-hears':
      return `hears ${step.text}`;
    case 'customer-presses':
      return `presses ${step.key}`;
    case 'function-called':
      return `${step.name} ${step.answer}`;
    case 'over':
      return step.why === 'AGENT_DISCONNECT' ? 'CUSTOMER_DISCONNECT' : step.why;
    case 'recorded':
    case 'agent-hears':
    case 'waits':
    case 'agent-joins':
    case 'agent-sees':
    case 'agent-sends':
    case 'task':
      return step.kind;
  }
}
