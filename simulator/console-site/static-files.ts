import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheControl, consoleHeaders, contentType, siteFile } from '../../shared/runtime/console-headers.ts';

/**
 * Serves a built console as it is served when deployed: the same headers, and the page itself for every address that
 * names no file, because addresses of the console are its own.
 */
export function staticFiles(folder: string) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return refuse(response, 405, 'Here are files to read: use GET.', { allow: 'GET, HEAD' });
    }
    const path = pathIn(request.url ?? '/');
    if (path === undefined) return refuse(response, 400, 'The address cannot be read.');
    const file = join(folder, path);
    const size = await sizeOf(file);
    if (size === undefined) return refuse(response, 404, 'There is no such file.');
    response.writeHead(200, {
      ...consoleHeaders(),
      'content-type': contentType(file) ?? 'application/octet-stream',
      'content-length': size,
      'cache-control': cacheControl(path),
    });
    if (request.method === 'HEAD') response.end();
    else await pipeline(createReadStream(file), response);
  };
}

/** The file's path in the site; undefined when the address leads out of it, or says nothing that can be read. */
function pathIn(address: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(address, 'http://localhost').pathname);
    return path.includes('\0') || path.split('/').includes('..') ? undefined : siteFile(path);
  } catch {
    return undefined;
  }
}

/** Undefined when no file is there. */
async function sizeOf(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ? found.size : undefined;
}

function refuse(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { ...consoleHeaders(), ...headers, 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
}
