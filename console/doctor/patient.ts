import type { DeploymentSettings } from '../../infra/settings/deployment-settings.ts';
import type { AccountClients } from '../account/account-clients.ts';

/** What is examined: the settings, beside the account that they are to be deployed to. */
export interface Patient {
  /** An instance that the deployment made already counts as one that exists. */
  readonly settings: DeploymentSettings;
  readonly account: AccountClients;
  /** What stacks of this very deployment give out by now, by the keys of outputs. */
  readonly deployed: Readonly<Record<string, string>>;
}
