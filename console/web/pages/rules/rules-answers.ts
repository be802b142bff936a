import type { CheckedDraft } from '../../../../functions/api/routes/document-routes.ts';
import type { ScopesAnswer } from '../../../../functions/api/routes/rules-routes.ts';

/** The levels that rules may be set at. */
export type Scopes = ScopesAnswer['scopes'];
export type Fault = CheckedDraft['faults'][number];

/**
 * Answers that other rules make old: programmes, and what explains a campaign, are parts of the rules, and the overview
 * tells why nobody is called under them.
 */
export const RULES_OLD: readonly string[] = ['/rules', '/programmes', '/campaigns', '/overview'];
