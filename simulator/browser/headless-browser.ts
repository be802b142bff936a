import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver } from 'playwright-core';

/** A browser without a window. Whoever opens it closes it. */
export async function headlessBrowser(): Promise<Browser> {
  // In a single process, the first page that closes takes the browser with it.
  const args = chromium.args.filter((argument) => argument !== '--single-process');
  return driver.launch({ executablePath: await chromium.executablePath(), args });
}
