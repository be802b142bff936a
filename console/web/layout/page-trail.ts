import { matchPath } from 'react-router';
import type { Page } from '../pages/page.ts';

export interface TrailStep {
  readonly page: Page;
  readonly href: string;
}

/** The pages above an address and the one at it, the overview first. Segments that are no page are passed over. */
export function pageTrail(pages: readonly Page[], pathname: string): readonly TrailStep[] {
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const addresses = ['/', ...segments.map((_, last) => `/${segments.slice(0, last + 1).join('/')}`)];
  return addresses.flatMap((href) => {
    const page = pages.find(({ path }) => matchPath(path, href) !== null);
    return page === undefined ? [] : [{ page, href }];
  });
}
