import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import type { DeploymentSettings } from '../../../infra/settings/deployment-settings.ts';
import { inPlainWords } from '../../command-failure.ts';
import { type Finding, fail, ok } from '../finding.ts';

export interface Identity {
  readonly account: string;
  readonly finding: Finding;
}

/**
 * Who asks, and in which account; without an account when AWS does not know the credentials. Every identity may ask this
 * of itself.
 */
export async function checkCredentials(
  sts: STSClient,
  { account, connectInstance, region }: Pick<DeploymentSettings, 'account' | 'connectInstance' | 'region'>,
): Promise<Identity | { readonly account: undefined; readonly finding: Finding }> {
  try {
    const { Account = '', Arn = '' } = await sts.send(new GetCallerIdentityCommand({}));
    const wanted = connectInstance.kind === 'existing' ? connectInstance.account : (account ?? Account);
    const who = `account ${Account} in ${region}, as ${Arn.split(':').at(-1) ?? 'nobody'}`;
    const finding =
      wanted === Account
        ? ok('credentials', who)
        : fail('credentials', `${who}, and the settings are for account ${wanted}`, 'AWS_PROFILE=the-right-one');
    return { account: Account, finding };
  } catch (error) {
    const told = inPlainWords(error);
    if (told === undefined) throw error;
    return { account: undefined, finding: fail('credentials', 'AWS does not know who asks', told) };
  }
}
