import { createServer, type Server } from 'node:http';
import { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, it } from 'vitest';
import { createConnectClient } from '../../shared/adapters/connect/connect-client.ts';
import { ConnectTelephony } from '../../shared/adapters/connect/connect-telephony.ts';

const STARTED_AT = Temporal.Instant.from('2026-01-05T17:00:00Z');
const SECONDS = STARTED_AT.epochMilliseconds / 1_000;

let server: Server | undefined;

afterEach(() => {
  server?.close();
  server = undefined;
});

/** Connect as far as one answer: this contact, whatever is asked. */
async function describing(contact: Record<string, unknown>) {
  server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ Contact: contact }));
  });
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was opened.');
  const client = createConnectClient({
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${address.port}`,
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  });
  return new ConnectTelephony(client, 'instance-1').describe('contact-1');
}

describe('the description of a contact', () => {
  it('names the first contact of its chain and how it began, in capitals whatever Connect writes', async () => {
    expect(
      await describing({ InitiationTimestamp: SECONDS, InitiationMethod: 'Transfer', InitialContactId: 'contact-0' }),
    ).toEqual({ attributes: {}, initiatedAt: STARTED_AT, initiationMethod: 'TRANSFER', initialContactId: 'contact-0' });
  });

  it('leaves out what Connect does not tell, and takes a moment near 1970 for none', async () => {
    expect(await describing({ InitiationTimestamp: SECONDS, DisconnectTimestamp: 0.001 })).toEqual({
      attributes: {},
      initiatedAt: STARTED_AT,
    });
  });

  it.each([
    ['somebody answered', { ConnectedToSystemTimestamp: SECONDS + 9 }, {}],
    [
      'the agent came, where nothing else tells',
      { AgentInfo: { ConnectedToAgentTimestamp: SECONDS + 9 } },
      { agentConnectedAt: STARTED_AT.add({ seconds: 9 }) },
    ],
  ])('tells of a call that goes on when %s', async (_when, contact, besides) => {
    expect(await describing({ InitiationTimestamp: SECONDS, ...contact })).toEqual({
      attributes: {},
      initiatedAt: STARTED_AT,
      answeredAt: STARTED_AT.add({ seconds: 9 }),
      ...besides,
    });
  });

  it('keeps both beside the end of a contact that is over', async () => {
    expect(
      await describing({
        InitiationTimestamp: SECONDS,
        DisconnectTimestamp: SECONDS + 60,
        DisconnectReason: 'TELECOM_BUSY',
        InitiationMethod: 'API',
      }),
    ).toEqual({
      attributes: {},
      initiatedAt: STARTED_AT,
      initiationMethod: 'API',
      ended: { endedAt: STARTED_AT.add({ minutes: 1 }), disconnectReason: 'TELECOM_BUSY' },
    });
  });
});
