import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { masked } from './masked-text.ts';

/** What a function made of an event. */
export type Invocation =
  | { readonly kind: 'answered'; readonly answer: unknown }
  /** It threw or ran out of time; `why` names no telephone number. */
  | { readonly kind: 'failed'; readonly why: string };

/** Calls a function and waits for its answer. @throws when the function cannot be reached at all. */
export interface FunctionInvoker {
  invoke(functionName: string, event: unknown): Promise<Invocation>;
}

const thrown = z.object({ errorType: z.string().optional(), errorMessage: z.string().optional() });

export class LambdaFunctionInvoker implements FunctionInvoker {
  readonly #lambda: LambdaClient;

  constructor(lambda: LambdaClient) {
    this.#lambda = lambda;
  }

  async invoke(functionName: string, event: unknown): Promise<Invocation> {
    const { FunctionError, Payload } = await this.#lambda.send(
      new InvokeCommand({
        FunctionName: functionName,
        InvocationType: 'RequestResponse',
        Payload: Buffer.from(JSON.stringify(event)),
      }),
    );
    const text = Payload === undefined ? '' : Buffer.from(Payload).toString('utf8');
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    if (FunctionError === undefined) return { kind: 'answered', answer };
    const { errorType = FunctionError, errorMessage = 'no message' } = thrown.safeParse(answer).data ?? {};
    return { kind: 'failed', why: masked(`${errorType}: ${errorMessage}`) };
  }
}
