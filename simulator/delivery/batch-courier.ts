/** How one batch of a stream reaches its function. */
export interface BatchArrival {
  /** How long the batch, and all behind it, waits first. */
  readonly milliseconds: number;
  /** When the same batch is delivered once more, counted from now, whatever has become of it. */
  readonly copiesAfterMilliseconds: readonly number[];
}

/** How batches of a stream reach their functions. None is ever lost. */
export interface BatchCourier {
  batch(functionName: string): BatchArrival;
}

/** AWS on an ordinary day. */
export const ORDINARY_BATCHES: BatchCourier = { batch: () => ({ milliseconds: 0, copiesAfterMilliseconds: [] }) };
