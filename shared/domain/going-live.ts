import type { Temporal } from 'temporal-polyfill';
import type { Campaign } from './campaign.ts';
import type { Controls } from './controls.ts';
import type { CompanyTrouble } from './findings/company-trouble.ts';
import type { Unreadable } from './findings/finding.ts';
import { companyFinding, settingFinding } from './findings/found.ts';
import type { RulesDocument } from './rules-document.ts';
import type { RulesProblem } from './rules-problem.ts';
import type { SalesStructure } from './sales-structure.ts';
import { structureHindrances } from './structure-hindrances.ts';

/** What is looked at before customers are called. */
export interface BeforeGoingLive {
  readonly rules: { readonly version: number; readonly document: RulesDocument };
  readonly structure: SalesStructure;
  readonly campaigns: readonly Campaign[];
  readonly unreadable: readonly { readonly what: string; readonly why: Unreadable }[];
  readonly controls: Controls;
  /** Calls that were observed lately. */
  readonly observedCalls: number;
  readonly now: Temporal.Instant;
}

export interface GoingLive {
  /** Nobody should be called like this: the mode is not changed. */
  readonly hindrances: readonly RulesProblem[];
  /** Whoever changes the mode should know it. */
  readonly warnings: readonly RulesProblem[];
}

/** Whether a company is ready to call its customers. */
export function goingLive(before: BeforeGoingLive): GoingLive {
  const { rules, structure, campaigns, unreadable, controls, observedCalls, now } = before;
  const hindrances: RulesProblem[] = [];
  const warnings: RulesProblem[] = [];
  for (const { what, why } of unreadable) {
    hindrances.push({ ...settingFinding([], why), path: what, value: '' });
  }
  if (rules.version === 0) {
    hindrances.push(found('rules', '', { kind: 'no-rules-published' }));
  } else if ((rules.document.organisation?.compliancePresets ?? []).length === 0) {
    warnings.push(found('rules.organisation.compliancePresets', '', { kind: 'no-preset-chosen' }));
  }
  hindrances.push(...structureHindrances(structure, campaigns, now));
  if (observedCalls === 0) warnings.push(found('mode', 'observe', { kind: 'nothing-observed' }));
  if (controls.emergencyStop) warnings.push(found('emergency stop', 'on', { kind: 'stop-is-on' }));
  return { hindrances, warnings };
}

function found(path: string, value: string, trouble: CompanyTrouble): RulesProblem {
  return { ...companyFinding([], trouble), path, value };
}
