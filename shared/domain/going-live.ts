import type { Temporal } from 'temporal-polyfill';
import type { Campaign } from './campaign.ts';
import type { Controls } from './controls.ts';
import type { RulesDocument } from './rules-document.ts';
import type { RulesProblem } from './rules-problem.ts';
import type { SalesStructure } from './sales-structure.ts';
import { structureHindrances } from './structure-hindrances.ts';

/** What is looked at before customers are called. */
export interface BeforeGoingLive {
  readonly rules: { readonly version: number; readonly document: RulesDocument };
  readonly structure: SalesStructure;
  readonly campaigns: readonly Campaign[];
  readonly unreadable: readonly { readonly what: string; readonly reason: string }[];
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
  for (const { what, reason } of unreadable) {
    hindrances.push({ path: what, value: '', message: reason, mend: 'publish or store it anew' });
  }
  if (rules.version === 0) {
    hindrances.push({
      path: 'rules',
      value: '',
      message: 'no dial rules were published',
      mend: 'publish some that name the compliance presets of your countries: docs/changing-rules.md',
    });
  } else if ((rules.document.organisation?.compliancePresets ?? []).length === 0) {
    warnings.push({
      path: 'rules.organisation.compliancePresets',
      value: '',
      message: 'no compliance preset is chosen, so no law is obeyed but what the rules happen to say',
      mend: 'look in docs/compliance-presets.md for your countries',
    });
  }
  hindrances.push(...structureHindrances(structure, campaigns, now));
  if (observedCalls === 0) {
    warnings.push({
      path: 'mode',
      value: 'observe',
      message: 'nothing was observed yet: nobody knows whom going live would call',
      mend: 'observe for a day, then look at npm run mode -- report',
    });
  }
  if (controls.emergencyStop) {
    warnings.push({
      path: 'emergency stop',
      value: 'on',
      message: 'nobody is called until it is taken back',
      mend: 'npm run resume takes it back',
    });
  }
  return { hindrances, warnings };
}
