import type { Temporal } from 'temporal-polyfill';
import type { DialMode } from '../domain/controls.ts';
import type { RulesDocument } from '../domain/rules-document.ts';
import type { RulesProblem } from '../domain/rules-problem.ts';
import { salesStructure } from '../domain/sales-structure.ts';
import { type EquipmentPart, filledStructure } from '../domain/structure-equipment.ts';
import type { StructureDocument } from '../domain/structure-fields.ts';
import type { TierNumber } from '../domain/tier-number.ts';
import { campaignsOf } from '../domain/usual-campaigns.ts';
import { storeFirstControls } from './change-controls.ts';
import type { SettingsRepository } from './ports/settings-repository.ts';
import { publishRules } from './rules-versions.ts';
import { publishStructure } from './structure-versions.ts';

/** What a company begins with. */
export interface FirstDocuments {
  /** With what each tier dials with, as far as there is something. */
  readonly structure: StructureDocument;
  readonly rules: RulesDocument;
}

export interface SetUpDependencies {
  readonly repository: Pick<
    SettingsRepository,
    'structures' | 'rules' | 'read' | 'readControls' | 'saveControls' | 'addCampaign'
  >;
  readonly clock: () => Temporal.Instant;
}

/** What a set-up did, or found done. */
export interface CompanySetUp {
  /** Ids of the campaigns that were not there. */
  readonly campaignsAdded: readonly string[];
  readonly structure: StructureSetUp;
  readonly rules: DocumentSetUp;
  /** As administrators left it; `observe` before anybody touched it. */
  readonly mode: DialMode['kind'];
}

type DocumentSetUp =
  | { readonly kind: 'published'; readonly version: number }
  | { readonly kind: 'there-already'; readonly version: number };

type StructureSetUp =
  | { readonly kind: 'published'; readonly version: number }
  /** Tiers got what they lacked; all else is as administrators left it. */
  | { readonly kind: 'completed'; readonly version: number; readonly tiers: readonly TierNumber[] }
  /** What administrators set otherwise is named and kept. */
  | { readonly kind: 'there-already'; readonly version: number; readonly otherwise: readonly EquipmentPart[] }
  /** Not published: nobody could call with it yet. */
  | { readonly kind: 'waits'; readonly problems: readonly RulesProblem[] };

const AUTHOR = 'npm run deploy';
const NOTE_AT_FIRST = 'What the deployment begins with.';

/** So often somebody else may publish meanwhile. */
const TRIES = 5;

/**
 * Gives a company what it begins with: a campaign for each tier, the sales structure with what its tiers dial with, and
 * dial rules. Only what is not there is stored, and what administrators changed since is never touched; a tier that
 * lacks something to dial with gets it. Nobody is called by this: the mode stays what it is.
 *
 * A repeat changes nothing. Whoever dies between any two writes is carried on by a repeat, and of two at once the second
 * finds done what the first did. The controls come first, because they carry the table's name, by which a copy of it is
 * told; campaigns come before the structure, which is refused while nobody could call for a tier.
 */
export async function setUpCompany(deps: SetUpDependencies, first: FirstDocuments): Promise<CompanySetUp> {
  await storeFirstControls(deps.repository, { author: AUTHOR, note: NOTE_AT_FIRST, at: deps.clock() });
  const campaignsAdded = await addCampaigns(deps, first);
  return {
    campaignsAdded,
    structure: await setUpStructure(deps, first.structure),
    rules: await setUpRules(deps, first.rules),
    mode: (await deps.repository.readControls()).mode.kind,
  };
}

/** Once a structure was published its campaigns are the administrators' own. */
async function addCampaigns({ repository }: SetUpDependencies, { structure }: FirstDocuments): Promise<string[]> {
  if ((await repository.read()).structure.version > 0) return [];
  const added: string[] = [];
  for (const campaign of campaignsOf(salesStructure(structure))) {
    if ((await repository.addCampaign(campaign)) === 'added') added.push(campaign.id);
  }
  return added;
}

async function setUpStructure(deps: SetUpDependencies, first: StructureDocument): Promise<StructureSetUp> {
  for (let left = TRIES; ; left -= 1) {
    const { version, document } = (await deps.repository.read()).structure;
    const { filled, tiers, otherwise } = filledStructure(document, first);
    if (version > 0 && tiers.length === 0) return { kind: 'there-already', version, otherwise };
    const result = await publishStructure(deps, {
      input: version === 0 ? first : filled,
      expectedVersion: version,
      author: AUTHOR,
      note: version === 0 ? NOTE_AT_FIRST : 'What tiers lacked to dial with.',
    });
    switch (result.kind) {
      case 'published':
        return version === 0
          ? { kind: 'published', version: result.version }
          : { kind: 'completed', version: result.version, tiers };
      case 'unchanged':
        return { kind: 'there-already', version: result.version, otherwise };
      case 'invalid':
        return { kind: 'waits', problems: result.problems };
      case 'overtaken':
      case 'overtaken-by-unreadable':
        if (left === 0) return { kind: 'there-already', version: result.byVersion, otherwise };
    }
  }
}

async function setUpRules(deps: SetUpDependencies, first: RulesDocument): Promise<DocumentSetUp> {
  const { version } = (await deps.repository.read()).rules;
  if (version > 0) return { kind: 'there-already', version };
  const result = await publishRules(deps, {
    input: first,
    expectedVersion: 0,
    author: AUTHOR,
    note: NOTE_AT_FIRST,
  });
  switch (result.kind) {
    case 'published':
      return { kind: 'published', version: result.version };
    case 'unchanged':
      return { kind: 'there-already', version: result.version };
    case 'overtaken':
    case 'overtaken-by-unreadable':
      return { kind: 'there-already', version: result.byVersion };
    case 'invalid':
      throw new TypeError(`The first rules were valid when they were read: ${result.problems.map(({ path }) => path)}`);
  }
}
