import type { CallingArea } from './calling-area.ts';
import { CANADA } from './data/presets/canada.ts';
import { EUROPEAN_UNION } from './data/presets/european-union.ts';
import { RUSSIA } from './data/presets/russia.ts';
import { UNITED_KINGDOM } from './data/presets/united-kingdom.ts';
import { CALIFORNIA, FLORIDA, MARYLAND, OKLAHOMA, US_FEDERAL } from './data/presets/united-states.ts';
import { PRESET_IDS, type PresetId } from './preset-ids.ts';
import type { CompliancePreset } from './preset-shape.ts';

export { type CompliancePreset, PRESET_IDS, type PresetId };

/** Each is complete by itself: one for a US state holds what federal law limits as well. */
export const COMPLIANCE_PRESETS: Readonly<Record<PresetId, CompliancePreset>> = {
  'us-federal': US_FEDERAL,
  'us-florida': FLORIDA,
  'us-oklahoma': OKLAHOMA,
  'us-maryland': MARYLAND,
  'us-california': CALIFORNIA,
  canada: CANADA,
  uk: UNITED_KINGDOM,
  eu: EUROPEAN_UNION,
  russia: RUSSIA,
};

/** Said once wherever presets are shown. */
export const NOT_LEGAL_ADVICE =
  'The presets are engine defaults drawn from public sources on the day each one names; they are not legal advice. They do not know your trade, your exemptions or what changed since: have them checked by a lawyer before you rely on them.';

export function isPresetId(text: string): text is PresetId {
  return PRESET_IDS.some((id) => id === text);
}

/**
 * Those of the chosen presets that apply to numbers of the area, in the order of {@link PRESET_IDS}, each once.
 *
 * A preset for certain regions applies when the address or the number's own digits lie in one of them: Florida and Oklahoma
 * presume that a number with an area code of theirs is answered there, and an address says where the person lives.
 * It also applies when neither is known. Such a number (toll-free, personal, or new to the numbering plan) may be anybody's,
 * and a caller who chose the preset has people there: what is lost is an hour or a call on few numbers, where the other
 * reading would break the law without anyone noticing. Numbers of another country are never meant.
 *
 * Regions are compared as written, bare ISO 3166-2 codes such as `FL`.
 */
export function presetsIn(
  area: Pick<CallingArea, 'country' | 'region'> & { readonly numberRegion?: string },
  chosen: readonly PresetId[],
): readonly CompliancePreset[] {
  const regions = [area.region, area.numberRegion].filter((region) => region !== undefined);
  return PRESET_IDS.filter((id) => chosen.includes(id))
    .map((id) => COMPLIANCE_PRESETS[id])
    .filter((preset) => preset.countries.includes(area.country) && coversAny(preset, regions));
}

function coversAny(preset: CompliancePreset, regions: readonly string[]): boolean {
  if (preset.regions === undefined || regions.length === 0) return true;
  return regions.some((region) => preset.regions?.includes(region));
}
