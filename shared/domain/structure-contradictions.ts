import * as z from 'zod';
import { nearestWord } from './nearest-word.ts';
import { isRecord, type RulesFinding } from './rules-problem.ts';
import { STAGES, type Stage } from './stage.ts';
import { TARGET_STAGE } from './structure-fields.ts';
import { structureMend } from './structure-mends.ts';
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
  const path = ['tiers', index, 'stages'];
  return [{ path, message: 'are no neighbours in order', mend: structureMend(path) }];
}

/** Told only where every tier's stages can be read: a stage that seems to be missing may be misspelt. */
function wronglyHeld(tiers: readonly TierRead[]): readonly RulesFinding[] {
  const held = tiers.flatMap(({ stages }, index) => (stages ?? []).map((stage) => ({ stage, index })));
  if (tiers.length === 0 || tiers.some(({ stages }) => stages === undefined)) return [];
  const findings = STAGES.flatMap((stage): readonly RulesFinding[] => {
    const [first, ...others] = held.filter((one) => one.stage === stage);
    if (first === undefined) {
      const mend = `add ${stage} to the stages of a tier whose work it belongs to`;
      return [{ path: ['tiers'], message: `${stage} is held by no tier`, mend }];
    }
    return others.map(({ index }) => ({
      path: ['tiers', index, 'stages'],
      message: `${stage} is held by tier ${first.index + 1} already`,
      mend: `leave ${stage} to one of the two`,
    }));
  });
  return findings.length > 0 ? findings : tiersInOrder(held);
}

function tiersInOrder(held: readonly { readonly stage: Stage; readonly index: number }[]): readonly RulesFinding[] {
  const firstBehind = held.findIndex(
    ({ stage }, at) => at > 0 && STAGES.indexOf(stage) < STAGES.indexOf(held[at - 1]?.stage ?? stage),
  );
  const [behind, before] = [held[firstBehind], held[firstBehind - 1]];
  if (behind === undefined || before === undefined || behind.index === before.index) return [];
  return [
    {
      path: ['tiers', behind.index, 'stages'],
      message: `${behind.stage} comes after ${before.stage}`,
      mend: 'write the tiers in the order of their stages, from prospecting to account care',
    },
  ];
}

function sameNames(tiers: readonly TierRead[]): readonly RulesFinding[] {
  return repeated(tiers.map(({ name }) => name?.trim().toLowerCase() ?? '')).map(({ index, first }) => ({
    path: ['tiers', index, 'name'],
    message: `is the name of tier ${first + 1} already`,
    mend: 'give each tier a name of its own',
  }));
}

function unknownScript(
  { script }: TierRead,
  index: number,
  scripts: Readonly<Record<string, unknown>>,
): readonly RulesFinding[] {
  if (script === undefined || Object.hasOwn(scripts, script)) return [];
  const nearest = nearestWord(script, Object.keys(scripts));
  const message = nearest === undefined ? 'no such script' : `no such script, did you mean ${nearest}?`;
  return [{ path: ['tiers', index, 'script'], message, mend: `add it to scripts, or name one that is there` }];
}

function foreignTargets({ stages, targets }: TierRead, index: number): readonly RulesFinding[] {
  if (stages === undefined || targets === undefined) return [];
  return Object.entries(TARGET_STAGE)
    .filter(([target, stage]) => Object.hasOwn(targets, target) && !stages.includes(stage))
    .map(([target, stage]) => ({
      path: ['tiers', index, 'targets', target],
      message: `measures ${stage}, which this tier does not hold`,
      mend: `set it in the tier that holds ${stage}`,
    }));
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
    repeated(values).map(({ index, first }) => ({
      path: ['scripts', id, list, index, key],
      message: `stands at ${list}.${first} already`,
      mend: `give each of the ${list} a ${key} of its own`,
    })),
  );
}

/** Each value that stood before, with the first place at which it stood; empty texts are passed over. */
function repeated(values: readonly string[]): readonly { readonly index: number; readonly first: number }[] {
  return values.flatMap((value, index) => {
    const first = values.indexOf(value);
    return value !== '' && first < index ? [{ index, first }] : [];
  });
}
