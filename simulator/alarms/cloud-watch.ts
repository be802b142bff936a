import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { type AlarmDefinition, DEPLOYED_ALARMS } from './deployed-alarms.ts';
import { MetricStore } from './metric-store.ts';
import { type RungAlarm, rungAlarms } from './rung-alarms.ts';

const MINUTE_MILLISECONDS = 60_000;

/** A line that CloudWatch takes metrics from; every other line of a log is none. */
const metricLine = z.looseObject({
  _aws: z.object({
    Timestamp: z.number(),
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.object({ Name: z.string() })),
      }),
    ),
  }),
});
const values = z.union([z.number().transform((value) => [value]), z.array(z.number()).max(100)]);

/** Dimensions of metrics that no alarm reads: those of single tiers. */
const TIER = 'tier';

/**
 * What CloudWatch knows of a run: the metrics in the lines that the functions print, and those of AWS's own that the
 * simulator can tell. It is told things in the order in which they happen.
 */
export class CloudWatch {
  readonly store = new MetricStore();
  readonly #clock: () => Temporal.Instant;
  readonly #waiting = new Map<string, { readonly messages: number; readonly sinceMilliseconds: number }>();

  constructor(clock: () => Temporal.Instant) {
    this.#clock = clock;
  }

  /** A function has printed a line. */
  printed(line: string): void {
    const { _aws, ...members } = metricLine.parse(JSON.parse(line));
    for (const { Namespace: namespace, Dimensions, Metrics } of _aws.CloudWatchMetrics) {
      if (Dimensions.flat().includes(TIER)) continue;
      for (const { Name: name } of Metrics) {
        for (const value of values.parse(members[name])) this.store.add({ namespace, name }, value, _aws.Timestamp);
      }
    }
  }

  invoked(functionName: string): void {
    this.#count('AWS/Lambda', 'Invocations', functionName);
  }

  failed(functionName: string): void {
    this.#count('AWS/Lambda', 'Errors', functionName);
  }

  /** Lambda did not start the function, because the account's concurrency was used up. */
  throttled(functionName: string): void {
    this.#count('AWS/Lambda', 'Throttles', functionName);
  }

  /** How long the oldest record of a batch has waited for the function. */
  waitedFor(functionName: string, milliseconds: number): void {
    this.#add('AWS/Lambda', 'IteratorAge', functionName, Math.max(0, milliseconds));
  }

  /** Records that the function could not process were put aside, or lost where that failed, too. */
  putAside(functionName: string, how: 'kept' | 'lost' = 'kept'): void {
    const name = how === 'kept' ? 'OnFailureDestinationDeliveredEventCount' : 'DroppedEventCount';
    this.#count('AWS/Lambda', name, functionName);
  }

  /** A contact flow or module, by its name without the deployment's, took the error branch of a step, or could not be run. */
  flowFailed(flow: string, how: 'at-a-step' | 'fatally' = 'at-a-step'): void {
    this.#count('AWS/Connect', how === 'fatally' ? 'ContactFlowFatalErrors' : 'ContactFlowErrors', flow);
  }

  /** A stream, by its logical id, took no record because it was full. */
  streamFull(stream: string): void {
    this.#count('AWS/Kinesis', 'WriteProvisionedThroughputExceeded', stream);
  }

  /** A gateway, by its logical id, answered that something behind it failed. */
  gatewayFailed(api: string): void {
    this.#count('AWS/ApiGateway', '5xx', api);
  }

  /** EventBridge could not hand an event to the target of the rule. */
  undelivered(rule: string): void {
    this.#count('AWS/Events', 'FailedInvocations', rule);
  }

  /** So many messages wait in the queue from now on. */
  waiting(queue: string, messages: number): void {
    this.#tellWaiting(queue);
    this.#waiting.set(queue, { messages, sinceMilliseconds: this.#clock().epochMilliseconds });
  }

  /** The dialler would have run and found nothing to do. */
  runLeftOut(): void {
    this.invoked('dial-due-leads');
    this.store.add({ namespace: 'Tierline', name: 'CallsInAir' }, 0, this.#clock().epochMilliseconds);
  }

  /** The alarms that rang from that moment until now. */
  rung(from: Temporal.Instant, alarms: readonly AlarmDefinition[] = DEPLOYED_ALARMS): readonly RungAlarm[] {
    for (const queue of this.#waiting.keys()) this.#tellWaiting(queue);
    return rungAlarms(alarms, this.store, from, this.#clock());
  }

  /** A queue tells each minute how much waits. */
  #tellWaiting(queue: string): void {
    const now = this.#clock().epochMilliseconds;
    const { messages, sinceMilliseconds } = this.#waiting.get(queue) ?? { messages: 0, sinceMilliseconds: now };
    if (messages === 0) return;
    for (let at = sinceMilliseconds; at < now; at += MINUTE_MILLISECONDS) {
      this.#add('AWS/SQS', 'ApproximateNumberOfMessagesVisible', queue, messages, at);
    }
    this.#waiting.set(queue, { messages, sinceMilliseconds: now });
  }

  #count(namespace: string, name: string, of: string): void {
    this.#add(namespace, name, of, 1);
  }

  #add(namespace: string, name: string, of: string, value: number, at = this.#clock().epochMilliseconds): void {
    this.store.add({ namespace, name, of }, value, at);
  }
}
