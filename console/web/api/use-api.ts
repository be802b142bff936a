import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer, Query } from './api-client.ts';
import { useApiClient } from './api-context.ts';
import { PollClock } from './poll-clock.ts';
import type { ApiProblem } from './problem.ts';

export interface ApiOptions {
  readonly query?: Query;
  /** False: do not ask yet. */
  readonly isWanted?: boolean;
  /** Ask again and again, seldomer while nothing moves or nothing answers, and not at all while the page is hidden. */
  readonly polls?: boolean;
  /** Show what another query of the same page answered until this one does. */
  readonly keepsPrevious?: boolean;
}

/** What a page knows of an answer. What was answered stays, with the problem, when asking again fails. */
export interface Fetched<Body> {
  readonly body: Body | undefined;
  /** To be sent with the change that starts from this answer. */
  readonly etag: string | undefined;
  readonly problem: ApiProblem | undefined;
  readonly isLoading: boolean;
  /** ISO 8601: when `body` was last found to be so by the company's clock, where the answer says. */
  readonly at: string | undefined;
  /** The same by this machine's clock. */
  readonly askedAt: Date | undefined;
  /** Asks again, and answers with the newest `etag`. */
  readonly reload: () => Promise<string | undefined>;
}

/** Reads from the API: `useApi<Controls>('/controls')`. Answers of the same path and query are shared by all who ask. */
export function useApi<Body>(path: string, options: ApiOptions = {}): Fetched<Body> {
  const { query, isWanted = true, polls = false, keepsPrevious = false } = options;
  const client = useApiClient();
  const [pollClock] = useState(() => new PollClock());
  const found = useQuery<Answer<Body>, ApiProblem>({
    queryKey: [path, query ?? {}],
    queryFn: ({ signal }) => client.ask<Body>({ path, ...(query && { query }) }, signal),
    enabled: isWanted,
    ...(keepsPrevious && { placeholderData: keepPreviousData }),
    ...(polls && {
      refetchInterval: ({ state }) => 1_000 * pollClock.secondsToNext({ ...state, data: state.data?.body }),
      refetchIntervalInBackground: false,
      refetchOnWindowFocus: true,
    }),
  });
  return {
    body: found.data?.body,
    etag: found.data?.etag,
    problem: found.error ?? undefined,
    isLoading: found.isLoading,
    at: found.data?.at,
    askedAt: found.dataUpdatedAt === 0 ? undefined : new Date(found.dataUpdatedAt),
    reload: async () => (await found.refetch()).data?.etag,
  };
}
