import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { COMPANY } from '../../simulator/company.ts';
import { documentClient, startEngine } from '../../simulator/engine/embedded-engine.ts';
import { readRecords } from '../../simulator/run-records.ts';

const COMMAND = join(import.meta.dirname, '../../simulator/start.ts');

let folder = '';
const running: Started[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-'));
});
afterAll(async () => {
  for (const started of running) await started.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** `npm start` as it runs on a machine. */
class Started {
  readonly process: ChildProcess;
  readonly code: Promise<number | null>;
  said = '';
  complained = '';

  constructor(...words: readonly string[]) {
    this.process = spawn(process.execPath, [COMMAND, ...words], { cwd: folder });
    this.process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.said += text;
    });
    this.process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.complained += text;
    });
    this.code = new Promise((resolve) => this.process.once('exit', resolve));
    running.push(this);
  }

  async isOpen(): Promise<void> {
    const isOver = this.code.then(() => true);
    while (!this.said.includes('Ctrl-C')) {
      if (await Promise.race([isOver, pause(50, false)])) throw new Error(`It ended: ${this.complained}`);
    }
  }

  end(signal: NodeJS.Signals): Promise<number | null> {
    this.process.kill(signal);
    return this.code;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return address.port;
}

async function tokenOf(port: number, role: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/development/sign-in`, {
    method: 'POST',
    body: JSON.stringify({ role }),
  });
  return z.object({ token: z.string() }).parse(await response.json()).token;
}

async function ask(port: number, path: string, role = 'administrator', init: RequestInit = {}) {
  const headers = { authorization: `Bearer ${await tokenOf(port, role)}`, ...init.headers };
  return fetch(`http://127.0.0.1:${port}/api${path}`, { ...init, headers });
}

