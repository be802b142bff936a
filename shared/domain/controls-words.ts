import type { Controls, DialModeKind } from './controls.ts';
import { listWords } from './rule-words.ts';

/** What each mode does, after the words "The mode is". */
export const MODE_WORDS: Readonly<Record<DialModeKind, string>> = {
  observe: 'observe: everything is decided, nobody is called',
  'test-numbers': 'test-numbers: only the listed telephones are called',
  live: 'live: customers are called',
};

/** The switches as they stand, a line each. */
export function controlsInWords({
  mode,
  emergencyStop,
  pausedCampaigns,
  pausedTiers,
  testNumbers,
  restored,
}: Controls): readonly string[] {
  const paused = [...pausedTiers.map((tier) => `tier ${tier}`), ...pausedCampaigns.map((id) => `campaign ${id}`)];
  return [
    `The mode is ${MODE_WORDS[mode.kind]}.`,
    emergencyStop ? 'The emergency stop is on: nobody is called, whatever the mode.' : 'The emergency stop is off.',
    ...(restored ? ['The table is a restored copy: nobody is called until npm run restore has made it safe.'] : []),
    paused.length === 0 ? 'Nothing is paused.' : `Paused: ${listWords(paused)}.`,
    testNumbers.length === 0
      ? 'No test numbers are listed.'
      : `Test numbers: ${listWords(testNumbers.map(({ label }) => label))}.`,
  ];
}
