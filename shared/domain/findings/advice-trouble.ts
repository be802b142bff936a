import { listWords } from '../rule-words.ts';
import type { SalesStructureKind } from '../sales-structure-kind.ts';
import type { Stage } from '../stage.ts';
import type { TierNumber } from '../tier-number.ts';
import type { SaidFinding } from './said-finding.ts';

/** What was given beside the counters for advice, and does not fit what they counted. */
export type AdviceTrouble =
  /** These tiers called too. */
  | { readonly kind: 'wrap-up-unknown'; readonly tiers: readonly TierNumber[] }
  /** People by tier are people of a usual structure, and a tier worked another stage than there. */
  | {
      readonly kind: 'other-tiers';
      readonly tier: TierNumber;
      readonly stage: Stage;
      readonly structure: SalesStructureKind;
    };

/** What is wrong with it and how to mend it. */
export function adviceTroubleInWords(trouble: AdviceTrouble): SaidFinding {
  switch (trouble.kind) {
    case 'wrap-up-unknown':
      return {
        message: `says nothing of tier ${listWords(trouble.tiers.map(String))}, which called too`,
        mend: 'write one figure for all, or one for each tier',
      };
    case 'other-tiers':
      return {
        message: `does not fit the calls: tier ${trouble.tier} worked ${trouble.stage}, which ${trouble.structure} tiers deal out otherwise`,
        mend: 'write the people of every tier, or their number in all',
      };
  }
}
