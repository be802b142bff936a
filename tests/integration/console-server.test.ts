import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleHeaders } from '../../shared/runtime/console-headers.ts';
import { createVirtualClock } from '../../simulator/clock/virtual-clock.ts';
import { type ConsoleServer, openConsoleServer } from '../../simulator/console-site/console-server.ts';
import { staticFiles } from '../../simulator/console-site/static-files.ts';

const clock = createVirtualClock(Temporal.Instant.from('2026-01-05T14:00:00Z'));
let folder = '';
let server: ConsoleServer;

beforeAll(async () => {
  const above = mkdtempSync(join(tmpdir(), 'tierline-'));
  folder = join(above, 'console');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  mkdirSync(join(above, 'console.new'));
  writeFileSync(join(folder, 'index.html'), '<title>Tierline</title>');
  writeFileSync(join(folder, 'assets', 'entry-1a2b.js'), 'export {};');
  writeFileSync(join(above, 'secret.txt'), 'secret');
  writeFileSync(join(above, 'console.new', 'secret.txt'), 'secret');
  server = await openConsoleServer({ clock, port: 0 });
});
afterAll(async () => {
  await server.close();
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

interface Heard {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** As it is written, which `fetch` would tidy up. */
function ask(path: string, options: { readonly method?: string; readonly host?: string } = {}): Promise<Heard> {
  const { method = 'GET', host = `127.0.0.1:${server.port}` } = options;
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers: { host } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
    });
    sent.on('error', reject);
    sent.end(method === 'POST' ? 'a body' : undefined);
  });
}

describe('the server of a started company', () => {
  it('asks whoever comes too early to come again', async () => {
    expect(await ask('/')).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
    server.serve({
      api: async (asked, body, response) => void response.end(`${asked.method} ${asked.url} ${body}`),
      files: staticFiles(folder),
    });
    expect(await ask('/')).toMatchObject({ status: 200, text: '<title>Tierline</title>' });
  });

  it('gives the page for every address of the console, with the headers that are deployed', async () => {
    for (const path of ['/', '/leads/one', '/rules?level=tier']) {
      const { status, headers } = await ask(path);
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        ...consoleHeaders(),
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
      });
    }
  });

  it('has files with a hash in their name kept for good', async () => {
    expect(await ask('/assets/entry-1a2b.js')).toMatchObject({
      status: 200,
      text: 'export {};',
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      },
    });
    expect(await ask('/assets/entry-1a2b.js', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
  });

  it.each([
    ['/assets/gone.js', 404],
    ['/../secret.txt', 404],
    ['/%2e%2e%2fsecret.txt', 400],
    ['/..%2fsecret.txt', 400],
    ['/..%2fconsole.new%2fsecret.txt', 400],
    ['/%00', 400],
    ['/%ff', 400],
  ])('gives nothing for %s', async (path, status) => {
    const heard = await ask(path);
    expect(heard.status).toBe(status);
    expect(heard.text).not.toContain('secret');
    expect(heard.headers).toMatchObject(consoleHeaders());
  });

  it('takes nothing in where files are', async () => {
    expect(await ask('/', { method: 'POST' })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
  });

  it('hands the API and the sign-in on, and nothing that only looks like them', async () => {
    expect((await ask('/api/rules?a=1', { method: 'POST' })).text).toBe('POST /api/rules?a=1 a body');
    expect((await ask('/development/sign-in', { method: 'POST' })).text).toBe('POST /development/sign-in a body');
    expect((await ask('/apis')).text).toBe('<title>Tierline</title>');
  });

  it('answers nobody who came by the name of another machine', async () => {
    expect(await ask('/api/rules', { host: 'evil.example' })).toMatchObject({ status: 421 });
    expect(await ask('/', { host: `localhost:${server.port}` })).toMatchObject({ status: 200 });
  });
});
