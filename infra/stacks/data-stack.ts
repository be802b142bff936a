import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { LeadsTable } from '../constructs/leads-table.ts';

/** What must outlive everything else: leads, numbers, attempts and rules. */
export class DataStack extends Stack {
  readonly leads: LeadsTable;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.leads = new LeadsTable(this, 'Leads');
    new CfnOutput(this, 'TableName', { value: this.leads.tableName });
  }
}
