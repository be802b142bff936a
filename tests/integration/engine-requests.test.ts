import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createSocketServer, type Server as SocketServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { engineClient } from '../../simulator/engine/document-client.ts';
import { type EngineRequest, engineRequestHandler } from '../../simulator/engine/engine-requests.ts';

const servers: (Server | SocketServer)[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe('requests to an engine', () => {
  it('arrive as they were sent, and their answers come back, many at once over no more than 64 connections', async () => {
    const sockets = new Set<unknown>();
    const port = await serving(async (request, response) => {
      sockets.add(request.socket);
      response.end(`${request.method} ${request.url} ${request.headers['x-own']} ${await text(request)}`);
    });
    const handler = engineRequestHandler({ keepsTokens: true });

    const numbers = Array.from({ length: 300 }, (_, index) => index);
    const answers = await Promise.all(
      numbers.map((n) =>
        handler.handle(aRequest({ port, headers: { host: 'engine', 'x-own': `ä${n}` }, body: `body ${n} ä` })),
      ),
    );
    handler.destroy();

    expect(answers.map(({ response }) => [response.statusCode, Buffer.from(response.body).toString()])).toEqual(
      numbers.map((n) => [200, `POST / ä${n} body ${n} ä`]),
    );
    expect(sockets.size).toBeLessThanOrEqual(64);
  });

  it('bring back large answers and answers in chunks', async () => {
    const large = 'x'.repeat(900_000);
    const port = await serving((_, response) => {
      response.write(large);
      response.end('end');
    });
    const handler = engineRequestHandler({ keepsTokens: true });

    const { response } = await handler.handle(aRequest({ port }));
    handler.destroy();

    expect(Buffer.from(response.body).equals(Buffer.from(`${large}end`))).toBe(true);
  });

  it('fail when the connection breaks, and the next one goes through', async () => {
    let asked = 0;
    const port = await serving((request, response) => {
      asked += 1;
      if (asked === 1) request.socket.destroy();
      else response.end('here');
    });
    const handler = engineRequestHandler({ keepsTokens: true });

    await expect(handler.handle(aRequest({ port }))).rejects.toThrow();
    const { response } = await handler.handle(aRequest({ port }));
    handler.destroy();

    expect(Buffer.from(response.body).toString()).toBe('here');
  });

  it('fail when nobody listens, or something else than HTTP answers', async () => {
    const other = createSocketServer((socket) => socket.end('SSH-2.0-other\r\n\r\n'));
    servers.push(other.listen(0, '127.0.0.1'));
    await once(other, 'listening');
    const handler = engineRequestHandler({ keepsTokens: true });

    await expect(handler.handle(aRequest({ port: portOf(other) }))).rejects.toThrow('Not an answer of HTTP/1.1');
    await expect(handler.handle(aRequest({ port: 1 }))).rejects.toThrow('ECONNREFUSED');
  });

  it.each([
    { maxAttempts: 1, carries: 'no token' },
    { maxAttempts: 3, carries: 'a token' },
  ])('of a transaction sent $maxAttempts times at most carry $carries', async ({ maxAttempts, carries }) => {
    const bodies: string[] = [];
    const port = await serving(async (request, response) => {
      bodies.push(await bodyOf(request));
      response.end('{}');
    });
    const client = engineClient(`http://127.0.0.1:${port}`, { maxAttempts });

    await client.send(new TransactWriteItemsCommand({ TransactItems: [], ClientRequestToken: 'token-1' }));
    client.destroy();

    expect(bodies).toEqual([
      carries === 'a token' ? '{"TransactItems":[],"ClientRequestToken":"token-1"}' : '{"TransactItems":[]}',
    ]);
  });
});

function aRequest(own: Partial<EngineRequest>): EngineRequest {
  return { method: 'POST', protocol: 'http:', hostname: '127.0.0.1', path: '/', headers: { host: 'engine' }, ...own };
}

/** The body, of exactly the length that was announced. */
async function bodyOf(request: IncomingMessage): Promise<string> {
  const body = await text(request);
  expect(request.headers['content-length']).toBe(String(Buffer.byteLength(body)));
  return body;
}

async function serving(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return portOf(server);
}

function portOf(server: Server | SocketServer): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return address.port;
}
