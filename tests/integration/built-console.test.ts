import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { FUNCTION_SETTINGS, SETTING_NAMES } from '../../shared/runtime/setting-names.ts';
import { builtConsole } from '../../simulator/console-site/console-build.ts';
import { secretsIn } from '../support/secrets-in-text.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const OVERVIEW = 'pages/overview/overview-page.tsx';
/** What Cloudscape's parts say, in each language: loaded with the first page. */
const MESSAGES = /all[.]en[.]js$|cloudscape-in-russian/;
/** Of the overview with all that it needs at first, gzipped, styles and the messages of both languages among it. */
const BUDGET_BYTES = 600_000;

const manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    css: z.array(z.string()).default([]),
    imports: z.array(z.string()).default([]),
    isEntry: z.boolean().default(false),
    isDynamicEntry: z.boolean().default(false),
  }),
);

function filesIn(): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('.vite'))
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
}

/** Text alone: pictures and fonts say nothing. */
function textsIn(): readonly (readonly [file: string, text: string])[] {
  const texts = filesIn().filter((file) => ['.js', '.css', '.html', '.svg', '.json'].includes(extname(file)));
  return texts.map((file) => [file, readFileSync(join(folder, file), 'utf8')]);
}

let folder = '';

beforeAll(async () => {
  folder = await builtConsole({ root: ROOT });
}, 120_000);

describe('the built console', () => {
  it('holds no secret, nobody’s number or address, and nothing of the machine that built it', () => {
    const found = textsIn().flatMap(([file, text]) => secretsIn(text).map((secret) => `${file}: ${secret}`));

    expect(found).toEqual([]);
  });

  it('knows nothing of what runs in AWS: no setting of a function, and no client of its services', () => {
    const names = Object.values(FUNCTION_SETTINGS).flatMap((settings) => settings.map((name) => SETTING_NAMES[name]));
    const found = textsIn().flatMap(([file, text]) =>
      [...new Set(names), 'process.env', 'aws-sdk', 'X-Amz-Target']
        .filter((name) => text.includes(name))
        .map((name) => `${file}: ${name}`),
    );

    expect(found).toEqual([]);
  });

  it('keeps its own policy: no script or style in the page, nothing from elsewhere, no text that is run', () => {
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    const scripts = [...page.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)];

    expect(scripts.length).toBeGreaterThan(0);
    expect(page).not.toMatch(/<script(?![^>]*\bsrc="\/assets\/)/);
    for (const [, attributes, inline] of scripts) {
      expect(attributes).toMatch(/ src="\/assets\/[^"]+"/);
      expect(inline).toBe('');
    }
    expect(page).not.toMatch(/<style|style=|\son\w+=|https?:|(src|href)="\/\//);
    for (const [file, text] of textsIn()) {
      if (file.endsWith('.js')) expect(text.match(/\bnew Function\(|[^.\w]eval\(/g), file).toBeNull();
      if (file.endsWith('.css')) expect(text.match(/@import|url\((['"]?)(https?:)?\/\//g), file).toBeNull();
    }
  });

  it('needs less than 600 kB for the overview in either language; other pages come when they are opened', () => {
    const chunks = manifest.parse(JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8')));
    const messages = Object.keys(chunks).filter((name) => MESSAGES.test(name));
    const needed = new Set<string>();
    const files = new Set<string>(['index.html']);
    const take = (name: string): void => {
      const chunk = chunks[name];
      if (chunk === undefined) throw new Error(`The build holds no ${name}.`);
      if (needed.has(name)) return;
      needed.add(name);
      for (const file of [chunk.file, ...chunk.css]) files.add(file);
      chunk.imports.forEach(take);
    };
    for (const name of ['index.html', OVERVIEW, ...messages]) take(name);
    const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
    console.log(`The overview takes ${Math.round(bytes / 1_000)} kB compressed, in ${files.size} files.`);

    expect(messages).toHaveLength(2);
    expect(bytes).toBeLessThan(BUDGET_BYTES);
    const pages = Object.keys(chunks).filter((name) => name.startsWith('pages/') && chunks[name]?.isDynamicEntry);
    expect(pages).toContain(OVERVIEW);
    expect(pages.filter((name) => name !== OVERVIEW && needed.has(name))).toEqual([]);
    expect([...files].filter((file) => /-page-/.test(file) && !file.includes('overview-page'))).toEqual([]);
  });
});

it('a secret would be found', () => {
  const text = [
    'key="AKIAIOSFODNN7EXAMPLE"',
    'const dbPassword = "correct-horse";',
    '-----BEGIN RSA PRIVATE KEY-----',
    'arn:aws:dynamodb:us-east-1:111122223333:table/t',
    'eu-west-1_AbCdEfGhI +442079460000 kim@example.com /home/kim/tierline',
    '//# sourceMappingURL=index.js.map',
    'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJraW0ifQ.c2lnbmVk',
  ].join('\n');

  expect(secretsIn(text).map((found) => found.split(':')[0])).toEqual([
    'an access key of AWS',
    'a private key',
    'a token',
    'a secret by its name',
    'an ARN with an account',
    'a user pool',
    'a telephone number',
    'an e-mail address',
    'a folder of the machine that built it',
    'its sources',
  ]);
  expect(secretsIn('const words = { password: "", secret: ask() }; fetch("/api/leads?number=+12025550100")')).toEqual(
    [],
  );
});
