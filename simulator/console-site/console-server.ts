import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { SIGN_IN_PATH } from '../api-gateway/local-gateway.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import { sendJson } from '../wire/local-server.ts';

export interface ConsoleServerParts {
  /** Stands still while the API answers. */
  readonly clock: VirtualClock;
  /** 0 takes any that is free. */
  readonly port: number;
}

/** What is served once it is there. */
export interface ServedConsole {
  readonly api: (request: IncomingMessage, body: string, response: ServerResponse) => Promise<void>;
  readonly files: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

export interface ConsoleServer {
  readonly port: number;
  readonly origin: string;
  /** Until then whoever asks is told to come again. */
  serve(served: ServedConsole): void;
  close(): Promise<void>;
}

/** Another program listens on the port, or it may not be used. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
}

/** What the console reads first: how to sign in, and where its API is. */
const CONFIG = { signIn: { kind: 'development' }, api: '/api' };
const CONFIG_PATH = '/config.json';

/** Longest body that is read; API Gateway takes 10 MB. */
const LONGEST_BODY_BYTES = 11_000_000;

/**
 * One server for the console, its API and its sign-in, on this machine only. It answers nobody who came by another name
 * than that of this machine: a page on the internet whose name leads here is refused.
 * @throws PortTaken with a message that says how to mend it.
 */
export async function openConsoleServer({ clock, port }: ConsoleServerParts): Promise<ConsoleServer> {
  let served: ServedConsole | undefined;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (!isOwnName(request.headers.host)) return sendJson(response, 421, {}, { message: 'Ask for 127.0.0.1.' });
    if (served === undefined) return sendJson(response, 503, { 'retry-after': '2' }, { message: 'Starting.' });
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const { api, files } = served;
    if (pathname === CONFIG_PATH) {
      return sendJson(response, 200, { 'content-type': 'application/json', 'cache-control': 'no-store' }, CONFIG);
    }
    if (pathname !== SIGN_IN_PATH && pathname !== '/api' && !pathname.startsWith('/api/'))
      return files(request, response);
    if (Number(request.headers['content-length'] ?? 0) > LONGEST_BODY_BYTES) {
      response.writeHead(413, { connection: 'close' });
      return void response.end();
    }
    const body = await text(request);
    await clock.during(() => api(request, body, response));
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(portRefused(error, port)));
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server got no port.');
  return {
    port: address.port,
    origin: `http://127.0.0.1:${address.port}`,
    serve: (parts) => {
      served = parts;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function isOwnName(host: string | undefined): boolean {
  return /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host ?? '');
}

function portRefused(error: Error, port: number): Error {
  const code = 'code' in error ? error.code : undefined;
  const other = port === 65_535 ? port - 1 : port + 1;
  if (code === 'EADDRINUSE') {
    return new PortTaken(
      `Port ${port} is taken, perhaps by another npm start: end that program, or choose another port:\n  npm start -- --port ${other}`,
      { cause: error },
    );
  }
  if (code === 'EACCES') {
    return new PortTaken(`Port ${port} may not be used by you: choose one from 1024 on:\n  npm start -- --port 4300`, {
      cause: error,
    });
  }
  return error;
}
