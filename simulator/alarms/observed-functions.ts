import type { DynamoDBStreamEvent, KinesisStreamEvent } from 'aws-lambda';
import type { Temporal } from 'temporal-polyfill';
import type { FunctionName } from '../delivery/function-runner.ts';
import { NotStartedError } from '../delivery/reserved-concurrency.ts';
import type { FunctionsUnderTest } from '../functions-under-test.ts';
import type { CloudWatch } from './cloud-watch.ts';

/** The functions as CloudWatch sees them: each invocation, its failure, and how long the records of a stream have waited. */
export function observedFunctions(
  functions: FunctionsUnderTest,
  cloudWatch: CloudWatch,
  clock: () => Temporal.Instant,
): FunctionsUnderTest {
  const observed = async <Answer>(name: FunctionName, work: () => Promise<Answer>): Promise<Answer> => {
    try {
      const answer = await work();
      cloudWatch.invoked(name);
      return answer;
    } catch (error) {
      if (error instanceof NotStartedError) cloudWatch.throttled(name);
      else {
        cloudWatch.invoked(name);
        cloudWatch.failed(name);
      }
      throw error;
    }
  };
  const waited = (name: FunctionName, sinceSeconds: number | undefined) => {
    if (sinceSeconds !== undefined) cloudWatch.waitedFor(name, clock().epochMilliseconds - sinceSeconds * 1_000);
  };
  const follow = <Answer>(name: FunctionName, { Records }: DynamoDBStreamEvent, work: () => Promise<Answer>) => {
    waited(name, Records.at(-1)?.dynamodb?.ApproximateCreationDateTime);
    return observed(name, work);
  };
  const record = <Answer>({ Records }: KinesisStreamEvent, work: () => Promise<Answer>) => {
    waited('record-contact-record', Records.at(-1)?.kinesis.approximateArrivalTimestamp);
    return observed('record-contact-record', work);
  };
  return {
    dialDueLeads: (event) => observed('dial-due-leads', () => functions.dialDueLeads(event)),
    recordContactEvent: (event) => observed('record-contact-event', () => functions.recordContactEvent(event)),
    recordContactRecord: (event) => record(event, () => functions.recordContactRecord(event)),
    recordDisposition: (event) => observed('record-disposition', () => functions.recordDisposition(event)),
    recordBusinessEvent: (event) => observed('record-business-event', () => functions.recordBusinessEvent(event)),
    optOut: (event) => observed('opt-out', () => functions.optOut(event)),
    briefAgent: (event) => observed('brief-agent', () => functions.briefAgent(event)),
    lookUpCaller: (event) => observed('look-up-caller', () => functions.lookUpCaller(event)),
    countResults: (event) => follow('count-results', event, () => functions.countResults(event)),
    publishEvents: (event) => follow('publish-events', event, () => functions.publishEvents(event)),
  };
}
