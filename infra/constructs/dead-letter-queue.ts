import { Duration } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { BELL_PERIOD, ringOnFirst } from './alarm-bell.ts';

export interface DeadLetterQueueProps {
  readonly fifo: boolean;
  /** What it means for the business that a message lies here. */
  readonly impact: string;
  readonly bell: ITopic;
}

/** Keeps what could not be processed, payload and all, for as long as SQS can, and rings on the first message. */
export class DeadLetterQueue extends Construct {
  readonly queue: Queue;
  /** How many messages wait. */
  readonly waiting: Metric;

  constructor(scope: Construct, id: string, { fifo, impact, bell }: DeadLetterQueueProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      ...(fifo ? { fifo } : {}),
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    this.waiting = this.queue.metricApproximateNumberOfMessagesVisible({ period: BELL_PERIOD, statistic: 'Maximum' });
    ringOnFirst(this, 'NotEmpty', this.waiting, impact, bell);
  }
}
