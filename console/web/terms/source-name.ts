import type { RuleSource } from '../../../shared/domain/rules-in-force.ts';
import type { RuleWords } from './rule-words.ts';

/** As the API tells it. */
type ToldSource = Exclude<RuleSource, { readonly kind: 'tier' }> | { readonly kind: 'tier'; readonly tier: number };

/** Who set a rule. */
export function sourceName(source: ToldSource, words: RuleWords): string {
  switch (source.kind) {
    case 'default':
      return words.sources.default(words.stages[source.stage]);
    case 'organisation':
      return words.sources.organisation;
    case 'tier':
      return words.sources.tier(source.tier);
    case 'campaign':
      return words.sources.campaign(source.campaignId);
    case 'preset':
      return words.sources.preset(words.presets[source.id]);
  }
}
