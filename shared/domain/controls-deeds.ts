import type { Controls } from './controls.ts';
import type { Deed } from './deed.ts';

/** What differs between two states of the switches; of the first that were stored, their mode. */
export function controlsDeeds(before: Controls, after: Controls): readonly Deed[] {
  const [from, to] = [before.mode.kind, after.mode.kind];
  return [
    ...(from === to && before.version === 0 ? [{ kind: 'mode-begun', mode: to } as const] : []),
    ...(from === to ? [] : [{ kind: 'mode-changed', from, to } as const]),
    ...(before.emergencyStop === after.emergencyStop
      ? []
      : [{ kind: 'emergency-stop', isOn: after.emergencyStop } as const]),
    ...(before.restored === after.restored
      ? []
      : [{ kind: 'restored-copy', isRestored: after.restored ?? false } as const]),
    ...listed(before.pausedTiers, after.pausedTiers, (tier, isPaused) => ({ kind: 'tier-paused', tier, isPaused })),
    ...listed(before.pausedCampaigns, after.pausedCampaigns, (campaignId, isPaused) => ({
      kind: 'campaign-paused',
      campaignId,
      isPaused,
    })),
    ...testNumberDeeds(before, after),
  ];
}

function listed<T>(
  before: readonly T[],
  after: readonly T[],
  deed: (item: T, isListed: boolean) => Deed,
): readonly Deed[] {
  return [
    ...after.filter((item) => !before.includes(item)).map((item) => deed(item, true)),
    ...before.filter((item) => !after.includes(item)).map((item) => deed(item, false)),
  ];
}

function testNumberDeeds({ testNumbers: before }: Controls, { testNumbers: after }: Controls): readonly Deed[] {
  const labels = new Map([...before, ...after].map(({ key, label }) => [key, label]));
  const keys = (numbers: Controls['testNumbers']) => numbers.map(({ key }) => key);
  const renamed = after.flatMap(({ key, label }): readonly Deed[] => {
    const old = before.find((one) => one.key === key);
    return old === undefined || old.label === label
      ? []
      : [{ kind: 'test-number-renamed', from: old.label, to: label }];
  });
  return [
    ...listed(keys(before), keys(after), (key, isListed) => ({
      kind: 'test-number-listed',
      label: labels.get(key) ?? '',
      isListed,
    })),
    ...renamed,
  ];
}
