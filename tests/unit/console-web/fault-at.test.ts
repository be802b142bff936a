import { expect, it } from 'vitest';
import { faultAt } from '../../../console/web/parts/fault-at.ts';

const FAULTS = [
  { path: 'tiers.1.name', message: 'is empty', mend: 'give it a name', language: 'en' },
  { path: 'tiers.1.callerNumbers.0', message: 'is no number', language: 'en' },
] as const;

it('tells a field what is wrong at its place and below it, and of no other', () => {
  expect(faultAt(FAULTS, 'tiers.1.name')).toBe('is empty: give it a name');
  expect(faultAt(FAULTS, 'tiers.1.callerNumbers')).toBe('is no number');
  expect(faultAt(FAULTS, 'tiers.1.caller')).toBeUndefined();
  expect(faultAt(FAULTS, 'tiers.10.name')).toBeUndefined();
});
