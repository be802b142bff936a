import type { ConnectContactFlowEvent } from 'aws-lambda';
import { Temporal } from 'temporal-polyfill';
import type { OutcomeCode } from '../../shared/domain/outcome.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { Courier } from '../delivery/courier.ts';

/** The functions that flows call. */
export type FlowFunctionName = 'record-disposition' | 'opt-out' | 'brief-agent' | 'look-up-caller';

/** A function called by a contact flow. */
export interface FlowAnswer {
  readonly functionName: FlowFunctionName;
  /** Of the contact that the flow ran for. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
  /** When the flow came to the block that invokes the function. */
  readonly askedAt: string;
  readonly at: string;
  /** As the function answered; `error-branch` when it never did. */
  readonly status: string;
}

export type FlowCallEnd =
  | { readonly kind: 'answered'; readonly answer: Readonly<Record<string, string>> }
  | { readonly kind: 'error-branch' }
  /** Whoever had the flow run gave up before the block was reached. */
  | { readonly kind: 'lost' };

export interface FlowFunctionsInput {
  readonly courier: Courier;
  readonly invoke: (
    name: FlowFunctionName,
    event: ConnectContactFlowEvent,
  ) => Promise<Readonly<Record<string, string>>>;
}

const DO_NOT_CALL: OutcomeCode = 'do-not-call';
const RETRIES_AFTER_MILLISECONDS = [500, 1_000, 2_000];

/**
 * A flow's Lambda block: tried again up to three times within its time, then left to the error branch
 * (Administrator Guide, "Grant Amazon Connect access to your AWS Lambda functions").
 */
export class FlowFunctions {
  readonly #input: FlowFunctionsInput;
  readonly #clock: VirtualClock;
  readonly #answers: FlowAnswer[] = [];

  constructor(input: FlowFunctionsInput, clock: VirtualClock) {
    this.#input = input;
    this.#clock = clock;
  }

  /** What flows asked of functions, in the order of the answers; an answer that came too late for its flow is among them. */
  answers(): readonly FlowAnswer[] {
    return this.#answers;
  }

  /** Ends when the function has answered or the seconds are over; a function that is late still does its work. */
  async call(name: FlowFunctionName, event: ConnectContactFlowEvent, limitSeconds: number): Promise<FlowCallEnd> {
    const isWish = name === 'opt-out' || event.Details.Parameters['disposition'] === DO_NOT_CALL;
    const copies = this.#input.courier.flowCalls({ functionName: name, isWish });
    if (copies === 0) return { kind: 'lost' };
    const over = this.#clock.gate();
    const ends: FlowCallEnd[] = [];
    this.#clock.after(0, async () => {
      ends.push(
        ...(await Promise.all(Array.from({ length: copies }, () => this.#tryBlock(name, event, limitSeconds)))),
      );
      over.open();
    });
    await over.passed(limitSeconds * 1_000);
    return ends.every(({ kind }) => kind === 'answered')
      ? (ends[0] ?? { kind: 'error-branch' })
      : { kind: 'error-branch' };
  }

  async #tryBlock(name: FlowFunctionName, event: ConnectContactFlowEvent, limitSeconds: number): Promise<FlowCallEnd> {
    const askedAt = this.#clock.now();
    const endsAt = askedAt.add({ seconds: limitSeconds });
    for (const pauseMilliseconds of [...RETRIES_AFTER_MILLISECONDS, undefined]) {
      try {
        const answer = await this.#input.invoke(name, event);
        this.#note(name, event, askedAt, answer['status'] ?? 'answered');
        return { kind: 'answered', answer };
      } catch {
        const isTimeOver = Temporal.Instant.compare(this.#clock.now(), endsAt) >= 0;
        if (pauseMilliseconds === undefined || isTimeOver) break;
        await this.#clock.sleep(pauseMilliseconds);
      }
    }
    this.#note(name, event, askedAt, 'error-branch');
    return { kind: 'error-branch' };
  }

  #note(
    functionName: FlowFunctionName,
    event: ConnectContactFlowEvent,
    askedAt: Temporal.Instant,
    status: string,
  ): void {
    const { Attributes: attributes } = event.Details.ContactData;
    this.#answers.push({
      functionName,
      attributes,
      parameters: { ...event.Details.Parameters },
      askedAt: askedAt.toString(),
      at: this.#clock.now().toString(),
      status,
    });
  }
}
