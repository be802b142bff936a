/** One entry of a batch that failed: it alone is delivered again, and lands in the dead-letter queue in the end. */
export interface BatchItemFailure {
  readonly itemIdentifier: string;
}

/** Shape of a Lambda answer that reports failures one by one; arrays are mutable because the event types are. */
export interface BatchResponse {
  batchItemFailures: BatchItemFailure[];
}

/**
 * Handles every record on its own, one after the other, and reports those that failed.
 * A failure stops no other record and is told to `onFailure` with its reason.
 */
export async function eachRecord<T>(
  records: readonly T[],
  idOf: (record: T) => string,
  handle: (record: T) => Promise<void>,
  onFailure: (id: string, error: unknown) => void,
): Promise<BatchResponse> {
  const batchItemFailures: BatchItemFailure[] = [];
  for (const record of records) {
    try {
      await handle(record);
    } catch (error) {
      const itemIdentifier = idOf(record);
      onFailure(itemIdentifier, error);
      batchItemFailures.push({ itemIdentifier });
    }
  }
  return { batchItemFailures };
}
