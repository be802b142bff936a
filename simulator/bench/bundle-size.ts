import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { SETTING_NAMES } from '../../shared/runtime/setting-names.ts';
import { bundledFunctions, synthesise } from './bundled-functions.ts';
import type { BenchResult, Figure } from './figure.ts';

/** For the code of a function that events start, with its libraries and its SDK. */
const EVENT_FUNCTION_BYTES = 1_200_000;
/** For the API, which no call waits for, and which holds every use case of the administrators. */
const API_BYTES = 1_480_000;

/** How large a function's bundle may be. */
export function bundleBudgetBytes(functionName: string): number {
  return functionName === 'api' ? API_BYTES : EVENT_FUNCTION_BYTES;
}

/** The quickest of some counts: what is slower is another program's doing. */
const ROUNDS = 7;

/** Every setting that any function reads; what it says does not matter for an import. */
const SETTINGS = Object.fromEntries(Object.values(SETTING_NAMES).map((name) => [name, '1']));

/** How large the deployed bundles are, and how long each takes to be imported beside a bundle of the DynamoDB client alone. */
export async function bundleSize(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'tierline-bench-'));
  try {
    const { status, stderr } = synthesise(folder);
    if (status !== 0) throw new Error(`The stacks cannot be synthesised:\n${stderr}`);
    const bare = await bareClient(folder);
    const bundles = [...bundledFunctions(folder)].toSorted(([one], [other]) => (one < other ? -1 : 1));
    const bareMs = importMilliseconds(bare);
    return {
      title: 'Bundles as they are deployed, AWS SDK included',
      counts: [{ name: 'functions', count: bundles.length }],
      figures: [
        { name: 'a bare DynamoDB client', value: statSync(bare).size, unit: 'bytes' },
        ...bundles.flatMap(([name, file]) => figuresOf(name, file, bareMs)),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function figuresOf(name: string, file: string, bareMs: number): readonly Figure[] {
  const budget = { kind: 'at-most', value: bundleBudgetBytes(name) } as const;
  return [
    { name, value: statSync(file).size, unit: 'bytes', budget },
    { name: `${name}, imported`, value: importMilliseconds(file) / bareMs, unit: 'of the bare client’s time' },
  ];
}

async function bareClient(folder: string): Promise<string> {
  const outfile = join(folder, 'bare', 'index.mjs');
  await build({
    stdin: {
      contents: "export { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';",
      resolveDir: import.meta.dirname,
    },
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    logLevel: 'error',
  });
  return outfile;
}

/** In a process of its own each time, which a cold start is. */
function importMilliseconds(file: string): number {
  const script = `const at = performance.now(); await import(${JSON.stringify(pathToFileURL(file).href)}); console.log(performance.now() - at); process.exit(0);`;
  const times = Array.from({ length: ROUNDS }, () => {
    const env = { AWS_REGION: 'us-east-1', ...SETTINGS };
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      env,
      encoding: 'utf8',
    });
    const time = Number.parseFloat(stdout);
    if (!Number.isFinite(time)) throw new Error(`${file} cannot be imported:\n${stderr}`);
    return time;
  });
  return Math.min(...times);
}
