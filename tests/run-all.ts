import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const HOUSE = ['console', 'functions', 'infra', 'shared', 'simulator', 'tests'];

/** In this order, all of them whatever fails, vitest last so that its summary closes the output. */
const CHECKS: readonly (readonly [name: string, command: string, ...words: readonly string[]])[] = [
  ['types', 'tsc', '--noEmit'],
  ['types of the console', 'tsc', '--noEmit', '-p', 'console/web'],
  ['lint', 'biome', 'check', '--error-on-warnings'],
  ['architecture', 'depcruise', '--config', '.dependency-cruiser.mjs', ...HOUSE],
  ['tests', 'vitest', 'run'],
];

/** A zone far from UTC, so that a moment read in the machine's own zone fails a test. */
const ODD_ZONE = 'Pacific/Kiritimati';

const { FORCE_COLOR: _, ...given } = process.env;
const environment = {
  ...(process.stdout.isTTY ? process.env : { ...given, NO_COLOR: '1' }),
  PATH: [join(ROOT, 'node_modules', '.bin'), process.env['PATH']].join(delimiter),
  TZ: ODD_ZONE,
};

const failed: string[] = [];
for (const [name, command, ...words] of CHECKS) {
  console.log(`\n== ${name}: ${[command, ...words].join(' ')}`);
  const { status, error } = spawnSync(command, words, { cwd: ROOT, env: environment, stdio: 'inherit' });
  if (error !== undefined) console.log(`${command} cannot be started (${error.message}). Run npm ci first.`);
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
