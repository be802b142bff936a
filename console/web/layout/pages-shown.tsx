import { useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { consoleRouter } from './console-router.tsx';

/** The pages, beginning at the address that the window has now: whoever comes from signing in is back where they were. */
export function PagesShown() {
  const [router] = useState(consoleRouter);
  return <RouterProvider router={router} />;
}
