import type { FunctionName } from '../delivery/function-runner.ts';
import type { CloudWatch } from './cloud-watch.ts';

/** Where dead letters of the simulated services lie in a deployment: in a queue, by its logical id, or in the bucket. */
const PLACES: Readonly<Record<string, { readonly queue: string } | { readonly reader: FunctionName }>> = {
  'contact-events': { queue: 'RecordContactEventDeadLettersQueue' },
  'business-events': { queue: 'RecordBusinessEventDeadLettersQueue' },
  'dialler.fifo': { queue: 'DialDueLeadsDeadLettersQueue' },
  'contact-records': { reader: 'record-contact-record' },
  'count-results': { reader: 'count-results' },
  'publish-events': { reader: 'publish-events' },
};

/** The queue of rejected input, by its logical id. */
export const REJECTED_INPUT_QUEUE = 'RejectedInputQueue';

/** Tells CloudWatch of records of a stream that could not even be put aside. */
export function lossesTold(cloudWatch: CloudWatch): (source: string) => void {
  return (source) => {
    const place = PLACES[source];
    if (place === undefined || 'queue' in place) throw new RangeError(`Nobody reads a stream named ${source}.`);
    cloudWatch.putAside(place.reader, 'lost');
  };
}

/** Tells CloudWatch of dead letters, whenever there are more or fewer of a source. */
export function lettersTold(cloudWatch: CloudWatch): (source: string, letters: number) => void {
  const known = new Map<string, number>();
  return (source, letters) => {
    const place = PLACES[source];
    if (place === undefined) throw new RangeError(`Nobody knows where dead letters of ${source} lie.`);
    if ('queue' in place) cloudWatch.waiting(place.queue, letters);
    else for (let more = known.get(source) ?? 0; more < letters; more += 1) cloudWatch.putAside(place.reader);
    known.set(source, letters);
  };
}
