import { createContext, useContext } from 'react';

export interface Flash {
  readonly type: 'success' | 'info' | 'warning' | 'error';
  readonly text: string;
}

/** Says something above the page, aloud too, until it is put away: `const flash = useFlash(); flash({ … })`. */
export const FlashContext = createContext<(flash: Flash) => void>(() => undefined);

export function useFlash(): (flash: Flash) => void {
  return useContext(FlashContext);
}
