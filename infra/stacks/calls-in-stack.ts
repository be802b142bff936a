import { CfnOutput, Duration } from 'aws-cdk-lib';
import { CfnInstanceStorageConfig } from 'aws-cdk-lib/aws-connect';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Grant, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IStream, Stream, StreamEncryption, StreamMode } from 'aws-cdk-lib/aws-kinesis';
import { MetricType, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { BELL_PERIOD, ringOnFirst } from '../constructs/alarm-bell.ts';
import type { ConnectInstance } from '../constructs/connect-instance.ts';
import { DeploymentStack, type DeploymentStackProps } from '../constructs/deployment-stack.ts';
import { FailedRecordsBucket } from '../constructs/failed-records-bucket.ts';
import type { LeadsTable } from '../constructs/leads-table.ts';
import { ringOnLostRecords } from '../constructs/lost-records.ts';
import type { NumberSecret } from '../constructs/number-secret.ts';
import { QueueFedFunction } from '../constructs/queue-fed-function.ts';
import type { RejectedInputQueue } from '../constructs/rejected-input-queue.ts';
import { TableReader } from '../constructs/table-reader.ts';
import { TierlineFunction } from '../constructs/tierline-function.ts';
import { CALL_PROGRESS, contactEventPattern } from '../contact-event-pattern.ts';
import { OUTPUTS } from '../deployment-outputs.ts';
import type { ContactRecordStream } from '../settings/deployment-settings.ts';

export interface CallsInStackProps extends DeploymentStackProps {
  readonly deploymentName: string;
  readonly leads: LeadsTable;
  readonly connect: ConnectInstance;
  readonly rejectedInput: RejectedInputQueue;
  readonly numberSecret: NumberSecret;
  readonly contactRecordStream: ContactRecordStream;
  /** How long contact records are kept that could not be processed. */
  readonly failedRecordDays: number;
  readonly bell: ITopic;
}

/** Shorter than the eight seconds for which a contact flow waits, its repeats included. */
const FLOW_TIMEOUT = Duration.seconds(7);

/**
 * What is put aside is kept elsewhere and longer: the stream remembers only what the function was never started for. A
 * second day would cost more than the shard (0.02 USD an hour beside 0.015).
 * @see https://aws.amazon.com/kinesis/data-streams/pricing/
 */
const RECORDS_KEPT = Duration.days(1);

/** What Connect tells of calls: events, contact records, what agents and customers say in the flows, and what agents are shown there; and what is counted of it. */
export class CallsInStack extends DeploymentStack {
  readonly contactEvents: QueueFedFunction<'record-contact-event'>;
  readonly contactRecords: TierlineFunction<'record-contact-record'>;
  readonly contactRecordStream: IStream;
  readonly dispositions: TierlineFunction<'record-disposition'>;
  readonly optOuts: TierlineFunction<'opt-out'>;
  readonly briefs: TierlineFunction<'brief-agent'>;
  readonly callers: TierlineFunction<'look-up-caller'>;
  readonly results: TableReader<'count-results'>;
  /** Of contact records and of changes of the table. */
  readonly failed: FailedRecordsBucket;

  constructor(scope: Construct, id: string, props: CallsInStackProps) {
    super(scope, id, props);
    this.contactEvents = this.#recordContactEvents(props);
    this.contactRecordStream = this.#contactRecordStream(props);
    this.failed = new FailedRecordsBucket(this, 'FailedContactRecords', {
      key: props.leads.key,
      keep: Duration.days(props.failedRecordDays),
    });
    this.contactRecords = this.#recordContactRecords(props, this.failed);
    this.dispositions = this.#recordDispositions(props);
    this.optOuts = this.#recordOptOuts(props);
    this.briefs = this.#briefAgents(props);
    this.callers = this.#lookUpCallers(props);
    this.results = this.#countResults(props, this.failed);
    new CfnOutput(this, OUTPUTS.contactRecordStreamArn[1], { value: this.contactRecordStream.streamArn });
    new CfnOutput(this, 'RecordDispositionArn', { value: this.dispositions.lambda.functionArn });
    new CfnOutput(this, 'OptOutArn', { value: this.optOuts.lambda.functionArn });
    new CfnOutput(this, 'LookUpCallerArn', { value: this.callers.lambda.functionArn });
    new CfnOutput(this, 'BriefAgentArn', { value: this.briefs.lambda.functionArn });
  }

  /**
   * One shard takes 1,000 records and 1 MB a second: at 6 KB a record some 160 calls that end in the same second.
   * @see https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html
   */
  #contactRecordStream({ contactRecordStream, connect, bell }: CallsInStackProps): IStream {
    if (contactRecordStream.kind === 'existing') {
      return Stream.fromStreamArn(this, 'ContactRecords', contactRecordStream.arn);
    }
    const stream = new Stream(this, 'ContactRecords', {
      streamMode: StreamMode.PROVISIONED,
      shardCount: 1,
      encryption: StreamEncryption.MANAGED,
      retentionPeriod: RECORDS_KEPT,
    });
    ringOnFirst(
      this,
      'ContactRecordsRefused',
      stream.metric('WriteProvisionedThroughputExceeded', { statistic: 'Sum', period: BELL_PERIOD }),
      'The stream of contact records is full: records are missing, so that calls stay open until their lease ends and reasons and recordings are lost. Runbook: docs/runbook.md#contact-records',
      bell,
    );
    new CfnInstanceStorageConfig(this, 'ContactRecordsOfInstance', {
      instanceArn: connect.arn,
      resourceType: 'CONTACT_TRACE_RECORDS',
      storageType: 'KINESIS_STREAM',
      kinesisStreamConfig: { streamArn: stream.streamArn },
    });
    return stream;
  }

  #recordContactEvents({ deploymentName, leads, connect, rejectedInput, bell }: CallsInStackProps) {
    const record = new QueueFedFunction(this, 'RecordContactEvent', {
      name: 'record-contact-event',
      settings: {
        tableName: leads.tableName,
        connectInstanceId: connect.id,
        deploymentName,
        rejectedInputUrl: rejectedInput.url,
      },
      timeout: Duration.seconds(30),
      queue: { fifo: false, retention: Duration.days(4), tries: 5, gather: Duration.seconds(1) },
      impactWhenItFails:
        'Calls that ended are not recorded: their leads wait for the contact record or the end of their lease, and lines seem busy that are free. Runbook: docs/runbook.md#contact-events',
      bell,
    });
    leads.grantRecord(record.function);
    connect.grantDescribeContacts(record.function);
    rejectedInput.grantKeep(record.function);
    new Rule(this, 'CallEnded', {
      description: `${this.stackName}: a call that the API started is over, or is carried on by a transfer`,
      eventPattern: contactEventPattern(connect.id, CALL_PROGRESS),
      targets: [new SqsQueue(record.queue, { deadLetterQueue: record.deadLetters })],
    });
    return record;
  }

  #recordContactRecords(props: CallsInStackProps, failed: FailedRecordsBucket) {
    const { deploymentName, leads, connect, rejectedInput, numberSecret, bell } = props;
    const impactWhenItFails =
      'Contact records are not stored: calls whose event was lost stay open until their lease ends, and reasons and recordings are missing. Runbook: docs/runbook.md#contact-records';
    const record = new TierlineFunction(this, 'RecordContactRecord', {
      name: 'record-contact-record',
      settings: {
        tableName: leads.tableName,
        connectInstanceId: connect.id,
        deploymentName,
        rejectedInputUrl: rejectedInput.url,
        numberSecretArn: numberSecret.arn,
      },
      timeout: Duration.seconds(60),
      impactWhenItFails,
      bell,
    });
    leads.grantRecord(record);
    connect.grantDescribeContacts(record);
    connect.grantStopCalls(record);
    rejectedInput.grantKeep(record);
    numberSecret.grantRead(record);
    grantReadStream(record, this.contactRecordStream);
    const { eventSourceMappingId } = record.lambda.addEventSourceMapping('ContactRecords', {
      eventSourceArn: this.contactRecordStream.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      maxBatchingWindow: Duration.seconds(20),
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 10,
      maxRecordAge: RECORDS_KEPT,
      onFailure: failed.destinationFor(record),
      metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
    });
    ringOnLostRecords(record, eventSourceMappingId, impactWhenItFails, bell);
    return record;
  }

  #recordDispositions({ deploymentName, leads, connect, rejectedInput, bell }: CallsInStackProps) {
    const record = new TierlineFunction(this, 'RecordDisposition', {
      name: 'record-disposition',
      settings: {
        tableName: leads.tableName,
        connectInstanceId: connect.id,
        deploymentName,
        rejectedInputUrl: rejectedInput.url,
      },
      timeout: FLOW_TIMEOUT,
      impactWhenItFails:
        'What agents say came of their calls is not stored: the leads end in review and are not called again until a person looks. Runbook: docs/runbook.md#dispositions',
      bell,
    });
    leads.grantRecord(record);
    connect.grantDescribeContacts(record);
    connect.grantStopCalls(record);
    rejectedInput.grantKeep(record);
    this.#letFlowsInvoke(record, connect);
    return record;
  }

  #recordOptOuts({ deploymentName, leads, connect, rejectedInput, bell }: CallsInStackProps) {
    const optOut = new TierlineFunction(this, 'OptOut', {
      name: 'opt-out',
      settings: {
        tableName: leads.tableName,
        connectInstanceId: connect.id,
        deploymentName,
        rejectedInputUrl: rejectedInput.url,
      },
      timeout: FLOW_TIMEOUT,
      impactWhenItFails:
        'Customers who ask not to be called any more are not heard and may be called again: stop dialling until this works. Runbook: docs/runbook.md#opt-outs',
      bell,
    });
    leads.grantRecord(optOut);
    connect.grantStopCalls(optOut);
    rejectedInput.grantKeep(optOut);
    this.#letFlowsInvoke(optOut, connect);
    return optOut;
  }

  #briefAgents({ deploymentName, leads, connect, bell }: CallsInStackProps) {
    const brief = new TierlineFunction(this, 'BriefAgent', {
      name: 'brief-agent',
      settings: { tableName: leads.tableName, deploymentName },
      timeout: FLOW_TIMEOUT,
      impactWhenItFails:
        'Agents talk without a brief: they ask again what the tier below found out, and have no script at hand. Calling goes on. Runbook: docs/runbook.md#briefs',
      bell,
    });
    leads.grantRead(brief);
    this.#letFlowsInvoke(brief, connect);
    return brief;
  }

  #lookUpCallers({ deploymentName, leads, connect, numberSecret, bell }: CallsInStackProps) {
    const lookUp = new TierlineFunction(this, 'LookUpCaller', {
      name: 'look-up-caller',
      settings: {
        tableName: leads.tableName,
        connectInstanceId: connect.id,
        deploymentName,
        numberSecretArn: numberSecret.arn,
      },
      timeout: FLOW_TIMEOUT,
      impactWhenItFails:
        'Customers who call are served as strangers, and may be rung while they are on the line with us. Runbook: docs/runbook.md#callers',
      bell,
    });
    leads.grantNote(lookUp);
    connect.grantDescribeContacts(lookUp);
    connect.grantStopCalls(lookUp);
    numberSecret.grantRead(lookUp);
    this.#letFlowsInvoke(lookUp, connect);
    return lookUp;
  }

  #countResults({ deploymentName, leads, bell }: CallsInStackProps, failed: FailedRecordsBucket) {
    const count = new TableReader(this, 'CountResults', {
      name: 'count-results',
      settings: { tableName: leads.tableName, deploymentName },
      timeout: Duration.seconds(60),
      impactWhenItFails:
        'Calls are missing from the reports, and their recordings cannot be found there. Calling goes on, and what is missing is counted by a replay. Runbook: docs/runbook.md#the-tables-stream',
      bell,
      leads,
      failed,
    });
    leads.grantCount(count);
    return count;
  }

  #letFlowsInvoke({ lambda }: TierlineFunction, connect: ConnectInstance): void {
    lambda.addPermission('ContactFlows', {
      principal: new ServicePrincipal('connect.amazonaws.com'),
      sourceAccount: connect.account,
      sourceArn: connect.arn,
    });
  }
}

/** What Lambda needs to follow a stream; CDK's own grant adds consumers and a list of all streams. */
function grantReadStream({ role }: TierlineFunction, { streamArn }: IStream): void {
  Grant.addToPrincipal({
    grantee: role,
    actions: [
      'kinesis:DescribeStream',
      'kinesis:DescribeStreamSummary',
      'kinesis:GetRecords',
      'kinesis:GetShardIterator',
      'kinesis:ListShards',
    ],
    resourceArns: [streamArn],
  });
}
