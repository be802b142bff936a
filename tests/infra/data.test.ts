import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { addDeployment } from '../../infra/deployment.ts';
import { TABLE_DEFINITION } from '../../shared/adapters/dynamodb/table-definition.ts';
import { aDeployment, anApp, printed, resourcesOf, settingsWith, theResource } from './a-deployment.ts';

const deployment = aDeployment();
const tagList = z.array(z.object({ Key: z.string(), Value: z.string() }));
const table = theResource(deployment.data, 'AWS::DynamoDB::Table');

describe('the table', () => {
  it('has the keys, the index, the stream and the time to live of the shared definition', () => {
    const { partitionKey, sortKey, timerIndex, streamView, timeToLiveAttribute } = TABLE_DEFINITION;

    expect(table.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: partitionKey, KeyType: 'HASH' },
        { AttributeName: sortKey, KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: timerIndex.name,
          KeySchema: [
            { AttributeName: timerIndex.partitionKey, KeyType: 'HASH' },
            { AttributeName: timerIndex.sortKey, KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: timerIndex.projection },
        },
      ],
      AttributeDefinitions: [partitionKey, sortKey, timerIndex.partitionKey, timerIndex.sortKey].map((name) => ({
        AttributeName: name,
        AttributeType: 'S',
      })),
      StreamSpecification: { StreamViewType: streamView },
      TimeToLiveSpecification: { AttributeName: timeToLiveAttribute, Enabled: true },
    });
  });

  it('can be restored to any second, and cannot be deleted by a slip', () => {
    expect(table.Properties).toMatchObject({
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
    });
    expect(table.DeletionPolicy).toBe('Retain');
    expect(deployment.data.terminationProtection).toBe(true);
  });

  it("lies under the company's own key, which rotates and outlives the stack", () => {
    const key = theResource(deployment.data, 'AWS::KMS::Key', 'LeadsKey');

    expect(table.Properties['SSESpecification']).toEqual({
      SSEEnabled: true,
      SSEType: 'KMS',
      KMSMasterKeyId: { 'Fn::GetAtt': [key.logicalId, 'Arn'] },
    });
    expect(key.Properties['EnableKeyRotation']).toBe(true);
    expect(key.DeletionPolicy).toBe('Retain');
  });

  it('has no name of its own, so that a restored table can take its place', () => {
    expect(table.Properties).not.toHaveProperty('TableName');
  });
});

describe('the secret that keys of numbers are made with', () => {
  it('is generated, in full length, and outlives the stack', () => {
    const secret = theResource(deployment.data, 'AWS::SecretsManager::Secret');

    expect(secret.Properties['GenerateSecretString']).toEqual({ PasswordLength: 64, ExcludePunctuation: true });
    expect(secret.DeletionPolicy).toBe('Retain');
    expect(resourcesOf(deployment.data, 'AWS::SecretsManager::RotationSchedule')).toEqual([]);
  });
});

describe('rejected input', () => {
  it('is kept, encrypted, for a fortnight, and reached over TLS only', () => {
    const { Properties } = theResource(deployment.data, 'AWS::SQS::Queue');

    expect(Properties).toMatchObject({ MessageRetentionPeriod: 14 * 24 * 3600, SqsManagedSseEnabled: true });
    expect(Properties).not.toHaveProperty('RedrivePolicy');
    expect(JSON.stringify(theResource(deployment.data, 'AWS::SQS::QueuePolicy').Properties)).toContain(
      '{"Bool":{"aws:SecureTransport":"false"}}',
    );
  });
});

describe('every resource that can carry tags', () => {
  it.each(
    Object.entries(deployment).filter(([name]) => name !== 'observation' && name !== 'people'),
  )('of %s says what its cost belongs to', (_name, stack) => {
    const types = [
      'Connect::ContactFlow',
      'Connect::ContactFlowModule',
      'Connect::Queue',
      'Connect::RoutingProfile',
      'Connect::View',
      'DynamoDB::Table',
      'KMS::Key',
      'Kinesis::Stream',
      'Lambda::Function',
      'S3::Bucket',
      'SNS::Topic',
      'SQS::Queue',
    ];
    const tagged = types
      .flatMap((type) => resourcesOf(stack, `AWS::${type}`))
      .map(({ Properties }) => Properties['Tags']);

    expect(tagged).not.toEqual([]);
    for (const tags of tagged) {
      expect(tagList.parse(tags).filter(({ Key }) => Key !== 'tier')).toEqual([
        { Key: 'application', Value: 'tierline' },
        { Key: 'component', Value: stack.stackName.slice('tierline-'.length) },
        { Key: 'deployment', Value: 'tierline' },
      ]);
    }
  });
});

