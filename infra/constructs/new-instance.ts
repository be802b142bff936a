import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnInstance, CfnInstanceStorageConfig } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import type { InstancePlace } from './connect-instance.ts';
import { RecordingsBucket } from './recordings-bucket.ts';

export interface NewInstanceProps {
  readonly alias: string;
  readonly isRecording: boolean;
}

/** A Connect instance made for the deployment. It is kept when the stack goes, with everything that was set in it. */
export class NewInstance extends Construct implements InstancePlace {
  readonly arn: string;
  readonly id: string;
  readonly account: string;

  constructor(scope: Construct, id: string, { alias, isRecording }: NewInstanceProps) {
    super(scope, id);
    const instance = new CfnInstance(this, 'Instance', {
      identityManagementType: 'CONNECT_MANAGED',
      instanceAlias: alias,
      attributes: {
        inboundCalls: true,
        outboundCalls: true,
        contactflowLogs: true,
        autoResolveBestVoices: true,
        useCustomTtsVoices: false,
        earlyMedia: true,
        contactLens: false,
      },
    });
    instance.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.arn = instance.attrArn;
    this.id = instance.attrId;
    this.account = Stack.of(this).account;
    if (isRecording) this.#keepRecordings();
  }

  #keepRecordings(): void {
    const { name, keyArn } = new RecordingsBucket(this, 'Recordings');
    new CfnInstanceStorageConfig(this, 'RecordingsStorage', {
      instanceArn: this.arn,
      resourceType: 'CALL_RECORDINGS',
      storageType: 'S3',
      s3Config: {
        bucketName: name,
        bucketPrefix: 'recordings',
        encryptionConfig: { encryptionType: 'KMS', keyId: keyArn },
      },
    });
  }
}
