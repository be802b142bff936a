import { AsyncLocalStorage } from 'node:async_hooks';
import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import type { Journal, JournalEntry } from '../application/ports/journal.ts';
import { LogJournal } from './log-journal.ts';
import { type Measurement, measurementsOf } from './measurements.ts';
import { metricLines } from './metric-lines.ts';
import { redactedCopy } from './redacted-error.ts';

export interface ObservedFunction {
  readonly name: string;
  readonly deployment: string;
}

export interface ObserverOutlets {
  readonly journal: Journal;
  /** Told which invocation begins, so that the journal's lines can name it. */
  readonly onBegin?: (context: Context) => void;
  readonly print: (line: string) => void;
  readonly nowMilliseconds: () => number;
}

type Handler<Event, Answer> = (event: Event, context: Context) => Promise<Answer>;

/**
 * One place where what a function notes becomes lines of its log and metrics. Each entry is written down at once;
 * measurements are gathered while an invocation goes on and printed when it ends, however it ends. Nothing is sent: AWS
 * takes both from what the function prints. What a function that is killed has gathered is lost; AWS counts its error.
 */
export class FunctionObserver implements Journal {
  readonly #function: ObservedFunction;
  readonly #outlets: ObserverOutlets;
  readonly #gathered = new AsyncLocalStorage<Measurement[]>();

  constructor(observed: ObservedFunction, outlets: ObserverOutlets) {
    this.#function = observed;
    this.#outlets = outlets;
  }

  note(entry: JournalEntry): void {
    this.#outlets.journal.note(entry);
    this.#gathered.getStore()?.push(...measurementsOf(entry, this.#function.name));
  }

  /**
   * The handler, observed. A failure is noted and passed on without what may be a telephone number or quoted input,
   * because Lambda writes the error that it is given into the log.
   */
  observed<Event, Answer>(handler: Handler<Event, Answer>): Handler<Event, Answer> {
    return (event, context) => {
      const gathered: Measurement[] = [];
      return this.#gathered.run(gathered, async () => {
        this.#outlets.onBegin?.(context);
        try {
          return await handler(event, context);
        } catch (error) {
          this.note({ kind: 'invocation-failed', error });
          throw redactedCopy(error);
        } finally {
          this.#print(gathered, context);
        }
      });
    };
  }

  #print(gathered: readonly Measurement[], { awsRequestId: requestId }: Context): void {
    const { deployment } = this.#function;
    const atMilliseconds = this.#outlets.nowMilliseconds();
    for (const line of metricLines(gathered, { deployment, requestId, atMilliseconds })) this.#outlets.print(line);
  }
}

/** The observer of a deployed function: its lines go to standard output, which Lambda carries to the function's log. */
export function functionObserver(name: string, deployment: string): FunctionObserver {
  const logger = new Logger({ serviceName: name, persistentKeys: { deployment } });
  return new FunctionObserver(
    { name, deployment },
    {
      journal: new LogJournal(logger),
      onBegin: (context) => logger.addContext(context),
      print: (line) => process.stdout.write(`${line}\n`),
      nowMilliseconds: () => Date.now(),
    },
  );
}
