import { createContext, useContext } from 'react';
import type { ApiClient } from './api-client.ts';

export const ApiContext = createContext<ApiClient | undefined>(undefined);

export function useApiClient(): ApiClient {
  const client = useContext(ApiContext);
  if (client === undefined) throw new Error('useApiClient is used outside of a signed-in console.');
  return client;
}
