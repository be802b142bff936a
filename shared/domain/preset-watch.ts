import { gate } from './call-gate.ts';
import { type CallPolicy, callPolicy } from './call-policy.ts';
import type { CallingArea } from './calling-area.ts';
import { PRESET_IDS, type PresetId, presetsIn } from './compliance-presets.ts';
import { STAGE_DEFAULTS } from './default-rules.ts';
import type { CallLimits, DialRules } from './dial-rules.ts';
import type { RuleRefusalCode } from './gate.ts';
import type { HolidayCalendar } from './holidays.ts';
import { currentNumber } from './lead.ts';
import type { PlayedCall } from './play-ahead.ts';
import { weekOf } from './weekly-windows.ts';

/** Calls that one preset would forbid. */
export interface PresetFinding {
  readonly preset: PresetId;
  readonly calls: number;
  /** A call that breaks several of its limits counts for each. */
  readonly byReason: Readonly<Partial<Record<RuleRefusalCode, number>>>;
}

const NO_END = Number.POSITIVE_INFINITY;

const WIDE_OPEN: CallLimits = {
  dialMode: 'progressive',
  callWindows: weekOf(() => [{ start: '00:00', end: '24:00' }]),
  holidays: 'ignore',
  closedDates: [],
  unknownTimezone: 'intersect',
  consent: 'not-required',
  maxAttemptsPerCycle: NO_END,
  maxAttemptsPerNumber: NO_END,
  maxAttemptsPerDay: NO_END,
  rollingCaps: [],
  minGapMinutes: 0,
  quietAfterConversationDays: 0,
  dropLockoutHours: 0,
  avoidSameHourWithinHours: 0,
  leadTtlDays: NO_END,
};

/**
 * Holds planned calls against every preset that applies where they go, whether the company chose it or not: for
 * information, because a preset that was not chosen limits nothing.
 */
export class PresetWatch {
  readonly #calendar: HolidayCalendar;
  readonly #policies = new Map<PresetId, CallPolicy>();
  readonly #presetsIn = new Map<string, readonly PresetId[]>();
  readonly #counts = new Map<PresetId, { calls: number; byReason: Partial<Record<RuleRefusalCode, number>> }>();

  constructor(calendar: HolidayCalendar) {
    this.#calendar = calendar;
  }

  add({ lead, purpose, at, policy }: PlayedCall): void {
    for (const id of this.#applying(currentNumber(lead).area)) {
      if (policy.rules.compliancePresets.includes(id)) continue;
      const verdict = gate(lead, purpose, this.#policyOf(id), at);
      if (verdict.kind === 'allowed') continue;
      const count = this.#counts.get(id) ?? { calls: 0, byReason: {} };
      this.#counts.set(id, count);
      count.calls += 1;
      for (const { code } of verdict.refusals) count.byReason[code] = (count.byReason[code] ?? 0) + 1;
    }
  }

  /** Presets that would forbid at least one call, in the order of {@link PRESET_IDS}. */
  findings(): readonly PresetFinding[] {
    return PRESET_IDS.flatMap((preset) => {
      const count = this.#counts.get(preset);
      return count === undefined ? [] : [{ preset, ...count }];
    });
  }

  #applying(area: CallingArea): readonly PresetId[] {
    const known = this.#presetsIn.get(area.key);
    if (known !== undefined) return known;
    const ids = presetsIn(area, PRESET_IDS).map(({ id }) => id);
    this.#presetsIn.set(area.key, ids);
    return ids;
  }

  #policyOf(id: PresetId): CallPolicy {
    const known = this.#policies.get(id);
    if (known !== undefined) return known;
    const rules: DialRules = { ...STAGE_DEFAULTS.prospecting, ...WIDE_OPEN, version: 0, compliancePresets: [id] };
    const policy = callPolicy({ rules, sources: new Map() }, { tier: 1, campaignId: '' }, this.#calendar);
    this.#policies.set(id, policy);
    return policy;
  }
}
