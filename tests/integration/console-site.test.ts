import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, describe, expect, it } from 'vitest';
import { deployedConfig } from '../../console/site/deployed-config.ts';
import { emptySite, fillSite, type SiteBucket } from '../../console/site/site-bucket.ts';
import type { ConsoleConfig } from '../../console/web/session/console-config.ts';
import { RETURN_PATH } from '../../console/web/session/return-path.ts';
import { contentSecurityPolicy, SIGNED_IN_PATH } from '../../shared/runtime/console-headers.ts';
import { BUILT_CONSOLE } from '../support/a-deploy-floor.ts';
import { realBuckets } from '../support/real-buckets.ts';

const OUTPUTS = {
  userPoolId: 'us-east-1_Example',
  userPoolClientId: 'client',
  signInAddress: 'https://tierline-111122223333.auth.us-east-1.amazoncognito.com',
};
const CONFIG = deployedConfig('us-east-1', OUTPUTS);

const buckets = realBuckets();
const folder = mkdtempSync(join(tmpdir(), 'tierline-site-'));
afterAll(() => rmSync(folder, { recursive: true }));

function aBucket(bucket: string): SiteBucket {
  buckets.create(bucket);
  return { s3: buckets.s3, bucket };
}

async function keysIn({ s3, bucket }: SiteBucket): Promise<readonly string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
  return Contents.map(({ Key = '' }) => Key).toSorted();
}

describe("the console's bucket", () => {
  it('holds the built files with their types, the page anew each time, and how people sign in', async () => {
    const site = aBucket('filled');

    expect(await fillSite(site, BUILT_CONSOLE, CONFIG)).toBe(3);

    const found = await Promise.all(
      (await keysIn(site)).map(async (Key) => {
        const { ContentType, CacheControl } = await site.s3.send(new GetObjectCommand({ Bucket: site.bucket, Key }));
        return [Key, ContentType, CacheControl];
      }),
    );
    expect(found).toEqual([
      ['assets/index-1a2b3c4d.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
      ['config.json', 'application/json', 'no-cache'],
      ['index.html', 'text/html; charset=utf-8', 'no-cache'],
    ]);
    const { Body } = await site.s3.send(new GetObjectCommand({ Bucket: site.bucket, Key: 'config.json' }));
    expect(JSON.parse((await Body?.transformToString()) ?? '')).toEqual(CONFIG);
  });

  it('keeps the files of earlier builds, which open consoles still load', async () => {
    const site = aBucket('updated');
    await fillSite(site, BUILT_CONSOLE, CONFIG);
    const newer = join(folder, 'newer');
    cpSync(BUILT_CONSOLE, newer, { recursive: true });
    writeFileSync(join(newer, 'assets', 'index-2.js'), '');
    rmSync(join(newer, 'assets', 'index-1a2b3c4d.js'));

    await fillSite(site, newer, CONFIG);

    expect(await keysIn(site)).toEqual(['assets/index-1a2b3c4d.js', 'assets/index-2.js', 'config.json', 'index.html']);
  });

  it('takes no page that was not wholly put: what fails before leaves the page as it was', async () => {
    const site = aBucket('broken');
    const broken = join(folder, 'broken');
    cpSync(BUILT_CONSOLE, broken, { recursive: true });
    writeFileSync(join(broken, 'assets', 'secrets.env'), '');

    await expect(fillSite(site, broken, CONFIG)).rejects.toThrow('The console holds assets/secrets.env');
    expect(await keysIn(site)).not.toContain('index.html');
  });

  it('can be emptied, also twice', async () => {
    const site = aBucket('emptied');
    await fillSite(site, BUILT_CONSOLE, CONFIG);

    await emptySite(site);
    await emptySite(site);

    expect(await keysIn(site)).toEqual([]);
  });
});

it('the console is told how to sign in, in words that it reads, and may ask there alone', () => {
  const read: ConsoleConfig = CONFIG;

  expect(read).toEqual({
    signIn: {
      kind: 'cognito',
      authority: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example',
      clientId: 'client',
      hostedUi: OUTPUTS.signInAddress,
    },
  });
  expect(contentSecurityPolicy([CONFIG.signIn.hostedUi])).toContain(`connect-src 'self' ${OUTPUTS.signInAddress};`);
});

it('Cognito sends people back to where the console awaits them', () => {
  expect(SIGNED_IN_PATH).toBe(RETURN_PATH);
});
