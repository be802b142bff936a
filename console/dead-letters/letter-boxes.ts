import type { S3Client } from '@aws-sdk/client-s3';
import { BucketBox } from './bucket-box.ts';
import type { LetterBox } from './dead-letter.ts';
import type { DeployedPlaces } from './deployed-places.ts';
import { QueueBox, type QueueReading } from './queue-box.ts';
import { busEventLetter, rejectedLetter, wakeUpLetter } from './queue-letters.ts';

/** Every place of a deployment that keeps dead letters. */
export function letterBoxes(
  { s3, ...queues }: QueueReading & { readonly s3: S3Client },
  places: DeployedPlaces,
): readonly LetterBox[] {
  return [
    new QueueBox(queues, 'contact-events', places.contactEventDeadLettersUrl, (message) =>
      busEventLetter(message, 'contact-events', places.contactEventsUrl),
    ),
    new QueueBox(queues, 'business-events', places.businessEventDeadLettersUrl, (message) =>
      busEventLetter(message, 'business-events', places.businessEventsUrl),
    ),
    new BucketBox(s3, places.failedRecordsBucket),
    new QueueBox(queues, 'rejected-input', places.rejectedInputUrl, (message) => rejectedLetter(message, places)),
    new QueueBox(queues, 'wake-ups', places.wakeUpDeadLettersUrl, wakeUpLetter),
  ];
}
