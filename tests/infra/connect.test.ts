import { describe, expect, it } from 'vitest';
import { addDeployment, type Deployment } from '../../infra/deployment.ts';
import { anApp, printed, type Resource, resourcesOf, settingsWith, THE_INSTANCE, theResource } from './a-deployment.ts';

function deployed(fields: Readonly<Record<string, unknown>>): Deployment {
  return addDeployment(anApp(), settingsWith(fields));
}

function named({ connect }: Deployment, type: string): readonly unknown[] {
  return resourcesOf(connect, `AWS::Connect::${type}`).map(({ Properties }) => Properties['Name']);
}

const plain = deployed({});

describe('the sales floor in Connect', () => {
  it('has a queue and a routing profile for each tier, and a queue for callers whom nobody knows', () => {
    const tiers = ['tierline 1 prospecting', 'tierline 2 selling', 'tierline 3 account care'];

    expect(named(plain, 'Queue')).toEqual(['tierline inbound', ...tiers]);
    expect(named(plain, 'RoutingProfile')).toEqual(tiers);
    expect(named(deployed({ salesStructure: 'two' }), 'Queue')).toEqual([
      'tierline inbound',
      'tierline 1 prospecting',
      'tierline 2 selling and care',
    ]);
  });

  it('lets people answer their own tier first, then unknown callers, and others only after two minutes', () => {
    const profile = theResource(plain.connect, 'AWS::Connect::RoutingProfile', 'FloorTier2').Properties;
    const from = (Channel: string, queue: string, Priority: number, Delay = 0) => ({
      QueueReference: {
        Channel,
        QueueArn: { 'Fn::GetAtt': [expect.stringMatching(`^Floor${queue}Queue`), 'QueueArn'] },
      },
      Priority,
      Delay,
    });

    expect(profile).toMatchObject({
      InstanceArn: THE_INSTANCE.arn,
      MediaConcurrencies: [
        { Channel: 'VOICE', Concurrency: 1, CrossChannelBehavior: { BehaviorType: 'ROUTE_CURRENT_CHANNEL_ONLY' } },
        { Channel: 'TASK', Concurrency: 5, CrossChannelBehavior: { BehaviorType: 'ROUTE_ANY_CHANNEL' } },
      ],
      QueueConfigs: [
        from('VOICE', 'Tier2', 1),
        from('TASK', 'Tier2', 1),
        from('VOICE', 'Inbound', 2),
        from('VOICE', 'Tier1', 3, 120),
        from('VOICE', 'Tier3', 3, 120),
      ],
    });
    expect(printed(profile['DefaultOutboundQueueArn'])).toBe('<FloorTier2Queue.QueueArn>');
  });

  it('is open when the settings say, in the zone of the company, to the end of a day at most', () => {
    const openingHours = {
      monday: [
        { start: '08:30', end: '12:00' },
        { start: '13:00', end: '24:00' },
      ],
    };
    const { connect } = deployed({ openingHours, companyZone: 'Europe/Berlin' });
    const hours = theResource(connect, 'AWS::Connect::HoursOfOperation');

    expect(hours.Properties).toMatchObject({
      TimeZone: 'Europe/Berlin',
      Config: [
        { Day: 'MONDAY', StartTime: { Hours: 8, Minutes: 30 }, EndTime: { Hours: 12, Minutes: 0 } },
        { Day: 'MONDAY', StartTime: { Hours: 13, Minutes: 0 }, EndTime: { Hours: 0, Minutes: 0 } },
      ],
    });
    for (const queue of resourcesOf(connect, 'AWS::Connect::Queue')) {
      expect(printed(queue.Properties['HoursOfOperationArn'])).toBe('<OpeningHours.HoursOfOperationArn>');
    }
  });

  it('uses a queue and a routing profile that exist already', () => {
    const queueId = '10000000-0000-4000-8000-000000000002';
    const routingProfileId = '20000000-0000-4000-8000-000000000001';
    const { connect } = deployed({ tiers: { '1': { routingProfileId }, '2': { queueId } } });
    const profile = theResource(connect, 'AWS::Connect::RoutingProfile', 'FloorTier2').Properties;

    expect(resourcesOf(connect, 'AWS::Connect::RoutingProfile')).toHaveLength(2);
    expect(resourcesOf(connect, 'AWS::Connect::Queue')).toHaveLength(3);
    expect(profile['DefaultOutboundQueueArn']).toBe(`${THE_INSTANCE.arn}/queue/${queueId}`);
    expect(connect.tiers.map(({ routingProfileArn }) => routingProfileArn)[0]).toBe(
      `${THE_INSTANCE.arn}/routing-profile/${routingProfileId}`,
    );
  });

  it('gives agents what they need and no more', () => {
    expect(theResource(plain.connect, 'AWS::Connect::SecurityProfile').Properties).toMatchObject({
      SecurityProfileName: 'tierline agents',
      Permissions: ['BasicAgentAccess', 'OutboundCallAccess', 'CustomViews.Access'],
    });
  });

  it('marks what a tier costs', () => {
    const tags = (resource: Resource) => resource.Properties['Tags'];

    expect(tags(theResource(plain.connect, 'AWS::Connect::Queue', 'FloorTier3'))).toContainEqual({
      Key: 'tier',
      Value: '3',
    });
    expect(tags(theResource(plain.connect, 'AWS::Connect::RoutingProfile', 'FloorTier1'))).toContainEqual({
      Key: 'tier',
      Value: '1',
    });
  });

  it('is protected against deletion', () => {
    expect(plain.connect.terminationProtection).toBe(true);
  });
});

