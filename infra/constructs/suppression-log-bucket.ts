import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AccessLogBucket } from './access-log-bucket.ts';
import { namesInFindings } from './names-in-findings.ts';
import type { TierlineFunction } from './tierline-function.ts';

const OBJECT_LIMIT = 'Each object is named by the moment of its suppression or erasure: no exact object ARN is known.';

/** Longer than anybody remembers whom they told to stop, and than any limitation of such claims. Objects stay after it. */
const LOCKED = Duration.days(3_650);

/** Where suppressions and erasures lie, as the function names them. */
const OBJECTS = ['suppressions/*', 'erasures/*'];

/**
 * The log of those who must not be called any more, apart from the table: every object is locked, and none expires.
 * Governance mode lets only whoever holds `s3:BypassGovernanceRetention` take one away, which nothing deployed here does.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export class SuppressionLogBucket extends Construct {
  readonly #bucket: Bucket;
  readonly #key: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.#key = new Key(this, 'Key', {
      description: `${Stack.of(this).stackName}: who must not be called any more`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.#bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      objectLockDefaultRetention: ObjectLockRetention.governance(LOCKED),
      encryption: BucketEncryption.KMS,
      encryptionKey: this.#key,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: new AccessLogBucket(this, 'AccessLog'),
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  get name(): string {
    return this.#bucket.bucketName;
  }

  /** Add suppressions and erasures, and neither read nor list them. */
  grantAppend({ role }: TierlineFunction): void {
    Grant.addToPrincipal({
      grantee: role,
      actions: ['s3:PutObject'],
      resourceArns: OBJECTS.map((objects) => this.#bucket.arnForObjects(objects)),
    });
    Grant.addToPrincipal({
      grantee: role,
      actions: ['kms:GenerateDataKey'],
      resourceArns: [this.#key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `s3.${Stack.of(this).region}.amazonaws.com` } },
    });
    for (const bucket of namesInFindings(this.#bucket.bucketArn, Stack.of(role))) {
      for (const objects of OBJECTS) {
        Validations.of(role).acknowledge({
          id: `AwsSolutions-IAM5[Resource::${bucket}/${objects}]`,
          reason: OBJECT_LIMIT,
        });
      }
    }
  }
}
