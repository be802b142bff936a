import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { EventQueue } from './event-queue.ts';

/**
 * Time that stands still while anything works and jumps to the next action when nothing does. Actions run one at a time
 * in the order of their moments, then of their arrival, so the same actions give the same run.
 *
 * An action is quiet when it has ended or waits in `sleep`; the clock moves only while every action is quiet. Real input
 * and output inside an action therefore takes no virtual time.
 */
export interface VirtualClock {
  now(): Temporal.Instant;
  /** A moment that has passed means now. Whole milliseconds; finer moments are rounded up. */
  at(moment: Temporal.Instant, action: () => void | Promise<void>): void;
  after(milliseconds: number, action: () => void | Promise<void>): void;
  /**
   * Resolves when that much virtual time has passed; meanwhile other actions run. Sleepers outside any action are woken
   * on time too, but the clock does not wait for input and output that they do afterwards. Several branches of one
   * action may sleep at once; each has its turn before the clock goes on.
   */
  sleep(milliseconds: number): Promise<void>;
  /** A gate that is shut: whoever waits at it is as quiet as a sleeper, and goes on when somebody opens it. */
  gate(): Gate;
  /**
   * Keeps the clock still until `work` has ended and whoever waited for it has had their turn, even while the action
   * that began it sleeps.
   */
  during<Result>(work: () => Promise<Result>): Promise<Result>;
  /**
   * Runs every action due up to `until`, that moment included, then stands at `until`. May be called again to go on.
   * @param onProgress told the moment reached, about once a virtual hour
   * @throws the first error an action throws; the actions after it are not run.
   */
  run(until: Temporal.Instant, onProgress?: (now: Temporal.Instant) => void): Promise<void>;
}

/** Opened once and for all; those who wait go on one after the other, as actions of the moment at which it opens. */
export interface Gate {
  /** @param milliseconds after which whoever waits goes on all the same */
  passed(milliseconds?: number): Promise<void>;
  open(): void;
}

export function createVirtualClock(start: Temporal.Instant): VirtualClock {
  return new DiscreteEventClock(start);
}

interface Task {
  sleepers: number;
  ended: boolean;
}

const MILLISECONDS_AN_HOUR = 3_600_000;

class DiscreteEventClock implements VirtualClock {
  readonly #queue = new EventQueue();
  readonly #task = new AsyncLocalStorage<Task>();
  #nowMilliseconds: number;
  /** Made when somebody asks: most moments pass unread. */
  #now: Temporal.Instant | undefined;
  /** Actions that neither ended nor sleep, and work the clock was told to wait for. */
  #awake = 0;
  #isRunning = false;
  #failure: { readonly error: unknown } | undefined;
  #whenQuiet: (() => void) | undefined;

  constructor(start: Temporal.Instant) {
    this.#nowMilliseconds = millisecondsOf(start);
  }

  now(): Temporal.Instant {
    this.#now ??= Temporal.Instant.fromEpochMilliseconds(this.#nowMilliseconds);
    return this.#now;
  }

  at(moment: Temporal.Instant, action: () => void | Promise<void>): void {
    this.#enqueue(millisecondsOf(moment), () => this.#start(action));
  }

  after(milliseconds: number, action: () => void | Promise<void>): void {
    this.#enqueue(this.#nowMilliseconds + Math.ceil(milliseconds), () => this.#start(action));
  }

  sleep(milliseconds: number): Promise<void> {
    return this.#quietUntil((wake) => this.#enqueue(this.#nowMilliseconds + Math.ceil(milliseconds), wake));
  }

