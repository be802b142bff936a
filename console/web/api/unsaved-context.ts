import { createContext, useContext, useEffect } from 'react';

/** What is being written and is neither published nor discarded. */
export const UnsavedContext = createContext<Set<symbol>>(new Set());

/** Lets whoever leaves the page be asked first, as long as something would be lost. */
export function useUnsaved(isChanged: boolean): void {
  const unsaved = useContext(UnsavedContext);
  useEffect(() => {
    if (!isChanged) return;
    const draft = Symbol('draft');
    unsaved.add(draft);
    return () => void unsaved.delete(draft);
  }, [isChanged, unsaved]);
}
