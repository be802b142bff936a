/** Who speaks, and which keys are offered. */
export interface Speaker {
  readonly company: { readonly name: string; readonly phoneNumber: string };
  readonly keys: { readonly optOut: string; readonly declineRecording: string };
}

/**
 * Everything that flows say aloud, in one language. Customers hear nothing of their own; only what agents hear holds data
 * of a call.
 */
export interface SpokenTexts {
  /** Who calls, and that it is to sell. With notice and offer it takes ten seconds at most: a person waits meanwhile. */
  readonly greeting: (speaker: Speaker) => string;
  /** Says that the call will be recorded, and which key declines it. */
  readonly recordingNotice: (speaker: Speaker) => string;
  /** Offers the key after which this customer is never called again. */
  readonly optOutOffer: (speaker: Speaker) => string;
  /** Shorter than two seconds. */
  readonly oneMoment: string;
  readonly connecting: string;
  /**
   * What a called person hears when no colleague is free: who called, that it was to sell, the company's number and the
   * opt-out key, and nothing else.
   * @see https://www.ecfr.gov/current/title-47/section-64.1200 (a)(7)(i)
   */
  readonly nobodyFree: (speaker: Speaker) => string;
  readonly optedOut: (speaker: Speaker) => string;
  /** The wish could not be stored, and a colleague comes on the line. */
  readonly optOutToColleague: string;
  /** The wish could not be stored, and nobody came. */
  readonly optOutFailed: (speaker: Speaker) => string;
  /** What is left on a machine: it names the number, and how to be called never again. */
  readonly voicemail: (speaker: Speaker) => string;
  /** To customers who call. */
  readonly welcome: (speaker: Speaker) => string;
  /** To customers who call. */
  readonly closed: (speaker: Speaker) => string;
  /** To callers who wait. */
  readonly stillWaiting: string;
  /** To callers who have waited long. */
  readonly callLater: string;
  /** To an agent only, while the customer waits: `tier` and `purpose` are paths into the attributes of the call. */
  readonly whisper: (tier: string, purpose: string) => string;
  /** To an agent only: what stands in place of the tier's name. */
  readonly unknownCaller: string;
}

/** The company's number, spoken digit by digit. A text that holds it is SSML. */
export function spokenNumber({ company }: Speaker): string {
  return `<say-as interpret-as="telephone">${company.phoneNumber}</say-as>`;
}
