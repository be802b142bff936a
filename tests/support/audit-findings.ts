import { audit } from '../../simulator/auditor/audit.ts';
import { type AuditRules, auditRulesFrom } from '../../simulator/auditor/audit-rules.ts';
import type { GroundTruth } from '../../simulator/ground-truth.ts';

/** The rules of a company that published none. */
export const PUBLISHED_DEFAULTS = auditRulesFrom(undefined, {});

const ALL_DAY = [{ start: '00:00', end: '24:00' }];

/** What a level sets that leaves every hour and any number of calls, so that a test tells only of what it adds. */
export const NO_RULES = {
  callWindows: {
    monday: ALL_DAY,
    tuesday: ALL_DAY,
    wednesday: ALL_DAY,
    thursday: ALL_DAY,
    friday: ALL_DAY,
    saturday: ALL_DAY,
    sunday: ALL_DAY,
  },
  holidays: 'ignore',
  rollingCaps: [],
  maxAttemptsPerDay: 99,
  minGapMinutes: 0,
  dropLockoutHours: 0,
} as const;

/** Rules of an organisation that sets only what is given, on top of {@link NO_RULES}. */
export function rulesOf(organisation: Readonly<Record<string, unknown>>): AuditRules {
  return auditRulesFrom({ organisation: { ...NO_RULES, ...organisation } }, {});
}

/** Kind and call of each violation, in the order of the report. */
export function findings(truth: GroundTruth, rules: AuditRules = PUBLISHED_DEFAULTS): readonly string[] {
  return audit(truth, rules).violations.map(({ kind, contactId }) => `${kind} ${contactId}`);
}
