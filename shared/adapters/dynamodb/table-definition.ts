/**
 * The one table, told once: the deployment builds it from this, and the embedded engine of the simulator too.
 * Plain data, so that neither side pulls in the other's libraries.
 */
export const TABLE_DEFINITION = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Sparse: only leads with a timer carry its keys. */
  timerIndex: { name: 'timers', partitionKey: 'timer_pk', sortKey: 'timer_sk', projection: 'ALL' },
  billing: 'on-demand',
  streamView: 'NEW_AND_OLD_IMAGES',
  /** Epoch seconds; an item whose value is no number is never forgotten. */
  timeToLiveAttribute: 'forget_at',
} as const;
