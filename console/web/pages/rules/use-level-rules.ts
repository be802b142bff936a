import type { EffectiveAnswer } from '../../../../functions/api/routes/rules-routes.ts';
import { levelPath } from '../../../../shared/domain/rules-diff.ts';
import type { Stage } from '../../../../shared/domain/stage.ts';
import { useJudged } from '../../api/use-judged.ts';
import { type DraftRules, downTo, type Level, widerThan } from './draft-rules.ts';

type Scope = EffectiveAnswer['scopes'][number];

/** A value that holds at a level for leads of one stage, and who set it; without a value nobody did. */
export interface Held {
  readonly stage: Stage;
  readonly value: unknown;
  readonly by: Scope['rules'][number]['by'];
}

export interface LevelRules {
  /** What the level would have without setting anything, by the path of the rule; one entry for each stage. */
  readonly inherited: (path: string) => readonly Held[];
  /** What it has. */
  readonly held: (path: string) => readonly Held[];
}

/** The rules of a level under a document: those it inherits, and those that hold. */
export function useLevelRules(level: Level, document: DraftRules): LevelRules {
  const query = level.kind === 'campaign' ? `?campaignId=${encodeURIComponent(level.campaignId)}` : '';
  const path = `/rules/effective${query}`;
  const options = { about: levelPath(level).join('.'), isTyped: false };
  const wider = useJudged<EffectiveAnswer>(path, { document: widerThan(level, document) }, options);
  const own = useJudged<EffectiveAnswer>(path, { document: downTo(level, document) }, options);
  return { inherited: lookup(wider.body, level), held: lookup(own.body, level) };
}

function lookup(answer: EffectiveAnswer | undefined, level: Level): (path: string) => readonly Held[] {
  const scopes = onePerStage((answer?.scopes ?? []).filter((scope) => isOf(scope, level)));
  const byStage = scopes.map(({ stage, rules }) => ({ stage, rules: new Map(rules.map((rule) => [rule.path, rule])) }));
  return (path) =>
    byStage.map(({ stage, rules }) => ({ stage, value: rules.get(path)?.value, by: rules.get(path)?.by ?? [] }));
}

function isOf({ tier, campaignId }: Scope, level: Level): boolean {
  switch (level.kind) {
    case 'organisation':
      return true;
    case 'tier':
      return String(tier) === level.tier;
    case 'campaign':
      return campaignId === level.campaignId;
  }
}

/** Campaigns of one tier have the same rules where no level of their own is in the document. */
function onePerStage(scopes: readonly Scope[]): readonly Scope[] {
  return [...new Map(scopes.map((scope) => [scope.stage, scope])).values()];
}
