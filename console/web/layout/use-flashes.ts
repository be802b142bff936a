import { useCallback, useState } from 'react';
import type { Flash } from '../parts/flash-context.ts';

export interface ShownFlash extends Flash {
  readonly id: string;
}

/** More of them would push the page out of sight: the oldest go. */
const MOST_SHOWN = 3;

export function useFlashes() {
  const [flashes, setFlashes] = useState<readonly ShownFlash[]>([]);
  const flash = useCallback((said: Flash) => {
    setFlashes((shown) => [{ ...said, id: crypto.randomUUID() }, ...shown].slice(0, MOST_SHOWN));
  }, []);
  const putAway = useCallback((id: string) => setFlashes((shown) => shown.filter((each) => each.id !== id)), []);
  return { flashes, flash, putAway };
}
