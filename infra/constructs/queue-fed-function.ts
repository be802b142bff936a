import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionName } from '../../shared/runtime/setting-names.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { TierlineFunction, type TierlineFunctionProps } from './tierline-function.ts';

/** Leaves the Lambda service time to take a message off the queue after the function's last moment. */
const AFTER_TIMEOUT = Duration.seconds(5);

export interface QueueFedFunctionProps<Name extends FunctionName> extends TierlineFunctionProps<Name> {
  readonly queue: {
    readonly fifo: boolean;
    /** How long a message may wait to be taken before it is thrown away. */
    readonly retention: Duration;
    /** How often a message is tried before it becomes a dead letter. */
    readonly tries: number;
    /** How long messages are gathered into a batch; a FIFO queue gathers none. */
    readonly gather?: Duration;
  };
}

/** A function that is given its work by a queue, with a dead-letter queue for what it cannot do. */
export class QueueFedFunction<Name extends FunctionName = FunctionName> extends Construct {
  readonly function: TierlineFunction<Name>;
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: QueueFedFunctionProps<Name>) {
    super(scope, id);
    const { fifo, retention, tries, gather } = props.queue;
    this.function = new TierlineFunction(this, 'Function', props);
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', {
      fifo,
      impact: props.impactWhenItFails,
      bell: props.bell,
    }).queue;
    this.queue = new Queue(this, 'Queue', {
      ...(fifo ? { fifo, contentBasedDeduplication: true } : {}),
      visibilityTimeout: props.timeout.plus(AFTER_TIMEOUT),
      retentionPeriod: retention,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: tries },
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    this.function.lambda.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: 10,
        reportBatchItemFailures: true,
        ...(gather === undefined ? {} : { maxBatchingWindow: gather }),
      }),
    );
  }
}
