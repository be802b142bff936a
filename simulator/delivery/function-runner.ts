import type { ConnectContactFlowEvent } from 'aws-lambda';
import type { FlowFunctionName } from '../connect/flow-functions.ts';
import type { FunctionsUnderTest } from '../functions-under-test.ts';
import type { Courier } from './courier.ts';

export const FUNCTION_NAMES = [
  'dial-due-leads',
  'record-contact-event',
  'record-contact-record',
  'record-disposition',
  'record-business-event',
  'opt-out',
  'brief-agent',
  'look-up-caller',
  'count-results',
  'publish-events',
] as const;

export type FunctionName = (typeof FUNCTION_NAMES)[number];

/** Told whenever a function throws; the delivery goes on as AWS's would. */
export type OnFunctionError = (functionName: FunctionName, error: unknown) => void;

/** Lambda: invokes the functions under test while the contact centre is open, and counts. */
export class FunctionRunner {
  readonly #courier: Pick<Courier, 'twiceAtOnce'>;
  readonly #onError: OnFunctionError | undefined;
  readonly #invocations = noCounts();
  readonly #failures = noCounts();
  #functions: FunctionsUnderTest | undefined;

  constructor(courier: Pick<Courier, 'twiceAtOnce'>, onError: OnFunctionError | undefined) {
    this.#courier = courier;
    this.#onError = onError;
  }

  get isOpen(): boolean {
    return this.#functions !== undefined;
  }

  /** Events reach these functions from now on. Once only. */
  open(functions: FunctionsUnderTest): void {
    if (this.#functions !== undefined) throw new Error('The contact centre is open already.');
    this.#functions = functions;
  }

  close(): void {
    this.#functions = undefined;
  }

  invocations(): Readonly<Record<FunctionName, number>> {
    return { ...this.#invocations };
  }

  /** Invocations that threw. */
  failures(): Readonly<Record<FunctionName, number>> {
    return { ...this.#failures };
  }

  /** Twice at once where the courier says so. */
  invoke<Answer>(name: FunctionName, call: (functions: FunctionsUnderTest) => Promise<Answer>): Promise<Answer> {
    return this.invokeOnce(name, async (functions) => {
      if (!this.#courier.twiceAtOnce(name)) return call(functions);
      const [first] = await Promise.allSettled([call(functions), call(functions)]);
      if (first.status === 'rejected') throw first.reason;
      return first.value;
    });
  }

  invokeForFlow(name: FlowFunctionName, event: ConnectContactFlowEvent): Promise<Readonly<Record<string, string>>> {
    return this.invoke(name, (functions) => {
      switch (name) {
        case 'record-disposition':
          return functions.recordDisposition(event);
        case 'opt-out':
          return functions.optOut(event);
        case 'brief-agent':
          return functions.briefAgent(event);
        case 'look-up-caller':
          return functions.lookUpCaller(event);
      }
    });
  }

  async invokeOnce<Answer>(
    name: FunctionName,
    call: (functions: FunctionsUnderTest) => Promise<Answer>,
  ): Promise<Answer> {
    if (this.#functions === undefined) throw new Error('The contact centre is closed.');
    this.#invocations[name] += 1;
    try {
      return await call(this.#functions);
    } catch (error) {
      this.#failures[name] += 1;
      this.#onError?.(name, error);
      throw error;
    }
  }
}

function noCounts(): Record<FunctionName, number> {
  return {
    'dial-due-leads': 0,
    'record-contact-event': 0,
    'record-contact-record': 0,
    'record-disposition': 0,
    'record-business-event': 0,
    'opt-out': 0,
    'brief-agent': 0,
    'look-up-caller': 0,
    'count-results': 0,
    'publish-events': 0,
  };
}
