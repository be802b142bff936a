import * as z from 'zod';
import { structureFinding } from './findings/found.ts';
import { nearestWord } from './nearest-word.ts';
import { isRecord, type RulesFinding } from './rules-problem.ts';
import { STAGES, type Stage } from './stage.ts';
import { TARGET_STAGE } from './target-stage.ts';
import { checkTransitions } from './transitions-check.ts';
import { transitionOverridesSchema } from './transitions-schema.ts';

/** What is read of a document whose parts may be wrong: a part that is not what it should be is undefined. */
const readPart = {
  name: z.string().optional().catch(undefined),
  stages: z.array(z.enum(STAGES)).min(1).optional().catch(undefined),
  script: z.string().optional().catch(undefined),
  targets: z.record(z.string(), z.unknown()).optional().catch(undefined),
};
const readTier = z.object(readPart).catch({});
const readCoded = z.object({ code: z.string() }).catch({ code: '' });
const readCard = z.object({ id: z.string() }).catch({ id: '' });
const readFact = z.object({ name: z.string() }).catch({ name: '' });
const readScript = z.object({
  objections: z.array(readCoded).catch([]),
  cards: z.array(readCard).catch([]),
  facts: z.array(readFact).catch([]),
});
const readDocument = z.object({
  tiers: z.array(readTier).catch([]),
  scripts: z.record(z.string(), z.unknown()).optional().catch(undefined),
  transitions: transitionOverridesSchema.optional().catch(undefined),
});

type TierRead = z.infer<typeof readTier>;

/** What is wrong between the parts of a sales structure, told as far as the parts themselves can be read. */
export function structureContradictions(input: unknown): readonly RulesFinding[] {
  const read = readDocument.safeParse(input);
  if (!read.success) return [];
  const { tiers, scripts = {}, transitions = [] } = read.data;
  return [
    ...tiers.flatMap((tier, index) => outOfOrder(tier, index)),
    ...wronglyHeld(tiers),
    ...sameNames(tiers),
    ...tiers.flatMap((tier, index) => [...unknownScript(tier, index, scripts), ...foreignTargets(tier, index)]),
    ...Object.entries(scripts).flatMap(([id, script]) => sameCodes(id, script)),
    ...checkTransitions(transitions).errors.map((finding) => ({ ...finding, path: ['transitions', ...finding.path] })),
  ];
}

function outOfOrder({ stages }: TierRead, index: number): readonly RulesFinding[] {
  if (stages === undefined) return [];
  const places = stages.map((stage) => STAGES.indexOf(stage));
  if (places.every((place, at) => at === 0 || place === (places[at - 1] ?? 0) + 1)) return [];
  return [structureFinding(['tiers', index, 'stages'], { kind: 'stages-apart' })];
}

/** Told only where every tier's stages can be read: a stage that seems to be missing may be misspelt. */
function wronglyHeld(tiers: readonly TierRead[]): readonly RulesFinding[] {
  const held = tiers.flatMap(({ stages }, index) => (stages ?? []).map((stage) => ({ stage, index })));
  if (tiers.length === 0 || tiers.some(({ stages }) => stages === undefined)) return [];
  const findings = STAGES.flatMap((stage): readonly RulesFinding[] => {
    const [first, ...others] = held.filter((one) => one.stage === stage);
    if (first === undefined) return [structureFinding(['tiers'], { kind: 'stage-held-by-nobody', stage })];
    return others.map(({ index }) =>
      structureFinding(['tiers', index, 'stages'], { kind: 'stage-held-twice', stage, tier: first.index + 1 }),
    );
  });
  return findings.length > 0 ? findings : tiersInOrder(held);
}

function tiersInOrder(held: readonly { readonly stage: Stage; readonly index: number }[]): readonly RulesFinding[] {
  const firstBehind = held.findIndex(
    ({ stage }, at) => at > 0 && STAGES.indexOf(stage) < STAGES.indexOf(held[at - 1]?.stage ?? stage),
  );
  const [behind, before] = [held[firstBehind], held[firstBehind - 1]];
  if (behind === undefined || before === undefined || behind.index === before.index) return [];
  const trouble = { kind: 'tiers-out-of-order', stage: behind.stage, behind: before.stage } as const;
  return [structureFinding(['tiers', behind.index, 'stages'], trouble)];
}

function sameNames(tiers: readonly TierRead[]): readonly RulesFinding[] {
  return repeated(tiers.map(({ name }) => name?.trim().toLowerCase() ?? '')).map(({ index, first }) =>
    structureFinding(['tiers', index, 'name'], { kind: 'tier-named-twice', tier: first + 1 }),
  );
}

function unknownScript(
  { script }: TierRead,
  index: number,
  scripts: Readonly<Record<string, unknown>>,
): readonly RulesFinding[] {
  if (script === undefined || Object.hasOwn(scripts, script)) return [];
  const meant = nearestWord(script, Object.keys(scripts));
  const trouble = { kind: 'no-such-script', ...(meant !== undefined && { meant }) } as const;
  return [structureFinding(['tiers', index, 'script'], trouble)];
}

function foreignTargets({ stages, targets }: TierRead, index: number): readonly RulesFinding[] {
  if (stages === undefined || targets === undefined) return [];
  return Object.entries(TARGET_STAGE)
    .filter(([target, stage]) => Object.hasOwn(targets, target) && !stages.includes(stage))
    .map(([target, stage]) =>
      structureFinding(['tiers', index, 'targets', target], { kind: 'target-of-other-stage', stage }),
    );
}

function sameCodes(id: string, script: unknown): readonly RulesFinding[] {
  if (!isRecord(script)) return [];
  const { objections, cards, facts } = readScript.parse(script);
  const lists = [
    { list: 'objections', key: 'code', values: objections.map(({ code }) => code) },
    { list: 'cards', key: 'id', values: cards.map((card) => card.id) },
    { list: 'facts', key: 'name', values: facts.map(({ name }) => name) },
  ] as const;
  return lists.flatMap(({ list, key, values }) =>
    repeated(values).map(({ index, first }) =>
      structureFinding(['scripts', id, list, index, key], { kind: 'entry-twice', list, place: first, key }),
    ),
  );
}

/** Each value that stood before, with the first place at which it stood; empty texts are passed over. */
function repeated(values: readonly string[]): readonly { readonly index: number; readonly first: number }[] {
  return values.flatMap((value, index) => {
    const first = values.indexOf(value);
    return value !== '' && first < index ? [{ index, first }] : [];
  });
}
