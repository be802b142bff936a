import { COMPLIANCE_PRESETS } from './compliance-presets.ts';
import { levelPath, type RulesLevel } from './rules-levels.ts';
import { valueAt } from './rules-problem.ts';
import { inWords, isAmong, type RulesDoubt, type RulesView } from './rules-view.ts';

const CONSENT_WORDS = { express: 'express or written', written: 'written' } as const;

/** What one level sets that leaves leads uncalled, or that has had its day; `today` is a date `YYYY-MM-DD`. */
export function reachWarnings(level: RulesLevel, today: string | undefined): readonly RulesDoubt[] {
  return [...neededConsent(level), ...uncertainZones(level), ...presetsReach(level), ...pastDates(level, today)];
}

function neededConsent({ source, fields: { consent } }: RulesLevel): readonly RulesDoubt[] {
  if (consent === undefined || consent === 'not-required') return [];
  return [
    {
      path: [...levelPath(source), 'consent'],
      about: 'consent',
      message: `calls only leads that gave ${CONSENT_WORDS[consent]} consent: a list without the column consent gives none`,
      mend: `fill the column consent of your lists, or write not-required where the law asks for none`,
    },
  ];
}

function uncertainZones({ source, fields }: RulesLevel): readonly RulesDoubt[] {
  if (fields.unknownTimezone !== 'block') return [];
  return [
    {
      path: [...levelPath(source), 'unknownTimezone'],
      about: 'unknownTimezone',
      message: 'calls no lead that may be in more than one time zone, such as mobiles of a country that has several',
      mend: 'fill the column timezone of your lists, or write intersect to call when every zone allows it',
    },
  ];
}

function presetsReach({ source, fields }: RulesLevel): readonly RulesDoubt[] {
  return (fields.compliancePresets ?? []).flatMap((id, index) => {
    const { limits, name } = COMPLIANCE_PRESETS[id];
    const path = [...levelPath(source), 'compliancePresets', index];
    const found: RulesDoubt[] = [];
    if (limits.dialMode === 'manual') {
      found.push({
        path,
        about: 'dialMode',
        message: `forbids automatic dialling: where it applies (${name}) Tierline places no call`,
        mend: 'have people dial by hand there, or choose another preset if a lawyer tells you that this one does not bind you',
      });
    }
    if (limits.consent !== undefined) {
      found.push({
        path,
        about: 'consent',
        message: `calls only leads that gave ${CONSENT_WORDS[limits.consent]} consent where it applies (${name}): a list without the column consent gives none`,
        mend: 'fill the column consent of your lists',
      });
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
            path: [...levelPath(source), 'closedDates', index],
            about: 'today',
            message: `is past on ${today}`,
            mend: 'take it out, or give the date that is to come',
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
    { readonly path: readonly string[]; readonly deciders: string; readonly days: string[] }
  >();
  for (const [field, by] of sources) {
    const path = field.split('.');
    if (valueAt(path, own.fields) === undefined || isAmong(own.source, by)) continue;
    const deciders = inWords(by);
    const [name = '', day] = path;
    const key = `${name} ${deciders}`;
    const known = idle.get(key) ?? { path: [...level, ...path], deciders, days: [] };
    if (day !== undefined) known.days.push(day);
    idle.set(key, known);
  }
  return [...idle.values()].map(({ path, deciders, days }) => ({
    path,
    about: 'stricter',
    message: `has no effect${days.length > 0 ? ` on ${days.join(', ')}` : ''}: what ${deciders} set is stricter`,
    mend: 'take it out, or loosen the wider level: levels only tighten one another',
  }));
}
