import type { Programme } from './dial-rules.ts';
import { rulesFinding } from './findings/found.ts';
import type { RulesFields, RulesTree } from './rules-fields.ts';
import { type RulesScope, rulesInForce } from './rules-in-force.ts';
import { levelPath, levelsNamed, type RulesLevel, scopeOf } from './rules-levels.ts';
import type { RulesFinding } from './rules-problem.ts';
import { TIER_NUMBERS } from './tier-number.ts';
import { WEEKDAYS } from './weekly-windows.ts';

/** What contradicts itself once the levels are laid over each other and over the defaults. */
export function rulesContradictions(tree: RulesTree): readonly RulesFinding[] {
  return [...levelsNamed(tree).flatMap(programmeContradictions), ...closedWeeks(tree)];
}

function programmeContradictions({ source, fields }: RulesLevel): readonly RulesFinding[] {
  const seen = new Set<string>();
  return (fields.programmes ?? []).flatMap((programme, index) => {
    const found: RulesFinding[] = [];
    const path = [...levelPath(source), 'programmes', index];
    if (seen.has(programme.id)) {
      found.push(rulesFinding([...path, 'id'], { kind: 'programme-named-twice' }));
    }
    seen.add(programme.id);
    const daysAfter = daysAfterPurchase(programme);
    if (daysAfter !== undefined && programme.skipIfBoughtWithinDays >= daysAfter) {
      found.push(rulesFinding([...path, 'skipIfBoughtWithinDays'], { kind: 'every-touch-skipped', daysAfter }));
    }
    return found;
  });
}

/** When a programme makes its only touch after what was bought. */
function daysAfterPurchase({ trigger }: Programme): number | undefined {
  return trigger.kind === 'after-sale' || trigger.kind === 'after-purchase' ? trigger.days : undefined;
}

function closedWeeks(tree: RulesTree): readonly RulesFinding[] {
  return [...closedTiers(tree), ...closedCampaigns(tree)];
}

/** Where a tier says nothing of its week, the organisation closed it. */
function closedTiers(tree: RulesTree): readonly RulesFinding[] {
  const closed = TIER_NUMBERS.map((tier) => scopeOf(tier)).filter((scope) => !opens(tree, scope));
  const isOwn = ({ tier }: RulesScope) => tree.tiers?.[tier]?.callWindows !== undefined;
  const byOrganisation = closed.filter((scope) => !isOwn(scope));
  return [
    ...(byOrganisation.length > 0 ? [closedWeek(['organisation'], tree.organisation, byOrganisation)] : []),
    ...closed
      .filter(isOwn)
      .map((scope) => closedWeek(['tiers', String(scope.tier)], tree.tiers?.[scope.tier], [scope])),
  ];
}

function closedWeek(
  level: readonly string[],
  own: RulesFields | undefined,
  scopes: readonly RulesScope[],
): RulesFinding {
  const stages = scopes.map(({ stage }) => stage);
  const trouble = { kind: 'week-never-opens', stages, opensAlone: opensAlone(own, scopes) } as const;
  return rulesFinding([...level, 'callWindows'], trouble);
}

function closedCampaigns(tree: RulesTree): readonly RulesFinding[] {
  return Object.entries(tree.campaigns ?? {}).flatMap(([id, own]) => {
    const scopes = TIER_NUMBERS.map((tier) => scopeOf(tier, id));
    if (own.callWindows === undefined || scopes.some((scope) => opens(tree, scope))) return [];
    const trouble = { kind: 'campaign-week-never-opens', opensAlone: opensAlone(own, scopes) } as const;
    return [rulesFinding(['campaigns', id, 'callWindows'], trouble)];
  });
}

/** A level that would open by itself is closed by what it shares the week with. */
function opensAlone(own: RulesFields | undefined, scopes: readonly RulesScope[]): boolean {
  const alone = { organisation: own ?? {} };
  return scopes.some((scope) => opens(alone, scope));
}

function opens(tree: RulesTree, scope: RulesScope): boolean {
  const { callWindows } = rulesInForce(tree, 0, scope).rules;
  return WEEKDAYS.some((day) => callWindows[day].length > 0);
}
