import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { addDeployment } from '../../infra/deployment.ts';
import { matches } from '../../simulator/delivery/event-pattern.ts';
import { anApp, PROJECT, printed, settingsWith, theResource } from './a-deployment.ts';

const contactEvent = z.looseObject({ 'detail-type': z.string(), detail: z.record(z.string(), z.unknown()) });
type ContactEvent = z.output<typeof contactEvent>;

function published(name: string): ContactEvent {
  const file = join(PROJECT, 'tests/fixtures/connect', `contact-event.${name}.json`);
  return contactEvent.parse(JSON.parse(readFileSync(file, 'utf8')));
}

function withDetail(event: ContactEvent, changes: Readonly<Record<string, unknown>>): ContactEvent {
  return { ...event, detail: { ...event.detail, ...changes } };
}

function inPascalCase(event: ContactEvent, keys: readonly string[] = Object.keys(event.detail)): ContactEvent {
  const detail = Object.entries(event.detail).map(([key, value]) => [
    keys.includes(key) ? key.charAt(0).toUpperCase() + key.slice(1) : key,
    value,
  ]);
  return { ...event, detail: Object.fromEntries(detail) };
}

function withoutKey(event: ContactEvent, left: string): ContactEvent {
  return { ...event, detail: Object.fromEntries(Object.entries(event.detail).filter(([key]) => key !== left)) };
}

const OUTBOUND = published('disconnected.outbound');
const OUTBOUND_2023 = published('disconnected.outbound.2023');
const INBOUND = published('connected-to-agent.inbound');

/** The instance that the published events name. */
const INSTANCE_ARN = 'arn:aws:connect:us-west-2:123456789012:instance/12345678-1234-1234-1234-123456789012';
const settings = settingsWith({ region: 'us-west-2', connectInstance: INSTANCE_ARN });
const { callsIn, callsOut } = addDeployment(anApp(), settings);

function patternOf(stack: Stack): unknown {
  return theResource(stack, 'AWS::Events::Rule').Properties['EventPattern'];
}

/** The quota of EventBridge for one pattern, in characters. */
const LONGEST_PATTERN = 2048;

const RULES = [
  { what: 'the end of a call', pattern: patternOf(callsIn), eventType: 'DISCONNECTED', notType: 'COMPLETED' },
  { what: 'freed capacity', pattern: patternOf(callsOut), eventType: 'COMPLETED', notType: 'DISCONNECTED' },
];

describe.each(RULES)('the rule for $what', ({ pattern, eventType, notType }) => {
  it('is no longer than EventBridge allows', () => {
    expect(JSON.stringify(pattern).length).toBeLessThanOrEqual(LONGEST_PATTERN);
  });

  const placedByApi = { initiationMethod: 'API', eventType };
  const ours = withDetail(OUTBOUND, placedByApi);

  it.each<[string, ContactEvent]>([
    ['as the guide publishes it today', ours],
    ['as the guide of 2023 published it', withDetail(OUTBOUND_2023, placedByApi)],
    ['with the channel in capitals', withDetail(OUTBOUND, { ...placedByApi, channel: 'VOICE' })],
    ['with every key in PascalCase', inPascalCase(ours)],
    ['with a well-formed instance ARN', withDetail(OUTBOUND, { ...placedByApi, instanceArn: INSTANCE_ARN })],
    ['under the new name of the service', { ...ours, 'detail-type': 'Connect Customer Contact Event' }],
    ['with some keys in PascalCase and others not', inPascalCase(ours, ['channel', 'eventType'])],
    ['with the other keys in PascalCase', inPascalCase(ours, ['instanceArn', 'initiationMethod'])],
    ['without a channel, so that its function can say what is wrong', withoutKey(ours, 'channel')],
  ])('takes our call %s', (_how, event) => {
    expect(matches(pattern, event)).toBe(true);
  });

  it.each<[string, ContactEvent]>([
    ['that an agent dialled by hand', withDetail(OUTBOUND, { eventType })],
    ['that a customer placed', withDetail(INBOUND, { eventType })],
    ['that is a chat', withDetail(ours, { channel: 'CHAT' })],
    ['that is a task, in PascalCase', inPascalCase(withDetail(ours, { channel: 'TASK' }))],
    ['that is an e-mail, transferred', withDetail(ours, { channel: 'EMAIL', initiationMethod: 'TRANSFER' })],
    ['that came about in a way that is new', withDetail(ours, { initiationMethod: 'CAMPAIGN_PREVIEW' })],
    ['that an agent dialled by hand, in PascalCase', inPascalCase(withDetail(OUTBOUND, { eventType }))],
    ['of another instance', withDetail(ours, { instanceArn: INSTANCE_ARN.replace('/12345678', '/87654321') })],
    ['of which something else is told', withDetail(ours, { eventType: notType })],
    ['that only queued', withDetail(ours, { eventType: 'QUEUED' })],
    [
      'that tells of something other than a contact',
      { ...ours, 'detail-type': 'Contact Lens Post Call Rules Matched' },
    ],
    ['from another service', { ...ours, source: 'company.crm' }],
  ])('leaves alone a contact %s', (_why, event) => {
    expect(matches(pattern, event)).toBe(false);
  });
});

