import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { TierlineFunction } from './tierline-function.ts';

const KEYS_ARE_MADE_OF_IT =
  'The keys of all stored numbers are made with this secret: with another one, no opt-out would be found again.';

/** The secret that turns telephone numbers into keys. Generated once, never replaced, kept when the stack goes. */
export class NumberSecret extends Construct {
  readonly #secret: Secret;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.#secret = new Secret(this, 'Secret', {
      description: `${Stack.of(this).stackName}: turns telephone numbers into keys; never replace it`,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this.#secret).acknowledge({ id: 'AwsSolutions-SMG4', reason: KEYS_ARE_MADE_OF_IT });
  }

  get arn(): string {
    return this.#secret.secretArn;
  }

  grantRead({ role }: TierlineFunction): void {
    Grant.addToPrincipal({ grantee: role, actions: ['secretsmanager:GetSecretValue'], resourceArns: [this.arn] });
  }
}