/** The engine, the shell that guards it, and whatever else a process has begun. */
function descendantsOf(processId: string): readonly string[] {
  const path = `/proc/${processId}/task/${processId}/children`;
  const children = existsSync(path) ? readFileSync(path, 'utf8').trim().split(' ').filter(Boolean) : [];
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

describe('npm start', () => {
  it('serves console, sign-in and API on one address, says so to a person, and leaves nothing behind', async () => {
    const port = await freePort();
    const started = new Started('--port', String(port), '--leads', '12');
    await started.isOpen();
    expect(started.said).toContain(`Open     http://127.0.0.1:${port}\n`);
    expect(started.said).toContain('4 people in 3 tiers call 12 invented leads');
    expect(started.said).toContain('a second here is a minute there, and a working day takes 9 minutes');

    const page = await fetch(`http://127.0.0.1:${port}/leads/some-lead`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await page.text()).toContain('<div id="console">');
    const config = await fetch(`http://127.0.0.1:${port}/config.json`);
    expect(await config.json()).toEqual({ signIn: { kind: 'development' }, api: '/api' });
    expect((await ask(port, '/me', 'viewer')).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/api/me`)).status).toBe(401);

    const begun = descendantsOf(String(started.process.pid));
    expect(begun).not.toEqual([]);
    expect(await started.end('SIGINT')).toBe(0);
    expect(started.complained).toBe('');
    await pause(200);
    expect(begun.filter((one) => existsSync(`/proc/${one}`))).toEqual([]);
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  });

  it('says how to mend a port that is taken, before it does anything else', async () => {
    const port = await freePort();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    const started = new Started('--port', String(port));
    expect(await started.code).toBe(1);
    expect(started.complained).toBe(
      `Port ${port} is taken, perhaps by another npm start: end that program, or choose another port:\n  npm start -- --port ${port + 1}\n`,
    );
    expect(started.said).toBe('');
    await new Promise((resolve) => other.close(resolve));
  });

  it('goes on with a company that was kept: its rules, its leads, its people, its time', async () => {
    const port = await freePort();
    const words = ['--port', String(port), '--leads', '60', '--data', join(folder, 'kept'), '--speed', '600'];
    const first = new Started(...words);
    await first.isOpen();
    const { tag } = await rulesOf(port);
    const change = await ask(port, '/rules', 'administrator', {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'if-match': tag, 'idempotency-key': 'kept-company-1' },
      body: JSON.stringify({ document: { organisation: { maxAttemptsPerDay: 1 } }, note: 'kept' }),
    });
    expect(change.status).toBe(200);
    const invited = await ask(port, '/people', 'administrator', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'kept-company-2' },
      body: JSON.stringify({ email: 'noor@example.com', role: 'supervisor', note: '' }),
    });
    expect(invited.status).toBe(201);
    await expect.poll(() => callsToday(port), { timeout: 30_000 }).toBeGreaterThan(0);
    expect(await first.end('SIGTERM')).toBe(0);
    expect(await statesKept()).not.toContain('dialling');

    const second = new Started(...words);
    await second.isOpen();
    expect(second.said).toContain('kept from an earlier start: 4 people in 3 tiers call 60 invented leads');
    expect((await rulesOf(port)).body).toContain('"maxAttemptsPerDay":1');
    expect(await (await ask(port, '/people')).text()).toContain('noor@example.com');
    expect(momentIn(second.said)).not.toBe(momentIn(first.said));
    expect(await second.end('SIGINT')).toBe(0);
    expect(second.complained).toBe('');
  });

  it('keeps a new company that is told to end while its first days pass, as far as it has come', async () => {
    const words = ['--leads', '20', '--data', join(folder, 'young')];
    const first = new Started('--port', String(await freePort()), '--days', '400', ...words);
    await expect.poll(() => first.said, { timeout: 30_000 }).toContain('Living through 400 days');
    expect(await first.end('SIGINT')).toBe(0);
    expect(first.said).not.toContain('Open ');

    const second = new Started('--port', String(await freePort()), ...words);
    await second.isOpen();
    expect(second.said).toContain('kept from an earlier start');
    expect(await second.end('SIGINT')).toBe(0);
    expect([first.complained, second.complained]).toEqual(['', '']);
  });

  it('lets a company be at work once: a second start on its folder says so, and one that was killed is no hindrance', async () => {
    const data = join(folder, 'once');
    const start = async () => new Started('--port', String(await freePort()), '--leads', '20', '--data', data);
    const first = await start();
    await first.isOpen();
    const second = await start();
    expect(await second.code).toBe(2);
    expect(second.complained).toBe(
      `--data ${data}: the company is at work there already (process ${first.process.pid}). End that npm start, or give another folder.\n`,
    );
    await first.end('SIGKILL');

    const third = await start();
    await third.isOpen();
    expect(await third.end('SIGTERM')).toBe(0);
  });

  it('touches no folder that holds something else', async () => {
    const strange = mkdtempSync(join(folder, 'strange-'));
    writeFileSync(join(strange, 'letter.txt'), 'mine');
    const started = new Started('--data', strange);
    expect(await started.code).toBe(2);
    expect(started.complained).toBe(
      `--data ${strange}: the folder holds something else than a whole company. Give an empty folder, or one that holds a company.\n`,
    );
  });
});

async function callsToday(port: number): Promise<number> {
  const { today } = z
    .object({ today: z.object({ calls: z.number() }) })
    .parse(await (await ask(port, '/overview')).json());
  return today.calls;
}

async function statesKept(): Promise<readonly string[]> {
  const engine = await startEngine({ dataDir: join(folder, 'kept') });
  const documents = documentClient(engine.endpoint);
  const { leads } = await readRecords(documents, COMPANY.tableName);
  documents.destroy();
  await engine.stop();
  expect(leads.some(({ placed }) => placed > 0)).toBe(true);
  return leads.map(({ state }) => state.kind);
}

async function rulesOf(port: number): Promise<{ readonly body: string; readonly tag: string }> {
  const response = await ask(port, '/rules');
  return { body: await response.text(), tag: response.headers.get('etag') ?? '' };
}

function momentIn(said: string): string | undefined {
  return /^Time +(.+?) where/m.exec(said)?.[1];
}
