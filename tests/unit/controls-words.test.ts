import { expect, it } from 'vitest';
import { CONTROLS_AT_FIRST, type Controls } from '../../shared/domain/controls.ts';
import { controlsDeeds } from '../../shared/domain/controls-deeds.ts';
import { controlsInWords } from '../../shared/domain/controls-words.ts';
import { deedInWords } from '../../shared/domain/deed-words.ts';

const BUSY: Controls = {
  version: 4,
  emergencyStop: true,
  pausedCampaigns: ['spring'],
  pausedTiers: [2],
  mode: { kind: 'test-numbers' },
  testNumbers: [{ key: 'key-1', label: "Kim's telephone" }],
  restored: true,
};

it('the switches are told as they stand, without a key of a number', () => {
  expect(controlsInWords(CONTROLS_AT_FIRST)).toEqual([
    'The mode is observe: everything is decided, nobody is called.',
    'The emergency stop is off.',
    'Nothing is paused.',
    'No test numbers are listed.',
  ]);
  expect(controlsInWords(BUSY)).toEqual([
    'The mode is test-numbers: only the listed telephones are called.',
    'The emergency stop is on: nobody is called, whatever the mode.',
    'The table is a restored copy: nobody is called until npm run restore has made it safe.',
    'Paused: tier 2 and campaign spring.',
    "Test numbers: Kim's telephone.",
  ]);
});

it('a change is told by what differs', () => {
  const told = (before: Controls, after: Controls) => controlsDeeds(before, after).map(deedInWords);
  expect(told(CONTROLS_AT_FIRST, BUSY)).toEqual([
    'mode observe > test-numbers',
    'emergency stop off > on',
    'marked as a restored copy',
    'tier 2 paused',
    'campaign spring paused',
    "test number Kim's telephone listed",
  ]);
  expect(told(BUSY, { ...BUSY, testNumbers: [{ key: 'key-1', label: 'Desk' }] })).toEqual([
    "test number Kim's telephone is called Desk now",
  ]);
  expect(told(BUSY, BUSY)).toEqual([]);
  expect(told(CONTROLS_AT_FIRST, { ...CONTROLS_AT_FIRST, version: 1 })).toEqual(['begins in mode observe']);
});
