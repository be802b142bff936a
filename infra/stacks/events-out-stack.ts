import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { CompanyBus } from '../constructs/company-bus.ts';
import type { FailedRecordsBucket } from '../constructs/failed-records-bucket.ts';
import type { LeadsTable } from '../constructs/leads-table.ts';
import type { RejectedInputQueue } from '../constructs/rejected-input-queue.ts';
import { TableReader } from '../constructs/table-reader.ts';

export interface EventsOutStackProps extends StackProps {
  readonly deploymentName: string;
  readonly leads: LeadsTable;
  readonly failed: FailedRecordsBucket;
  readonly rejectedInput: RejectedInputQueue;
  /** Name of the bus in this account and region. */
  readonly companyBus: string;
  readonly bell: ITopic;
}

/** What the company's other systems are told: changes of the table, as events on the company's bus. */
export class EventsOutStack extends Stack {
  readonly publishing: TableReader<'publish-events'>;

  constructor(scope: Construct, id: string, props: EventsOutStackProps) {
    super(scope, id, props);
    const { deploymentName, leads, failed, rejectedInput, bell } = props;
    const bus = new CompanyBus(this, props.companyBus);
    this.publishing = new TableReader(this, 'PublishEvents', {
      name: 'publish-events',
      settings: { deploymentName, rejectedInputUrl: rejectedInput.url, companyBusArn: bus.arn },
      timeout: Duration.seconds(60),
      impactWhenItFails:
        "The company's other systems are not told of outcomes, hand-overs and opt-outs: they work with yesterday's state, and may write to customers who said stop. Runbook: docs/runbook.md#events-out",
      bell,
      leads,
      failed,
    });
    bus.grantPut(this.publishing);
    rejectedInput.grantKeep(this.publishing);
  }
}
