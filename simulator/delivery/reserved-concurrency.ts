import type { FunctionsUnderTest } from '../functions-under-test.ts';

/** Lambda did not start a function: what the invoking service is answered. */
export class NotStartedError extends Error {
  override readonly name = 'TooManyRequestsException';
}

type LimitedFunction = keyof FunctionsUnderTest | 'api';

/**
 * How many invocations of a function Lambda lets run at once. One too many is not started.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
 */
export class ReservedConcurrency {
  readonly #reserved = new Map<LimitedFunction, number>();
  readonly #running = new Map<LimitedFunction, number>();

  /** From now on at most so many invocations of the function run at once; none with 0. */
  reserve(name: LimitedFunction, invocations: number): void {
    this.#reserved.set(name, invocations);
  }

  /** The function takes from what the whole account has again. */
  release(name: LimitedFunction): void {
    this.#reserved.delete(name);
  }

  /** The functions within what is reserved for them. */
  around(functions: FunctionsUnderTest): FunctionsUnderTest {
    return new Proxy(functions, {
      get: (target, name: keyof FunctionsUnderTest) => (event: never) =>
        this.within<unknown>(name, () => target[name](event)),
    });
  }

  /**
   * One invocation of the function.
   * @throws NotStartedError when as many run already as may.
   */
  async within<Answer>(name: LimitedFunction, work: () => Promise<Answer>): Promise<Answer> {
    const running = this.#running.get(name) ?? 0;
    if (running >= (this.#reserved.get(name) ?? Number.POSITIVE_INFINITY)) {
      throw new NotStartedError('Rate Exceeded.');
    }
    this.#running.set(name, running + 1);
    try {
      return await work();
    } finally {
      this.#running.set(name, (this.#running.get(name) ?? 1) - 1);
    }
  }
}
