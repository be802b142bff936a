import type { Page, Request } from 'playwright-core';

/** Longer than the console waits for the next key before it asks about a draft. */
const QUIET_MS = 700;
const LONGEST_MS = 20_000;
const STEP_MS = 50;

interface Traffic {
  readonly underWay: Set<Request>;
  movedAt: number;
}

const watched = new WeakMap<Page, Traffic>();

/**
 * Waits until a page has asked for nothing for a moment and everything that it asked for has come: also after what was
 * done within it, of which the browser's own load states say nothing.
 * @throws Error when it goes on asking.
 */
export async function quietPage(page: Page): Promise<void> {
  const traffic = trafficOf(page);
  const from = Date.now();
  traffic.movedAt = from;
  await page.waitForLoadState('networkidle');
  while (traffic.underWay.size > 0 || Date.now() - traffic.movedAt < QUIET_MS) {
    if (Date.now() - from > LONGEST_MS) throw new Error(`${page.url()} goes on asking for something.`);
    await page.waitForTimeout(STEP_MS);
  }
}

function trafficOf(page: Page): Traffic {
  const known = watched.get(page);
  if (known !== undefined) return known;
  const traffic: Traffic = { underWay: new Set(), movedAt: 0 };
  watched.set(page, traffic);
  const ended = (request: Request) => {
    traffic.underWay.delete(request);
    traffic.movedAt = Date.now();
  };
  page.on('request', (request) => traffic.underWay.add(request));
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  return traffic;
}
