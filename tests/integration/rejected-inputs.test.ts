import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SqsRejectedInputs } from '../../shared/adapters/sqs/sqs-rejected-inputs.ts';
import type { RejectedInput } from '../../shared/application/ports/rejected-input.ts';

const REJECTED: RejectedInput = {
  source: 'contact-event',
  reason: 'detail.disconnectTimestamp: not an ISO 8601 moment of this age',
  payload: '{"detail":{"disconnectTimestamp":"soon","contactId":"größer — 電話"}}',
  at: Temporal.Instant.from('2026-01-05T17:00:00.25Z'),
};

describe('the queue of rejected input', () => {
  let server: FauxqsServer;
  let client: SQSClient;
  beforeAll(async () => {
    server = await startFauxqs({ port: 0, logger: false });
    client = new SQSClient({
      region: 'us-east-1',
      endpoint: server.address,
      credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
      maxAttempts: 1,
    });
  });
  afterAll(async () => {
    client.destroy();
    await server.stop();
  });

  async function keptAs(name: string, input: RejectedInput) {
    const { queueUrl } = server.createQueue(name);
    await new SqsRejectedInputs(client, queueUrl).keep(input);
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({ QueueUrl: queueUrl, MessageAttributeNames: ['All'] }),
    );
    return Messages.map(({ Body, MessageAttributes = {} }) => ({
      payload: Body,
      ...Object.fromEntries(Object.entries(MessageAttributes).map(([name, { StringValue }]) => [name, StringValue])),
    }));
  }

  it('holds the payload as it came, and beside it what it came as, what is wrong with it, and when it came', async () => {
    expect(await keptAs('whole', REJECTED)).toEqual([{ ...REJECTED, at: '2026-01-05T17:00:00.25Z' }]);
  });

  it('holds what was empty, too', async () => {
    expect(await keptAs('empty', { ...REJECTED, payload: '' })).toEqual([
      { ...REJECTED, payload: ' ', at: '2026-01-05T17:00:00.25Z' },
    ]);
  });

  it('says so when it cannot take it', async () => {
    const nowhere = new SqsRejectedInputs(client, `${server.address}/000000000000/no-such-queue`);

    await expect(nowhere.keep(REJECTED)).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  });
});
