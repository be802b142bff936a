import { useState } from 'react';

export interface Cursors {
  /** Of the page that is shown; undefined for the first. */
  readonly cursor: string | undefined;
  readonly isFirst: boolean;
  readonly older: (next: string) => void;
  readonly newer: () => void;
}

/** The pages of a list that were turned over, so that one can turn back. */
export function useCursors(): Cursors {
  const [turned, setTurned] = useState<readonly string[]>([]);
  return {
    cursor: turned.at(-1),
    isFirst: turned.length === 0,
    older: (next) => setTurned([...turned, next]),
    newer: () => setTurned(turned.slice(0, -1)),
  };
}
