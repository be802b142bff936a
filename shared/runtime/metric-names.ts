/** Where the project's own metrics are found in CloudWatch. */
export const METRIC_NAMESPACE = 'Tierline';

/** Every metric carries the deployment that it tells of, and those of calls the tier as well: no other dimension. */
export const METRIC_DIMENSIONS = { deployment: 'deployment', tier: 'tier' } as const;

/**
 * What is measured once for each deployment. CloudWatch asks a price for each name and set of dimensions, in the hours in
 * which it is told something; a metric that counts is told nothing while there is nothing to count.
 */
export const DEPLOYMENT_METRICS = {
  /** Counted by each run of the dialler while some campaign may dial. */
  PeopleFree: 'Count',
  /** Leads that a run found due and callable, and left as they were. */
  LeadsDue: 'Count',
  CallsInAir: 'Count',
  /** None, too, in a run that may dial and starts nothing. */
  CallsStarted: 'Count',
  /** Starts that Connect refused because they came too fast. */
  StartsThrottled: 'Count',
  /** Starts that Connect will never carry out: flow, queue, number or permission. */
  StartsRefused: 'Count',
  /** Starts of which nobody knows whether they made a call. */
  StartsUnknown: 'Count',
  /** Leases that ended on a call whose end nobody had told. */
  LeasesOver: 'Count',
  /** Leases that ended on a start of which nothing was ever heard. */
  UnknownFates: 'Count',
  /** From the end of a contact to the moment when the function heard of it. */
  EventLagSeconds: 'Seconds',
  OptOuts: 'Count',
  /** Wishes not to be called that a flow told and that were not recorded at that try. */
  OptOutsFailed: 'Count',
  /** Input that was understood and not carried out, leads and settings that cannot be read. */
  WorkFailed: 'Count',
  InputRejected: 'Count',
  /** Calls that a person answered, of all tiers. */
  Reached: 'Count',
  /** Of those the ones whom no agent was there for; none, too, while somebody is reached. */
  Abandoned: 'Count',
  /** Leads that a person has to look at from now on. */
  ReviewsOpened: 'Count',
  /** Wanted calls that a rule moved to a later moment. */
  HeldBack: 'Count',
} as const;

/** What the reports count of each tier, as soon as they do. A correction takes away what it corrects. */
export const TIER_METRICS = {
  Calls: 'Count',
  Reached: 'Count',
  Abandoned: 'Count',
  HandedOver: 'Count',
  Sold: 'Count',
  CallbacksKept: 'Count',
  CallbacksLate: 'Count',
} as const;

export type DeploymentMetric = keyof typeof DEPLOYMENT_METRICS;
export type TierMetric = keyof typeof TIER_METRICS;
