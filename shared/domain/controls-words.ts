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

/** What differs between two states of the switches, a sentence each; of the first that were stored, their mode. */
export function controlsChangesInWords(before: Controls, after: Controls): readonly string[] {
  const sentences: string[] = [];
  if (before.mode.kind === after.mode.kind && before.version === 0) sentences.push(`begins in mode ${after.mode.kind}`);
  if (before.mode.kind !== after.mode.kind) sentences.push(`mode ${before.mode.kind} > ${after.mode.kind}`);
  if (before.emergencyStop !== after.emergencyStop) {
    sentences.push(`emergency stop ${onOff(before.emergencyStop)} > ${onOff(after.emergencyStop)}`);
  }
  if (before.restored !== after.restored) {
    sentences.push(after.restored ? 'marked as a restored copy' : 'a restored copy no more');
  }
  sentences.push(
    ...listed(before.pausedTiers, after.pausedTiers, (tier) => `tier ${tier}`, 'paused', 'resumed'),
    ...listed(before.pausedCampaigns, after.pausedCampaigns, (id) => `campaign ${id}`, 'paused', 'resumed'),
    ...testNumberChanges(before, after),
  );
  return sentences;
}

function onOff(isOn: boolean): string {
  return isOn ? 'on' : 'off';
}

function listed<T>(
  before: readonly T[],
  after: readonly T[],
  name: (item: T) => string,
  added: string,
  removed: string,
): readonly string[] {
  return [
    ...after.filter((item) => !before.includes(item)).map((item) => `${name(item)} ${added}`),
    ...before.filter((item) => !after.includes(item)).map((item) => `${name(item)} ${removed}`),
  ];
}

function testNumberChanges({ testNumbers: before }: Controls, { testNumbers: after }: Controls): readonly string[] {
  const labels = new Map([...before, ...after].map(({ key, label }) => [key, label]));
  const keys = (numbers: Controls['testNumbers']) => numbers.map(({ key }) => key);
  const renamed = after.flatMap(({ key, label }) => {
    const old = before.find((one) => one.key === key);
    return old === undefined || old.label === label ? [] : [`test number ${old.label} is called ${label} now`];
  });
  const name = (key: string) => `test number ${labels.get(key) ?? ''}`;
  return [...listed(keys(before), keys(after), name, 'listed', 'taken off the list'), ...renamed];
}
