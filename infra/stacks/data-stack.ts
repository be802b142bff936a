import { CfnOutput } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { DeploymentStack, type DeploymentStackProps } from '../constructs/deployment-stack.ts';
import { LeadsTable, type RestoredTable } from '../constructs/leads-table.ts';
import { NumberSecret } from '../constructs/number-secret.ts';
import { RejectedInputQueue } from '../constructs/rejected-input-queue.ts';
import { SuppressionLogBucket } from '../constructs/suppression-log-bucket.ts';
import { OUTPUTS } from '../deployment-outputs.ts';

export interface DataStackProps extends DeploymentStackProps {
  readonly bell: ITopic;
  readonly restoredTable?: RestoredTable | undefined;
}

/** What must outlive everything else: leads, numbers, attempts and rules, who said stop, and input that waits to be understood. */
export class DataStack extends DeploymentStack {
  readonly leads: LeadsTable;
  readonly numberSecret: NumberSecret;
  readonly rejectedInput: RejectedInputQueue;
  readonly suppressionLog: SuppressionLogBucket;

  constructor(scope: Construct, id: string, { bell, restoredTable, ...props }: DataStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.leads = new LeadsTable(this, 'Leads', restoredTable);
    this.numberSecret = new NumberSecret(this, 'Number');
    this.rejectedInput = new RejectedInputQueue(this, 'RejectedInput', { bell });
    this.suppressionLog = new SuppressionLogBucket(this, 'SuppressionLog');
    new CfnOutput(this, OUTPUTS.suppressionLogBucket[1], { value: this.suppressionLog.name });
    new CfnOutput(this, OUTPUTS.tableName[1], { value: this.leads.tableName });
    new CfnOutput(this, OUTPUTS.rejectedInputUrl[1], { value: this.rejectedInput.url });
    new CfnOutput(this, OUTPUTS.numberSecretArn[1], { value: this.numberSecret.arn });
  }
}