describe('numbers', () => {
  it('that are given are not touched', () => {
    expect(resourcesOf(plain.connect, 'AWS::Connect::PhoneNumber')).toEqual([]);
  });

  it('are claimed once for all tiers, or for one, and stay the company’s when the stack goes', () => {
    const claim = { country: 'US', type: 'DID' };
    const { connect } = deployed({
      callerNumbers: { claim },
      tiers: { '3': { callerNumbers: { claim: { country: 'US', type: 'TOLL_FREE' } } } },
    });
    const numbers = resourcesOf(connect, 'AWS::Connect::PhoneNumber');

    expect(numbers.map(({ Properties: { Tags: _, ...rest } }) => rest)).toEqual([
      { TargetArn: THE_INSTANCE.arn, CountryCode: 'US', Type: 'DID' },
      { TargetArn: THE_INSTANCE.arn, CountryCode: 'US', Type: 'TOLL_FREE' },
    ]);
    expect(numbers.map(({ DeletionPolicy }) => DeletionPolicy)).toEqual(['Retain', 'Retain']);
    expect(connect.tiers.map(({ claimedNumber }) => connect.resolve(claimedNumber))).toEqual([
      { 'Fn::GetAtt': [numbers[0]?.logicalId, 'Address'] },
      { 'Fn::GetAtt': [numbers[0]?.logicalId, 'Address'] },
      { 'Fn::GetAtt': [numbers[1]?.logicalId, 'Address'] },
    ]);
  });
});

describe('an instance that is made', () => {
  const made = deployed({
    region: 'us-east-1',
    connectInstance: { create: { alias: 'example-sales' } },
    callerNumbers: { claim: { country: 'US', type: 'DID' } },
    recording: 'after-notice',
  });

  it('calls out and in, and is kept when the stack goes', () => {
    const instance = theResource(made.connect, 'AWS::Connect::Instance');

    expect(instance).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: {
        IdentityManagementType: 'CONNECT_MANAGED',
        InstanceAlias: 'example-sales',
        Attributes: { InboundCalls: true, OutboundCalls: true, ContactflowLogs: true },
      },
    });
  });

  it('keeps recordings under a key of the company, for good, where calls are recorded', () => {
    const storage = theResource(made.connect, 'AWS::Connect::InstanceStorageConfig').Properties;
    const bucket = theResource(made.connect, 'AWS::S3::Bucket', 'NewRecordingsBucket');

    expect(storage).toMatchObject({ ResourceType: 'CALL_RECORDINGS', StorageType: 'S3' });
    expect(bucket.DeletionPolicy).toBe('Retain');
    expect(theResource(made.connect, 'AWS::KMS::Key').DeletionPolicy).toBe('Retain');
    const silent = deployed({
      region: 'us-east-1',
      connectInstance: { create: { alias: 'example-sales' } },
      callerNumbers: { claim: { country: 'US', type: 'DID' } },
    });
    expect(resourcesOf(silent.connect, 'AWS::S3::Bucket')).toEqual([]);
  });

  it('is the one whose events the rules listen to, and whose flows may invoke the functions', () => {
    const rule = JSON.stringify(theResource(made.callsIn, 'AWS::Events::Rule').Properties['EventPattern']);
    const permission = resourcesOf(made.callsIn, 'AWS::Lambda::Permission').find(
      ({ Properties }) => Properties['Principal'] === 'connect.amazonaws.com',
    );

    expect(rule).toContain('ExportsOutputFnGetAttNewInstance');
    expect(printed(permission?.Properties['SourceArn'])).toBe('<NewInstance.Arn>');
    expect(printed(permission?.Properties['SourceAccount'])).toBe('<AWS::AccountId>');
  });
});

describe('contact records', () => {
  it('go to a stream that is made, and the instance is told', () => {
    const storage = theResource(plain.callsIn, 'AWS::Connect::InstanceStorageConfig').Properties;

    expect(storage).toMatchObject({
      InstanceArn: THE_INSTANCE.arn,
      ResourceType: 'CONTACT_TRACE_RECORDS',
      StorageType: 'KINESIS_STREAM',
    });
    expect(JSON.stringify(storage['KinesisStreamConfig'])).toContain('ContactRecords');
  });

  it('are taken from the stream that the instance fills already, where one is given', () => {
    const arn = 'arn:aws:kinesis:us-east-1:111122223333:stream/all-records';
    const { callsIn } = deployed({ contactRecordStream: arn });
    const [mapping] = resourcesOf(callsIn, 'AWS::Lambda::EventSourceMapping').filter(
      ({ Properties }) => Properties['EventSourceArn'] === arn,
    );

    expect(mapping?.Properties['FunctionName']).toBeDefined();
    expect(resourcesOf(callsIn, 'AWS::Kinesis::Stream')).toEqual([]);
    expect(resourcesOf(callsIn, 'AWS::Connect::InstanceStorageConfig')).toEqual([]);
  });
});
