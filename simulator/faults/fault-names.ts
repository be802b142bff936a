/** The faults a run can be made to suffer, as the command line names them. */
export const FAULT_NAMES = ['duplicate', 'reorder', 'delay', 'drop', 'throttle', 'error', 'crash', 'conflict'] as const;

export type FaultName = (typeof FAULT_NAMES)[number];

/** What a run suffers: which faults, how often, and by which luck. */
export interface FaultSettings {
  readonly names: readonly FaultName[];
  /** The share of requests and deliveries that something goes wrong with, 0 to 1. */
  readonly rate: number;
  readonly seed: number;
}
