import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type SynthesisedStack, stacksIn } from './assembly.ts';

/** The project's stacks, in the hands of CDK. */
export interface CdkProject {
  /** Writes what would be deployed, and checks it; undefined when CDK refused, which it has said. */
  synthesise(): Promise<readonly SynthesisedStack[] | undefined>;
  /** Prepares a change set of one stack and carries nothing out. @returns whether CDK could. */
  prepare(stack: string, changeSet: string): Promise<boolean>;
  /** Deploys all stacks, each after those that it depends on. @returns whether all were. */
  deploy(): Promise<boolean>;
  /** Deploys one stack as it is, with another value of a parameter, which it keeps from then on. @returns whether it was. */
  setParameter(stack: string, parameter: string, value: string): Promise<boolean>;
  /** Deletes the stacks, each before those that it depends on. @returns whether all were. */
  destroy(stacks: readonly string[]): Promise<boolean>;
}

const PROJECT = join(import.meta.dirname, '..', '..');

export interface CdkOptions {
  /** Absolute. */
  readonly settingsFile: string;
  /** Where templates and bundles are written. */
  readonly outFolder: string;
  readonly region: string;
}

/** CDK's own command, as a child process. What it says goes to stderr, as it comes. */
export class ChildCdk implements CdkProject {
  readonly #options: CdkOptions;

  constructor(options: CdkOptions) {
    this.#options = options;
  }

  async synthesise(): Promise<readonly SynthesisedStack[] | undefined> {
    const { settingsFile, outFolder } = this.#options;
    const isDone = await this.#run([
      'synth',
      '--quiet',
      '--output',
      outFolder,
      '--context',
      `settings=${settingsFile}`,
    ]);
    return isDone ? stacksIn(outFolder) : undefined;
  }

  prepare(stack: string, changeSet: string): Promise<boolean> {
    const words = ['--exclusively', '--method', 'prepare-change-set', '--change-set-name', changeSet];
    return this.#run(['deploy', stack, ...words, '--require-approval', 'never', '--app', this.#options.outFolder]);
  }

  deploy(): Promise<boolean> {
    const words = ['--require-approval', 'never', '--progress', 'events'];
    return this.#run(['deploy', '--all', ...words, '--app', this.#options.outFolder]);
  }

  setParameter(stack: string, parameter: string, value: string): Promise<boolean> {
    const words = ['--exclusively', '--require-approval', 'never', '--progress', 'events'];
    return this.#run([
      'deploy',
      stack,
      ...words,
      '--parameters',
      `${parameter}=${value}`,
      '--app',
      this.#options.outFolder,
    ]);
  }

  destroy(stacks: readonly string[]): Promise<boolean> {
    return this.#run(['destroy', ...stacks, '--exclusively', '--force', '--app', this.#options.outFolder]);
  }

  async #run(words: readonly string[]): Promise<boolean> {
    const command = spawn(process.execPath, [cdkProgram(), ...words], {
      cwd: PROJECT,
      env: { ...process.env, AWS_REGION: this.#options.region, CDK_DISABLE_CLI_TELEMETRY: 'true' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    command.stdout.pipe(process.stderr, { end: false });
    const [code] = await once(command, 'close');
    return code === 0;
  }
}

function cdkProgram(): string {
  return join(dirname(createRequire(import.meta.url).resolve('aws-cdk/package.json')), 'bin', 'cdk');
}
