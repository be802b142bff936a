import type { DeployedResources } from './monthly-use.ts';

/** What the example settings deploy; a test holds it against their templates. */
export const DEPLOYED: DeployedResources = {
  alarms: 63,
  dashboards: 1,
  keys: 3,
  secrets: 1,
  streams: 1,
  streamMode: 'one-shard',
  tracedFunctions: 11,
  queueFedFunctions: 3,
  phoneNumbers: 3,
  metrics: 39,
};