it('the pool of people says what its cost belongs to', () => {
  expect(theResource(deployment.people, 'AWS::Cognito::UserPool').Properties['UserPoolTags']).toEqual({
    application: 'tierline',
    component: 'people',
    deployment: 'tierline',
  });
});

describe('failed contact records', () => {
  it('are kept, payload and all, under the same key as the leads, for a month, with their readers on record', () => {
    const bucket = theResource(deployment.callsIn, 'AWS::S3::Bucket', 'FailedContactRecordsBucket').Properties;

    expect(bucket).toMatchObject({
      LifecycleConfiguration: { Rules: [{ ExpirationInDays: 30, Status: 'Enabled' }] },
      LoggingConfiguration: { DestinationBucketName: { Ref: expect.stringMatching(/^FailedContactRecordsAccessLog/) } },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    const encryption = JSON.stringify(bucket['BucketEncryption']);
    expect(encryption).toContain('"SSEAlgorithm":"aws:kms"');
    expect(encryption).toContain('tierline-data:ExportsOutputFnGetAttLeadsKey');
  });

  it('come from the stream through its event source', () => {
    const mappings = resourcesOf(deployment.callsIn, 'AWS::Lambda::EventSourceMapping').filter(
      ({ Properties }) => printed(Properties['EventSourceArn']) === '<ContactRecords.Arn>',
    );

    expect(mappings).toHaveLength(1);
    expect(mappings[0]?.Properties).toMatchObject({
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 10,
      StartingPosition: 'TRIM_HORIZON',
      DestinationConfig: {
        OnFailure: {
          Destination: { 'Fn::GetAtt': [expect.stringMatching(/^FailedContactRecordsBucket\w{8}$/), 'Arn'] },
        },
      },
    });
  });
});

describe('the log of suppressions', () => {
  const bucket = theResource(deployment.data, 'AWS::S3::Bucket', 'SuppressionLogBucket');

  it('locks every object for ten years, keeps all versions, and lets none expire', () => {
    expect(bucket.Properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 3_650 } } },
      VersioningConfiguration: { Status: 'Enabled' },
    });
    expect(bucket.Properties['LifecycleConfiguration']).toBeUndefined();
  });

  it('has a key of its own, and both stay when the stack goes', () => {
    const key = theResource(deployment.data, 'AWS::KMS::Key', 'SuppressionLogKey');

    expect([bucket.DeletionPolicy, key.DeletionPolicy]).toEqual(['Retain', 'Retain']);
    expect(JSON.stringify(bucket.Properties['BucketEncryption'])).toContain(key.logicalId);
  });
});

describe('a restored table', () => {
  const name = 'tierline-restored';
  const streamArn = `arn:aws:dynamodb:us-east-1:111122223333:table/${name}/stream/2026-01-05T17:00:00.000`;
  const restored = addDeployment(anApp(), settingsWith({ restoredTable: { name, streamArn } }));

  it('takes the place of the deployed one in every function, right and stream', () => {
    const { data, ...users } = restored;
    const used = JSON.stringify(Object.values(users).map((stack) => Template.fromStack(stack).toJSON()));

    expect(used).toContain(`:table/${name}`);
    expect(used).toContain(streamArn);
    expect(used).not.toMatch(/LeadsTable/);
    expect(resourcesOf(data, 'AWS::DynamoDB::Table')).toHaveLength(1);
  });

  it('leaves the exports of the deployed one, because other stacks import them until they are deployed', () => {
    const exportsOf = (stack: typeof restored.data) =>
      Object.keys(Template.fromStack(stack).findOutputs('*')).filter((key) => /^ExportsOutput.*LeadsTable/.test(key));

    expect(exportsOf(restored.data).toSorted()).toEqual(exportsOf(deployment.data).toSorted());
  });
});
