import { Stack } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { TierlineFunction } from './tierline-function.ts';

/** The company's event bus, which this project uses and does not own. */
export class CompanyBus {
  readonly arn: string;

  constructor(scope: Construct, name: string) {
    this.arn = Stack.of(scope).formatArn({ service: 'events', resource: 'event-bus', resourceName: name });
  }

  grantPut({ role }: TierlineFunction): void {
    Grant.addToPrincipal({ grantee: role, actions: ['events:PutEvents'], resourceArns: [this.arn] });
  }
}
