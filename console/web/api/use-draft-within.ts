import type { Fetched } from './use-api.ts';
import type { Draft } from './use-draft.ts';

/** A draft of one part of a document that is judged as a whole: to start from the newest is to read both anew. */
export function useDraftWithin<Value>(draft: Draft<Value>, whole: Fetched<unknown>): Draft<Value> {
  return {
    ...draft,
    keepOverNewest: async () => {
      await whole.reload();
      await draft.keepOverNewest();
    },
  };
}
