import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ConsoleSite, type ConsoleSiteProps } from '../constructs/console-site.ts';
import { OUTPUTS } from '../deployment-outputs.ts';

/** Where administrators open the console: its files, and the API under the same address. */
export class ConsoleStack extends Stack {
  readonly site: ConsoleSite;

  constructor(scope: Construct, id: string, { env, ...props }: StackProps & ConsoleSiteProps) {
    super(scope, id, { ...(env !== undefined && { env }) });
    this.site = new ConsoleSite(this, 'Console', props);
    new CfnOutput(this, OUTPUTS.consoleAddress[1], { value: this.site.address });
    new CfnOutput(this, OUTPUTS.consoleBucket[1], { value: this.site.bucket.bucketName });
  }
}
