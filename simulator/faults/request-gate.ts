import type { MetadataBearer } from '@smithy/types';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import { standOnWire, type WiredClient, type WireRequest } from '../wire/wire.ts';
import { refusalBy } from './aws-refusals.ts';
import type { FaultPlan } from './fault-plan.ts';
import type { Invocation, Invocations } from './invocations.ts';
import type { RequestStrike } from './strikes.ts';

export interface GateDependencies {
  readonly clock: VirtualClock;
  /** Whose luck the requests of a function meet. */
  readonly planOf: (functionName: string) => FaultPlan;
  readonly invocations: Invocations;
  /** Told of each request as the function sends it, before anything happens to it. */
  readonly onSent?: (request: WireRequest, invocation: Invocation) => void;
  /** Told of each fault that strikes a request. */
  readonly onStrike?: (request: WireRequest, strike: RequestStrike, invocation: Invocation) => void;
}

/** How long a request without an answer is waited for, in milliseconds: what the clients are configured to. */
const NO_ANSWER_MILLISECONDS = 3_000;

/**
 * Lets every request that a function sends through one client pass one at a time, in an order that the seed decides:
 * each is under way for a while of the virtual clock, and while one is carried out the clock stands still. On its way it
 * may meet a fault; a killed function's requests are never sent and never answered.
 * Requests outside any invocation pass as they are.
 */
export function gateRequests<Input extends object, Output extends MetadataBearer>(
  client: WiredClient<Input, Output>,
  { clock, planOf, invocations, onSent, onStrike }: GateDependencies,
): void {
  standOnWire(client, 'requestGate', async (request, carryOut) => {
    const invocation = invocations.current();
    if (invocation === undefined) return carryOut();
    if (invocation.isKilled) return never();
    onSent?.(request, invocation);
    const { operation } = request;
    const plan = planOf(invocation.functionName);
    const strike = plan.forRequest({ functionName: invocation.functionName, operation });
    if (strike !== undefined) onStrike?.(request, strike, invocation);
    if (strike === 'killed-before') return killedBy(invocation, `before ${operation}`);
    const { before, after } = plan.latencyMilliseconds(operation);
    await clock.sleep(before);
    if (invocation.isKilled) return never();
    const refusal = refusalBy(strike, request);
    if (refusal !== undefined) return refusal;
    let answer = await clock.during(carryOut);
    if (strike === 'repeated') answer = await clock.during(carryOut);
    if (strike === 'killed-after') return killedBy(invocation, `after ${operation}`);
    if (strike === 'failed-after') {
      await clock.sleep(NO_ANSWER_MILLISECONDS);
      throw Object.assign(new Error('No answer came in time.'), { name: 'TimeoutError' });
    }
    await clock.sleep(after);
    return invocation.isKilled ? never() : answer;
  });
}

function killedBy(invocation: Invocation, why: string): Promise<never> {
  invocation.kill(why);
  return never();
}

/** Nothing that follows in a killed function ever happens. */
function never(): Promise<never> {
  return new Promise(() => undefined);
}
