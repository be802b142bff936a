import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FUNCTION_SETTINGS, SETTING_NAMES } from '../../shared/runtime/setting-names.ts';
import { bundleBudgetBytes } from '../../simulator/bench/bundle-size.ts';
import { bundledFunctions, synthesise } from '../../simulator/bench/bundled-functions.ts';
import { openSources } from '../support/reachable-code.ts';
import { PROJECT } from './a-deployment.ts';

/** Every function with the settings it reads. */
const FUNCTIONS = Object.entries(FUNCTION_SETTINGS);
/** A folder above which nothing is installed: a bundle that imports what it does not hold cannot be imported from here. */
const OUT = mkdtempSync(join(tmpdir(), 'tierline-synth-'));
const BIN = join(PROJECT, 'node_modules', '.bin');

/** Neither credentials nor settings of whoever runs the tests. */
const CLEAN = { PATH: [BIN, process.env['PATH']].join(delimiter), HOME: OUT };

function node(args: readonly string[], env: Readonly<Record<string, string>>) {
  return spawnSync(process.execPath, [...args], { cwd: PROJECT, env, encoding: 'utf8' });
}

function bundleOf(name: string): string {
  const file = bundledFunctions(OUT).get(name);
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

/** `Secrets Manager` and `secrets-manager` alike. */
function plain(service: string): string {
  return service.toLowerCase().replaceAll(/[ -]/g, '');
}

const sources = openSources(PROJECT);
afterAll(() => sources[Symbol.dispose]());

describe('cdk synth', () => {
  let synth: ReturnType<typeof synthesise>;

  beforeAll(() => {
    synth = synthesise(OUT);
  }, 180_000);
  afterAll(() => rmSync(OUT, { recursive: true, force: true }));

  it('works with nothing but the shipped example: no account, no credentials, no settings', () => {
    expect({ status: synth.status, faults: synth.status === 0 ? '' : synth.stderr }).toEqual({ status: 0, faults: '' });
    expect([...bundledFunctions(OUT).keys()].toSorted()).toEqual(Object.keys(FUNCTION_SETTINGS).toSorted());
  });

  it.each(FUNCTIONS)('bundles %s so that it starts with its settings and what is in it alone', (name, settings) => {
    const given = settings.map((setting) => [SETTING_NAMES[setting], '1'] as const);
    const started = importing(bundleOf(name), { POWERTOOLS_SERVICE_NAME: name, ...Object.fromEntries(given) });

    expect({ says: started.stdout, complains: started.stderr }).toEqual({ says: 'function\n', complains: '' });
  });

  it.each(FUNCTIONS)('bundles %s so that it names every setting it lacks', (name, settings) => {
    const { stdout } = importing(bundleOf(name), {});
    const named = Object.values(SETTING_NAMES).filter((variable) => stdout.includes(variable));

    expect(named).toEqual(settings.map((setting) => SETTING_NAMES[setting]));
  });

  it.each(FUNCTIONS)('bundles %s with the AWS clients that its own code makes: no library brings another', (name) => {
    const { constructed } = sources.reachableFrom(`functions/${name}/index.ts`);
    const made = constructed.flatMap(({ package: from }) => /^@aws-sdk\/client-(.*)$/.exec(from)?.[1] ?? []);
    const bundled = readFileSync(bundleOf(name), 'utf8').matchAll(/serviceId:[^,"]*"([^"]+)"/g);

    expect([...bundled].map(([, service = '']) => plain(service)).toSorted()).toEqual(
      [...new Set(made.map(plain))].toSorted(),
    );
  });

  it.each(FUNCTIONS)('bundles %s within the budget for code with its SDK', (name) => {
    expect(statSync(bundleOf(name)).size).toBeLessThanOrEqual(bundleBudgetBytes(name));
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
