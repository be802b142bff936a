import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AccessLogBucket } from './access-log-bucket.ts';

/** Where a new instance puts recordings of calls, under a key of the company's own. Kept when the stack goes. */
export class RecordingsBucket extends Construct {
  readonly name: string;
  readonly keyArn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const key = new Key(this, 'Key', {
      description: `${Stack.of(this).stackName}: recordings of calls`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: new AccessLogBucket(this, 'AccessLog'),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.name = bucket.bucketName;
    this.keyArn = key.keyArn;
  }
}
