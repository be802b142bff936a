import type { Programme } from './dial-rules.ts';
import type { RulesFields, RulesTree } from './rules-fields.ts';
import { type RulesScope, rulesInForce } from './rules-in-force.ts';
import { levelPath, levelsNamed, type RulesLevel, scopeOf } from './rules-levels.ts';
import type { RulesFinding } from './rules-problem.ts';
import { TIER_NUMBERS } from './tier-number.ts';
import { WEEKDAYS } from './weekly-windows.ts';

const OPENING_MEND = 'give at least one weekday a window, such as "monday":[{"start":"09:00","end":"18:00"}]';
const COMMON_MEND = 'levels cut one another: give windows that lie within those of the wider levels, or widen those';

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
      found.push({
        path: [...path, 'id'],
        message: 'names a programme a second time',
        mend: 'give every programme its own id',
      });
    }
    seen.add(programme.id);
    const daysAfter = daysAfterPurchase(programme);
    if (daysAfter !== undefined && programme.skipIfBoughtWithinDays >= daysAfter) {
      found.push({
        path: [...path, 'skipIfBoughtWithinDays'],
        message: `skips every touch, because the sale that starts it lies only ${daysAfter} days back`,
        mend: `give fewer than ${daysAfter} days`,
      });
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
  const stages = scopes.map(({ stage }) => stage).join(' and ');
  const message = `leaves ${stages} a week that never opens`;
  return { path: [...level, 'callWindows'], message, mend: openingMend(own, scopes) };
}

function closedCampaigns(tree: RulesTree): readonly RulesFinding[] {
  return Object.entries(tree.campaigns ?? {}).flatMap(([id, own]) => {
    const scopes = TIER_NUMBERS.map((tier) => scopeOf(tier, id));
    if (own.callWindows === undefined || scopes.some((scope) => opens(tree, scope))) return [];
    const message = 'leaves the campaign a week that never opens';
    return [{ path: ['campaigns', id, 'callWindows'], message, mend: openingMend(own, scopes) }];
  });
}

/** A level that would open by itself is closed by what it shares the week with. */
function openingMend(own: RulesFields | undefined, scopes: readonly RulesScope[]): string {
  const alone = { organisation: own ?? {} };
  return scopes.some((scope) => opens(alone, scope)) ? COMMON_MEND : OPENING_MEND;
}

function opens(tree: RulesTree, scope: RulesScope): boolean {
  const { callWindows } = rulesInForce(tree, 0, scope).rules;
  return WEEKDAYS.some((day) => callWindows[day].length > 0);
}
