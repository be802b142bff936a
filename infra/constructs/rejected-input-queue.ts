import { Duration, Validations } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { BELL_PERIOD, ringOnFirst } from './alarm-bell.ts';
import type { TierlineFunction } from './tierline-function.ts';

const NOBODY_TAKES_FROM_IT =
  'Messages end here and are read by people: nothing takes them off and fails, so that there is nothing to keep aside.';

const IMPACT =
  'Something came in that nobody understands: the end of a call, a disposition or an opt-out may not be recorded. Read the reason, mend its sender, replay it. Runbook: docs/runbook.md#rejected-input';

/** Keeps rejected input, payload and reason, for as long as SQS can, and rings on the first. */
export class RejectedInputQueue extends Construct {
  readonly #queue: Queue;
  /** How many messages wait. */
  readonly waiting: Metric;

  constructor(scope: Construct, id: string, { bell }: { readonly bell: ITopic }) {
    super(scope, id);
    this.#queue = new Queue(this, 'Queue', {
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    Validations.of(this.#queue).acknowledge({ id: 'AwsSolutions-SQS3', reason: NOBODY_TAKES_FROM_IT });
    this.waiting = this.#queue.metricApproximateNumberOfMessagesVisible({ period: BELL_PERIOD, statistic: 'Maximum' });
    ringOnFirst(this, 'NotEmpty', this.waiting, IMPACT, bell);
  }

  get url(): string {
    return this.#queue.queueUrl;
  }

  grantKeep({ role }: TierlineFunction): void {
    Grant.addToPrincipal({ grantee: role, actions: ['sqs:SendMessage'], resourceArns: [this.#queue.queueArn] });
  }
}
