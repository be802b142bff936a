import { COMPLIANCE_PRESETS, type CompliancePreset, NOT_LEGAL_ADVICE, PRESET_IDS } from '../../compliance-presets.ts';
import type { CallWindow, Weekday } from '../../dial-rules.ts';
import { WEEKDAYS } from '../../weekly-windows.ts';

const COMMAND = 'npx node shared/domain/data/presets/generate-presets-page.ts > docs/compliance-presets.md';
const CONSENT = {
  express: 'the lead must have given express or written consent (list column `consent`)',
  written: 'the lead must have given written consent (list column `consent`)',
};

/** The reference page of the presets, Markdown, in the order given. The committed page is this and nothing else. */
export function presetsPage(presets: readonly CompliancePreset[]): string {
  return `${[
    '# Compliance presets',
    `Generated from the presets' data: \`${COMMAND}\`.`,
    NOT_LEGAL_ADVICE,
    '## How they work',
    [
      '- The organisation chooses presets by id in `compliancePresets`. Nothing is chosen by default.',
      '- A preset applies to a lead by the country of the number to be called and, where it names regions, by the region of the address or of the number: either is enough. Where neither is known, it applies.',
      '- Each preset is complete by itself. When several apply, all of them hold, together with your own rules and the wishes of the lead: the narrower hours, the smaller count, the longer wait, the stronger consent.',
      "- Hours are the customer's own time. A rule of yours may be stricter than a preset, never looser, and a callback that a customer asked for does not override one.",
      '- The duties are what the law or the regulator asks beyond that. Tierline cannot check them.',
    ].join('\n'),
    [
      '| id | where | last checked | limits |',
      '| --- | --- | --- | --- |',
      ...presets.map(
        (preset) =>
          `| [\`${preset.id}\`](#${preset.id}) | ${preset.name} | ${preset.asOf} | ${limitsOf(preset).join('; ')} |`,
      ),
    ].join('\n'),
    ...presets.map(sectionOf),
  ].join('\n\n')}\n`;
}

function sectionOf(preset: CompliancePreset): string {
  return [
    `## ${preset.id}`,
    `${preset.name}. Applies to ${placesOf(preset)}. Last held against its sources on ${preset.asOf}.`,
    `What it limits:\n${listed(limitsOf(preset))}`,
    `What stays your duty:\n${listed(preset.duties)}`,
    `Sources:\n${listed(preset.sources.map(({ what, where }) => `${what}: ${where.startsWith('http') ? `<${where}>` : where}`))}`,
  ].join('\n\n');
}

function placesOf({ countries, regions }: CompliancePreset): string {
  const places =
    regions === undefined ? countries : countries.flatMap((country) => regions.map((region) => `${country}-${region}`));
  return places.join(', ');
}

function listed(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

/** One phrase for each limit. */
function limitsOf({ limits }: CompliancePreset): readonly string[] {
  return [
    limits.dialMode === undefined ? [] : ['no call is placed automatically'],
    limits.callWindows === undefined ? [] : [hoursOf(limits.callWindows)],
    limits.holidays === undefined ? [] : ['no calls on public holidays'],
    limits.consent === undefined ? [] : [CONSENT[limits.consent]],
    limits.maxAttemptsPerDay === undefined ? [] : [`at most ${limits.maxAttemptsPerDay} a day`],
    (limits.rollingCaps ?? []).map(({ count, windowHours }) => `at most ${count} in any ${windowHours} hours`),
    limits.minGapMinutes === undefined ? [] : [`at least ${limits.minGapMinutes} minutes between calls`],
    limits.dropLockoutHours === undefined
      ? []
      : [`${limits.dropLockoutHours} hours without a call after one that a person answered and no agent took`],
    limits.ringTimeoutSeconds === undefined
      ? []
      : [`an unanswered call rings at least ${limits.ringTimeoutSeconds.atLeast} seconds`],
  ].flat();
}

/** Neighbouring days with the same windows are told together. */
export function hoursOf(callWindows: Readonly<Record<Weekday, readonly CallWindow[]>>): string {
  const stretches: { readonly days: Weekday[]; readonly windows: string }[] = [];
  for (const day of WEEKDAYS) {
    const windows = callWindows[day].map(({ start, end }) => `${start}-${end}`).join(' and ') || 'closed';
    const last = stretches.at(-1);
    if (last?.windows === windows) last.days.push(day);
    else stretches.push({ days: [day], windows });
  }
  return stretches.map(({ days, windows }) => `${daysNamed(days)} ${windows}`).join(', ');
}

function daysNamed(days: readonly Weekday[]): string {
  if (days.length === WEEKDAYS.length) return 'every day';
  const [first = '', ...others] = days.map((day) => day.slice(0, 1).toUpperCase() + day.slice(1));
  const last = others.at(-1);
  if (last === undefined) return first;
  return others.length === 1 ? `${first} and ${last}` : `${first} to ${last}`;
}

if (import.meta.main) process.stdout.write(presetsPage(PRESET_IDS.map((id) => COMPLIANCE_PRESETS[id])));
