import { lazy } from 'react';
import { createBrowserRouter } from 'react-router';
import { PAGES } from '../pages/pages.ts';
import { Layout } from './layout.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { OfferedPage } from './offered-page.tsx';

/** Every page at its address, inside the layout. */
export function consoleRouter() {
  return createBrowserRouter([
    {
      element: <Layout />,
      children: [
        ...PAGES.map(({ path, role, load }) => ({ path, element: <OfferedPage role={role} page={lazy(load)} /> })),
        { path: '*', element: <NotFoundPage /> },
      ],
    },
  ]);
}
