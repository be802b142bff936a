import { nearestWord } from '../shared/domain/nearest-word.ts';
import { FAULT_NAMES, type FaultName } from './faults/fault-names.ts';

/** Which faults, how often, and with the luck of which seeds. */
export interface FaultOptions {
  readonly names: readonly FaultName[];
  readonly rate: number;
  readonly firstSeed: number;
  readonly lastSeed: number;
}

export type CheckedFaults =
  | { readonly kind: 'good'; readonly value: FaultOptions | undefined }
  | { readonly kind: 'bad'; readonly message: string };

export interface FaultWords {
  readonly faults?: string | undefined;
  readonly 'fault-rate'?: string | undefined;
  readonly seeds?: string | undefined;
}

const DEFAULT_RATE = '0.1';
const HIGHEST_RATE = 0.5;
const LAST_SEED = 4_294_967_295;

/** Reads the words about faults; none of them given means that nothing goes wrong. `seed` stands in for `--seeds`. */
export function faultOptionsFrom(words: FaultWords, seed: number): CheckedFaults {
  const { faults, 'fault-rate': rateText, seeds } = words;
  if (faults === undefined) {
    if (rateText !== undefined) return bad(saysNothing('--fault-rate'));
    if (seeds !== undefined) return bad(saysNothing('--seeds'));
    return { kind: 'good', value: undefined };
  }
  const names = faults === 'all' ? [...FAULT_NAMES] : faults.split(',').map((name) => name.trim());
  const known = FAULT_NAMES.filter((name) => names.includes(name));
  const unknown = names.find((name) => !FAULT_NAMES.some((fault) => fault === name));
  if (unknown !== undefined) return bad(unknownFault(unknown));
  const rate = Number(rateText ?? DEFAULT_RATE);
  if (!/^\d?(\.\d{1,4})?$/.test(rateText ?? DEFAULT_RATE) || rate <= 0 || rate > HIGHEST_RATE) {
    return bad(`--fault-rate "${rateText}" is not possible: give a share above 0 and up to ${HIGHEST_RATE}, like 0.1.`);
  }
  const [, first, last] = /^(\d{1,10})(?:\.\.(\d{1,10}))?$/.exec(seeds ?? String(seed)) ?? [];
  const firstSeed = Number(first);
  const lastSeed = Number(last ?? first);
  if (first === undefined || firstSeed > lastSeed || lastSeed > LAST_SEED) {
    return bad(`--seeds "${seeds}" cannot be read: write the first and the last seed, like 1..50.`);
  }
  return { kind: 'good', value: { names: known, rate, firstSeed, lastSeed } };
}

function saysNothing(option: string): string {
  return `${option} says nothing without --faults: add --faults all, or name the faults.`;
}

function unknownFault(name: string): string {
  const near = nearestWord(name, FAULT_NAMES);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  return `--faults names "${name}", which is no fault: write all, or some of ${FAULT_NAMES.join(', ')}.${hint}`;
}

function bad(message: string): CheckedFaults {
  return { kind: 'bad', message };
}
