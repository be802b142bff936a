import { COMPLIANCE_PRESETS } from './compliance-presets.ts';
import type { Weekday } from './dial-rules.ts';
import { rulesFinding } from './findings/found.ts';
import type { RuleSource } from './rules-in-force.ts';
import { levelPath, type RulesLevel } from './rules-levels.ts';
import { valueAt } from './rules-problem.ts';
import { inWords, isAmong, type RulesDoubt, type RulesView } from './rules-view.ts';
import { WEEKDAYS } from './weekly-windows.ts';

/** What one level sets that leaves leads uncalled, or that has had its day; `today` is a date `YYYY-MM-DD`. */
export function reachWarnings(level: RulesLevel, today: string | undefined): readonly RulesDoubt[] {
  return [...neededConsent(level), ...uncertainZones(level), ...presetsReach(level), ...pastDates(level, today)];
}

function neededConsent({ source, fields: { consent } }: RulesLevel): readonly RulesDoubt[] {
  if (consent === undefined || consent === 'not-required') return [];
  const path = [...levelPath(source), 'consent'];
  return [{ ...rulesFinding(path, { kind: 'consent-needed', consent }), about: 'consent' }];
}

function uncertainZones({ source, fields }: RulesLevel): readonly RulesDoubt[] {
  if (fields.unknownTimezone !== 'block') return [];
  const path = [...levelPath(source), 'unknownTimezone'];
  return [{ ...rulesFinding(path, { kind: 'uncertain-zones-blocked' }), about: 'unknownTimezone' }];
}

function presetsReach({ source, fields }: RulesLevel): readonly RulesDoubt[] {
  return (fields.compliancePresets ?? []).flatMap((id, index) => {
    const { limits } = COMPLIANCE_PRESETS[id];
    const path = [...levelPath(source), 'compliancePresets', index];
    const found: RulesDoubt[] = [];
    if (limits.dialMode === 'manual') {
      found.push({ ...rulesFinding(path, { kind: 'preset-forbids-dialling', preset: id }), about: 'dialMode' });
    }
    const { consent } = limits;
    if (consent !== undefined) {
      found.push({ ...rulesFinding(path, { kind: 'preset-needs-consent', preset: id, consent }), about: 'consent' });
    }
    return found;
  });
}

function pastDates({ source, fields }: RulesLevel, today: string | undefined): readonly RulesDoubt[] {
  if (today === undefined) return [];
  return (fields.closedDates ?? []).flatMap(({ date }, index) =>
    date < today
      ? [
          {
            ...rulesFinding([...levelPath(source), 'closedDates', index], { kind: 'date-past', today }),
            about: 'today',
          },
        ]
      : [],
  );
}

/** What the narrowest level sets although a wider one is stricter: a level tightens, it never loosens. */
export function withoutEffect({ levels, sources }: RulesView): readonly RulesDoubt[] {
  const own = levels.at(-1);
  if (own === undefined) return [];
  const level = levelPath(own.source);
  const idle = new Map<
    string,
    { readonly path: readonly string[]; readonly stricter: readonly RuleSource[]; readonly days: Weekday[] }
  >();
  for (const [field, by] of sources) {
    const path = field.split('.');
    if (valueAt(path, own.fields) === undefined || isAmong(own.source, by)) continue;
    const [name = '', part] = path;
    const key = `${name} ${inWords(by)}`;
    const known = idle.get(key) ?? { path: [...level, ...path], stricter: by, days: [] };
    known.days.push(...WEEKDAYS.filter((day) => day === part));
    idle.set(key, known);
  }
  return [...idle.values()].map(({ path, stricter, days }) => ({
    ...rulesFinding(path, { kind: 'no-effect', days, stricter }),
    about: 'stricter',
  }));
}
