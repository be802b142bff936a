import { describe, expect, it } from 'vitest';
import { type FaultWords, faultOptionsFrom } from '../../simulator/fault-options.ts';
import { FAULT_NAMES } from '../../simulator/faults/fault-names.ts';

function message(words: FaultWords): string | undefined {
  const checked = faultOptionsFrom(words, 1);
  return checked.kind === 'bad' ? checked.message : undefined;
}

describe('the words about faults', () => {
  it('mean that nothing goes wrong when there are none', () => {
    expect(faultOptionsFrom({}, 7)).toEqual({ kind: 'good', value: undefined });
  });

  it('name all faults at once; a tenth is struck, with the seed of the run', () => {
    expect(faultOptionsFrom({ faults: 'all' }, 7)).toEqual({
      kind: 'good',
      value: { names: [...FAULT_NAMES], rate: 0.1, firstSeed: 7, lastSeed: 7 },
    });
  });

  it('name some faults in any order, each taken once', () => {
    expect(faultOptionsFrom({ faults: 'crash, delay,crash' }, 1)).toEqual({
      kind: 'good',
      value: { names: ['delay', 'crash'], rate: 0.1, firstSeed: 1, lastSeed: 1 },
    });
  });

  it('take a rate and a row of seeds', () => {
    expect(faultOptionsFrom({ faults: 'drop', 'fault-rate': '.05', seeds: '3..50' }, 7)).toEqual({
      kind: 'good',
      value: { names: ['drop'], rate: 0.05, firstSeed: 3, lastSeed: 50 },
    });
  });

  it('take a single seed in place of a row', () => {
    expect(faultOptionsFrom({ faults: 'drop', seeds: '0' }, 7)).toMatchObject({ value: { firstSeed: 0, lastSeed: 0 } });
  });

  it('take rates up to a half and the last seed there is', () => {
    expect(faultOptionsFrom({ faults: 'drop', 'fault-rate': '0.5', seeds: '1..4294967295' }, 7)).toMatchObject({
      value: { rate: 0.5, lastSeed: 4_294_967_295 },
    });
  });
});

describe('a bad word about faults is told with its mend', () => {
  const ALL_NAMES = 'write all, or some of duplicate, reorder, delay, drop, throttle, error, crash, conflict.';

  it.each<[FaultWords, string]>([
    [{ 'fault-rate': '0.2' }, '--fault-rate says nothing without --faults: add --faults all, or name the faults.'],
    [{ seeds: '' }, '--seeds says nothing without --faults: add --faults all, or name the faults.'],
    [{ seeds: '1..5' }, '--seeds says nothing without --faults: add --faults all, or name the faults.'],
    [{ faults: 'trottle' }, `--faults names "trottle", which is no fault: ${ALL_NAMES} Did you mean throttle?`],
    [{ faults: 'drop,crsh' }, `--faults names "crsh", which is no fault: ${ALL_NAMES} Did you mean crash?`],
    ...['0', '0.51', '1', '-0.1', '10%', '1e-1', '', '0.00001'].map((rate): [FaultWords, string] => [
      { faults: 'all', 'fault-rate': rate },
      `--fault-rate "${rate}" is not possible: give a share above 0 and up to 0.5, like 0.1.`,
    ]),
    ...['5..1', 'all', '1-5', '1..', '', '1..4294967296', '1.5'].map((seeds): [FaultWords, string] => [
      { faults: 'all', seeds },
      `--seeds "${seeds}" cannot be read: write the first and the last seed, like 1..50.`,
    ]),
  ])('%j', (words, told) => {
    expect(message(words)).toBe(told);
  });
});
