import { CONSOLE_ADDRESS_PARAMETER, type DeploymentOutputs, stackName } from '../../infra/deployment-outputs.ts';
import type { DeploymentSettings } from '../../infra/settings/deployment-settings.ts';
import type { AccountClients } from '../account/account-clients.ts';
import { stackNamed } from '../account/deployed-stacks.ts';
import { CommandFailure } from '../command-failure.ts';
import { deployedConfig } from '../site/deployed-config.ts';
import { fillSite } from '../site/site-bucket.ts';
import type { CdkProject } from './cdk-project.ts';

export interface ConsoleTools {
  readonly settings: Pick<DeploymentSettings, 'region' | 'deploymentName' | 'signIn'>;
  readonly account: Pick<AccountClients, 's3' | 'cloudFormation'>;
  readonly cdk: Pick<CdkProject, 'setParameter'>;
}

/** The console as it was put where people open it. */
export interface OpenedConsole {
  readonly address: string;
  readonly files: number;
}

/**
 * Puts the console where it is served, and tells the user pool where people come back to after signing in: CloudFront
 * names the place only when the stacks are there. A repeat tells the pool nothing; neither does an address that is in
 * the settings, which it has from them.
 *
 * @param folder that holds the built console.
 * @throws CommandFailure when CDK could not tell the pool.
 */
export async function openConsole(
  outputs: DeploymentOutputs,
  folder: string,
  { settings: { region, deploymentName, signIn }, account, cdk }: ConsoleTools,
): Promise<OpenedConsole> {
  const { consoleAddress: address, consoleBucket: bucket } = outputs;
  const files = await fillSite({ s3: account.s3, bucket }, folder, deployedConfig(region, outputs));
  const people = stackName(deploymentName, 'people');
  const known = (await stackNamed(account.cloudFormation, people))?.parameters[CONSOLE_ADDRESS_PARAMETER];
  if (known === address || signIn.consoleAddress === address) return { address, files };
  if (!(await cdk.setParameter(people, CONSOLE_ADDRESS_PARAMETER, address))) {
    throw new CommandFailure(
      'The console is there, but nobody can sign in: the user pool was not told where it is, for the reason above. Run the same command again.',
    );
  }
  return { address, files };
}
