import { DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { Temporal } from 'temporal-polyfill';
import type { DeadLetter, LetterBox } from './dead-letter.ts';
import { letterFromObject } from './invocation-record.ts';

const TRAILING_UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The bucket in which Lambda keeps the records of streams that could not be processed. Reading hides nothing. */
export class BucketBox implements LetterBox {
  readonly sources = ['contact-records', 'table-stream'] as const;
  readonly #s3: S3Client;
  readonly #bucket: string;
  readonly #keys = new Map<string, string>();

  constructor(s3: S3Client, bucket: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
  }

  async *letters(): AsyncGenerator<DeadLetter> {
    for await (const { key, storedAt } of this.#objects()) {
      const text = await this.#read(key);
      const id = TRAILING_UUID.exec(key)?.[0] ?? key;
      this.#keys.set(id, key);
      yield letterFromObject({ key, storedAt, text }, id);
    }
  }

  async remove(id: string): Promise<void> {
    const key = this.#keys.get(id);
    if (key === undefined) throw new Error(`Letter ${id} was not read from bucket ${this.#bucket}.`);
    await this.#s3.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key: key }));
  }

  async roughCount(): Promise<undefined> {
    return undefined;
  }

  async *#objects(): AsyncGenerator<{ readonly key: string; readonly storedAt: Temporal.Instant }> {
    let from: string | undefined;
    do {
      const { Contents = [], NextContinuationToken } = await this.#s3.send(
        new ListObjectsV2Command({ Bucket: this.#bucket, ContinuationToken: from }),
      );
      for (const { Key: key, LastModified } of Contents) {
        if (key === undefined || LastModified === undefined) continue;
        yield { key, storedAt: Temporal.Instant.fromEpochMilliseconds(LastModified.getTime()) };
      }
      from = NextContinuationToken;
    } while (from !== undefined);
  }

  async #read(key: string): Promise<string> {
    const { Body } = await this.#s3.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key }));
    return (await Body?.transformToString()) ?? '';
  }
}
