import { S3Client } from '@aws-sdk/client-s3';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { afterAll, beforeAll } from 'vitest';

/** Buckets behind S3's real wire protocol. To be had within a test only. */
export interface RealBuckets {
  readonly s3: S3Client;
  create(bucket: string): void;
}

/** Starts one S3 for the test file, ended with it. */
export function realBuckets(): RealBuckets {
  let running: { readonly server: FauxqsServer; readonly s3: S3Client } | undefined;
  beforeAll(async () => {
    const server = await startFauxqs({ port: 0, logger: false });
    const s3 = new S3Client({
      region: 'us-east-1',
      endpoint: server.address,
      forcePathStyle: true,
      credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
      maxAttempts: 1,
    });
    running = { server, s3 };
  });
  afterAll(async () => {
    running?.s3.destroy();
    await running?.server.stop();
  });
  const now = () => {
    if (running === undefined) throw new Error('Buckets are to be had within a test only.');
    return running;
  };
  return {
    get s3() {
      return now().s3;
    },
    create: (bucket) => now().server.createBucket(bucket),
  };
}
