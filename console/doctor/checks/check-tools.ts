import { type Finding, fail, ok, warn } from '../finding.ts';

/** Versions of what runs here. */
export interface Tools {
  /** As `process.version` has it. */
  readonly node: string;
  /** As `npm_config_user_agent` has it; undefined when npm did not start this. */
  readonly npm: string | undefined;
}

/** The runtime that the functions are deployed on; tests and bundles are run on the same. */
const NODE = 24;
/** The first that reads this project's lock file as it is written. */
const NPM = 9;

export function checkTools({ node, npm }: Tools): readonly Finding[] {
  if (major(node) !== NODE) {
    return [
      fail('tools', `Node ${node} runs this, and the project is tested on ${NODE}`, 'npm ci, then start it as npm run'),
    ];
  }
  const [, version] = /npm\/(\d[\w.-]*)/.exec(npm ?? '') ?? [];
  if (version === undefined) return [ok('tools', `Node ${node}`)];
  if (major(version) < NPM) {
    return [warn('tools', `Node ${node}, npm ${version} is old`, `npm install --global npm@${NPM + 2}, then npm ci`)];
  }
  return [ok('tools', `Node ${node}, npm ${version}`)];
}

function major(version: string): number {
  return Number(/\d+/.exec(version)?.[0] ?? 0);
}
