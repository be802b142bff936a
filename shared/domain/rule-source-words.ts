import type { RuleSource } from './rules-in-force.ts';

/** Who set a rule, as it stands behind "from". */
export function sourceInWords(source: RuleSource): string {
  switch (source.kind) {
    case 'default':
      return `the defaults of ${source.stage}`;
    case 'organisation':
      return 'the organisation';
    case 'tier':
      return `tier ${source.tier}`;
    case 'campaign':
      return `campaign ${source.campaignId}`;
    case 'preset':
      return `preset ${source.id}`;
  }
}
