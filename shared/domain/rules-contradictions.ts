import type { Programme } from './dial-rules.ts';
import type { RulesFields, RulesTree } from './rules-fields.ts';
import { type RulesScope, rulesInForce } from './rules-in-force.ts';
import { levelPath, levelsNamed, type RulesLevel, scopeOf, TIER_NUMBERS } from './rules-levels.ts';
import type { RulesFinding } from './rules-problem.ts';
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
    if (skipsItself(programme)) {
      found.push({
        path: [...path, 'skipIfBoughtWithinDays'],
        message: `skips every touch, because the sale that starts it lies only ${programme.trigger.days} days back`,
        mend: `give fewer than ${programme.trigger.days} days`,
      });
    }
    return found;
  });
}

function skipsItself({ trigger, skipIfBoughtWithinDays }: Programme): boolean {
  return trigger.kind === 'after-sale' && skipIfBoughtWithinDays >= trigger.days;
}

function closedWeeks(tree: RulesTree): readonly RulesFinding[] {
  const found = new Map<string, RulesFinding>();
  for (const tier of TIER_NUMBERS) {
    const scope = scopeOf(tier);
    if (opens(tree, scope)) continue;
    const ofTier = tree.tiers?.[tier];
    const [level, own] =
      ofTier?.callWindows === undefined ? [['organisation'], tree.organisation] : [['tiers', String(tier)], ofTier];
    const message = `leaves ${scope.stage} a week that never opens`;
    found.set(level.join(), { path: [...level, 'callWindows'], message, mend: openingMend(own, [scope]) });
  }
  for (const [id, own] of Object.entries(tree.campaigns ?? {})) {
    const scopes = TIER_NUMBERS.map((tier) => scopeOf(tier, id));
    if (own.callWindows === undefined || scopes.some((scope) => opens(tree, scope))) continue;
    const path = ['campaigns', id, 'callWindows'];
    const message = 'leaves the campaign a week that never opens';
    found.set(path.join(), { path, message, mend: openingMend(own, scopes) });
  }
  return [...found.values()];
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
