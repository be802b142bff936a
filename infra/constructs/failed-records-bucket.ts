import { type Duration, Stack, Validations } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IEventSourceDlq } from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AccessLogBucket } from './access-log-bucket.ts';
import { namesInFindings } from './names-in-findings.ts';
import type { TierlineFunction } from './tierline-function.ts';

const OBJECT_LIMIT = 'Lambda names each object by stream, shard and time of the failure: no exact object ARN is known.';

/**
 * Keeps the records of a stream that could not be processed. A queue would keep only where they lay in the stream,
 * and nothing once the stream has forgotten them.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
 */
export class FailedRecordsBucket extends Construct {
  readonly #bucket: Bucket;
  readonly #key: IKey;

  constructor(scope: Construct, id: string, { key, keep }: { readonly key: IKey; readonly keep: Duration }) {
    super(scope, id);
    this.#key = key;
    this.#bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: new AccessLogBucket(this, 'AccessLog'),
      lifecycleRules: [{ expiration: keep }],
    });
  }

  /** Lets the function's event source store what the function could not process. */
  destinationFor({ role }: TierlineFunction): IEventSourceDlq {
    const { bucketArn } = this.#bucket;
    const objects = this.#bucket.arnForObjects('*');
    Grant.addToPrincipal({ grantee: role, actions: ['s3:ListBucket'], resourceArns: [bucketArn] });
    Grant.addToPrincipal({ grantee: role, actions: ['s3:PutObject'], resourceArns: [objects] });
    Grant.addToPrincipal({
      grantee: role,
      actions: ['kms:GenerateDataKey'],
      resourceArns: [this.#key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `s3.${Stack.of(this).region}.amazonaws.com` } },
    });
    for (const bucket of namesInFindings(bucketArn, Stack.of(role))) {
      Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${bucket}/*]`, reason: OBJECT_LIMIT });
    }
    return { bind: () => ({ destination: bucketArn }) };
  }
}
