import { STAGE_DEFAULTS } from './default-rules.ts';
import type { Programme } from './dial-rules.ts';
import type { RulesFields, RulesTree } from './rules-fields.ts';
import type { Stage } from './stage.ts';

/** Two or more right fields that cannot hold together. */
export interface RulesContradiction {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly mend: string;
}

interface Level {
  readonly path: readonly string[];
  readonly fields: RulesFields;
}

/** The stage that a tier holds in every sales structure that has the tier. */
const CERTAIN_STAGE = { '1': 'prospecting', '2': 'selling', '3': 'account-care' } as const satisfies Record<
  string,
  Stage
>;
const TIERS = ['1', '2', '3'] as const;

const OPENING_MEND = 'give at least one weekday a window, such as "monday":[{"start":"09:00","end":"18:00"}]';

/** What contradicts itself once the levels are laid over each other and over the defaults. */
export function rulesContradictions(tree: RulesTree): readonly RulesContradiction[] {
  return [...levelsOf(tree).flatMap(programmeContradictions), ...closedWeeks(tree)];
}

function levelsOf(tree: RulesTree): readonly Level[] {
  const levels: Level[] = [];
  if (tree.organisation !== undefined) levels.push({ path: ['organisation'], fields: tree.organisation });
  for (const tier of TIERS) {
    const fields = tree.tiers?.[tier];
    if (fields !== undefined) levels.push({ path: ['tiers', tier], fields });
  }
  for (const [id, fields] of Object.entries(tree.campaigns ?? {})) levels.push({ path: ['campaigns', id], fields });
  return levels;
}

function programmeContradictions(level: Level): readonly RulesContradiction[] {
  const seen = new Set<string>();
  return (level.fields.programmes ?? []).flatMap((programme, index) => {
    const found: RulesContradiction[] = [];
    const path = [...level.path, 'programmes', index];
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

function closedWeeks(tree: RulesTree): readonly RulesContradiction[] {
  const found = new Map<string, RulesContradiction>();
  const add = (path: readonly string[], message: string) => {
    found.set(path.join(), { path: [...path, 'callWindows'], message, mend: OPENING_MEND });
  };
  for (const tier of TIERS) {
    const fields = tree.tiers?.[tier];
    if (opens(CERTAIN_STAGE[tier], [tree.organisation, fields])) continue;
    const path = fields?.callWindows === undefined ? ['organisation'] : ['tiers', tier];
    add(path, `leaves ${CERTAIN_STAGE[tier]} a week that never opens`);
  }
  for (const [id, fields] of Object.entries(tree.campaigns ?? {})) {
    if (fields.callWindows === undefined) continue;
    const isOpenSomewhere = TIERS.some((tier) =>
      opens(CERTAIN_STAGE[tier], [tree.organisation, tree.tiers?.[tier], fields]),
    );
    if (!isOpenSomewhere) add(['campaigns', id], 'leaves the campaign a week that never opens');
  }
  return [...found.values()];
}

function opens(stage: Stage, layers: readonly (RulesFields | undefined)[]): boolean {
  const week = Object.assign({}, STAGE_DEFAULTS[stage].callWindows, ...layers.map((layer) => layer?.callWindows));
  return Object.values<readonly unknown[]>(week).some((windows) => windows.length > 0);
}
