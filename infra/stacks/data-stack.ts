import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { LeadsTable } from '../constructs/leads-table.ts';
import { NumberSecret } from '../constructs/number-secret.ts';
import { RejectedInputQueue } from '../constructs/rejected-input-queue.ts';

export interface DataStackProps extends StackProps {
  readonly bell: ITopic;
}

/** What must outlive everything else: leads, numbers, attempts and rules, and input that waits to be understood. */
export class DataStack extends Stack {
  readonly leads: LeadsTable;
  readonly numberSecret: NumberSecret;
  readonly rejectedInput: RejectedInputQueue;

  constructor(scope: Construct, id: string, { bell, ...props }: DataStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.leads = new LeadsTable(this, 'Leads');
    this.numberSecret = new NumberSecret(this, 'Number');
    this.rejectedInput = new RejectedInputQueue(this, 'RejectedInput', { bell });
    new CfnOutput(this, 'TableName', { value: this.leads.tableName });
    new CfnOutput(this, 'RejectedInputUrl', { value: this.rejectedInput.url });
    new CfnOutput(this, 'NumberSecretArn', { value: this.numberSecret.arn });
  }
}
