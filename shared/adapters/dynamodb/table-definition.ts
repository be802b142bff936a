/**
 * The one table, told once: the deployment builds it from this, and the embedded engine of the simulator too.
 * Plain data, so that neither side pulls in the other's libraries.
 */
export const TABLE_DEFINITION = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Sparse: only leads with a timer, and those that wait for a person, carry its keys. */
  timerIndex: { name: 'timers', partitionKey: 'timer_pk', sortKey: 'timer_sk', projection: 'ALL' },
  billing: 'on-demand',
  streamView: 'NEW_AND_OLD_IMAGES',
  /** Epoch seconds; an item whose value is no number is never forgotten. */
  timeToLiveAttribute: 'forget_at',
  /**
   * The functions that the stream is delivered to, at most two, as their event source mappings are set up: whoever
   * matches no filter costs nothing. An order is noted once and never changed. An attempt's decision is in the same item
   * as its facts; during a call a lead changes neither stage nor touch.
   */
  streamReaders: {
    'count-results': {
      filters: [
        { dynamodb: { Keys: { sk: { S: ['ATTEMPT'] } }, NewImage: { decision_version: { N: [{ exists: true }] } } } },
        {
          eventName: ['INSERT'],
          dynamodb: { Keys: { sk: { S: [{ prefix: 'ORDER#' }] } }, NewImage: { value: { N: [{ exists: true }] } } },
        },
      ],
      batchSize: 80,
      gatherSeconds: 300,
      retryAttempts: 10,
    },
    'publish-events': {
      filters: [
        {
          dynamodb: {
            Keys: { sk: { S: ['LEAD'] } },
            NewImage: { status: { S: ['ready', 'resting', 'review', 'closed', 'suppressed'] } },
          },
        },
        { dynamodb: { Keys: { sk: { S: ['ATTEMPT'] } }, NewImage: { decision_version: { N: [{ exists: true }] } } } },
        { dynamodb: { Keys: { sk: { S: ['NUMBER'] } }, NewImage: { suppressed_at: { S: [{ exists: true }] } } } },
      ],
      batchSize: 200,
      gatherSeconds: 30,
      retryAttempts: 10,
    },
  },
} as const;
