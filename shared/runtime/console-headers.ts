import { extname } from 'node:path';

/** For two years a browser speaks nothing but https with an address that has answered so once. */
export const STRICT_TRANSPORT_SECONDS = 63_072_000;

/** The headers beside the policy of content and strict transport. */
export const STEADY_HEADERS = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

/**
 * What every answer that carries a part of the console says to the browser, on a machine of one's own as in AWS: it runs
 * nothing but its own files, stands in nobody's frame and tells nobody where it came from.
 *
 * Libraries that set styles do so through the DOM, which a policy without 'unsafe-inline' allows.
 * @param origins that the console may send requests to, beside its own: those at which people sign in
 * @see https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CSP
 */
export function consoleHeaders(origins: readonly string[] = []): Readonly<Record<string, string>> {
  return {
    ...STEADY_HEADERS,
    'content-security-policy': contentSecurityPolicy(origins),
    'strict-transport-security': `max-age=${STRICT_TRANSPORT_SECONDS}; includeSubDomains`,
  };
}

/** The policy by itself. Drawings that the console makes are shown from blobs; small pictures and fonts of its libraries are data. */
export function contentSecurityPolicy(origins: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src ${["'self'", ...origins].join(' ')}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** Files with a hash in their name never change; everything else is asked for again each time. */
export const CACHE_CONTROL = { hashed: 'public, max-age=31536000, immutable', other: 'no-cache' } as const;

/** Under `/assets/` lie the files with a hash in their name; beside them only files of the first level. */
const SITE_FILE = /^\/(assets\/.+|[^/]+\.[a-z0-9]+)$/;

/** As the code of a CloudFront function has to write it, which imports nothing. */
export const SITE_FILE_PATTERN = String(SITE_FILE);

/** What is answered on a path: a file of its own, or the one page, which finds its view by the path itself. */
export function siteFile(path: string): string {
  return SITE_FILE.test(path) ? path : '/index.html';
}

/** How long browsers may keep a file, by its path. */
export function cacheControl(file: string): string {
  return file.startsWith('/assets/') ? CACHE_CONTROL.hashed : CACHE_CONTROL.other;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** What a file of a build is, by its name; undefined for a kind that no build holds. */
export function contentType(file: string): string | undefined {
  return CONTENT_TYPES[extname(file)];
}

/** Where Cognito sends back whoever has signed in. */
export const SIGNED_IN_PATH = '/signed-in';
