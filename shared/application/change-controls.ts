import type { Temporal } from 'temporal-polyfill';
import { type Controls, type DialMode, MOST_TEST_NUMBERS, type TestNumber } from '../domain/controls.ts';
import type { TierNumber } from '../domain/sales-structure.ts';
import type { ControlsChange, SettingsRepository } from './ports/settings-repository.ts';

/** What an administrator may switch. Each is stored at once and obeyed by every start sent 5 s later or more. */
export type ControlChange =
  | { readonly kind: 'stop-everything' }
  | { readonly kind: 'resume-everything' }
  /** Calls may be started from the restored table: what was lost with the other one is applied. */
  | { readonly kind: 'release-table' }
  | { readonly kind: 'pause-campaign'; readonly campaignId: string }
  | { readonly kind: 'resume-campaign'; readonly campaignId: string }
  | { readonly kind: 'pause-tier'; readonly tier: TierNumber }
  | { readonly kind: 'resume-tier'; readonly tier: TierNumber }
  | { readonly kind: 'set-mode'; readonly mode: DialMode }
  /** One that is listed already gets the new label. */
  | { readonly kind: 'add-test-number'; readonly number: TestNumber }
  | { readonly kind: 'remove-test-number'; readonly key: string };

/** Who throws a switch, when, and why: kept with the change for good. */
export interface SwitchedBy {
  readonly author: string;
  readonly note: string;
  readonly at: Temporal.Instant;
}

/** The list of test numbers has no room for another one. */
export class TestNumbersFullError extends RangeError {
  override readonly name = 'TestNumbersFullError';

  constructor() {
    super(`There are ${MOST_TEST_NUMBERS} test numbers already, which is the most there may be: take one off first.`);
  }
}

/**
 * Throws one switch, and stores who did it together with what it changed. Of two administrators who throw switches at
 * once neither is lost: the change is applied again to what the other stored. A switch that stands there already is left
 * as it is: nothing is stored.
 *
 * @returns the controls as stored.
 * @throws TestNumbersFullError when a test number is one too many.
 */
export async function changeControls(
  repository: Pick<SettingsRepository, 'readControls' | 'saveControls'>,
  change: ControlChange,
  by: SwitchedBy,
): Promise<Controls> {
  for (;;) {
    const before = await repository.readControls();
    const after = changed(before, change);
    if (isSame(before, after)) return before;
    if ((await repository.saveControls(after, { ...by, before })) === 'saved') {
      return { ...after, version: before.version + 1 };
    }
  }
}

export type ControlsResult =
  | { readonly kind: 'stored'; readonly controls: Controls }
  /** Somebody threw a switch since: what they did, newest first, as far as it was kept. */
  | { readonly kind: 'overtaken'; readonly controls: Controls; readonly since: readonly ControlsChange[] };

const MOST_TOLD = 20;

/**
 * The same over the controls that its author saw, and over no others. A switch that stands there already is left as it
 * is, whoever threw it, so that a repeat is answered as the first was.
 * @throws TestNumbersFullError when a test number is one too many.
 */
export async function changeControlsAt(
  repository: Pick<SettingsRepository, 'readControls' | 'saveControls' | 'controlsHistory'>,
  change: ControlChange,
  by: SwitchedBy,
  version: number,
): Promise<ControlsResult> {
  const before = await repository.readControls();
  const after = changed(before, change);
  if (isSame(before, after)) return { kind: 'stored', controls: before };
  if (before.version === version && (await repository.saveControls(after, { ...by, before })) === 'saved') {
    return { kind: 'stored', controls: { ...after, version: version + 1 } };
  }
  const controls = await repository.readControls();
  const history = await repository.controlsHistory({ limit: MOST_TOLD });
  return { kind: 'overtaken', controls, since: history.filter((one) => one.after.version > version) };
}

/**
 * Stores the controls that hold at first, unless controls are stored already: those are left as they are, whoever stored
 * them. From then on the table carries its own name.
 */
export async function storeFirstControls(
  repository: Pick<SettingsRepository, 'readControls' | 'saveControls'>,
  by: SwitchedBy,
): Promise<void> {
  const before = await repository.readControls();
  if (before.version === 0) await repository.saveControls(before, { ...by, before });
}

function isSame(before: Controls, after: Controls): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

function changed(controls: Controls, change: ControlChange): Controls {
  switch (change.kind) {
    case 'stop-everything':
      return { ...controls, emergencyStop: true };
    case 'resume-everything':
      return { ...controls, emergencyStop: false };
    case 'release-table': {
      const { restored: _, ...released } = controls;
      return released;
    }
    case 'pause-campaign':
      return { ...controls, pausedCampaigns: withItem(controls.pausedCampaigns, change.campaignId) };
    case 'resume-campaign':
      return { ...controls, pausedCampaigns: withoutItem(controls.pausedCampaigns, change.campaignId) };
    case 'pause-tier':
      return { ...controls, pausedTiers: withItem(controls.pausedTiers, change.tier) };
    case 'resume-tier':
      return { ...controls, pausedTiers: withoutItem(controls.pausedTiers, change.tier) };
    case 'set-mode':
      return { ...controls, mode: change.mode };
    case 'add-test-number':
      return { ...controls, testNumbers: withNumber(controls.testNumbers, change.number) };
    case 'remove-test-number':
      return { ...controls, testNumbers: controls.testNumbers.filter(({ key }) => key !== change.key) };
  }
}

function withItem<T>(items: readonly T[], item: T): readonly T[] {
  return items.includes(item) ? items : [...items, item];
}

function withoutItem<T>(items: readonly T[], item: T): readonly T[] {
  return items.filter((candidate) => candidate !== item);
}

function withNumber(numbers: readonly TestNumber[], number: TestNumber): readonly TestNumber[] {
  const isListed = numbers.some(({ key }) => key === number.key);
  if (isListed) return numbers.map((one) => (one.key === number.key ? number : one));
  if (numbers.length >= MOST_TEST_NUMBERS) throw new TestNumbersFullError();
  return [...numbers, number];
}
