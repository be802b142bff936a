/** One thing that happened on a call, as somebody on the line lived through it. Moments are ISO 8601 UTC. */
export type TranscriptStep = { readonly at: string } & (
  | { readonly kind: 'customer-hears'; readonly text: string }
  | { readonly kind: 'agent-hears'; readonly text: string }
  | { readonly kind: 'customer-presses'; readonly key: string }
  /** `answer` is the status that the function gave; what else it answered may be personal. */
  | { readonly kind: 'function-called'; readonly name: string; readonly answer: string }
  | { readonly kind: 'recorded'; readonly who: readonly string[] }
  | { readonly kind: 'waits'; readonly queue: string }
  | { readonly kind: 'agent-joins'; readonly agent: string }
  | { readonly kind: 'agent-sees'; readonly view: string }
  | { readonly kind: 'agent-sends'; readonly disposition: string }
  | { readonly kind: 'task'; readonly name: string }
  | { readonly kind: 'over'; readonly why: string }
);

/** What happened on one call, in its order. */
export interface CallTranscript {
  readonly contactId: string;
  readonly personId: string;
  readonly steps: readonly TranscriptStep[];
}
