import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { VirtualClock } from '../clock/virtual-clock.ts';

/** An API of AWS on this machine. */
export interface LocalServer {
  readonly endpoint: string;
  /** Ends every connection, too. */
  close(): Promise<void>;
}

/**
 * Serves requests over HTTP, on a port of its own, while the clock stands still. A request breaks off when `handle`
 * throws.
 * @param handle is given each request with its whole body.
 */
export async function serveLocally(
  clock: VirtualClock,
  handle: (request: IncomingMessage, body: string, response: ServerResponse) => Promise<void>,
): Promise<LocalServer> {
  const server = createServer((request, response) => {
    clock.during(async () => handle(request, await text(request), response)).catch(() => request.socket.destroy());
  });
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server got no port.');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

/** Sends a whole answer as JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  answer: unknown,
): void {
  const body = JSON.stringify(answer);
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
