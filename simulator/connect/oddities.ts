/**
 * How often an instance does what only some instances, agents and customers do. Shares lie between 0 and 1; every one
 * is drawn by seed and contact, so that the same call has the same oddities in each run.
 */
export interface Oddities {
  /** Conversations that the agent hands on to a colleague, as a share of those long enough for it. */
  readonly transfers: number;
  /** Forms that come under a contact id of the guide's own. */
  readonly guidesWithOwnContact: number;
  /** Of those, the ones that do not name the call they belong to. */
  readonly guidesWithoutInitialContact: number;
  /** Agents who think again and send a second, different form. */
  readonly corrections: number;
  /** Forms for callbacks that ask for the same agent, and those that say that anyone may call; the others say nothing. */
  readonly sameAgentWishes: number;
  readonly anyoneWishes: number;
  /** Forms for callbacks that give the time of the customer's own clock, where the company knows their zone. */
  readonly localCallbackTimes: number;
  /** People who press the key that declines a recording, where one is announced. */
  readonly recordingsDeclined: number;
  /** People who were rung, not reached, and ring back within the hour. */
  readonly ringBacks: number;
  /** Of those who call, the ones who press the key after which they are never called again, where they are offered one. */
  readonly callersWhoStop: number;
  /** Calls a working day of people who stand on no list. */
  readonly strangersPerDay: number;
  /** People whom an agent dials by hand once during the first week. */
  readonly callsByHand: number;
  /** Contacts a working day that have nothing to do with Tierline: chats, tasks, calls of another application. */
  readonly otherContactsPerDay: number;
  /** Contacts whose events have every key in PascalCase, and those that mix both casings. */
  readonly pascalCase: number;
  readonly mixedCase: number;
  /** Contacts whose events write `arn:aws::connect`. */
  readonly doubledColons: number;
  /** Contacts whose events give the first moment of 1970 for a moment that has not come. */
  readonly epochMoments: number;
  /** Contacts whose records leave out what others give as null. */
  readonly absentMembers: number;
}

/** What a company meets every day. */
export const USUAL_ODDITIES: Oddities = {
  transfers: 0.04,
  guidesWithOwnContact: 0.1,
  guidesWithoutInitialContact: 0.5,
  corrections: 0.03,
  sameAgentWishes: 0.3,
  anyoneWishes: 0.2,
  localCallbackTimes: 0.4,
  recordingsDeclined: 0.03,
  ringBacks: 0.03,
  callersWhoStop: 0.05,
  strangersPerDay: 2,
  callsByHand: 0.01,
  otherContactsPerDay: 5,
  pascalCase: 0.1,
  mixedCase: 0.1,
  doubledColons: 0.5,
  epochMoments: 0.2,
  absentMembers: 0.2,
};
