import { Duration } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { ConnectInstance } from '../constructs/connect-instance.ts';
import { DeploymentStack, type DeploymentStackProps } from '../constructs/deployment-stack.ts';
import type { LeadsTable } from '../constructs/leads-table.ts';
import type { NumberSecret } from '../constructs/number-secret.ts';
import { QueueFedFunction } from '../constructs/queue-fed-function.ts';
import type { RejectedInputQueue } from '../constructs/rejected-input-queue.ts';

export interface EventsInStackProps extends DeploymentStackProps {
  readonly deploymentName: string;
  readonly leads: LeadsTable;
  readonly connect: ConnectInstance;
  readonly rejectedInput: RejectedInputQueue;
  readonly numberSecret: NumberSecret;
  /** Name of the bus in this account and region. */
  readonly companyBus: string;
  readonly bell: ITopic;
}

/** What is told in events of the company's own systems, whichever of them it is. */
const TAKEN = ['PurchaseRecorded', 'LeadCaptured', 'CaseClosed'];

/** What the company's other systems tell: events on the company's bus, which this project uses and does not own. */
export class EventsInStack extends DeploymentStack {
  readonly businessEvents: QueueFedFunction<'record-business-event'>;

  constructor(scope: Construct, id: string, props: EventsInStackProps) {
    super(scope, id, props);
    const { deploymentName, leads, connect, rejectedInput, numberSecret, bell } = props;
    const record = new QueueFedFunction(this, 'RecordBusinessEvent', {
      name: 'record-business-event',
      settings: {
        tableName: leads.tableName,
        connectInstanceId: connect.id,
        deploymentName,
        rejectedInputUrl: rejectedInput.url,
        numberSecretArn: numberSecret.arn,
      },
      timeout: Duration.seconds(30),
      queue: { fifo: false, retention: Duration.days(4), tries: 5 },
      impactWhenItFails:
        'Purchases, closed cases and captured leads are not recorded: customers are called about what they have just bought, and new leads wait. Runbook: docs/runbook.md#business-events',
      bell,
    });
    leads.grantRecord(record.function);
    connect.grantDescribeContacts(record.function);
    connect.grantStopCalls(record.function);
    rejectedInput.grantKeep(record.function);
    numberSecret.grantRead(record.function);
    new Rule(this, 'BusinessEvent', {
      description: `${this.stackName}: a purchase, a captured lead or a closed case of the company's`,
      eventBus: EventBus.fromEventBusName(this, 'CompanyBus', props.companyBus),
      eventPattern: { detailType: TAKEN },
      targets: [new SqsQueue(record.queue, { deadLetterQueue: record.deadLetters })],
    });
    this.businessEvents = record;
  }
}
