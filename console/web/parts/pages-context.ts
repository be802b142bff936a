import { createContext } from 'react';
import type { Page } from '../pages/page.ts';

/** Every page there is, for links that lead only where something is. */
export const PagesContext = createContext<readonly Page[]>([]);
