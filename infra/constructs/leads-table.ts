import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { TABLE_DEFINITION } from '../../shared/adapters/dynamodb/table-definition.ts';
import type { TierlineFunction } from './tierline-function.ts';

/** What a read, a conditional write and a transaction of such writes need. Nothing deletes and nothing scans. */
const RECORD = ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'];

/** What a read and a conditional write of a whole item need. */
const NOTE = ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'];

/**
 * What people who administer need: reads, a lead's calls together and a walk over all leads among them, whole and
 * conditional writes, and to take back a key of a request.
 */
const ADMINISTER = [
  'dynamodb:BatchGetItem',
  'dynamodb:DeleteItem',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'dynamodb:Scan',
  'dynamodb:UpdateItem',
];

/** What reads of single items and of their partitions need. */
const READ = ['dynamodb:GetItem', 'dynamodb:Query'];

/** What a transaction of puts and updates needs. */
const COUNT = ['dynamodb:PutItem', 'dynamodb:UpdateItem'];

/**
 * What Lambda needs to follow the stream.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/iam-policy-example-lamda-process-dynamodb-streams.html
 */
const FOLLOW = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'];

/**
 * What DynamoDB asks of a caller, on the table's own key.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
 */
const USE_KEY = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'];

const BILLING = { 'on-demand': BillingMode.PAY_PER_REQUEST } as const;

/** A table of the same shape that AWS has restored from an earlier moment of the deployed one. */
export interface RestoredTable {
  readonly name: string;
  readonly streamArn: string;
}

/** The one table, under a key of the company's own, with one grant for each thing a function may do with it. */
export class LeadsTable extends Construct {
  readonly key: IKey;
  readonly #table: Table;
  readonly #restored: RestoredTable | undefined;

  /** @param restored is used in place of the deployed table, which stays as it is. */
  constructor(scope: Construct, id: string, restored?: RestoredTable) {
    super(scope, id);
    this.#restored = restored;
    const { partitionKey, sortKey, timerIndex, billing, streamView, timeToLiveAttribute } = TABLE_DEFINITION;
    this.key = new Key(this, 'Key', {
      description: `${Stack.of(this).stackName}: leads and what is known of them`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.#table = new Table(this, 'Table', {
      partitionKey: { name: partitionKey, type: AttributeType.STRING },
      sortKey: { name: sortKey, type: AttributeType.STRING },
      billingMode: BILLING[billing],
      stream: StreamViewType[streamView],
      timeToLiveAttribute,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.#table.addGlobalSecondaryIndex({
      indexName: timerIndex.name,
      partitionKey: { name: timerIndex.partitionKey, type: AttributeType.STRING },
      sortKey: { name: timerIndex.sortKey, type: AttributeType.STRING },
      projectionType: ProjectionType[timerIndex.projection],
    });
    if (restored !== undefined) this.#keepExports();
  }

  get streamArn(): string {
    return this.#restored?.streamArn ?? this.#deployedStreamArn;
  }

  get tableName(): string {
    return this.#restored?.name ?? this.#table.tableName;
  }

  get #tableArn(): string {
    if (this.#restored === undefined) return this.#table.tableArn;
    return Stack.of(this).formatArn({ service: 'dynamodb', resource: 'table', resourceName: this.#restored.name });
  }

  get #deployedStreamArn(): string {
    const { tableStreamArn } = this.#table;
    if (tableStreamArn === undefined) throw new TypeError('The table has no stream.');
    return tableStreamArn;
  }

  /** CloudFormation refuses to drop an export while another stack, which is deployed later, still imports it. */
  #keepExports(): void {
    const stack = Stack.of(this);
    for (const value of [this.#table.tableName, this.#table.tableArn, this.#deployedStreamArn])
      stack.exportValue(value);
  }

  /** Read and write leads, find those whose timer has come, and claim one if nobody has suppressed its numbers. */
  grantDial(dialler: TierlineFunction): void {
    this.grantRecord(dialler);
    const index = `${this.#tableArn}/index/${TABLE_DEFINITION.timerIndex.name}`;
    Grant.addToPrincipal({ grantee: dialler.role, actions: ['dynamodb:Query'], resourceArns: [index] });
    Grant.addToPrincipal({
      grantee: dialler.role,
      actions: ['dynamodb:ConditionCheckItem'],
      resourceArns: [this.#tableArn],
    });
  }

  /** Read and write leads and their attempts, each by its key. */
  grantRecord(recorder: TierlineFunction): void {
    Grant.addToPrincipal({ grantee: recorder.role, actions: RECORD, resourceArns: [this.#tableArn] });
    this.#grantUseKey(recorder);
  }

  /** Read leads and write them whole, each by its key. */
  grantNote(noter: TierlineFunction): void {
    Grant.addToPrincipal({ grantee: noter.role, actions: NOTE, resourceArns: [this.#tableArn] });
    this.#grantUseKey(noter);
  }

  /** Read leads, their attempts and the settings, each by its key, and write nothing. */
  grantRead(reader: TierlineFunction): void {
    Grant.addToPrincipal({ grantee: reader.role, actions: READ, resourceArns: [this.#tableArn] });
    this.#grantUseKey(reader);
  }

  /** Read and write settings and leads, each by its key, and read the backlog from its index. */
  grantAdminister(api: TierlineFunction): void {
    Grant.addToPrincipal({ grantee: api.role, actions: ADMINISTER, resourceArns: [this.#tableArn] });
    const index = `${this.#tableArn}/index/${TABLE_DEFINITION.timerIndex.name}`;
    Grant.addToPrincipal({ grantee: api.role, actions: ['dynamodb:Query'], resourceArns: [index] });
    this.#grantUseKey(api);
  }

  /** Add to counters and write down what they hold, each by its key. */
  grantCount(counter: TierlineFunction): void {
    Grant.addToPrincipal({ grantee: counter.role, actions: COUNT, resourceArns: [this.#tableArn] });
  }

  /** Read the stream of all changes. */
  grantFollow(reader: TierlineFunction): void {
    Grant.addToPrincipal({ grantee: reader.role, actions: FOLLOW, resourceArns: [this.streamArn] });
    this.#grantUseKey(reader);
  }

  #grantUseKey({ role }: TierlineFunction): void {
    Grant.addToPrincipal({
      grantee: role,
      actions: USE_KEY,
      resourceArns: [this.key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(this).region}.amazonaws.com` } },
    });
  }
}
