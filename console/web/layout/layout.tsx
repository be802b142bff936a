import AppLayoutToolbar from '@cloudscape-design/components/app-layout-toolbar';
import { Suspense, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { UnsavedContext } from '../api/unsaved-context.ts';
import { useWords } from '../language/language-context.ts';
import { PAGES } from '../pages/pages.ts';
import { FlashContext } from '../parts/flash-context.ts';
import { Loading } from '../parts/loading.tsx';
import { PagesContext } from '../parts/pages-context.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { Flashes } from './flashes.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { Navigation } from './navigation.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { PAGE_ID, TOP_BAR_ID, TopBar } from './top-bar.tsx';
import { useFlashes } from './use-flashes.ts';
import { useIsPhone } from './use-is-phone.ts';
import { LAYOUT_WORDS } from './words.ts';

export function Layout() {
  const words = useWords(LAYOUT_WORDS);
  const { pathname } = useLocation();
  const { flashes, flash, putAway } = useFlashes();
  const [unsaved] = useState(() => new Set<symbol>());
  const [isOpen, setIsOpen] = useState(!useIsPhone());
  return (
    <FlashContext value={flash}>
      <UnsavedContext value={unsaved}>
        <PagesContext value={PAGES}>
          <LeaveGuard />
          <TopBar />
          <AppLayoutToolbar
            headerSelector={`#${TOP_BAR_ID}`}
            navigation={<Navigation />}
            navigationOpen={isOpen}
            onNavigationChange={({ detail }) => setIsOpen(detail.open)}
            toolsHide
            breadcrumbs={<Breadcrumbs />}
            notifications={<Flashes flashes={flashes} onPutAway={putAway} />}
            ariaLabels={{
              navigation: words.navigation,
              navigationToggle: words.openNavigation,
              navigationClose: words.closeNavigation,
              notifications: words.messages,
            }}
            content={
              <div id={PAGE_ID} tabIndex={-1}>
                <PageBoundary key={pathname}>
                  <Suspense fallback={<Loading />}>
                    <Outlet />
                  </Suspense>
                </PageBoundary>
              </div>
            }
          />
        </PagesContext>
      </UnsavedContext>
    </FlashContext>
  );
}
