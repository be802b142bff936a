import type { RuleSource } from './rules-in-force.ts';

/** A source as a sentence names it. */
export function sourceNamed(source: RuleSource): string {
  switch (source.kind) {
    case 'default':
      return `the default for ${source.stage}`;
    case 'organisation':
      return 'the organisation';
    case 'tier':
      return `tier ${source.tier}`;
    case 'campaign':
      return `campaign ${source.campaignId}`;
    case 'preset':
      return `the preset ${source.id}`;
  }
}

/** Several sources as a sentence names them. */
export function sourcesNamed(sources: readonly RuleSource[]): string {
  const names = sources.map(sourceNamed);
  const last = names.pop() ?? 'nobody';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}

/** Where in a rules document the fields of a level stand. */
export function levelPath(source: Exclude<RuleSource, { readonly kind: 'default' | 'preset' }>): readonly string[] {
  switch (source.kind) {
    case 'organisation':
      return ['organisation'];
    case 'tier':
      return ['tiers', String(source.tier)];
    case 'campaign':
      return ['campaigns', source.campaignId];
  }
}
