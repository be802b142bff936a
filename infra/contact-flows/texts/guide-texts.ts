/** What an agent can say came of a call: the codes of docs/agents-form.md, in the order in which the form offers them. */
export const DISPOSITIONS = [
  'interested',
  'sale',
  'callback-requested',
  'follow-up',
  'not-interested',
  'not-qualified',
  'no-need-now',
  'complaint',
  'do-not-call',
  'gatekeeper',
  'wrong-person',
  'wrong-number',
  'voicemail',
  'hung-up-early',
  'dead-air',
  'deceased',
  'minor',
] as const;

export type DispositionOption = (typeof DISPOSITIONS)[number];

/** Everything that the guide shows to agents, in one language. */
export interface GuideTexts {
  readonly title: string;
  /** Headings of what is known. */
  readonly headings: {
    readonly purpose: string;
    readonly known: string;
    readonly asks: string;
    readonly script: string;
    readonly objections: string;
    readonly cards: string;
    readonly notes: string;
    readonly lastOutcome: string;
    readonly orders: string;
    readonly form: string;
  };
  readonly dispositions: Readonly<Record<DispositionOption, string>>;
  readonly fields: {
    readonly disposition: string;
    readonly orderValue: string;
    readonly orderId: string;
    readonly callbackAt: string;
    readonly callbackWith: string;
    readonly objection: string;
    readonly note: string;
  };
  readonly callbackWith: { readonly 'same-agent': string; readonly anyone: string };
  /** How to write a date and time. */
  readonly callbackAtHelp: string;
  readonly send: string;
  readonly noBrief: string;
  /** Why a form is shown again that could not be sent. */
  readonly notSent: string;
  readonly recorded: string;
  readonly correct: string;
  readonly done: string;
  /** Of the task that reminds an agent. */
  readonly reminder: { readonly name: string; readonly description: string };
}
