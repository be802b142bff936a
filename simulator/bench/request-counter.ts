import { AsyncLocalStorage } from 'node:async_hooks';
import type { FunctionName } from '../delivery/function-runner.ts';
import type { FunctionsUnderTest } from '../functions-under-test.ts';
import type { RunClients } from '../simulation.ts';
import { standOnWire, type WireAnswer, watchWire } from '../wire/wire.ts';

/** Counts by the name of a function, and by what was asked of which service: `dynamodb:PutItem`. */
export type RequestCounts = ReadonlyMap<FunctionName, ReadonlyMap<string, number>>;

/** Units of DynamoDB's on-demand capacity, as the engine counts them. */
export interface CapacityUnits {
  readonly read: number;
  readonly write: number;
}

interface Capacity {
  readonly Table?: { readonly CapacityUnits?: number };
  readonly CapacityUnits?: number;
}

const READS = new Set(['GetItem', 'Query', 'BatchGetItem', 'TransactGetItems']);

/** What the functions ask of AWS, counted on the wire: each request that was answered, whoever else uses the same clients. */
export class RequestCounter {
  readonly #running = new AsyncLocalStorage<FunctionName>();
  readonly #requests = new Map<FunctionName, Map<string, number>>();
  readonly #invocations = new Map<FunctionName, number>();
  readonly #units = new Map<FunctionName, CapacityUnits>();

  get requests(): RequestCounts {
    return this.#requests;
  }

  get invocations(): ReadonlyMap<FunctionName, number> {
    return this.#invocations;
  }

  get units(): ReadonlyMap<FunctionName, CapacityUnits> {
    return this.#units;
  }

  /** Requests of all functions, or of one. */
  total(of?: FunctionName): number {
    const counted =
      of === undefined ? [...this.#requests.values()] : [this.#requests.get(of) ?? new Map<string, number>()];
    return counted.flatMap((own) => [...own.values()]).reduce((sum, count) => sum + count, 0);
  }

  watch({ documents, connect, eventBridge }: RunClients): void {
    standOnWire(documents, 'countedUnits', async ({ body, operation }, carryOut) => {
      const name = this.#running.getStore();
      if (name === undefined) return carryOut();
      const answer = await carryOut(JSON.stringify({ ...JSON.parse(body), ReturnConsumedCapacity: 'TOTAL' }));
      this.#note(name, `dynamodb:${operation}`);
      this.#noteUnits(name, READS.has(operation) ? 'read' : 'write', unitsIn(answer));
      return answer;
    });
    watchWire(connect, 'countedConnect', ({ operation }) =>
      this.#note(this.#running.getStore(), `connect:${operation}`),
    );
    watchWire(eventBridge, 'countedEvents', ({ operation }) =>
      this.#note(this.#running.getStore(), `events:${operation}`),
    );
  }

  /** The same functions, each of whose requests is put down to it. */
  around(functions: FunctionsUnderTest): FunctionsUnderTest {
    const counted =
      <Event, Answer>(name: FunctionName, work: (event: Event) => Promise<Answer>) =>
      (event: Event): Promise<Answer> => {
        this.#invocations.set(name, (this.#invocations.get(name) ?? 0) + 1);
        return this.#running.run(name, () => work(event));
      };
    return {
      dialDueLeads: counted('dial-due-leads', functions.dialDueLeads),
      recordContactEvent: counted('record-contact-event', functions.recordContactEvent),
      recordContactRecord: counted('record-contact-record', functions.recordContactRecord),
      recordDisposition: counted('record-disposition', functions.recordDisposition),
      briefAgent: counted('brief-agent', functions.briefAgent),
      recordBusinessEvent: counted('record-business-event', functions.recordBusinessEvent),
      optOut: counted('opt-out', functions.optOut),
      lookUpCaller: counted('look-up-caller', functions.lookUpCaller),
      countResults: counted('count-results', functions.countResults),
      publishEvents: counted('publish-events', functions.publishEvents),
    };
  }

  #noteUnits(name: FunctionName, kind: keyof CapacityUnits, units: number): void {
    const own = this.#units.get(name) ?? { read: 0, write: 0 };
    this.#units.set(name, { ...own, [kind]: own[kind] + units });
  }

  #note(name: FunctionName | undefined, what: string): void {
    if (name === undefined) return;
    const own = this.#requests.get(name) ?? new Map<string, number>();
    own.set(what, (own.get(what) ?? 0) + 1);
    this.#requests.set(name, own);
  }
}

/** A refused request has no capacity in its answer; DynamoDB charges it all the same, for what it looked at. */
function unitsIn({ statusCode, body }: WireAnswer): number {
  if (statusCode !== 200) return 0;
  const { ConsumedCapacity } = JSON.parse(Buffer.from(body).toString('utf8')) as {
    readonly ConsumedCapacity?: Capacity | readonly Capacity[];
  };
  const all = ConsumedCapacity === undefined ? [] : [ConsumedCapacity].flat();
  return all.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
}
