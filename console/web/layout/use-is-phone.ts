import { useSyncExternalStore } from 'react';

/** The width below which Cloudscape's layout has one column. */
const PHONE = '(max-width: 688px)';

export function useIsPhone(): boolean {
  return useSyncExternalStore(whenWidthChanges, isPhone);
}

function isPhone(): boolean {
  return window.matchMedia(PHONE).matches;
}

function whenWidthChanges(changed: () => void): () => void {
  const query = window.matchMedia(PHONE);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
