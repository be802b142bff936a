import * as z from 'zod';
import { inPlainWords } from '../command-failure.ts';
import type { WayBack } from './dead-letter.ts';
import type { FunctionInvoker } from './function-invoker.ts';
import type { MessageSender } from './message-sender.ts';

export type Replay =
  /** Back in its queue: whether it is processed shows in the next minutes. */
  | { readonly kind: 'queued' }
  | { readonly kind: 'processed' }
  | { readonly kind: 'impossible'; readonly why: string; readonly mend: string }
  | { readonly kind: 'failed'; readonly why: string };

const partialFailure = z.object({ batchItemFailures: z.array(z.unknown()).min(1) });
const refusal = z.object({ status: z.literal('refused'), why: z.string() });

/**
 * Brings one letter back to what could not process it. Never throws: what stands in the way is the answer.
 * Safe to repeat, because every function that records takes the same input twice for once.
 */
export async function replayLetter(
  way: WayBack,
  tools: { readonly sender: MessageSender; readonly invoker: FunctionInvoker },
): Promise<Replay> {
  try {
    switch (way.kind) {
      case 'none':
        return { kind: 'impossible', why: way.why, mend: way.mend };
      case 'to-queue':
        await tools.sender.send(way.queueUrl, way.body);
        return { kind: 'queued' };
      case 'to-function':
        return await invokeEach(way.functionName, way.events, tools.invoker);
    }
  } catch (error) {
    return { kind: 'failed', why: inPlainWords(error) ?? 'the request failed for a reason that AWS does not name' };
  }
}

async function invokeEach(functionName: string, events: readonly unknown[], invoker: FunctionInvoker): Promise<Replay> {
  const failures: string[] = [];
  for (const event of events) {
    const invocation = await invoker.invoke(functionName, event);
    const failure = invocation.kind === 'failed' ? invocation.why : failureIn(invocation.answer);
    if (failure !== undefined) failures.push(failure);
  }
  const [first] = failures;
  if (first === undefined) return { kind: 'processed' };
  const share = events.length === 1 ? '' : `${failures.length} of ${events.length} records failed; the first: `;
  return { kind: 'failed', why: `${share}${first}` };
}

/** A function that was invoked well may still say in its answer that it failed. */
function failureIn(answer: unknown): string | undefined {
  if (partialFailure.safeParse(answer).success) return 'the function failed on it again: its log says why';
  return refusal.safeParse(answer).data?.why;
}
