import type { DeploymentOutputs } from '../../infra/deployment-outputs.ts';

type SignInOutputs = Pick<DeploymentOutputs, 'userPoolId' | 'userPoolClientId' | 'signInAddress'>;

/** What `/config.json` says of a deployment: where people sign in, and as whose client. None of it is a secret. */
export function deployedConfig(region: string, { userPoolId, userPoolClientId, signInAddress }: SignInOutputs) {
  return {
    signIn: {
      kind: 'cognito',
      authority: `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`,
      clientId: userPoolClientId,
      hostedUi: signInAddress,
    },
  } as const;
}
