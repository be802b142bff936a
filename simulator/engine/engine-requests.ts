import type { HttpAnswer } from './http-answer.ts';
import { HttpConnection } from './http-connection.ts';
import { carriesToken, withoutToken } from './transaction-token.ts';

/** The part of the SDK's own request that an engine on this machine reads. */
export interface EngineRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const MOST_CONNECTIONS = 64;
const NO_BODY = new Uint8Array();

/**
 * What sends the SDK's requests to an engine on this machine, over plain HTTP and connections that stay open: each
 * request is one write. Node's own client takes as much time for each as everything else in the SDK together.
 *
 * @param options.keepsTokens whether a transaction may be sent again, so that the engine must be able to know it.
 */
export function engineRequestHandler({ keepsTokens }: { readonly keepsTokens: boolean }) {
  const idle: HttpConnection[] = [];
  const open = new Set<HttpConnection>();
  const waiting: ((connection: HttpConnection | undefined) => void)[] = [];

  const connectionTo = async (host: string, port: number): Promise<HttpConnection> => {
    if (idle.length === 0 && open.size >= MOST_CONNECTIONS) {
      const freed = await new Promise<HttpConnection | undefined>((resolve) => waiting.push(resolve));
      if (freed !== undefined) return freed;
    }
    const kept = idle.pop();
    if (kept !== undefined && !kept.isClosed) return kept;
    if (kept !== undefined) open.delete(kept);
    const connection = new HttpConnection(host, port);
    open.add(connection);
    return connection;
  };
  const release = (connection: HttpConnection): void => {
    if (connection.isClosed) open.delete(connection);
    const next = waiting.shift();
    if (next !== undefined) next(connection.isClosed ? undefined : connection);
    else if (!connection.isClosed) idle.push(connection);
  };

  return {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: async (request: EngineRequest): Promise<{ readonly response: HttpAnswer }> => {
      const connection = await connectionTo(request.hostname, request.port ?? 80);
      try {
        return { response: await connection.exchange(bytesOf(request, keepsTokens)) };
      } finally {
        release(connection);
      }
    },
    destroy: () => {
      for (const connection of open) connection.close();
      idle.length = 0;
      open.clear();
    },
    updateHttpClientConfig: () => {},
    httpHandlerConfigs: () => ({}),
  };
}

function bytesOf({ method, path, headers, body }: EngineRequest, keepsTokens: boolean): Uint8Array {
  const given = body === undefined ? NO_BODY : contentOf(body);
  const content = keepsTokens || !carriesToken(headers['x-amz-target']) ? given : withoutToken(given);
  const sent = { ...headers, 'content-length': String(content.byteLength) };
  const lines = [`${method} ${path} HTTP/1.1`, ...Object.entries(sent).map(([name, value]) => `${name}: ${value}`)];
  const head = `${lines.join('\r\n')}\r\n\r\n`;
  const bytes = Buffer.allocUnsafe(head.length + content.byteLength);
  bytes.write(head, 'latin1');
  bytes.set(content, head.length);
  return bytes;
}

function contentOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  if (typeof body === 'string') return Buffer.from(body);
  throw new Error('The engine takes bodies of text or bytes only.');
}
