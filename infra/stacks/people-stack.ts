import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { People, type PeopleProps } from '../constructs/people.ts';
import { OUTPUTS } from '../deployment-outputs.ts';

/** Who may sign in, and as what: people's logins outlive every version of what they sign in to. */
export class PeopleStack extends Stack {
  readonly people: People;

  constructor(scope: Construct, id: string, { env, ...props }: StackProps & PeopleProps) {
    super(scope, id, { ...(env !== undefined && { env }), terminationProtection: true });
    this.people = new People(this, 'People', props);
    new CfnOutput(this, OUTPUTS.userPoolId[1], { value: this.people.pool.userPoolId });
    new CfnOutput(this, OUTPUTS.userPoolClientId[1], { value: this.people.client.userPoolClientId });
    new CfnOutput(this, OUTPUTS.signInAddress[1], { value: this.people.signInAddress });
  }
}
