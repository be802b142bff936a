/** A fault with a code that never changes and an answer to "try again?". */
export abstract class TierlineError extends Error {
  abstract readonly code: string;
  abstract readonly retryable: boolean;
  override get name(): string {
    return this.constructor.name;
  }
}

/** Other writers kept changing the lead between our read and our write. */
export class StaleLeadError extends TierlineError {
  readonly code = 'lead.stale';
  readonly retryable = true;
  readonly leadId: string;

  constructor(leadId: string) {
    super(`Lead ${leadId} kept changing between read and write; try again.`);
    this.leadId = leadId;
  }
}

/** Something refers to a lead that is not stored. */
export class LeadMissingError extends TierlineError {
  readonly code = 'lead.missing';
  readonly retryable = false;
  readonly leadId: string;

  constructor(leadId: string) {
    super(`Lead ${leadId} is not stored.`);
    this.leadId = leadId;
  }
}

/** An agent told what came of a call that cannot be found yet. */
export class CallNotLinkedError extends TierlineError {
  readonly code = 'call.not-linked';
  readonly retryable = true;

  constructor(leadId: string, attemptNumber: number) {
    super(`The call of attempt ${attemptNumber} of lead ${leadId} is not linked yet; try again.`);
  }
}

/** Something refers to a campaign that is not stored. */
export class CampaignMissingError extends TierlineError {
  readonly code = 'campaign.missing';
  readonly retryable = false;
  readonly campaignId: string;

  constructor(campaignId: string) {
    super(`Campaign ${campaignId} is not stored.`);
    this.campaignId = campaignId;
  }
}

/** A customer's wish not to be called any more cannot be tied to a lead of ours. */
export class OptOutRefusedError extends TierlineError {
  readonly code = 'opt-out.refused';
  readonly retryable = false;
}

/** The company's bus did not take an event, in whatever words it said so. */
export class EventsRefusedError extends TierlineError {
  readonly code = 'bus.refused';
  readonly retryable = true;

  constructor(why: string) {
    super(`The company's bus has not taken an event: ${why}.`);
  }
}

/** Whoever keeps the people is asked too much at this moment. */
export class DirectoryBusyError extends TierlineError {
  readonly code = 'people.busy';
  readonly retryable = true;

  constructor() {
    super('The user pool is asked too much at this moment; nothing more was done.');
  }
}
