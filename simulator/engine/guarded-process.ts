import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Runs the command next to a pipe that we hold: when the pipe closes, because we ended it, ended ourselves or were
 * killed, the shell ends the command. Without job control a background job reads nothing, hence descriptor 3.
 */
const GUARD = `
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
{ read -r _ <&3; kill "$child"; } 2>/dev/null &
watcher=$!
exec 3<&-
wait "$child"
status=$?
kill "$watcher" 2>/dev/null
exit "$status"
`;

/** A child process that cannot outlive us, however we end. It does not keep us running either. */
export class GuardedProcess {
  readonly #shell: ChildProcess;
  readonly #ended: Promise<void>;
  #isOver = false;
  #complaint = '';

  constructor(command: string, args: readonly string[], workingDirectory?: string) {
    this.#shell = spawn('/bin/sh', ['-c', GUARD, 'tierline-engine', command, ...args], {
      stdio: ['pipe', 'ignore', 'pipe'],
      detached: true,
      ...(workingDirectory === undefined ? {} : { cwd: workingDirectory }),
    });
    this.#ended = new Promise((resolve) => {
      const end = () => {
        this.#isOver = true;
        resolve();
      };
      this.#shell.once('exit', end);
      this.#shell.once('error', (error) => {
        this.#complaint = error.message;
        end();
      });
    });
    this.#shell.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#complaint = (this.#complaint + text).slice(-2_000);
    });
    this.#shell.unref();
    for (const stream of [this.#shell.stdin, this.#shell.stderr]) {
      if (stream !== null && 'unref' in stream && typeof stream.unref === 'function') stream.unref();
    }
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** The last of what the command wrote to its error output. */
  get complaint(): string {
    return this.#complaint.trim();
  }

  /** Ends the command and waits until it is gone; repeating does nothing. */
  async stop(): Promise<void> {
    this.#shell.ref();
    this.#shell.stdin?.end();
    await this.#ended;
  }
}
