import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { FUNCTION_SETTINGS, type FunctionName, SETTING_NAMES } from '../../shared/runtime/setting-names.ts';
import { PROJECT } from './a-deployment.ts';

const OUT = mkdtempSync(join(tmpdir(), 'tierline-synth-'));
const BIN = join(PROJECT, 'node_modules', '.bin');

/** Neither credentials nor settings of whoever runs the tests. */
const CLEAN = { PATH: [BIN, process.env['PATH']].join(delimiter), HOME: OUT };

function node(args: readonly string[], env: Readonly<Record<string, string>>) {
  return spawnSync(process.execPath, [...args], { cwd: PROJECT, env, encoding: 'utf8' });
}

const lambda = z.object({
  Type: z.literal('AWS::Lambda::Function'),
  Properties: z.object({
    Code: z.object({ S3Key: z.string() }),
    Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
  }),
});
const template = z.object({ Resources: z.record(z.string(), z.unknown()) });

/** The bundled file of every function, by the function's name. */
function bundles(): ReadonlyMap<string, string> {
  const templates = readdirSync(OUT).filter((file) => file.endsWith('.template.json'));
  const resources = templates.flatMap((file) =>
    Object.values(template.parse(JSON.parse(readFileSync(join(OUT, file), 'utf8'))).Resources),
  );
  const found = resources.flatMap((resource) => lambda.safeParse(resource).data ?? []);
  return new Map(
    found.map(({ Properties: { Code, Environment } }) => [
      String(Environment.Variables['POWERTOOLS_SERVICE_NAME']),
      join(OUT, `asset.${Code.S3Key.replace(/\.zip$/, '')}`, 'index.mjs'),
    ]),
  );
}

function bundleOf(name: FunctionName): string {
  const file = bundles().get(name);
  if (file === undefined) throw new Error(`There is no bundle of ${name}.`);
  return file;
}

/** Imports a bundle in a process of its own and tells what its handler is, or why it cannot be imported. */
function importing(file: string, env: Readonly<Record<string, string>>) {
  const script = `
    const { handler } = await import(${JSON.stringify(pathToFileURL(file).href)}).catch(({ message }) => ({ handler: message }));
    console.log(typeof handler === 'string' ? handler : typeof handler);`;
  return node(['--input-type=module', '--eval', script], { AWS_REGION: 'us-east-1', ...env });
}

describe('cdk synth', () => {
  let synth: ReturnType<typeof node>;

  beforeAll(() => {
    const cdk = join(PROJECT, 'node_modules', 'aws-cdk', 'bin', 'cdk');
    synth = node([cdk, 'synth', '--quiet', '--output', OUT], CLEAN);
  }, 180_000);
  afterAll(() => rmSync(OUT, { recursive: true, force: true }));

  it('works with nothing but the shipped example: no account, no credentials, no settings', () => {
    expect({ status: synth.status, faults: synth.status === 0 ? '' : synth.stderr }).toEqual({ status: 0, faults: '' });
    expect([...bundles().keys()].toSorted()).toEqual(Object.keys(FUNCTION_SETTINGS).toSorted());
  });

  it.each<FunctionName>(namesOfFunctions())('bundles %s so that it starts with its settings alone', (name) => {
    const given = FUNCTION_SETTINGS[name].map((setting) => [SETTING_NAMES[setting], '1'] as const);
    const started = importing(bundleOf(name), { POWERTOOLS_SERVICE_NAME: name, ...Object.fromEntries(given) });

    expect({ says: started.stdout, complains: started.stderr }).toEqual({ says: 'function\n', complains: '' });
  });

  it.each<FunctionName>(namesOfFunctions())('bundles %s so that it names every setting it lacks', (name) => {
    const { stdout } = importing(bundleOf(name), {});
    const named = Object.values(SETTING_NAMES).filter((variable) => stdout.includes(variable));

    expect(named).toEqual(FUNCTION_SETTINGS[name].map((setting) => SETTING_NAMES[setting]));
  });

  it.each<FunctionName>(namesOfFunctions())('bundles %s within the budget for code with its SDK', (name) => {
    expect(statSync(bundleOf(name)).size).toBeLessThanOrEqual(1_200_000);
  });
});

describe('the app', () => {
  it('refuses settings it cannot use with one message and exit code 2', () => {
    const context = JSON.stringify({ settings: 'infra/no-such-file.json' });
    const app = node([join('infra', 'app.ts')], { ...CLEAN, CDK_CONTEXT_JSON: context, CDK_OUTDIR: OUT });

    expect({ status: app.status, says: app.stderr }).toEqual({
      status: 2,
      says: expect.stringMatching(/^The settings file infra\/no-such-file\.json cannot be read: .*\n$/),
    });
  });
});

function namesOfFunctions(): readonly FunctionName[] {
  return [
    'dial-due-leads',
    'record-contact-event',
    'record-contact-record',
    'record-disposition',
    'record-business-event',
    'opt-out',
    'brief-agent',
    'publish-events',
  ];
}
