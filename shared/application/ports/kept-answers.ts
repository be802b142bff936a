import type { Temporal } from 'temporal-polyfill';

/** What makes a request the same as an earlier one: who sends it, under which key, and a digest of all that it asks. */
export interface RepeatableRequest {
  readonly caller: string;
  readonly key: string;
  readonly digest: string;
}

export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type BegunRequest =
  /** Nobody carries it out: do so, then keep the answer or give the key back. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'answered'; readonly answer: KeptAnswer }
  /** The same request is being carried out at this moment. */
  | { readonly kind: 'under-way' }
  /** The key was used for another request. */
  | { readonly kind: 'other-request' };

/** Answers by the keys under which changes were asked for, so that a repeat is answered and not carried out again. */
export interface KeptAnswers {
  /**
   * Takes the key, unless it is taken. Of two at once one begins. Who began and never ended loses the key after a minute:
   * by then no function of ours can still be at it.
   */
  begin(request: RepeatableRequest, now: Temporal.Instant): Promise<BegunRequest>;
  /** Keeps the answer for a day. */
  keep(request: RepeatableRequest, answer: KeptAnswer, now: Temporal.Instant): Promise<void>;
  /** Forgets that the request was begun: it may be sent again. */
  giveBack(request: RepeatableRequest): Promise<void>;
}
