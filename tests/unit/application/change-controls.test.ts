import { describe, expect, it } from 'vitest';
import { type ControlChange, changeControls } from '../../../shared/application/change-controls.ts';
import { CONTROLS_AT_FIRST, type Controls } from '../../../shared/domain/controls.ts';
import { InMemorySettingsRepository } from '../../support/in-memory-settings-repository.ts';

const ALL_STOPPED: Controls = {
  version: 0,
  emergencyStop: true,
  pausedCampaigns: ['campaign-1', 'campaign-2'],
  pausedTiers: [1, 2],
  mode: { kind: 'live' },
};

describe('throwing a switch', () => {
  it.each<[ControlChange, Controls, Partial<Controls>]>([
    [{ kind: 'stop-everything' }, CONTROLS_AT_FIRST, { emergencyStop: true }],
    [{ kind: 'resume-everything' }, ALL_STOPPED, { emergencyStop: false }],
    [{ kind: 'pause-campaign', campaignId: 'campaign-1' }, CONTROLS_AT_FIRST, { pausedCampaigns: ['campaign-1'] }],
    [{ kind: 'resume-campaign', campaignId: 'campaign-1' }, ALL_STOPPED, { pausedCampaigns: ['campaign-2'] }],
    [{ kind: 'pause-tier', tier: 2 }, CONTROLS_AT_FIRST, { pausedTiers: [2] }],
    [{ kind: 'resume-tier', tier: 2 }, ALL_STOPPED, { pausedTiers: [1] }],
    [{ kind: 'set-mode', mode: { kind: 'live' } }, CONTROLS_AT_FIRST, { mode: { kind: 'live' } }],
  ])('%o changes that alone, and twice changes nothing more', async (change, before, changed) => {
    const repository = new InMemorySettingsRepository();
    await repository.saveControls(before);
    const after = await changeControls(repository, change);

    expect(after).toEqual({ ...before, ...changed, version: 2 });
    expect(await repository.readControls()).toEqual(after);
    expect(await changeControls(repository, change)).toEqual({ ...after, version: 3 });
  });

  it('loses neither of two switches thrown at once', async () => {
    const repository = new InMemorySettingsRepository();
    await Promise.all([
      changeControls(repository, { kind: 'stop-everything' }),
      changeControls(repository, { kind: 'pause-tier', tier: 3 }),
    ]);

    expect(await repository.readControls()).toEqual({
      ...CONTROLS_AT_FIRST,
      emergencyStop: true,
      pausedTiers: [3],
      version: 2,
    });
  });
});
