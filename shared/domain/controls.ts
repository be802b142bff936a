import type { WrittenFault } from './findings/written-fault.ts';
import type { TierNumber } from './tier-number.ts';

/**
 * `observe` decides everything and dials nobody; `test-numbers` dials leads whose number to be dialled is listed, and
 * nobody else; `live` dials.
 */
export const DIAL_MODES = ['observe', 'test-numbers', 'live'] as const;

export type DialModeKind = (typeof DIAL_MODES)[number];

export interface DialMode {
  readonly kind: DialModeKind;
}

/** A telephone that may be called while everybody else's may not. */
export interface TestNumber {
  /** The keyed hash that a lead's number has. */
  readonly key: string;
  /** Whose telephone it is, in the words of whoever listed it; no number. */
  readonly label: string;
}

/** A few telephones of the company's own people; each costs a run two reads. */
export const MOST_TEST_NUMBERS = 50;

/** The switches an administrator throws at once; read at most 4 s before every start. */
export interface Controls {
  readonly version: number;
  readonly emergencyStop: boolean;
  readonly pausedCampaigns: readonly string[];
  readonly pausedTiers: readonly TierNumber[];
  readonly mode: DialMode;
  /** Kept through every mode; obeyed in `test-numbers`. */
  readonly testNumbers: readonly TestNumber[];
  /** The table is a copy that was restored from an earlier moment, and nobody has made it safe to call from yet. */
  readonly restored?: true;
}

/** What holds until an administrator stores the first change: nobody is dialled. */
export const CONTROLS_AT_FIRST: Controls = {
  version: 0,
  emergencyStop: false,
  pausedCampaigns: [],
  pausedTiers: [],
  mode: { kind: 'observe' },
  testNumbers: [],
};

/** Whether the mode lets the number of this key be dialled. */
export function modeAllows({ mode, testNumbers }: Pick<Controls, 'mode' | 'testNumbers'>, numberKey: string): boolean {
  switch (mode.kind) {
    case 'observe':
      return false;
    case 'test-numbers':
      return testNumbers.some(({ key }) => key === numberKey);
    case 'live':
      return true;
  }
}

const LONGEST_LABEL = 60;

type LabelFault = Extract<WrittenFault, { readonly kind: 'empty' | 'too-long' | 'holds-phone-number' }>;

/** What is wrong with the label of a test number, if anything: it stands in histories and on screens, where no number may. */
export function labelFault(label: string): LabelFault | undefined {
  if (label.trim() === '') return { kind: 'empty' };
  if (label.length > LONGEST_LABEL) return { kind: 'too-long', characters: LONGEST_LABEL };
  return /\d[\d ()/.-]{5,}/.test(label) ? { kind: 'holds-phone-number' } : undefined;
}

export function labelFaultInWords(fault: LabelFault): string {
  switch (fault.kind) {
    case 'empty':
      return 'is empty: name its owner.';
    case 'too-long':
      return `is longer than ${fault.characters} characters.`;
    case 'holds-phone-number':
      return 'must hold no telephone number: name its owner.';
  }
}
