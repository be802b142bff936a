import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const PROJECT = join(import.meta.dirname, '..', '..');

const lambda = z.object({
  Type: z.literal('AWS::Lambda::Function'),
  Properties: z.object({
    Code: z.object({ S3Key: z.string() }),
    Environment: z.object({ Variables: z.looseObject({ POWERTOOLS_SERVICE_NAME: z.string() }) }),
  }),
});
const template = z.object({ Resources: z.record(z.string(), z.unknown()) });

/** Synthesises the stacks of the example settings, bundles included, with neither credentials nor settings of whoever runs it. */
export function synthesise(folder: string): { readonly status: number | null; readonly stderr: string } {
  const cdk = join(PROJECT, 'node_modules', 'aws-cdk', 'bin', 'cdk');
  const path = [join(PROJECT, 'node_modules', '.bin'), process.env['PATH']].join(':');
  return spawnSync(process.execPath, [cdk, 'synth', '--quiet', '--output', folder], {
    cwd: PROJECT,
    env: { PATH: path, HOME: folder },
    encoding: 'utf8',
  });
}

/** The bundled file of every function of ours in a folder that was synthesised into, by the function's name. */
export function bundledFunctions(folder: string): ReadonlyMap<string, string> {
  const templates = readdirSync(folder).filter((file) => file.endsWith('.template.json'));
  const resources = templates.flatMap((file) =>
    Object.values(template.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))).Resources),
  );
  const found = resources.flatMap((resource) => lambda.safeParse(resource).data ?? []);
  return new Map(
    found.map(({ Properties: { Code, Environment } }) => [
      Environment.Variables.POWERTOOLS_SERVICE_NAME,
      join(folder, `asset.${Code.S3Key.replace(/\.zip$/, '')}`, 'index.mjs'),
    ]),
  );
}
