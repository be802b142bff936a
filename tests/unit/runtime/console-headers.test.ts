import { expect, test } from 'vitest';
import {
  cacheControl,
  consoleHeaders,
  contentSecurityPolicy,
  SITE_FILE_PATTERN,
  siteFile,
} from '../../../shared/runtime/console-headers.ts';

test.each([
  ['/', '/index.html'],
  ['/leads/2f9c', '/index.html'],
  ['/leads/a.b', '/index.html'],
  ['/assets', '/index.html'],
  ['/signed-in', '/index.html'],
  ['/config.json', '/config.json'],
  ['/icon.svg', '/icon.svg'],
  ['/assets/index-4f.js', '/assets/index-4f.js'],
])('%s is answered with %s', (path, file) => {
  expect(siteFile(path)).toBe(file);
});

test('CloudFront goes by the same pattern', () => {
  expect(SITE_FILE_PATTERN).toBe(String.raw`/^\/(assets\/.+|[^/]+\.[a-z0-9]+)$/`);
});

test('nothing comes from anywhere but the console itself, and what is in the page is never run', () => {
  const policy = contentSecurityPolicy();
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'; ");
});

test('only tokens are asked for elsewhere', () => {
  expect(contentSecurityPolicy(['https://login.example']).match(/[^;]*https:[^;]*/g)).toEqual([
    " connect-src 'self' https://login.example",
  ]);
});

test('every answer says the same, whatever it carries', () => {
  expect(Object.keys(consoleHeaders()).toSorted()).toEqual([
    'content-security-policy',
    'cross-origin-opener-policy',
    'cross-origin-resource-policy',
    'permissions-policy',
    'referrer-policy',
    'strict-transport-security',
    'x-content-type-options',
    'x-frame-options',
  ]);
});

test('what changes its name with its content is kept; the page is asked for each time', () => {
  expect(cacheControl('/assets/index-4f.js')).toContain('immutable');
  expect(cacheControl('/index.html')).toBe('no-cache');
  expect(cacheControl('/config.json')).toBe('no-cache');
});