  gate(): Gate {
    let waiting: (() => unknown)[] = [];
    let isOpen = false;
    return {
      passed: (milliseconds) => {
        if (isOpen) return Promise.resolve();
        return this.#quietUntil((wake) => {
          const wakeOnce = once(wake);
          waiting.push(wakeOnce);
          if (milliseconds !== undefined) this.#enqueue(this.#nowMilliseconds + Math.ceil(milliseconds), wakeOnce);
        });
      },
      open: () => {
        isOpen = true;
        for (const wake of waiting) this.#enqueue(this.#nowMilliseconds, wake);
        waiting = [];
      },
    };
  }

  /** @param planWaking has the given action run when the waiting is over. */
  #quietUntil(planWaking: (wake: () => unknown) => void): Promise<void> {
    const task = this.#task.getStore();
    if (task !== undefined) {
      task.sleepers += 1;
      if (task.sleepers === 1 && !task.ended) this.#fallQuiet();
    }
    return new Promise((resolve) => {
      planWaking(() => {
        resolve();
        if (task === undefined || task.ended) return turn();
        task.sleepers -= 1;
        if (task.sleepers > 0) return turn();
        this.#awake += 1;
        return undefined;
      });
    });
  }

  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#awake += 1;
    try {
      return await work();
    } finally {
      setImmediate(() => this.#fallQuiet());
    }
  }

  async run(until: Temporal.Instant, onProgress?: (now: Temporal.Instant) => void): Promise<void> {
    if (this.#isRunning) throw new Error('The clock runs already.');
    this.#isRunning = true;
    try {
      await this.#runTo(until.epochMilliseconds, onProgress);
    } finally {
      this.#isRunning = false;
    }
  }

  async #runTo(endMilliseconds: number, onProgress: ((now: Temporal.Instant) => void) | undefined): Promise<void> {
    let toldMilliseconds = this.#nowMilliseconds;
    for (;;) {
      if (this.#awake > 0) await this.#quiet();
      if (this.#failure !== undefined) {
        const { error } = this.#failure;
        this.#failure = undefined;
        throw error;
      }
      const next = this.#queue.peek();
      if (next === undefined || next.atMilliseconds > endMilliseconds) break;
      this.#queue.pop();
      this.#moveTo(next.atMilliseconds);
      if (onProgress !== undefined && this.#nowMilliseconds - toldMilliseconds >= MILLISECONDS_AN_HOUR) {
        toldMilliseconds = this.#nowMilliseconds;
        onProgress(this.now());
      }
      const settling = next.action();
      if (settling !== undefined) await settling;
    }
    this.#moveTo(endMilliseconds);
    onProgress?.(this.now());
  }

  #enqueue(atMilliseconds: number, action: () => unknown): void {
    this.#queue.push(Math.max(atMilliseconds, this.#nowMilliseconds), action);
  }

  #moveTo(milliseconds: number): void {
    if (milliseconds <= this.#nowMilliseconds) return;
    this.#nowMilliseconds = milliseconds;
    this.#now = undefined;
  }

  #start(action: () => void | Promise<void>): void {
    const task: Task = { sleepers: 0, ended: false };
    this.#awake += 1;
    const end = () => {
      task.ended = true;
      if (task.sleepers === 0) this.#fallQuiet();
    };
    const fail = (error: unknown) => {
      this.#failure ??= { error };
      end();
    };
    try {
      const running = this.#task.run(task, action);
      if (running instanceof Promise) running.then(end, fail);
      else end();
    } catch (error) {
      fail(error);
    }
  }

  #fallQuiet(): void {
    this.#awake -= 1;
    if (this.#awake === 0) this.#whenQuiet?.();
  }

  /** Checked again after each sign of quiet: whoever was waiting may have gone on in the same turn. */
  async #quiet(): Promise<void> {
    while (this.#awake > 0) {
      await new Promise<void>((resolve) => {
        this.#whenQuiet = resolve;
      });
      this.#whenQuiet = undefined;
    }
  }
}

function once(action: () => unknown): () => unknown {
  let isDone = false;
  return () => {
    if (isDone) return undefined;
    isDone = true;
    return action();
  };
}

function millisecondsOf(moment: Temporal.Instant): number {
  return moment.round({ smallestUnit: 'millisecond', roundingMode: 'ceil' }).epochMilliseconds;
}
