import { GetObjectCommand, ListObjectVersionsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { S3SuppressionLog, UnreadableSuppressionError } from '../../shared/adapters/s3/s3-suppression-log.ts';
import type { Erasure, Suppression } from '../../shared/application/ports/suppression-log.ts';
import { NOON } from '../support/lead-builders.ts';
import { realBuckets } from '../support/real-buckets.ts';

const NAME = 'suppressions/2026-01-05T17:00:00.000Z-key-1.json';
const STOPPED: Suppression = { numberKey: 'key-1', at: NOON, why: 'do-not-call' };

describe('the log of suppressions in a bucket', () => {
  const buckets = realBuckets();

  function aLog(bucket: string) {
    buckets.create(bucket);
    return new S3SuppressionLog(buckets.s3, bucket);
  }

  async function all(log: S3SuppressionLog, at = NOON): Promise<readonly Suppression[]> {
    const found: Suppression[] = [];
    for await (const suppression of log.since(at)) found.push(suppression);
    return found;
  }

  it('gives back what it was given, and names no object by a telephone number', async () => {
    const log = aLog('given-back');
    await log.append(STOPPED);
    const { Body } = await buckets.s3.send(new GetObjectCommand({ Bucket: 'given-back', Key: NAME }));

    expect(JSON.parse((await Body?.transformToString()) ?? '')).toEqual({
      format: 1,
      numberKey: 'key-1',
      at: '2026-01-05T17:00:00.000Z',
      why: 'do-not-call',
    });
    expect(await all(log)).toEqual([STOPPED]);
  });

  it('keeps what comes again once, as it came first', async () => {
    const log = aLog('once');
    await Promise.all([log.append(STOPPED), log.append(STOPPED)]);
    await log.append({ ...STOPPED, why: 'deceased' });
    const { Versions = [] } = await buckets.s3.send(new ListObjectVersionsCommand({ Bucket: 'once' }));

    expect(Versions.length).toBeLessThanOrEqual(1);
    expect((await all(log)).map(({ numberKey }) => numberKey)).toEqual(['key-1']);
  });

  it('is read from a moment on, however much it holds', async () => {
    const log = aLog('paged');
    const later = Array.from({ length: 1_050 }, (_, index) => ({
      ...STOPPED,
      numberKey: `key-${index}`,
      at: NOON.add({ seconds: index }),
    }));
    await Promise.all([STOPPED, ...later].map((one) => log.append({ ...one, at: one.at.add({ hours: 1 }) })));
    await log.append(STOPPED);

    expect((await all(log)).length).toBe(1_052);
    expect(await all(log, NOON.add({ hours: 1, seconds: 1_049 }))).toMatchObject([{ numberKey: 'key-1049' }]);
  });

  it('keeps erasures apart from suppressions, each once, from a moment on', async () => {
    const log = aLog('erased');
    const erasure: Erasure = { leadId: 'lead-1', at: NOON };
    await Promise.all([log.appendErasure(erasure), log.appendErasure(erasure)]);
    await log.appendErasure({ leadId: 'lead-2', at: NOON.subtract({ hours: 1 }) });
    await log.append(STOPPED);
    const found: Erasure[] = [];
    for await (const one of log.erasuresSince(NOON)) found.push(one);

    expect(found).toEqual([erasure]);
    expect(await all(log)).toEqual([STOPPED]);
  });

  it('says which object it cannot read, and reads on over none', async () => {
    const log = aLog('broken');
    await buckets.s3.send(new PutObjectCommand({ Bucket: 'broken', Key: NAME, Body: '{"format":2}' }));

    await expect(all(log)).rejects.toThrow(new UnreadableSuppressionError(NAME));
  });
});
