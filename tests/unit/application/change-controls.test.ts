import { describe, expect, it } from 'vitest';
import {
  type ControlChange,
  changeControls,
  TestNumbersFullError,
} from '../../../shared/application/change-controls.ts';
import { CONTROLS_AT_FIRST, type Controls, MOST_TEST_NUMBERS } from '../../../shared/domain/controls.ts';
import { InMemorySettingsRepository } from '../../support/in-memory-settings-repository.ts';
import { NOON } from '../../support/lead-builders.ts';
import { storeControls } from '../../support/stored-settings.ts';

const KIM = { author: 'Kim', note: 'why', at: NOON };
const KIMS = { key: 'number-1', label: "Kim's telephone" };
const LEES = { key: 'number-2', label: "Lee's telephone" };

const ALL_STOPPED: Controls = {
  version: 1,
  emergencyStop: true,
  pausedCampaigns: ['campaign-1', 'campaign-2'],
  pausedTiers: [1, 2],
  mode: { kind: 'live' },
  testNumbers: [KIMS, LEES],
};
const STORED_AT_FIRST: Controls = { ...CONTROLS_AT_FIRST, version: 1 };

describe('throwing a switch', () => {
  it.each<[ControlChange, Controls, Partial<Controls>]>([
    [{ kind: 'stop-everything' }, STORED_AT_FIRST, { emergencyStop: true }],
    [{ kind: 'resume-everything' }, ALL_STOPPED, { emergencyStop: false }],
    [{ kind: 'pause-campaign', campaignId: 'campaign-1' }, STORED_AT_FIRST, { pausedCampaigns: ['campaign-1'] }],
    [{ kind: 'resume-campaign', campaignId: 'campaign-1' }, ALL_STOPPED, { pausedCampaigns: ['campaign-2'] }],
    [{ kind: 'pause-tier', tier: 2 }, STORED_AT_FIRST, { pausedTiers: [2] }],
    [{ kind: 'resume-tier', tier: 2 }, ALL_STOPPED, { pausedTiers: [1] }],
    [{ kind: 'set-mode', mode: { kind: 'live' } }, STORED_AT_FIRST, { mode: { kind: 'live' } }],
    [{ kind: 'add-test-number', number: KIMS }, STORED_AT_FIRST, { testNumbers: [KIMS] }],
    [
      { kind: 'add-test-number', number: { ...KIMS, label: 'Desk' } },
      ALL_STOPPED,
      { testNumbers: [{ ...KIMS, label: 'Desk' }, LEES] },
    ],
    [{ kind: 'remove-test-number', key: 'number-1' }, ALL_STOPPED, { testNumbers: [LEES] }],
  ])('%o changes that alone, with who did it, and twice changes nothing more', async (change, before, changed) => {
    const repository = new InMemorySettingsRepository();
    await storeControls(repository, before);
    const after = await changeControls(repository, change, KIM);

    expect(after).toEqual({ ...before, ...changed, version: 2 });
    expect(await repository.readControls()).toEqual(after);
    expect(await repository.controlsHistory({ limit: 1 })).toEqual([{ ...KIM, before, after }]);
    expect(await changeControls(repository, change, KIM)).toEqual(after);
    expect(await repository.controlsHistory({ limit: 9 })).toHaveLength(2);
  });

  it('loses neither of two switches thrown at once, and keeps what each found', async () => {
    const repository = new InMemorySettingsRepository();
    await Promise.all([
      changeControls(repository, { kind: 'stop-everything' }, KIM),
      changeControls(repository, { kind: 'pause-tier', tier: 3 }, { ...KIM, author: 'Lee' }),
    ]);
    const stopped = { ...CONTROLS_AT_FIRST, emergencyStop: true, version: 1 };
    const both = { ...stopped, pausedTiers: [3], version: 2 };

    expect(await repository.readControls()).toEqual(both);
    expect(await repository.controlsHistory({ limit: 9 })).toEqual([
      { ...KIM, author: 'Lee', before: stopped, after: both },
      { ...KIM, before: CONTROLS_AT_FIRST, after: stopped },
    ]);
  });

  it('takes no more test numbers than a run may look up', async () => {
    const repository = new InMemorySettingsRepository();
    const testNumbers = Array.from({ length: MOST_TEST_NUMBERS }, (_, index) => ({ key: `n${index}`, label: 'a' }));
    await storeControls(repository, { testNumbers });

    await expect(changeControls(repository, { kind: 'add-test-number', number: KIMS }, KIM)).rejects.toThrow(
      TestNumbersFullError,
    );
    await changeControls(repository, { kind: 'remove-test-number', key: 'n0' }, KIM);
    expect((await changeControls(repository, { kind: 'add-test-number', number: KIMS }, KIM)).testNumbers).toHaveLength(
      MOST_TEST_NUMBERS,
    );
  });
});
