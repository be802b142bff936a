import { addDeployment } from '../../infra/deployment.ts';
import { anApp, settingsWith } from './a-deployment.ts';
import { type LastingResources, lastingIn } from './lasting-resources.ts';

export const BASELINE = 'tests/fixtures/lasting-resources.json';

/** As most deployments are, and one that makes everything that can be made. */
const SETTINGS = [
  settingsWith({ deploymentName: 'plain' }),
  settingsWith({
    deploymentName: 'full',
    region: 'us-east-1',
    connectInstance: { create: { alias: 'example-sales' } },
    callerNumbers: { claim: { country: 'US', type: 'DID' } },
    tiers: { '2': { callerNumbers: { claim: { country: 'US', type: 'TOLL_FREE' } } } },
    recording: 'after-notice',
    trafficType: 'campaign',
    voicemail: 'leave-message',
  }),
];

/** What has to outlast every upgrade, as this version deploys it. */
export function resourcesToKeep(): LastingResources {
  return Object.assign({}, ...SETTINGS.map((settings) => lastingIn(addDeployment(anApp(), settings))));
}
