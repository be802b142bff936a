import {
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { TierlineError } from '../../application/errors.ts';
import type { Erasure, Suppression, SuppressionLog } from '../../application/ports/suppression-log.ts';
import { momentText } from '../../domain/moment-text.ts';

/** Under it every suppression is one object, named by its moment and the number's key. */
export const SUPPRESSIONS_PREFIX = 'suppressions/';

/** Under it every erasure is one, named by its moment and the lead's id. */
export const ERASURES_PREFIX = 'erasures/';

/** What an object of the log holds. `format` grows when a later version of the product writes something else. */
const storedSuppression = z.object({
  format: z.literal(1),
  numberKey: z.string().min(1),
  at: momentText,
  why: z.enum(['do-not-call', 'deceased', 'minor']),
});

const storedErasure = z.object({ format: z.literal(1), leadId: z.string().min(1), at: momentText });

/** S3 answers so where the object is there already, or is being written at this moment by somebody else. */
const THERE_ALREADY: ReadonlySet<number> = new Set([409, 412]);

/** An object of the log that cannot be read: nobody can tell who said stop, or was erased. */
export class UnreadableSuppressionError extends TierlineError {
  readonly code = 'suppression-log.unreadable';
  readonly retryable = false;

  constructor(key: string) {
    super(`The object ${key} of the log of suppressions cannot be read.`);
  }
}

/** The log in a bucket that lets no version of an object be taken away. */
export class S3SuppressionLog implements SuppressionLog {
  readonly #s3: S3Client;
  readonly #bucket: string;

  constructor(s3: S3Client, bucket: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
  }

  append(suppression: Suppression): Promise<void> {
    const { at, numberKey } = suppression;
    const stored = z.encode(storedSuppression, { format: 1, ...suppression });
    return this.#put(`${SUPPRESSIONS_PREFIX}${nameOf(at)}-${numberKey}.json`, stored);
  }

  appendErasure(erasure: Erasure): Promise<void> {
    const { at, leadId } = erasure;
    const stored = z.encode(storedErasure, { format: 1, ...erasure });
    return this.#put(`${ERASURES_PREFIX}${nameOf(at)}-${leadId}.json`, stored);
  }

  /** @throws UnreadableSuppressionError at an object that holds none. */
  async *since(at: Temporal.Instant): AsyncGenerator<Suppression> {
    for await (const { format: _, ...suppression } of this.#read(SUPPRESSIONS_PREFIX, storedSuppression, at)) {
      yield suppression;
    }
  }

  /** @throws UnreadableSuppressionError at an object that holds none. */
  async *erasuresSince(at: Temporal.Instant): AsyncGenerator<Erasure> {
    for await (const { format: _, ...erasure } of this.#read(ERASURES_PREFIX, storedErasure, at)) yield erasure;
  }

  async #put(key: string, stored: unknown): Promise<void> {
    const command = new PutObjectCommand({
      Bucket: this.#bucket,
      Key: key,
      Body: JSON.stringify(stored),
      ContentType: 'application/json',
      IfNoneMatch: '*',
    });
    try {
      await this.#s3.send(command);
    } catch (error) {
      const isThere = error instanceof S3ServiceException && THERE_ALREADY.has(error.$metadata.httpStatusCode ?? 0);
      if (!isThere) throw error;
    }
  }

  async *#read<Stored extends z.ZodType>(
    prefix: string,
    stored: Stored,
    at: Temporal.Instant,
  ): AsyncGenerator<z.output<Stored>> {
    let from: string | undefined;
    do {
      const { Contents = [], NextContinuationToken } = await this.#s3.send(
        new ListObjectsV2Command({
          Bucket: this.#bucket,
          Prefix: prefix,
          StartAfter: `${prefix}${nameOf(at)}`,
          ContinuationToken: from,
        }),
      );
      for (const { Key: key } of Contents) if (key !== undefined) yield this.#object(key, stored);
      from = NextContinuationToken;
    } while (from !== undefined);
  }

  async #object<Stored extends z.ZodType>(key: string, stored: Stored): Promise<z.output<Stored>> {
    const { Body } = await this.#s3.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key }));
    const text = (await Body?.transformToString()) ?? '';
    try {
      return stored.parse(JSON.parse(text));
    } catch {
      throw new UnreadableSuppressionError(key);
    }
  }
}

/** Names sort as moments do, and the same thing has the same name: ISO 8601 UTC with exactly three decimals. */
function nameOf(at: Temporal.Instant): string {
  return at.toString({ fractionalSecondDigits: 3 });
}
