import { Duration } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { CompanyBus } from '../constructs/company-bus.ts';
import { DeploymentStack, type DeploymentStackProps } from '../constructs/deployment-stack.ts';
import type { FailedRecordsBucket } from '../constructs/failed-records-bucket.ts';
import type { LeadsTable } from '../constructs/leads-table.ts';
import type { RejectedInputQueue } from '../constructs/rejected-input-queue.ts';
import type { SuppressionLogBucket } from '../constructs/suppression-log-bucket.ts';
import { TableReader } from '../constructs/table-reader.ts';

export interface EventsOutStackProps extends DeploymentStackProps {
  readonly deploymentName: string;
  readonly leads: LeadsTable;
  readonly failed: FailedRecordsBucket;
  readonly rejectedInput: RejectedInputQueue;
  readonly suppressionLog: SuppressionLogBucket;
  /** Name of the bus in this account and region. */
  readonly companyBus: string;
  readonly bell: ITopic;
}

/** What leaves the table: its changes, as events on the company's bus, and suppressions, as objects of their log. */
export class EventsOutStack extends DeploymentStack {
  readonly publishing: TableReader<'publish-events'>;

  constructor(scope: Construct, id: string, props: EventsOutStackProps) {
    super(scope, id, props);
    const { deploymentName, leads, failed, rejectedInput, suppressionLog, bell } = props;
    const bus = new CompanyBus(this, props.companyBus);
    this.publishing = new TableReader(this, 'PublishEvents', {
      name: 'publish-events',
      settings: {
        deploymentName,
        rejectedInputUrl: rejectedInput.url,
        companyBusArn: bus.arn,
        suppressionLogBucket: suppressionLog.name,
      },
      timeout: Duration.seconds(60),
      impactWhenItFails:
        "The company's other systems are not told of outcomes, hand-overs and opt-outs: they work with yesterday's state, and may write to customers who said stop. Stops may be missing from the log from which a restored table is made safe. Runbook: docs/runbook.md#events-out",
      bell,
      leads,
      failed,
    });
    bus.grantPut(this.publishing);
    rejectedInput.grantKeep(this.publishing);
    suppressionLog.grantAppend(this.publishing);
  }
}