describe('the rule for the end of a call', () => {
  const pattern = patternOf(callsIn);

  it.each([
    'TRANSFER',
    'QUEUE_TRANSFER',
  ])('follows the legs that %s opens, from their beginning', (initiationMethod) => {
    for (const eventType of ['INITIATED', 'DISCONNECTED']) {
      const leg = withDetail(OUTBOUND, { eventType, initiationMethod });

      expect([leg, inPascalCase(leg)].map((event) => matches(pattern, event))).toEqual([true, true]);
    }
  });

  it.each([
    'CONNECTED_TO_SYSTEM',
    'CONNECTED_TO_AGENT',
    'COMPLETED',
    'CONTACT_DATA_UPDATED',
  ])('leaves %s of such a leg alone', (eventType) => {
    expect(matches(pattern, withDetail(OUTBOUND, { eventType, initiationMethod: 'TRANSFER' }))).toBe(false);
  });

  it('is not told of the beginning of a call, which its start has told', () => {
    expect(matches(pattern, withDetail(OUTBOUND, { eventType: 'INITIATED', initiationMethod: 'API' }))).toBe(false);
  });
});

describe('where contact events go', () => {
  it('queues the ends of calls for recording, and keeps what cannot be delivered', () => {
    expect(targetsOf(callsIn)).toEqual([
      { arn: '<RecordContactEventQueue.Arn>', deadLetters: '<RecordContactEventDeadLettersQueue.Arn>' },
    ]);
  });

  it('wakes the dialler in the message group that allows one run at a time, and not with news older than a tick', () => {
    expect(targetsOf(callsOut)).toEqual([
      {
        arn: '<DialDueLeadsQueue.Arn>',
        messageGroup: '12345678-1234-1234-1234-123456789012',
        maximumAgeSeconds: 60,
      },
    ]);
  });
});

const target = z
  .strictObject({
    Id: z.string(),
    Arn: z.unknown(),
    DeadLetterConfig: z.object({ Arn: z.unknown() }).optional(),
    SqsParameters: z.object({ MessageGroupId: z.string() }).optional(),
    RetryPolicy: z.object({ MaximumEventAgeInSeconds: z.number() }).optional(),
  })
  .transform(({ Arn, DeadLetterConfig, SqsParameters, RetryPolicy }) => ({
    arn: printed(Arn),
    ...(DeadLetterConfig && { deadLetters: printed(DeadLetterConfig.Arn) }),
    ...(SqsParameters && { messageGroup: SqsParameters.MessageGroupId }),
    ...(RetryPolicy && { maximumAgeSeconds: RetryPolicy.MaximumEventAgeInSeconds }),
  }));

function targetsOf(stack: Stack) {
  return z.array(target).parse(theResource(stack, 'AWS::Events::Rule').Properties['Targets']);
}
