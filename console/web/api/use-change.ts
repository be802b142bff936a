import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Asked } from './api-client.ts';
import { useApiClient } from './api-context.ts';
import type { ApiProblem } from './problem.ts';

export type ChangeAsked = Omit<Asked, 'idempotencyKey'> & { readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE' };

export interface Change<Body> {
  /** Sends a change. Never throws: what is wrong stands in `problem`. */
  readonly send: (asked: ChangeAsked) => Promise<Body | undefined>;
  readonly isSending: boolean;
  /** Of the last one sent; `<ProblemAlert>` shows it. */
  readonly problem: ApiProblem | undefined;
  readonly forget: () => void;
}

export interface ChangeOptions<Body> {
  /** Paths whose answers are old after it, with all that lies below them. */
  readonly makesOld: readonly string[];
  readonly onDone?: (body: Body) => void;
}

/**
 * Changes something through the API. The same change sent again after a failed connection is carried out once: it keeps
 * its idempotency key until it is answered or differs.
 */
export function useChange<Body>({ makesOld, onDone }: ChangeOptions<Body>): Change<Body> {
  const client = useApiClient();
  const queries = useQueryClient();
  const last = useRef<{ readonly text: string; readonly key: string }>(undefined);
  const mutation = useMutation<Body, ApiProblem, ChangeAsked>({
    mutationFn: async (asked) => {
      const text = JSON.stringify(asked);
      const key = last.current?.text === text ? last.current.key : crypto.randomUUID();
      last.current = { text, key };
      try {
        const { body } = await client.ask<Body>({ ...asked, idempotencyKey: key });
        last.current = undefined;
        return body;
      } catch (error) {
        if (!isUnknownFate(error as ApiProblem)) last.current = undefined;
        throw error;
      }
    },
    onSuccess: async (body) => {
      await Promise.all(makesOld.map((path) => queries.invalidateQueries({ predicate: isBelow(path) })));
      onDone?.(body);
    },
  });
  return {
    send: (asked) => mutation.mutateAsync(asked).catch(() => undefined),
    isSending: mutation.isPending,
    problem: mutation.error ?? undefined,
    forget: mutation.reset,
  };
}

/** Nobody knows whether the change was made: it is sent again under the same key. */
function isUnknownFate({ body: { status } }: ApiProblem): boolean {
  return status === 0 || status >= 500;
}

function isBelow(path: string) {
  return ({ queryKey: [asked] }: { readonly queryKey: readonly unknown[] }) =>
    asked === path || (typeof asked === 'string' && asked.startsWith(`${path}/`));
}
