import type { SpokenLanguage } from './texts/spoken-languages.ts';

/** A key of a telephone. */
export type TelephoneKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '*' | '#';

/**
 * What the contact flows are made from. ARNs and the telephone number are texts and may be CDK tokens: nothing here looks
 * into them. Names are plain words without marks of SSML.
 */
export interface FlowResources {
  /** Begins the name of every flow, so that several deployments can share an instance. */
  readonly deploymentName: string;
  /** What customers hear; the number is the one that they may call back, in international form. */
  readonly company: { readonly name: string; readonly phoneNumber: string };
  readonly language: SpokenLanguage;
  /** An Amazon Polly voice that speaks the language. */
  readonly voice: { readonly name: string; readonly engine: 'standard' | 'neural' | 'generative' };
  /** `after-notice`: only once the customer has heard the notice and did not press the key that declines it. */
  readonly recording: 'never' | 'after-notice';
  /** What a machine gets, where Amazon Connect tells machines from people: under the traffic type CAMPAIGN. */
  readonly voicemail: 'hang-up' | 'leave-message';
  /** Two different keys. */
  readonly keys: { readonly optOut: TelephoneKey; readonly declineRecording: TelephoneKey };
  /** One to three, in the order of their numbers. */
  readonly tiers: readonly TierResources[];
  /** Facts that the form of the guide asks for, by the names of docs/agents-form.md; at most twenty. */
  readonly facts: readonly string[];
  /** The functions that flows invoke; each has to be associated with the instance. */
  readonly functions: FlowFunctions;
  /** Where callers go whom nobody knows. */
  readonly unknownCallers: { readonly queueArn: string; readonly hoursOfOperationArn: string };
}

export interface FlowFunctions {
  readonly optOutArn: string;
  readonly lookUpCallerArn: string;
  readonly briefAgentArn: string;
  readonly recordDispositionArn: string;
}

export interface TierResources {
  readonly number: 1 | 2 | 3;
  /** As the company calls it; spoken to its agents only. */
  readonly name: string;
  readonly queueArn: string;
  /** When this tier's people answer customers who call. */
  readonly hoursOfOperationArn: string;
  /**
   * That of the tier's calls. Only under CAMPAIGN does Amazon Connect say whether a person or a machine answered.
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/check-call-progress.html
   */
  readonly trafficType: 'GENERAL' | 'CAMPAIGN';
}
