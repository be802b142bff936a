import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { anAccount, anInstance, askedAccounts, INSTANCE_ARN } from '../support/an-account.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
const open = askedAccounts();
const folder = mkdtempSync(join(tmpdir(), 'tierline-look-'));
const file = join(folder, 'my-settings.jsonc');
afterAll(() => rmSync(folder, { recursive: true }));
const SECONDS = 1_000;

/** Types a command as somebody who is signed in, without a terminal. */
async function type(command: string, endpoint: string, ...words: readonly string[]) {
  const child = spawn(process.execPath, [join(PROJECT, 'console', command), ...words, '--endpoint', endpoint], {
    cwd: PROJECT,
    env: { PATH: process.env['PATH'], AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', TZ: 'Europe/Berlin' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, errors, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.on('close', resolve)),
  ]);
  return { out, errors, code };
}

const findings = z.array(z.object({ check: z.string(), state: z.string() }));

describe('from no settings to a sound account', () => {
  it('configure writes what the doctor then finds to be sound', { timeout: 120 * SECONDS }, async () => {
    const { api } = await open();
    const set = [
      `connectInstance=${INSTANCE_ARN}`,
      'companyName=Acme',
      'administratorEmail=sales@example.com',
      'rulesPresets=["us-federal"]',
      'callerNumbers=["+12025550100"]',
    ].flatMap((word) => ['--set', word]);

    expect(await type('configure.ts', api.endpoint, '--out', file, ...set)).toEqual({
      code: 0,
      errors: '',
      out: expect.stringContaining(`Next: npm run doctor -- --settings ${file}`),
    });
    expect(readFileSync(file, 'utf8')).toContain('"callsInAir": 8');
    const sound = await type('doctor.ts', api.endpoint, '--settings', file, '--json');
    expect([sound.code, sound.errors]).toEqual([0, '']);
    expect(findings.parse(JSON.parse(sound.out)).filter(({ state }) => state === 'fail')).toEqual([]);

    api.account = anAccount({ instances: [anInstance({ isOutboundOn: false })] });
    const unsound = await type('doctor.ts', api.endpoint, '--settings', file);
    expect(unsound).toMatchObject({ code: 1, out: expect.stringMatching(/^FAIL {2}instance/m) });
  });

  it('the doctor says which line of the settings cannot be used', { timeout: 60 * SECONDS }, async () => {
    const { api } = await open();

    expect(await type('doctor.ts', api.endpoint, '--settings', join(folder, 'none.jsonc'))).toMatchObject({
      code: 2,
      errors: expect.stringContaining('cannot be read'),
    });
  });
});
