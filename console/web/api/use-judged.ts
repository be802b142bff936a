import { useQuery } from '@tanstack/react-query';
import { useApiClient } from './api-context.ts';
import type { ApiProblem } from './problem.ts';
import { useSettled } from './use-settled.ts';

export interface Judged<Body> {
  /** Of the newest draft that was judged; that of the one before stays until it is there. */
  readonly body: Body | undefined;
  readonly problem: ApiProblem | undefined;
  /** False while the newest draft is not judged yet. */
  readonly isUpToDate: boolean;
}

export interface JudgedOptions {
  /** What the answer is of, as the version that the draft begins from: an earlier answer stands in only for the same. */
  readonly about?: string | undefined;
  /** Whether the draft may be in the middle of being typed, and is waited for. */
  readonly isTyped?: boolean;
}

const TYPING_MILLISECONDS = 400;

/** What the API says of a draft, by a POST that changes nothing; nothing is asked while there is no draft. */
export function useJudged<Body>(path: string, draft: unknown, options: JudgedOptions = {}): Judged<Body> {
  const { about = '', isTyped = true } = options;
  const client = useApiClient();
  const text = JSON.stringify(draft);
  const still = useSettled(text, TYPING_MILLISECONDS);
  const settled = isTyped ? still : text;
  const found = useQuery<Body, ApiProblem>({
    queryKey: [path, about, settled],
    queryFn: async ({ signal }) =>
      (await client.ask<Body>({ method: 'POST', path, body: JSON.parse(settled ?? 'null') }, signal)).body,
    enabled: settled !== undefined,
    placeholderData: (previous, before) => (before?.queryKey[1] === about ? previous : undefined),
  });
  return {
    body: found.data,
    problem: found.error ?? undefined,
    isUpToDate: text === settled && !found.isFetching,
  };
}
