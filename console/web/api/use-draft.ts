import { useState } from 'react';
import { useUnsaved } from './unsaved-context.ts';
import type { Fetched } from './use-api.ts';

export interface Draft<Value> {
  /** Undefined until there is something to start from. */
  readonly value: Value | undefined;
  readonly set: (value: Value) => void;
  /** `If-Match` of its publication: what its author had seen when they began, not what was read since. */
  readonly startedFrom: string | undefined;
  readonly isChanged: boolean;
  /** Give it up: show what is in force. */
  readonly discard: () => void;
  /** Keep it, and start from the newest: for whoever has been told what others changed. */
  readonly keepOverNewest: () => Promise<void>;
}

/** What somebody is writing, over the answer that they began from. Reading again never changes it. Whoever leaves is asked first. */
export function useDraft<Body, Value>(fetched: Fetched<Body>, valueIn: (body: Body) => Value): Draft<Value> {
  const [begun, setBegun] = useState<{ readonly value: Value; readonly startedFrom: string | undefined }>();
  const { body, etag, reload } = fetched;
  const inForce = body === undefined ? undefined : valueIn(body);
  const startedFrom = begun === undefined ? etag : begun.startedFrom;
  const isChanged = begun !== undefined && JSON.stringify(begun.value) !== JSON.stringify(inForce);
  useUnsaved(isChanged);
  return {
    value: begun?.value ?? inForce,
    set: (value) => setBegun({ value, startedFrom }),
    startedFrom,
    isChanged,
    discard: () => setBegun(undefined),
    keepOverNewest: async () => {
      const newest = await reload();
      setBegun((kept) => kept && { ...kept, startedFrom: newest });
    },
  };
}
