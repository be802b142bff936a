import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeleteObjectsCommand, PutObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { cacheControl, contentType } from '../../shared/runtime/console-headers.ts';
import { CommandFailure } from '../command-failure.ts';

/** So many files are on their way at once. */
const AT_ONCE = 8;

/** Where a console is served from. */
export interface SiteBucket {
  readonly s3: S3Client;
  readonly bucket: string;
}

/**
 * Puts a built console and what it is configured with into its bucket. The page comes last, so that it never names a file
 * that is not there; files of earlier builds stay, because consoles that are open still load them. A repeat changes
 * nothing.
 *
 * @returns how many files were put.
 * @throws CommandFailure when the folder holds a kind of file that is not served.
 */
export async function fillSite(site: SiteBucket, folder: string, config: object): Promise<number> {
  const files = filesIn(folder);
  const page = files.filter((file) => file === 'index.html');
  const others = files.filter((file) => file !== 'index.html');
  const put = async (file: string, body: Uint8Array | string) => {
    const ContentType = contentType(file);
    // A browser that is told not to sniff would not take it.
    if (ContentType === undefined) throw new CommandFailure(`The console holds ${file}, a kind of file not served.`);
    const CacheControl = cacheControl(`/${file}`);
    await site.s3.send(new PutObjectCommand({ Bucket: site.bucket, Key: file, Body: body, ContentType, CacheControl }));
  };
  for (let from = 0; from < others.length; from += AT_ONCE) {
    await Promise.all(others.slice(from, from + AT_ONCE).map((file) => put(file, readFileSync(join(folder, file)))));
  }
  await put('config.json', `${JSON.stringify(config)}\n`);
  for (const file of page) await put(file, readFileSync(join(folder, file)));
  return files.length + 1;
}

/** Takes everything out of the bucket, without which it could not be deleted. A repeat takes out what is left. */
export async function emptySite({ s3, bucket: Bucket }: SiteBucket): Promise<void> {
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket })) {
    const Objects = Contents.flatMap(({ Key }) => (Key === undefined ? [] : [{ Key }]));
    if (Objects.length > 0) await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
  }
}

/** By their paths from the folder, with slashes; what begins with a dot is the builder's own. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.')) return [];
    if (!entry.isDirectory()) return [entry.name];
    return filesIn(join(folder, entry.name)).map((file) => `${entry.name}/${file}`);
  });
}
