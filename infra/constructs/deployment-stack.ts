import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DeploymentSettings } from '../settings/deployment-settings.ts';

type LogDays = DeploymentSettings['retention']['logDays'];

export interface DeploymentStackProps extends StackProps {
  readonly logDays: LogDays;
}

/** A stack of a deployment, with what all its functions have in common. */
export class DeploymentStack extends Stack {
  /** How long logs are kept. */
  readonly logDays: LogDays;

  constructor(scope: Construct, id: string, { logDays, ...props }: DeploymentStackProps) {
    super(scope, id, props);
    this.logDays = logDays;
  }

  /**
   * The stack that the construct stands in.
   * @throws TypeError when it is none of a deployment.
   */
  static override of(construct: Construct): DeploymentStack {
    const stack = Stack.of(construct);
    if (stack instanceof DeploymentStack) return stack;
    throw new TypeError(`${construct.node.path} stands in no stack of a deployment.`);
  }
}
